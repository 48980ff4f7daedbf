package text

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
)

// published is a Wednesday.
var published = time.Date(2010, 6, 2, 0, 0, 0, 0, time.UTC)

// TestNumbers reads testdata/numbers.txt.
func TestNumbers(t *testing.T) {
	cases(t, "numbers.txt", " =>", func(d *Doc, _ string) string {
		var got []string
		for _, n := range d.Numbers {
			s := fmt.Sprintf("%s [%d..%d]", d.In(n.Span), n.Low, n.High)
			if n.Vague {
				s += "*"
			}
			got = append(got, s)
		}
		return strings.Join(got, "; ")
	})
}

// TestDates reads testdata/dates.txt.
func TestDates(t *testing.T) {
	for sign, to := range map[string]Direction{" <": Back, " >": Ahead} {
		cases(t, "dates.txt", sign, func(d *Doc, _ string) string {
			var got []string
			for _, p := range d.Dates {
				got = append(got, strings.TrimSpace(d.In(p.Span)+" = "+d.Period(p, to).ISO))
			}
			return strings.Join(got, "; ")
		})
	}
}

// TestDatesWithoutPublication: nothing is invented where the day of
// publication is unknown.
func TestDatesWithoutPublication(t *testing.T) {
	d := Analyse(onrecord.Article{Text: "They came on Monday, yesterday, in May and in 2003."})
	if len(d.Dates) != 4 {
		t.Fatalf("%d dates, want 4", len(d.Dates))
	}
	for i, want := range []string{"", "", "", "2003"} {
		if got := d.Period(d.Dates[i], Back).ISO; got != want {
			t.Errorf("%q = %q, want %q", d.In(d.Dates[i].Span), got, want)
		}
	}
}

// TestPlaces reads testdata/places.txt.
func TestPlaces(t *testing.T) {
	cases(t, "places.txt", " =>", func(d *Doc, _ string) string {
		var got []string
		for _, p := range d.Places {
			form := []string{"", " adjective", " people"}[p.Form]
			got = append(got, fmt.Sprintf("%s = %s (%s%s)", d.In(p.Span), p.Place.Name, p.Place.Kind, form))
		}
		return strings.Join(got, "; ")
	})
}

// cases reads lines of a sentence, a sign and what is wanted.
func cases(t *testing.T, file, sign string, run func(d *Doc, line string) string) {
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		sentence, want, ok := strings.Cut(line, sign)
		if !ok || line[0] == '#' {
			continue
		}
		n++
		d := Analyse(onrecord.Article{Text: sentence, Published: published})
		if got := run(d, line); got != strings.TrimSpace(want) {
			t.Errorf("%s\n got: %s\nwant: %s", sentence, got, strings.TrimSpace(want))
		}
	}
	if n == 0 {
		t.Errorf("no case in %s", file)
	}
}

// TestWithin: regions hold their countries and those their cities.
func TestWithin(t *testing.T) {
	baltics := Within("the Baltic states")
	for _, want := range []string{"Baltics", "Estonia", "Latvia", "Lithuania", "Riga"} {
		if !slices.Contains(baltics, want) {
			t.Errorf("Within(Baltics) lacks %s: %v", want, baltics)
		}
	}
	if slices.Contains(baltics, "Poland") {
		t.Error("Within(Baltics) has Poland")
	}
	if got := Within("NATO"); !slices.Equal(got, []string{"NATO"}) {
		t.Errorf("Within(NATO) = %v", got)
	}
	if got := Within("Nowhere at all"); !slices.Equal(got, []string{"Nowhere at all"}) {
		t.Errorf("Within of an unknown name = %v", got)
	}
}

// TestGazetteer: every member that a line names is itself in the gazetteer.
func TestGazetteer(t *testing.T) {
	g := theGazetteer()
	for _, p := range g.places {
		for _, m := range append(slices.Clone(p.Members), p.In...) {
			if g.byName[strings.ToLower(m)] == nil {
				t.Errorf("%s: %q is not in the gazetteer", p.Name, m)
			}
		}
	}
	if len(g.places) < 500 {
		t.Errorf("%d places", len(g.places))
	}
}

// FuzzLayers: any string has layers inside the text, in order.
func FuzzLayers(f *testing.F) {
	for _, s := range []string{"About 2, 800 men left by the end of May 2005.", "from two to", "between 7 and", "May 31st,", "U.S", "a \u00a0dozen-", "20\u0661 two hundred and"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := Analyse(onrecord.Article{Text: strings.ToValidUTF8(s, ""), Published: published})
		end := 0
		for _, n := range d.Numbers {
			checkLayer(t, d, n.Span, end)
			checkLayer(t, d, n.Core, n.Start)
			end = n.End
		}
		end = 0
		for _, p := range d.Dates {
			checkLayer(t, d, p.Span, end)
			d.Period(p, Ahead)
			end = p.End
		}
		end = 0
		for _, p := range d.Places {
			checkLayer(t, d, p.Span, end)
			end = p.End
		}
	})
}

func checkLayer(t *testing.T, d *Doc, s onrecord.Span, after int) {
	t.Helper()
	if _, ok := s.In(d.Text); !ok || s.Empty() || s.Start < after {
		t.Fatalf("span %d-%d after %d in %q", s.Start, s.End, after, d.Text)
	}
}
