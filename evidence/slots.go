package evidence

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds what stands in a sentence where a question has its "which
// something", and can be such a thing: a title for a song, a company's name for a
// company. The noun itself need not be there: "they took the stage to “Salt Wind”"
// tells which song it was.

// Nouns of what has a title of its own, which stands in quotation marks, and of
// what has a wording of its own, which does too, or is a hashtag or an address; as
// stems.
var (
	titledNouns = stemsOf(`song movie film book novel memoir autobiography show series sitcom programme program album play poem documentary
		episode column hit opera musical track tune anthem essay ballad story drama comedy cartoon podcast game single soundtrack biography magazine`)
	wordedNouns = stemsOf(`slogan motto chant phrase nickname pseudonym alias hashtag website site domain sign message blog banner word term label`)
)

func stemsOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range question.Words(words) {
		m[w.Stem] = true
	}
	return m
}

// slot is what a question looks for.
type slot struct {
	noun    question.Word
	kind    onrecord.NameKind // empty: any name that is no person's
	titled  bool
	worded  bool   // titled, and with small letters too
	prepose string // the preposition that the thing stands behind, where there is one
	subject bool   // the thing does it
}

// leading and trailing find the preposition of what is asked for: "in which ...",
// "which ... to".
var (
	leading  = regexp.MustCompile(`(?i)^(in|on|at|to|for|from|of|with|by|under) (?:which|what) `)
	trailing = regexp.MustCompile(`(?i) (in|on|at|to|for|from|of|with|by|under|into|about|against)[?!. ]*$`)
)

// slotOf reads what a question looks for; not ok where it has no noun for it.
func slotOf(q question.Question) (s slot, ok bool) {
	noun := question.Content(question.Words(q.Focus))
	if q.Kind != question.What && q.Kind != question.List || len(noun) == 0 {
		return s, false
	}
	s.noun, s.kind = noun[len(noun)-1], classOf(q.Focus)
	s.worded = wordedNouns[s.noun.Stem]
	s.titled = s.worded || titledNouns[s.noun.Stem]
	s.subject = len(q.Clause.Subject) == 0
	for _, re := range []*regexp.Regexp{leading, trailing} {
		if m := re.FindStringSubmatch(q.Line); m != nil {
			s.prepose = strings.ToLower(m[1])
		}
	}
	return s, true
}

// filled returns what fills the slot of a question in sentence i, which has the
// names of the question and says what it asks; and how sure that is, 0 to 1.
func (t *Text) filled(q question.Question, i int) (what onrecord.Span, sure float64) {
	s, ok := slotOf(q)
	if !ok || !t.saysElse(q, i, s) {
		return what, 0
	}
	verbs, least := t.verbsFor(q, i), 1<<30
	for _, c := range t.fillers(i, s) {
		if t.asked(q, c) || !s.titled && t.sharesName(q, c) || s.titled && unlikeTitle.MatchString(t.In(c)) && !(s.worded && t.called(q, i, c)) && !t.besideNoun(i, s.noun, c) {
			continue
		}
		if by := t.makerBehind(c); s.titled && ofMaker(q) && by != nil && !inWords(by, q.Clause.Subject[len(q.Clause.Subject)-1]) {
			continue // it is by somebody else
		}
		if cost := t.slotCost(q, i, s, c, verbs); cost < least {
			what, least = c, cost
		}
	}
	if what.Empty() {
		what, least = t.takenUpAs(i, s), 0
	}
	if what.Empty() || least > farthestSlot || t.asked(q, what) {
		return onrecord.Span{}, 0
	}
	return what, 1 - max(float64(least), 0)/(2*farthestSlot)
}

// takenUpAs returns what the noun that is asked for stands for, where sentence i
// begins with it alone: "The firm was formed in May", not "The firm “Salt” was".
func (t *Text) takenUpAs(i int, s slot) onrecord.Span {
	p, ok := t.PhraseAt(t.Sentences[i].First)
	if !ok || p.End-p.First != 2 || !definite(t.Word(p.First)) || question.Means(s.noun, t.word(i, p.Head)) == 0 || t.HasTag(p.End, "``", "IN") {
		return onrecord.Span{}
	}
	for j := i - 1; j >= max(0, i-nearName); j-- {
		if found := t.fillers(j, s); len(found) > 0 {
			return found[len(found)-1]
		}
	}
	return onrecord.Span{}
}

// sharesName reports whether a stretch has a name of the question in it: "Nela
// Brand" is not whom a question about "Nela" looks for.
func (t *Text) sharesName(q question.Question, s onrecord.Span) bool {
	words := t.split(t.In(s))
	return slices.ContainsFunc(q.Need, func(w question.Word) bool { return isName(w) && inWords(words, w) })
}

// farthestSlot is how many bytes from the verb what is asked for may stand.
const farthestSlot = 160

// fillers returns what sentence i has that can be of the sort that is asked for.
func (t *Text) fillers(i int, s slot) []onrecord.Span {
	if s.titled {
		if found := t.titles(i); len(found) > 0 {
			return found
		}
	}
	var out []onrecord.Span
	if s.kind == onrecord.Person || s.kind == onrecord.Place {
		for _, m := range t.MentionsIn(t.Sentences[i].Span) {
			if m.Name >= 0 && t.Names[m.Name].Kind == s.kind {
				out = append(out, m.Span)
			}
		}
		if s.kind == onrecord.Place {
			out = append(out, t.placesIn(i)...)
		}
		return out
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		p, ok := t.PhraseAt(tok)
		if !ok || tok != p.First {
			continue
		}
		one := t.properIn(p, s)
		tok = max(p.End-1, t.TokenAt(one.End)-1)
		if !one.Empty() && t.canBe(one, s.kind) && (!s.titled || t.besideNoun(i, s.noun, one)) {
			out = append(out, one)
		}
	}
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if t.HasTag(m.First, "NNP", "NNPS") || t.HasTag(m.End, "NN", "NNS") || m.First == t.Sentences[i].First || !t.canBe(m.Span, s.kind) || s.titled && !t.besideNoun(i, s.noun, m.Span) {
			continue // the phrases have those; of others, the tags know nothing
		}
		out = append(out, m.Span)
	}
	return out
}

// canBe reports whether a proper name can be of a kind; empty is any but people.
func (t *Text) canBe(name onrecord.Span, kind onrecord.NameKind) bool {
	if kind == onrecord.Body && ofFirm.MatchString(t.In(name)) {
		return true
	}
	for _, m := range t.MentionsIn(name) {
		if m.Name >= 0 && kind != "" && t.Names[m.Name].Kind == kind {
			return true
		}
		if m.Name >= 0 && m.Span == name && !t.mayBe(t.Names[m.Name].Kind, kind) {
			return false
		}
	}
	return !slices.ContainsFunc(t.PlacesIn(name), func(p text.PlaceMention) bool { return p.Span == name })
}

// mayBe reports whether a name that was read as one of a kind can be of another: of what
// is neither a person nor a place, nothing but its name may tell that it is a body.
func (t *Text) mayBe(read, kind onrecord.NameKind) bool {
	return kind == "" && read != onrecord.Person || kind == onrecord.Body && read == onrecord.Thing
}

// ofFirm tells a firm by its name, which may be that of its founders.
var ofFirm = spaced(` & |\b(?:LLP|LLC|Inc|Corp|Ltd|Partners|Brothers|Sons)\b`)

// address is a hashtag, a web address or a handle.
var address = regexp.MustCompile(`#\p{L}[\p{L}\p{N}_]+|\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|gov|edu|us|uk|co|info|tv|io)\b`)

// titles returns the short stretches in quotation marks, the hashtags and the web
// addresses of sentence i, in order; of two that share bytes, the first.
func (t *Text) titles(i int) []onrecord.Span {
	var out []onrecord.Span
	base := t.Sentences[i].Span.Start
	for k := t.QuotedAt(base); k < len(t.Quoted) && t.Quoted[k].Start < t.Sentences[i].Span.End; k++ {
		one := t.Quoted[k]
		if one.Start >= base && one.Opened && one.Closed && len(t.split(t.In(one.Span))) <= longestTitle && !t.spoken(one.Span) {
			out = append(out, one.Span)
		}
	}
	for _, m := range address.FindAllStringIndex(t.Say(i), -1) {
		out = append(out, onrecord.Span{Start: base + m[0], End: base + m[1]})
	}
	slices.SortStableFunc(out, func(a, b onrecord.Span) int { return cmp.Compare(a.Start, b.Start) })
	end := base
	return slices.DeleteFunc(out, func(s onrecord.Span) bool {
		if s.Start < end {
			return true
		}
		end = s.End
		return false
	})
}

// spoken reports whether a stretch in quotation marks was said: a comma ends it, and a
// verb of speech stands behind it, "“Salt,” said Brand".
func (t *Text) spoken(quoted onrecord.Span) bool {
	if !strings.HasSuffix(strings.TrimRight(t.In(quoted), `"'”’`), ",") {
		return false
	}
	i := t.SentenceAt(quoted.Start)
	for tok := t.TokenAt(quoted.End); tok < min(t.TokenAt(quoted.End)+speechReach, t.Sentences[i].End); tok++ {
		if t.HasTag(tok, ",") {
			return false
		}
		if t.HasTag(tok, "VBD", "VBZ") && question.IsSpeech(t.word(i, tok)) {
			return true
		}
	}
	return false
}

// speechReach is how many tokens behind what was said its verb stands.
const speechReach = 4

// unlikeTitle is what in quotation marks hardly is a title: it begins with a small letter.
var unlikeTitle = regexp.MustCompile(`^["“”']+\p{Ll}`)

// longestTitle is how many words a title has at most.
const longestTitle = 12

// properIn returns the proper name that a phrase is, with what "of" or "for" adds to
// it: "Ferries for Lindow". It is empty where the phrase is no name, but of some
// other sort than is asked for: "the Lindow mascot".
func (t *Text) properIn(p text.Phrase, s slot) onrecord.Span {
	ownNoun := question.Means(s.noun, t.word(t.Tokens[p.Head].Sentence, p.Head)) > 0
	first := p.First
	for first < p.End && !t.HasTag(first, "NNP", "NNPS") {
		first++
	}
	if ownNoun && strings.ContainsAny(t.Text[t.Tokens[p.First].Start:t.Tokens[p.Head].Start], "0123456789") {
		first = p.First // "the 22nd district" is told by its number
	}
	if first == p.End || calendar.MatchString(t.Word(first)) && first == p.Head || !ownNoun && !t.HasTag(p.Head, "NNP", "NNPS") || !ownNoun && t.personAt(p.Head) || t.HasTag(p.End, "POS") {
		return onrecord.Span{}
	}
	end := p.Head + 1
	for ; !ownNoun && end+1 < len(t.Tokens) && inNames[t.Word(end)]; end++ {
		next, ok := t.PhraseAt(end + 1)
		if !ok || next.First != end+1 || !t.HasTag(next.First, "NNP", "NNPS") || !t.HasTag(next.Head, "NNP", "NNPS") {
			break
		}
		end = next.Head
	}
	return onrecord.Span{Start: t.Tokens[first].Start, End: t.Tokens[end-1].End}
}

// inNames are words inside a name.
var inNames = set("of", "for", "&")

var calendar = regexp.MustCompile(`^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|aug|sept?|oct|nov|dec)\.?|mr\.?|mrs\.?|ms\.?)$`)

// verbsFor returns where sentence i has the verb of the question, or one for it.
func (t *Text) verbsFor(q question.Question, i int) []onrecord.Span {
	var out []onrecord.Span
	for _, w := range t.Words[i] {
		if question.Means(q.Clause.Verb, w) > 0 && t.isVerb(i, w) {
			out = append(out, t.Place(i, w))
		}
	}
	if len(out) == 0 {
		out = append(out, t.deedAt(q, i))
	}
	return out
}

// What places are worth, in bytes by which a candidate counts as nearer or further.
const (
	wrongSide  = 60
	rightPlace = 80
	besideNoun = 120
)

// slotCost is how far a candidate stands from where what is asked for stands.
func (t *Text) slotCost(q question.Question, i int, s slot, c onrecord.Span, verbs []onrecord.Span) int {
	cost := 1 << 20
	for _, v := range verbs {
		d := gap(v, c)
		if (c.Start < v.Start) != s.subject {
			d += wrongSide
		}
		cost = min(cost, d)
	}
	if s.prepose != "" && t.behindPreposition(c, s.prepose) || s.subject && t.behindPreposition(c, "by") {
		cost -= rightPlace
	}
	if t.besideNoun(i, s.noun, c) {
		cost -= besideNoun
	}
	return cost
}

// behindPreposition reports whether what stands at c, with what belongs to it
// before, stands behind a preposition: "to Otto Brand's “Salt Wind”".
func (t *Text) behindPreposition(c onrecord.Span, word string) bool {
	tok := t.TokenAt(c.Start)
	for n := 0; n < 6 && tok > 0; n++ {
		tok--
		if strings.EqualFold(t.Word(tok), word) {
			return true
		}
		if !t.HasTag(tok, "NNP", "NNPS", "POS", "DT", "JJ", "NN", "PRP$", "``", "''") {
			return false
		}
	}
	return false
}

// besideNoun reports whether the noun that is asked for stands right before or
// behind a candidate: "the memoir “Salt Wind”", "Salt.com, a website".
func (t *Text) besideNoun(i int, noun question.Word, c onrecord.Span) bool {
	return slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
		if question.Means(noun, w) == 0 {
			return false
		}
		p := t.Place(i, w)
		if c.Holds(p) {
			return true
		}
		between := ""
		switch {
		case p.End <= c.Start:
			between = t.Text[p.End:c.Start]
		case c.End <= p.Start:
			between = t.Text[c.End:p.Start]
		}
		return len(between) <= nameReach && !strings.ContainsAny(between, ".;:()")
	})
}

// nameReach is how many bytes may stand between a noun and the name for it.
const nameReach = 16

// saysElse reports whether sentence i says what a question asks but for the noun
// that is looked for: it speaks of those whom the question names, and has the
// verb, or most of the other words.
func (t *Text) saysElse(q question.Question, i int, s slot) bool {
	inFocus := question.Words(q.Focus)
	names, here, total, got := 0, 0, 0.0, 0.0
	for n, w := range q.Need {
		switch {
		case isName(w):
			names++
			switch {
			case t.here(q.Need, n, i) > 0 || t.takesUp(i) && t.before(lastOfName(q.Need, n), i) > 0:
				here++
			case !t.Topic(w) && !t.lately(lastOfName(q.Need, n), i):
				return false
			}
		case w.Weight < 1 || inWords(inFocus, w), s.titled && presenting[w.Stem] && w.Stem == q.Clause.Verb.Stem && len(t.titles(i)) > 0:
		default:
			total++
			got += max(t.here(q.Need, n, i), t.idiomShare(w, i), besideShare*t.around(w, i))
		}
	}
	_, noun := best(s.noun, t.Words[i])
	if names > 0 && here == 0 && !t.takesUp(i) && !(noun > 0 && s.titled) {
		return false
	}
	share := 1.0
	if total > 0 {
		share = got / total
	}
	if s.kind == onrecord.Person && !t.does(q, i) {
		return false // that there is a senator tells not which one did it
	}
	switch verb := q.Clause.Verb; {
	case verb.Weight >= 1 && t.onlyThoseWho(q, i):
		return false
	case verb.Weight >= 1 && t.has(verb, i), s.titled && making[verb.Stem] && t.made(i):
		return share > 0.5
	case total > 0 && share >= allElse:
		return true
	case total == 0, verb.Weight < 1 && share >= 0.5:
		return noun > 0 || s.titled && len(t.titles(i)) > 0
	}
	return share >= mostElse
}

// presenting are verbs, as stems, for what is done with a work that has a title: where
// the title stands it may be left out, "they came in to “Salt Wind”".
var presenting = stemsOf("play hear sing perform use feature show air blare listen")

// lastOfName returns the last word of the name that need[n] belongs to, which may
// stand for all of it.
func lastOfName(need []question.Word, n int) question.Word {
	for n+1 < len(need) && need[n+1].Cap && need[n].End+1 == need[n+1].Start {
		n++
	}
	return need[n]
}

// mostElse is how much of the other words a sentence has that has not the verb, and
// allElse how much where there is none.
const (
	mostElse = 0.6
	allElse  = 0.9
)

func (t *Text) idiomShare(w question.Word, i int) float64 {
	if t.idiom(w, i) {
		return 0.8
	}
	return 0
}

// lately reports whether one of the sentences shortly before i has a word.
func (t *Text) lately(w question.Word, i int) bool {
	for j := max(0, i-describedBefore); j < i; j++ {
		if t.speaks(w, j) {
			return true
		}
	}
	return false
}
