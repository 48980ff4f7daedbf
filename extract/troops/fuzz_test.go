package troops

import (
	"strings"
	"testing"

	"onrecord/extract/extracttest"
)

// FuzzFacts: any text gives facts whose bytes are those of the text.
func FuzzFacts(f *testing.F) {
	for _, s := range []string{
		"Greece has promised up to 700 troops; Turkey, 500; Romania, 400.",
		"27,000 of the 47,000 US troops in Japan, half of them there, are to leave.",
		"police and troops and F-16s of of the force, a force of of",
		"sent sent 300 troops to, from and in the of 5,000-strong",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { read(t, strings.ToValidUTF8(s, "")) })
}

// TestLinear: a text ten times as long takes about ten times as long, even
// when it is one sentence.
func TestLinear(t *testing.T) {
	for _, unit := range []string{
		"Norway sent 300 soldiers to Mali and 40 tanks to Chad, Turkey, 500, ",
		"troops troops troops of of 12 12 of the of the ",
		"in Iraq in Iraq in Iraq ", "deployment of the deployment of the ",
	} {
		extracttest.Linear(t, unit, Facts)
	}
}
