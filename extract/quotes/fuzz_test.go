package quotes

import (
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord"
	"onrecord/extract/extracttest"
	"onrecord/text"
)

// FuzzFacts: any text gives quotes that keep the promise of the bytes.
func FuzzFacts(f *testing.F) {
	for _, a := range extracttest.Articles(f, "testdata/*.txtar") {
		f.Add(a)
	}
	f.Add("\ufeff“\u202eשלום,” said Ada.\u00a0''")
	f.Add(":\"0")
	f.Fuzz(func(t *testing.T, s string) {
		check(t, strings.ToValidUTF8(s, "\ufffd"))
	})
}

// TestDamaged: copies of the cases with marks deleted, doubled and swapped
// give quotes that keep the promise of the bytes.
func TestDamaged(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, a := range extracttest.Articles(t, "testdata/*.txtar") {
		for range 20 {
			check(t, damage(r, a))
		}
	}
}

// damage changes about a third of the marks of an article.
func damage(r *rand.Rand, article string) string {
	marks := []rune("“”\"'‘’«»`")
	var b strings.Builder
	if r.IntN(4) == 0 {
		b.WriteRune('\ufeff')
	}
	for _, c := range article {
		if !strings.ContainsRune(string(marks), c) {
			b.WriteRune(c)
			continue
		}
		switch r.IntN(9) {
		case 0:
		case 1:
			b.WriteString(string([]rune{c, c}))
		case 2:
			b.WriteRune(marks[r.IntN(len(marks))])
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func check(t *testing.T, article string) {
	t.Helper()
	for _, f := range Facts(text.Analyse(onrecord.Article{Text: article})) {
		if err := f.Check(article); err != nil {
			t.Errorf("%q: %v", article, err)
		}
		if f.What.Zero() || f.Form == "" || f.Status == "" {
			t.Errorf("%q: half a quote: %+v", article, f)
		}
		if c := f.What.Cover(); f.Span.Start > c.Start || f.Span.End < c.End {
			t.Errorf("%q: the sentences %v do not hold the words %v", article, f.Span, c)
		}
	}
}

// hard are texts on which a careless reader takes more than linear time, each
// to be repeated.
var hard = map[string]string{
	"no full stop":      "and the old ferry of the port said it was late while she told the crew that they hoped to sail ",
	"commas":            "Ada Okri, who said, that she, the mayor, told them, ",
	"open marks":        "“Ada said “no ",
	"closing marks":     "Ada said” no” ",
	"straight marks":    "\"Ada said ",
	"apostrophes":       "'Ada's 'ferry said' ",
	"names":             "Ada Okri said Per Lund said ",
	"pronouns":          "she said he said ",
	"open paragraphs":   "“Ada said no.\n",
	"marks in one line": "“No,” she said. ",
	"dashes":            "Ada -- who said it -- ",
	"capitals":          "ADA OKRI SAID THE FERRY IS LATE ",
}

// TestLinear: ten times the text takes little more than ten times as long.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, unit := range hard {
		t.Run(name, func(t *testing.T) { extracttest.Linear(t, unit, Facts) })
	}
}

func BenchmarkFacts(b *testing.B) {
	article := strings.Join(extracttest.Articles(b, "testdata/*.txtar"), "\n\n")
	for name, times := range map[string]int{"10kB": 1, "100kB": 10, "1MB": 100} {
		d := text.Analyse(onrecord.Article{Text: strings.Repeat(article+"\n\n", times)})
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(d.Text)))
			for b.Loop() {
				Facts(d)
			}
		})
	}
}
