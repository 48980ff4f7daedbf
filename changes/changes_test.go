package changes

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"The bridge is closed.", "The bridge is closed.", "The bridge is closed."},
		{"The bridge is closed.", "The old bridge is open.", "The +old+ bridge is -closed.- +open.+"},
		{"One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", "One.\nTwo. +\nThree.+"},
		{"", "Now.", "+Now.+"},
		{"Then.", "", "-Then.-"},
	} {
		if got := drawn(Words(c.before, c.after)); got != c.want {
			t.Errorf("%q to %q: got %q, want %q", c.before, c.after, got, c.want)
		}
	}
}

func drawn(parts []Part) string {
	var all []string
	for _, p := range parts {
		mark := [...]string{Kept: "", Removed: "-", Added: "+"}[p.Op]
		all = append(all, mark+p.Text+mark)
	}
	return strings.Join(all, " ")
}

// Whatever changed, the parts give back the words of both texts.
func TestWordsGiveBackBothTexts(t *testing.T) {
	words := rapid.SliceOf(rapid.SampledFrom([]string{"the", "bridge", "is", "closed", "open", "“never”", "said", "400"}))
	rapid.Check(t, func(t *rapid.T) {
		before, after := words.Draw(t, "before"), words.Draw(t, "after")
		var old, now []string
		for _, p := range Words(strings.Join(before, " "), strings.Join(after, " ")) {
			if p.Op != Added {
				old = append(old, p.Text)
			}
			if p.Op != Removed {
				now = append(now, p.Text)
			}
		}
		if got, want := strings.Join(old, " "), strings.Join(before, " "); got != want {
			t.Errorf("before: %q, want %q", got, want)
		}
		if got, want := strings.Join(now, " "), strings.Join(after, " "); got != want {
			t.Errorf("after: %q, want %q", got, want)
		}
	})
}

func TestQuotations(t *testing.T) {
	quote := func(who, what string) onrecord.Fact {
		return onrecord.Fact{Kind: onrecord.Quote, Who: []onrecord.Mention{{Text: who}}, What: onrecord.Mention{Text: what}}
	}
	before := []onrecord.Fact{
		quote("Ida Brekke", "We would rather be late than sorry"),
		quote("Ida Brekke", "The ship is ready and so are we"),
		quote("Petra Hollis", "Nobody wants to be the one who waited"),
		quote("Tomas Arden", "After that the mud begins"),
	}
	after := []onrecord.Fact{
		quote("Ida Brekke", "We would rather be late than sorry"),
		quote("Ida Brekke", "The ship was ready and so were we"),
		quote("Leona Marsh", "Nobody wants to be the one who waited"),
	}
	got := Quotations(before, after)
	if len(got) != 3 || got[0].After == nil || got[0].After.What.Text != after[1].What.Text ||
		got[1].After == nil || got[1].After.Who[0].Text != "Leona Marsh" || got[2].After != nil {
		t.Errorf("got %+v", got)
	}
}
