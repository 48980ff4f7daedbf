package grammar

// TagID is the place of a tag in Tags. None stands for no tag yet.
type TagID uint8

// None is no tag.
const None TagID = 0

// Tags lists the Penn Treebank tags, with those that the web treebanks add
// (HYPH, NFP, ADD, AFX, GW, XX). The first is None.
func Tags() []string {
	return []string{"",
		"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "PDT", "WDT", "WP", "WP$", "WRB", "EX",
		"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "TO", "RP", "POS",
		"JJ", "JJR", "JJS", "RB", "RBR", "RBS", "IN", "CC", "CD", "UH", "FW", "LS", "SYM",
		",", ".", ":", "``", "''", "-LRB-", "-RRB-", "$", "#", "HYPH", "NFP", "ADD", "AFX", "GW", "XX",
	}
}

// tagCount is how many tags there are, None included.
const tagCount = 52

// TagNamed returns the place of a tag in Tags, None for one that is not
// there.
func TagNamed(name string) TagID {
	for i, t := range Tags() {
		if t == name {
			return TagID(i)
		}
	}
	return None
}
