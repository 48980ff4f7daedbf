package words

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Whatever it TAKES!", "whatever it takes"},
		{"Erdoğan’s Çelik, Øre & Łódź", "erdogan celik ore lodz"},
		{"5,000 troops, 3.5 tons", "5000 troops 3 5 tons"},
		{"the U.S. Army of the U.K.", "the us army of the uk"},
		{"J. Doe at 5 p.m. today", "j doe at 5 pm today"},
		{"don't, the soldiers' pay", "dont the soldiers pay"},
		{"Secretary-General", "secretary general"},
		{"end.Next", "end next"},
		{"’s ' …", "s"},
		{"Київ", "киів"},
		{"", ""},
	} {
		if got := Fold(c.text); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	for _, c := range [][2]string{{"deployed", "deploying"}, {"troops", "troop"}, {"takes", "take"}} {
		if Stem(c[0]) != Stem(c[1]) {
			t.Errorf("Stem(%q) = %q, Stem(%q) = %q", c[0], Stem(c[0]), c[1], Stem(c[1]))
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("U.S. troops’ 5,000 don't É.É")
	f.Add("a.b.c'd")
	f.Add("\xff.a'")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, w := range Split(text) {
			if w.Start < end || w.End <= w.Start || w.End > len(text) {
				t.Fatalf("%q: word %q at %v behind %d", text, w.Text, w.Span, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[w.Start:w.End]) {
				t.Fatalf("%q: %v cuts a rune", text, w.Span)
			}
			end = w.End
		}
		if got := strings.Join(List(text), " "); got != Fold(text) {
			t.Fatalf("%q: words %q, folded %q", text, got, Fold(text))
		}
	})
}

// TestStemKeepsFirstByte: scores pass over words that begin unlike all that is
// looked for.
func TestStemKeepsFirstByte(t *testing.T) {
	list := []string{"skies", "dying", "lying", "tying", "yes", "yyy", "says", "youth", "ying", "eying", "eyes", "ees", "ing", "ies", "sses", "ys", "ied", "ated", "ation"}
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			for _, end := range []string{"", "s", "ing", "ied", "ies", "ly", "ness", "y"} {
				list = append(list, string([]rune{a, b})+end)
			}
		}
	}
	for _, w := range list {
		if got := Stem(w); got == "" || got[0] != w[0] {
			t.Errorf("the stem of %q is %q", w, got)
		}
	}
}
