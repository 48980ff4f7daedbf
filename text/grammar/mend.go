package grammar

// mend puts right what the tagger, which sees only two words ahead, cannot
// know: a sentence without any finite verb, but with a participle that has a
// noun before it, has its finite verb there. Without a full stop at its end
// it may be a headline; then an object must stand behind the participle.
func mend(tags []TagID) {
	mendNouns(tags)
	at, commas := -1, 0
	stopped := len(tags) > 0 && (tags[len(tags)-1] == stop || tags[len(tags)-1] == closeMark)
	for i, t := range tags {
		switch t {
		case pastTense, present, thirdSingular, modal:
			return
		case comma:
			commas++
		case participle:
			if commas > 1 && tags[i-1] == comma && stopped && i+1 < len(tags) && beginsObject(tags[i+1]) && nominal(tags[0]) {
				tags[i] = pastTense // Lund, head of the port, tied the knot
				return
			}
			if at < 0 && i+1 < len(tags) && subjectBefore(tags[:i], stopped) && (stopped || beginsObject(tags[i+1])) {
				at = i
			}
		}
	}
	if at >= 0 {
		tags[at] = pastTense
	}
}

// mendNouns makes nouns of base forms right behind a possessor, and of
// infinitives right behind an article: no verb stands there.
func mendNouns(tags []TagID) {
	for i := 1; i < len(tags); i++ {
		owned := tags[i-1] == possessive || tags[i-1] == possessivePronoun
		if owned && (tags[i] == baseForm || tags[i] == present) || tags[i-1] == determiner && tags[i] == baseForm {
			tags[i] = noun
		}
	}
}

// subjectBefore reports whether a noun stands at the end of tags, adverbs left
// out; or, in a sentence with a full stop, the comma of what explains it.
func subjectBefore(tags []TagID, stopped bool) bool {
	i := len(tags) - 1
	for i > 0 && tags[i] == adverb {
		i--
	}
	return i >= 0 && nominal(tags[i]) || i > 1 && stopped && tags[i] == comma
}

// The tags that mend looks for, as places in Tags.
const (
	noun              TagID = 1
	possessivePronoun TagID = 6
	determiner        TagID = 7
	baseForm          TagID = 14
	possessive        TagID = 23

	pastTense     TagID = 15
	participle    TagID = 17
	present       TagID = 18
	thirdSingular TagID = 19
	modal         TagID = 20
	adverb        TagID = 27
)

// nominal reports whether t is a noun or a personal pronoun.
func nominal(t TagID) bool { return t >= 1 && t <= 5 }

// beginsObject reports whether a noun phrase begins with t: a noun, a
// pronoun, a determiner, an adjective, a number or a sum.
func beginsObject(t TagID) bool {
	return t >= 1 && t <= 8 || t == 24 || t == cardinal || t == dollar
}
