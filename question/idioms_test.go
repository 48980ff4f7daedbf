package question

import (
	"slices"
	"strings"
	"testing"
)

// TestIdioms reads phrases that say what one verb says, with and without words
// between theirs.
func TestIdioms(t *testing.T) {
	for _, c := range []struct{ phrase, verb string }{
		{"the rules came into force", "start"},
		{"the rules took effect", "start"},
		{"Toll lost her life", "die"},
		{"the storm claimed 12 lives", "kill"},
		{"Brand called the whole race off", "cancel"},
		{"Brand called it off", "cancel"},
		{"they keep a close eye on the pier", "watch"},
		{"Toll is in charge of the pier", "lead"},
		{"two boats went missing", "disappear"},
		{"Brand signed off on the plan", "approve"},
		{"the mill let 40 bakers go", "dismiss"},
		{"the port is gearing up for the regatta", "prepare"},
		{"somebody slit the old pilot's throat", "kill"},
	} {
		found := false
		for _, w := range Words(c.phrase) {
			found = found || Means(Word{Stem: stem(c.verb), Weight: plainWeight}, w) > 0
		}
		if !found {
			t.Errorf("%q does not say %q", c.phrase, c.verb)
		}
	}
}

// TestNoIdioms reads words that are none of a phrase: those that a comma parts, or
// a verb of its own, and names.
func TestNoIdioms(t *testing.T) {
	for _, c := range []struct{ words, verb string }{
		{"when Toll called, off went the lights", "cancel"},
		{"Brand called that he was off", "cancel"},
		{"they brought the boat in May", "hire"},
		{"Down Step is a village", "resign"},
	} {
		for _, w := range Words(c.words) {
			if w.Stem == stem(c.verb) || Means(Word{Stem: stem(c.verb), Weight: plainWeight}, w) > 0 {
				t.Errorf("%q says %q by %q", c.words, c.verb, w.Text)
			}
		}
	}
}

// TestIdiomWeighs tells what the words of a phrase weigh: the verb what a verb does,
// the others nothing, unless they are counted.
func TestIdiomWeighs(t *testing.T) {
	for _, c := range []struct {
		words string
		want  int // content words
	}{
		{"the rules came into force", 2},
		{"the storm claimed 12 lives", 4},
		{"Brand called the whole race off", 4},
	} {
		if got := Content(Words(c.words)); len(got) != c.want {
			t.Errorf("%q has %d content words, want %d: %v", c.words, len(got), c.want, got)
		}
	}
}

// TestMeans compares plain words of questions with those that news print for them.
func TestMeans(t *testing.T) {
	for _, c := range []struct {
		asked, printed string
		want           bool
	}{
		{"hurt", "wounded", true},
		{"beat", "trounced", true},
		{"quit", "resigned", true},
		{"list", "named", true},
		{"found", "discovered", true},
		{"prisoners", "inmates", true},
		{"airplane", "jet", true},
		{"expelled", "expulsion", true},
		{"signed", "signature", true},
		{"anxious", "anxiety", true},
		{"poor", "poverty", true},
		{"uphold", "upheld", true},
		{"oversee", "oversaw", true},
		{"suspects", "suspicion", true},
		{"won", "lost", false},
		{"hired", "dismissed", false},
		{"bought", "sold", false},
		{"killed", "hurt", false},
		{"arrested", "released", false},
	} {
		a, b := Words(c.asked)[0], Words(c.printed)[0]
		if got := Means(a, b) > 0; got != c.want {
			t.Errorf("%s, %s: the same is %t, want %t", c.asked, c.printed, got, c.want)
		}
		if Means(a, b) != Means(b, a) {
			t.Errorf("%s, %s: %.1f one way, %.1f the other", c.asked, c.printed, Means(a, b), Means(b, a))
		}
	}
}

// TestIdiomTable reads each phrase of the table with nothing in its gaps: it says
// what its line tells, and no other phrase hides it.
func TestIdiomTable(t *testing.T) {
	for line := range strings.Lines(idiomLines) {
		verbs, list, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for p := range strings.SplitSeq(list, ", ") {
			var words []string
			for f := range strings.FieldsSeq(p) {
				word, _, _ := strings.Cut(f, "|")
				switch word {
				case "~":
					words = append(words, "the")
				case "*", "^":
				default:
					words = append(words, strings.TrimPrefix(word, "="))
				}
			}
			for v := range strings.FieldsSeq(verbs) {
				said := slices.ContainsFunc(Words("they "+strings.Join(words, " ")), func(w Word) bool {
					return Means(Word{Fold: v, Stem: stem(v), Weight: plainWeight}, w) > 0
				})
				if !said {
					t.Errorf("%q does not say %q", p, v)
				}
			}
		}
	}
}
