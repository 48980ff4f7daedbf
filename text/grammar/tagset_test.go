package grammar

import "testing"

func TestTagsStandWhereTheConstantsSay(t *testing.T) {
	for name, id := range map[string]TagID{
		"CC": and, "CD": cardinal, ",": comma, ".": stop, ":": colon, "``": openMark, "''": closeMark,
		"-LRB-": leftBracket, "-RRB-": rightBracket, "$": dollar, "#": hash, "": None,
	} {
		if got := TagNamed(name); got != id {
			t.Errorf("tag %q stands at %d, not %d", name, got, id)
		}
	}
	if len(Tags()) != tagCount {
		t.Errorf("%d tags, not %d", len(Tags()), tagCount)
	}
}
