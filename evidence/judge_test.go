package evidence

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"onrecord"
	"onrecord/question"
)

var update = flag.Bool("update", false, "write the findings of the cases anew")

// TestJudge asks the questions of testdata/*.txtar of the article in the same
// file. The name of an entry is the question; its content is what the best
// sentence was found to say.
func TestJudge(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runCase(t, file) })
	}
}

func runCase(t *testing.T, file string) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	title, body, _ := strings.Cut(string(ar.Files[0].Data), "\n\n")
	text := Read(onrecord.Article{Title: title, Text: body}, question.NewSplitter())
	for i, f := range ar.Files[1:] {
		got := show(text, question.Parse(f.Name))
		if *update {
			ar.Files[i+1].Data = []byte(got)
		} else if want := string(f.Data); got != want {
			t.Errorf("%s\n--- got\n%s--- want\n%s", f.Name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// again judges the nearest sentences once more, where none answers.
func again(t *Text, q question.Question, all []Finding) Finding {
	for _, f := range all[:min(len(all), 3)] {
		if f = Reconsider(q, t, f); f.Answers {
			return f
		}
	}
	return all[0]
}

// show prints what the best sentence says to a question, or why it does not
// answer it.
func show(t *Text, q question.Question) string {
	var all []Finding
	for i := range t.Words {
		all = append(all, Judge(q, t, i))
	}
	slices.SortStableFunc(all, func(a, b Finding) int {
		if a.Answers != b.Answers {
			return map[bool]int{true: -1, false: 1}[a.Answers]
		}
		return -cmp.Compare(a.Score, b.Score)
	})
	best := all[0]
	for _, f := range all {
		if f.Reason == Unknown && (!best.Answers || f.Cover.Own > best.Cover.Own) {
			best = f
			break
		}
	}
	if !best.Answers && best.Reason != Unknown {
		best = again(t, q, all)
	}
	if !best.Answers {
		return fmt.Sprintf("no: %s\n", best.Reason)
	}
	var b strings.Builder
	if best.Doubt != "" {
		fmt.Fprintf(&b, "doubt: %s\n", best.Doubt)
	}
	if best.Verdict != Open {
		fmt.Fprintf(&b, "verdict: %s\n", best.Verdict)
	}
	if !best.Short.Empty() {
		fmt.Fprintf(&b, "short: %s\n", t.In(best.Short))
	}
	fmt.Fprintf(&b, "%s\n", t.Say(best.Sentence))
	return b.String()
}

// TestTimesOfPrinting asks for what happened in the month in which an article was
// printed, or some years before, which it does not name.
func TestTimesOfPrinting(t *testing.T) {
	a := Read(onrecord.Article{
		Title: "The regatta", Published: time.Date(2031, 6, 9, 0, 0, 0, 0, time.UTC),
		Text: "Ada Brand gave a speech in Lindow on Tuesday. The bakers wrote a bread bill two years ago. The bread bill never became law. The bakers spent $4 million last month.",
	}, question.NewSplitter())
	for line, want := range map[string]bool{
		"where did Ada Brand give a speech in June?":    true,
		"where did Ada Brand give a speech in 2031?":    true,
		"where did Ada Brand give a speech in October?": false,
		"did the 2029 bread bill become law?":           true,
		"did the 2012 bread bill become law?":           false,
		"how much did the bakers spend in May 2031?":    true,
		"how much did the bakers spend in March 2031?":  false,
	} {
		got := false
		for i := range a.Words {
			got = got || Judge(question.Parse(line), a, i).Answers
		}
		if got != want {
			t.Errorf("%s: answers %v, want %v", line, got, want)
		}
	}
}

func TestClaims(t *testing.T) {
	for _, c := range []struct {
		message string
		want    []Claim
	}{
		{`Maren Toll: "we cannot keep the ice away"`, []Claim{{"we cannot keep the ice away", "Maren Toll"}}},
		{`Did Otto Brand really say “nobody asked the fishermen”?`, []Claim{{"nobody asked the fishermen", "Otto Brand"}}},
		{`Brand: "nobody asked the fishermen"`, []Claim{{"nobody asked the fishermen", "Brand"}}},
		{`Then he wrote: "nobody asked the fishermen"`, []Claim{{"nobody asked the fishermen", ""}}},
		{`nobody asked the fishermen`, []Claim{{"nobody asked the fishermen", ""}}},
		{`a "big" word is no quotation`, []Claim{{`a "big" word is no quotation`, ""}}},
		{`a “firm no”, says Otto Brand`, []Claim{{"firm no", "Otto Brand"}}},
		{`nobody asked the fishermen – Otto Brand`, []Claim{{"nobody asked the fishermen", "Otto Brand"}}},
		{`nobody asked the fishermen (Otto Brand)`, []Claim{{"nobody asked the fishermen", "Otto Brand"}}},
		{`nobody asked the fishermen, said Otto Brand.`, []Claim{{"nobody asked the fishermen", "Otto Brand"}}},
		{`Otto Brand said that nobody asked the fishermen`, []Claim{{"nobody asked the fishermen", "Otto Brand"}}},
		{`Nobody said that we must ask the fishermen`, []Claim{{"Nobody said that we must ask the fishermen", ""}}},
		{`"nobody asked Otto Brand" and "we cannot keep the ice away"`, []Claim{{"nobody asked Otto Brand", ""}, {"we cannot keep the ice away", ""}}},
		{`Otto Brand said "nobody asked the fishermen" and Maren Toll said "we cannot keep the ice away"`,
			[]Claim{{"nobody asked the fishermen", "Otto Brand"}, {"we cannot keep the ice away", "Maren Toll"}}},
	} {
		if got := Claims(c.message); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.message, got, c.want)
		}
	}
}

func FuzzJudge(f *testing.F) {
	for _, q := range []string{"who said nobody asked?", "how many boats did Lindow send?", "when was it?", "is Lindow a port?", "who is Maren Toll",
		"which song did Toll come on stage to?", "why didn't Lindow sell the boats?", "which films did Toll name besides \"Salt\"?", "was the boat sold by Toll?"} {
		f.Add("Lindow sent 14 boats on Friday, Maren Toll said. \"Nobody asked,\" she added.\nIt is a port.", q)
	}
	f.Add("Toll", "whos A Toll")
	f.Add("Sark College sent a letter. Otto Brand met the old dean of studies. Nela Orst is the dean.", "who is the dean of Sark College?")
	f.Add("Sark College sent a letter. Then came the school dean.", "who is the school dean of Sark College?")
	f.Add("The Lindow Bank is old. Ada Toll is the head of", "who heads the Lindow Bank?")
	f.Add("Pia Lund of, they say.", "where is Pia Lund from?")
	f.Add("Harwick, sold the boats.", "who sold the boats?")
	f.Add("Fans of the boats wrote #SaltWind, \"Winter Ice\" and \"Port #Lindow\" on the wall at lindow.org.", "which slogans did the fans write?")
	f.Fuzz(func(t *testing.T, text, line string) {
		if len(text) > 4000 || len(line) > 500 {
			return
		}
		a := Read(onrecord.Article{Text: strings.ToValidUTF8(text, "?")}, question.NewSplitter())
		q := question.Parse(line)
		for i := range a.Words {
			found := Judge(q, a, i)
			if _, ok := found.Short.In(a.Text); !ok {
				t.Fatalf("short answer %v lies outside the text", found.Short)
			}
			a.SpeakerOf(i, a.Sentences[i].Span.Start)
		}
		Claims(line)
	})
}

// TestSpaced: a space of an expression is any that articles have, in a class too.
func TestSpaced(t *testing.T) {
	for expr, text := range map[string]string{
		`^a b$`: "a\u00a0b", `^a[ -]b$`: "a\u00a0b", `^a\s+b$`: "a \u00a0b", `^a[\s,]b$`: "a\u00a0b", `^a\[ b\]$`: "a[\u00a0b]",
	} {
		if !spaced(expr).MatchString(text) || !spaced(expr).MatchString(strings.ReplaceAll(text, "\u00a0", " ")) {
			t.Errorf("%s does not match %q", expr, text)
		}
	}
}
