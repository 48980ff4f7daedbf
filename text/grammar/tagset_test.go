package grammar

import "testing"

func TestTagsStandWhereTheConstantsSay(t *testing.T) {
	for name, id := range map[string]TagID{
		"CC": and, "CD": cardinal, ",": comma, ".": stop, ":": colon, "``": openMark, "''": closeMark,
		"-LRB-": leftBracket, "-RRB-": rightBracket, "$": dollar, "#": hash, "": None,
		"VBD": pastTense, "VBN": participle, "VBP": present, "VBZ": thirdSingular, "MD": modal, "RB": adverb, "NN": noun, "PRP$": possessivePronoun, "DT": determiner, "VB": baseForm, "POS": possessive, "JJ": 24, "PDT": 8,
	} {
		if got := TagNamed(name); got != id {
			t.Errorf("tag %q stands at %d, not %d", name, got, id)
		}
	}
	if len(Tags()) != tagCount {
		t.Errorf("%d tags, not %d", len(Tags()), tagCount)
	}
}
