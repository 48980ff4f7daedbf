package troops

import (
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/text"
)

// sampleText is news as it comes: most sentences name no force.
const sampleText = `Norway will send 300 soldiers and two frigates to Estonia by the end of June, the minister said on Monday.
The council met in Oslo to speak about prices. Nobody left before midnight, and the mayor said that the talks would go on.
Some 5,500 Danish troops are stationed in Latvia, while Sweden is considering sending a battalion of its own.
Schools stay closed until Friday. A reader wrote that the harbour was full of fish again.
`

// BenchmarkFacts reads forces in a document that was analysed before.
func BenchmarkFacts(b *testing.B) {
	body := strings.Repeat(sampleText, 20)
	d := text.Analyse(onrecord.Article{Text: body, Published: time.Date(2010, 6, 2, 0, 0, 0, 0, time.UTC)})
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Facts(d)
	}
}

// BenchmarkAnalyse makes all layers of a document, those of places, dates and
// numbers among them.
func BenchmarkAnalyse(b *testing.B) {
	body := strings.Repeat(sampleText, 20)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		text.Analyse(onrecord.Article{Text: body})
	}
}
