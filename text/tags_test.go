package text

import (
	"bytes"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3"

	"onrecord"
	"onrecord/text/grammar"
)

// TestTags reads cases as TestSplit does; the tokens are shown with their
// tags. It fails when the model and the code that codes words part ways.
func TestTags(t *testing.T) {
	golden(t, "testdata/tags.txtar", func(d *Doc) string {
		var b strings.Builder
		for _, s := range d.Sentences {
			for i := s.First; i < s.End; i++ {
				b.WriteString(d.Word(i) + "/" + string(d.Tokens[i].Tag) + " ")
			}
			b.WriteString("\n")
		}
		return strings.ReplaceAll(b.String(), " \n", "\n")
	})
}

func TestModelFitsTheCode(t *testing.T) {
	if _, err := grammar.ReadTagger(bytes.NewReader(tagModel)); err != nil {
		t.Fatal(err)
	}
}

func TestTaggingAllocatesNothingPerToken(t *testing.T) {
	short := Split(onrecord.Article{Text: sample(10)})
	long := Split(onrecord.Article{Text: sample(1000)})
	short.tag()
	few := testing.AllocsPerRun(5, short.tag)
	many := testing.AllocsPerRun(5, long.tag)
	if many > few {
		t.Errorf("%v allocations for 1000 sentences, %v for 10", many, few)
	}
}

// sample returns n sentences of news-like text.
func sample(n int) string {
	lines := []string{
		"The defence minister of Norland, Ada Brown, said on Friday that the country would send 300 troops and two frigates to the coast. ",
		"“We’re not going to wait,” Brown told reporters in Arlen, adding that the plan hadn’t been agreed with the opposition. ",
		"Officials estimate that around 7,640 people, many of them older than 65, left the U.S. base before the storm hit.\n",
	}
	var b strings.Builder
	for i := range n {
		b.WriteString(lines[i%len(lines)])
	}
	return b.String()
}

// BenchmarkTags sets our tokens, sentences and tags beside those of prose, on
// the same text.
func BenchmarkTags(b *testing.B) {
	a := onrecord.Article{Text: sample(400)}
	b.Run("onrecord", func(b *testing.B) {
		b.SetBytes(int64(len(a.Text)))
		for b.Loop() {
			Split(a).tag()
		}
	})
	b.Run("onrecord/all layers", func(b *testing.B) {
		b.SetBytes(int64(len(a.Text)))
		for b.Loop() {
			Analyse(a)
		}
	})
	b.Run("onrecord/split", func(b *testing.B) {
		b.SetBytes(int64(len(a.Text)))
		for b.Loop() {
			Split(a)
		}
	})
	b.Run("prose", func(b *testing.B) {
		b.SetBytes(int64(len(a.Text)))
		for b.Loop() {
			proseTags(b, a.Text)
		}
	})
}

func BenchmarkModel(b *testing.B) {
	for b.Loop() {
		if _, err := grammar.ReadTagger(bytes.NewReader(tagModel)); err != nil {
			b.Fatal(err)
		}
	}
}

// proseTags runs prose without its entities.
func proseTags(b *testing.B, s string) {
	if _, err := prose.NewDocument(s, prose.WithExtraction(false)); err != nil {
		b.Fatal(err)
	}
}
