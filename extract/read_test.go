package extract_test

import (
	"testing"

	"onrecord"
	"onrecord/extract"
)

// TestReadNamesFacts: the same text gives the same IDs, in order of the text,
// and no two facts share one.
func TestReadNamesFacts(t *testing.T) {
	a := onrecord.Article{ID: "a", Library: onrecord.Public, Text: "Ada Brown, the mayor of Oslo, resigned. Tom Hale slept. Norway sent 300 troops to Mali. “We left,” Hale said. “We left,” Hale said."}
	first, broken := extract.Read(a, extract.Passes())
	for _, err := range broken {
		t.Error(err)
	}
	second, _ := extract.Read(a, extract.Passes())
	seen := map[onrecord.FactID]bool{}
	at := 0
	for i, f := range first.Facts {
		if f.ID != second.Facts[i].ID || seen[f.ID] || len(f.ID) != 10 {
			t.Errorf("fact %d has the ID %q, and %q when read again", i, f.ID, second.Facts[i].ID)
		}
		if f.Span.Start < at {
			t.Errorf("fact %d begins before the one before it", i)
		}
		seen[f.ID], at = true, f.Span.Start
	}
	if len(seen) < 6 {
		t.Errorf("%d facts; the two quotes, the force, the role and the events are more", len(seen))
	}
}
