package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// placePhrase is a preposition of place and a name behind it, as far as the
// name goes.
var placePhrase = spaced(`\b(?:in|at|near|outside|inside|on|from|to|into|onto|across|around|through|off|toward|towards|aboard|along|between|beside|behind|over)[\s\p{Z}]+((?:the[\s\p{Z}]+|a[\s\p{Z}]+|an[\s\p{Z}]+|its[\s\p{Z}]+|their[\s\p{Z}]+)?(?:[\p{Ll}-]+[\s\p{Z}]+){0,2}\p{Lu}[\p{L}.'’-]*(?:(?:[\s\p{Z}]+of|[\s\p{Z}]+the|[\s\p{Z}]+and|,)?[\s\p{Z}]+\p{Lu}[\p{L}.'’-]*)*(?:[\s\p{Z}]+(?:headquarters|mall|shopping mall|airport|building|center|centre|hotel|hospital|school|university|street|square|region|province|city|island|islands|sea|border|coast|base|stadium|park))*)`)

// place answers where: the sentence must have the deed and a place that the
// question does not name.
func (t *Text) place(q question.Question, f Finding) Finding {
	i := f.Sentence
	switch {
	case !t.subjectAgrees(q, i, false):
		return f.no(NoName)
	case asksHigher(q) && schoolFor.MatchString(t.Say(i)) && !higher.MatchString(t.Say(i)):
		return f.no(NoDeed)
	case !t.homeOf(q, i).Empty():
		return f.yes(byWhere, t.homeOf(q, i))
	case !t.siteOf(q, i).Empty():
		return f.yes(byWhere, t.siteOf(q, i))
	case t.happens(q, i), !t.postAt(q, i).Empty():
	case t.deed(q, i) < 0.34, q.Clause.Verb.Weight > 0 && q.Clause.Verb.Weight < 1 && !t.does(q, i),
		q.Clause.Verb.Weight >= 1 && hasNameIn(q.Clause.Subject) && !t.told(q, i):
		return f.no(NoDeed)
	}
	if s := t.whereOf(q, i); !s.Empty() {
		return f.yes(byWhere, s)
	}
	if s := t.postAt(q, i); !s.Empty() {
		return f.yes(byWhere, s)
	}
	if fromWhere(q) && !roots.MatchString(t.Say(i)) {
		return f.no(NoPlace) // where somebody once was is not where they are from
	}
	near := t.deedAt(q, i)
	best, least := onrecord.Span{}, 1<<30
	for _, s := range t.placesIn(i) {
		d := distance(near, s)
		if !t.knownPlace(s) {
			d += unsurePlace
		}
		if t.isGoal(q, s) {
			d += goalPlace
		}
		if (settlement[q.Focus] || t.repeats(q, s)) && t.In(s) == strings.ToLower(t.In(s)) {
			continue // no town is called "the river", and who asks for a college knows that it is one
		}
		if wayEnd(q) != "" && t.wrongEnd(q, s) || t.retoldPlace(q, i, s) {
			continue
		}
		if d < least && !t.asked(q, s) && !t.isDate(s) && t.sameClause(q, i, near, s) {
			best, least = s, d
		}
	}
	if best.Empty() {
		if s := t.placeBefore(q, i); !s.Empty() {
			return f.yes(0, s)
		}
		if s := t.placeBehindTitle(q, i); !s.Empty() {
			f.Sentence = i + 1
			return f.yes(0, s)
		}
	}
	if best.Empty() || least > besideEvent && !t.told(q, i) && t.happens(q, i) {
		return f.no(NoPlace)
	}
	return f.yes(closeness(least), t.wholePlace(best))
}

// wholePlace returns a place with the rest of the noun phrase that it was cut out of:
// "the Lindow suburbs" for "the Lindow".
func (t *Text) wholePlace(s onrecord.Span) onrecord.Span {
	p, ok := t.PhraseAt(t.TokenAt(s.End) - 1)
	if ok && t.HasTag(p.Head, "NN", "NNS") && s.Start <= t.Tokens[p.First].Start && t.Tokens[p.Head].Start > s.End {
		s.End = t.Tokens[p.Head].End
	}
	if of, ok := t.PhraseAt(p.End + 1); ok && s.End == t.Tokens[p.Head].End && t.Lower(p.End) == "of" && of.First == p.End+1 && t.HasTag(of.Head, "NNP") {
		s.End = t.PhraseSpan(of).End // "the port of Lindow"
	}
	return s
}

// Schools for children, and those that may follow them.
var (
	schoolFor = spaced(`(?i)\b(?:elementary|primary|middle|grammar|junior|high|grade|nursery|preparatory|prep) school\b`)
	higher    = spaced(`(?i)\b(?:university|college|institute|academy|(?:law|business|medical|graduate) school)\b`)
)

// asksHigher reports whether a question asks for a college: where somebody went to school
// as a child is no answer to that.
func asksHigher(q question.Question) bool {
	return slices.ContainsFunc(q.Need, func(w question.Word) bool { return w.Fold == "college" || w.Fold == "university" || w.Fold == "uni" })
}

// serving are verbs by which a question asks where somebody has a post, as stems.
var serving = stemsOf("work teach study serve research lecture practice")

// postAt returns where the one whom a question names has a post, as sentence i adds it
// to the name: "Ada Brand, a historian at Lindow University".
func (t *Text) postAt(q question.Question, i int) onrecord.Span {
	last := len(q.Clause.Subject) - 1
	if last < 0 || !isName(q.Clause.Subject[last]) {
		return onrecord.Span{}
	}
	if !serving[q.Clause.Verb.Stem] {
		return t.postOf(q, i)
	}
	at, m := best(q.Clause.Subject[last], t.Words[i])
	if m < sameWord {
		return onrecord.Span{}
	}
	name := t.TokenAt(t.Place(i, t.Words[i][at]).Start)
	if name+2 >= t.Sentences[i].End || t.Word(name+1) != "," {
		return onrecord.Span{}
	}
	for tok := name + 2; tok < min(t.Sentences[i].End-1, name+postReach); tok++ {
		if t.Word(tok) == "," || t.HasTag(tok, "VBD", "VBZ", "VBP", "MD") {
			break
		}
		if !strings.EqualFold(t.Word(tok), "at") && !strings.EqualFold(t.Word(tok), "with") {
			continue
		}
		if p, ok := t.PhraseAt(tok + 1); ok && t.HasTag(p.Head, "NNP", "NNPS") {
			return t.PhraseSpan(t.WholePhrase(p))
		}
	}
	return onrecord.Span{}
}

// postOf returns the place of the role that a question for where somebody has it, "where
// is Brand mayor", has in sentence i: "the mayor of Lindow".
func (t *Text) postOf(q question.Question, i int) onrecord.Span {
	n := len(q.Clause.Rest) - 1
	if q.Clause.Verb.Weight > 0 || n < 0 || !text.RoleNoun(q.Clause.Rest[n].Fold) {
		return onrecord.Span{}
	}
	for _, w := range t.Words[i] {
		if question.Means(q.Clause.Rest[n], w) < 1 {
			continue
		}
		tok := t.TokenAt(t.Place(i, w).Start)
		if tok+2 >= t.Sentences[i].End || !strings.EqualFold(t.Word(tok+1), "of") {
			continue
		}
		if p, ok := t.PhraseAt(tok + 2); ok && t.HasTag(p.Head, "NNP", "NNPS") && !t.asked(q, t.PhraseSpan(p)) {
			return t.PhraseSpan(p)
		}
	}
	return onrecord.Span{}
}

// postReach is how many tokens behind a name its post ends at most.
const postReach = 16

// goalPlace is how many bytes further away a place counts that something comes from or
// goes to, where the question asks for no way: nobody is arrested "on the way to Tarn".
const goalPlace = 120

// goal ends with a preposition behind which a way begins or ends.
var goal = spaced(`(?i)\b(?:to|from|into|onto|toward|towards|through)[\s\p{Z}]+$`)

// isGoal reports whether a way begins or ends at a place, where the deed is none of
// moving or bringing.
func (t *Text) isGoal(q question.Question, s onrecord.Span) bool {
	return !motion[q.Clause.Verb.Stem] && q.Clause.Verb.Weight >= 1 && goal.MatchString(t.Text[max(0, s.Start-10):s.Start])
}

// motion are deeds that have a way, as stems.
var motion = stemsOf(`go come travel fly drive sail walk run march move relocate transfer send deploy ship bring take carry deliver return flee escape leave arrive
	emigrate immigrate migrate head withdraw retreat deport extradite transport evacuate follow push stretch extend lead steal smuggle buy get earn hail attend retire ride step emerge originate`)

// sameClause reports whether a place of sentence i can be that of a deed there: one
// finite verb may stand between them, none where the deed is told by a noun. In "who
// died on Sunday, will be remembered as she was in the room", nobody died in the room.
func (t *Text) sameClause(q question.Question, i int, deed, place onrecord.Span) bool {
	if q.Clause.Verb.Weight > 0 && q.Clause.Verb.Weight < 1 {
		return true
	}
	far := 2
	if tok := t.TokenAt(deed.Start); q.Clause.Verb.Weight >= 1 && tok < len(t.Tokens) && t.HasTag(tok, "NN", "NNS") {
		far = 1
	}
	return t.verbsBetween(i, deed, place) < far
}

// verbsBetween counts the finite verbs of sentence i between two stretches.
func (t *Text) verbsBetween(i int, a, b onrecord.Span) int {
	if b.Start < a.Start {
		a, b = b, a
	}
	n := 0
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if v, ok := t.VerbAt(tok); ok && v.Main == tok && t.Tokens[v.First].Start >= a.End && t.Tokens[tok].End <= b.Start && t.Finite(v) {
			n++
		}
	}
	return n
}

// repeats reports whether a place ends with a noun for one that the question has too.
func (t *Text) repeats(q question.Question, s onrecord.Span) bool {
	words := t.split(t.In(s))
	last := len(words) - 1
	return last >= 0 && slices.ContainsFunc(q.Need, func(w question.Word) bool { return !isName(w) && question.Means(w, words[last]) > 0 })
}

// settlement are nouns that ask for a place by its name.
var settlement = set("city", "town", "country", "state", "village", "region")

// thatPlace is how a sentence takes up a place that the one before names.
var thatPlace = spaced(`(?i)\b(?:(?:at|in|on|near|outside|inside|to|from|around) (?:the|this|that) (?:site|scene|spot|place|venue|location|area|grounds?|premises)\b|there\b(?: (?:in|on|by|with|and|as|for)\b|[.,;]|$))`)

// placeBefore returns the place of the sentence before i that sentence i takes up:
// "at the site". A house, or what stands behind "at", is more than the town.
func (t *Text) placeBefore(q question.Question, i int) onrecord.Span {
	if i == 0 || !thatPlace.MatchString(t.Say(i)) {
		return onrecord.Span{}
	}
	var place onrecord.Span
	for _, s := range t.placesIn(i - 1) {
		switch {
		case t.asked(q, s), t.isDate(s):
		case place.Empty(), placeNoun.MatchString(t.In(s)) && !placeNoun.MatchString(t.In(place)):
			place = s
		}
	}
	return place
}

// happening are the verbs by which a question asks for the place of an event: the
// article may tell it with the event alone, "at the summit in Port Sark".
var happening = set("take", "hold", "held", "happen", "occur", "stage", "go")

// besideEvent is how many bytes from an event its place stands at most, where
// nothing but the two is said.
const besideEvent = 60

// happens reports whether a question asks where an event takes place, and
// sentence i speaks of that event.
func (t *Text) happens(q question.Question, i int) bool {
	n := len(q.Clause.Subject)
	if n == 0 || !happening[q.Clause.Verb.Stem] || hasNameIn(q.Clause.Subject[n-1:]) && !t.eventNoun(q.Clause.Subject[n-1]) {
		return false
	}
	return t.speaks(q.Clause.Subject[n-1], i)
}

// eventNoun reports whether the last word of a name says that it is an event:
// "the Ferry Summit". Here a word is no event that names a person or place.
func (t *Text) eventNoun(w question.Word) bool {
	return !slices.ContainsFunc(t.Names, func(n text.Named) bool { return inWords(t.split(n.Full), w) && n.Kind != onrecord.Body })
}

// hasNameIn reports whether one of the words is a name.
func hasNameIn(words []question.Word) bool { return slices.ContainsFunc(words, isName) }

// byWhere is the bonus for the place of which a clause with "where" tells the deed.
const byWhere = 0.5

// whereOf returns the place that stands before "where" in sentence i, with the name
// before its comma, where the deed stands behind: "Hale, the mill town where she was
// born".
func (t *Text) whereOf(q question.Question, i int) onrecord.Span {
	deed := t.deedAt(q, i)
	for tok := t.Sentences[i].First + 1; tok < t.Sentences[i].End && t.Tokens[tok].Start < deed.Start; tok++ {
		if !strings.EqualFold(t.Word(tok), "where") || deed.Start-t.Tokens[tok].Start > behindWhere {
			continue
		}
		last := tok - 1
		if t.Word(last) == "," {
			last--
		}
		p, ok := t.PhraseAt(last)
		if !ok || p.First <= t.Sentences[i].First {
			continue
		}
		place := t.PhraseSpan(p)
		if t.Word(p.First-1) == "," && t.HasTag(p.First, "DT") {
			if name, ok := t.PhraseAt(p.First - 2); ok && t.HasTag(name.Head, "NNP", "NNPS") {
				place.Start = t.PhraseSpan(name).Start
			}
		}
		if !t.asked(q, place) && (t.HasTag(p.Head, "NNP", "NNPS") || placeNoun.MatchString(t.In(t.PhraseSpan(p))) || place.Start < t.PhraseSpan(p).Start) {
			return place
		}
	}
	return onrecord.Span{}
}

// behindWhere is how many bytes behind "where" the deed stands at most.
const behindWhere = 60

// placesIn returns the places of sentence i: names behind a preposition of
// place, and places of the gazetteer.
func (t *Text) placesIn(i int) []onrecord.Span {
	var out []onrecord.Span
	s := t.Sentences[i].Span
	for at := s.Start; at < s.End; {
		m := placePhrase.FindStringSubmatchIndex(t.Text[at:s.End])
		if m == nil {
			break
		}
		span := t.placeName(onrecord.Span{Start: at + m[2], End: at + m[3]})
		if span.Empty() || !t.canBePlace(span) {
			at += m[2] // "at a rally in Harwick" has another preposition inside
			continue
		}
		out = append(out, span)
		at += m[3]
	}
	return append(append(out, t.plainPlaces(i)...), t.ofEvents(i)...)
}

// gathering are nouns, as lemmas, for those who come together, whose place may stand right
// before them.
var gathering = set("audience", "crowd", "rally", "debate", "conference", "speech", "meeting", "summit", "event", "forum", "convention", "fundraiser", "hearing", "gathering", "ceremony", "stop", "concert", "festival", "fair", "dinner", "fund-raiser", "party", "reception", "protest", "march", "parade", "match", "game", "wedding", "funeral", "trial", "vote", "session", "airport", "hotel", "hospital", "court", "courtroom", "courthouse")

// ofEvents returns the places of sentence i that stand right before such a noun: "told a
// Kesten audience".
func (t *Text) ofEvents(i int) []onrecord.Span {
	var out []onrecord.Span
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		p, ok := t.PhraseAt(tok)
		if !ok {
			continue
		}
		tok = p.End - 1
		first := p.First
		for first < p.Head && !t.HasTag(first, "NNP") {
			first++
		}
		if first == p.Head || !gathering[t.Lemma(p.Head)] || !t.HasTag(p.Head-1, "NNP") {
			continue
		}
		if place := t.TokensSpan(first, p.Head); t.knownPlace(place) && !adjective(t.In(place)) {
			out = append(out, place)
		}
	}
	return out
}

// plainPlaces returns the places of sentence i without a name: "at the town
// hall".
func (t *Text) plainPlaces(i int) []onrecord.Span {
	var out []onrecord.Span
	for _, p := range append(t.placed(i), t.reached(i)...) {
		if span := t.PhraseSpan(p); placeNoun.MatchString(t.In(span)) && !strings.EqualFold(t.In(span), "office") {
			out = append(out, span)
		}
	}
	return out
}

// reached returns the noun phrases of sentence i behind "to", where a way may end: "took it
// to a mill".
func (t *Text) reached(i int) []text.Phrase {
	var out []text.Phrase
	for tok := t.Sentences[i].First + 1; tok+1 < t.Sentences[i].End; tok++ {
		if p, ok := t.PhraseAt(tok + 1); ok && p.First == tok+1 && t.Lower(tok) == "to" {
			out = append(out, p)
		}
	}
	return out
}

// placed returns the noun phrases of sentence i that stand behind a preposition of place.
func (t *Text) placed(i int) []text.Phrase {
	var out []text.Phrase
	for tok := t.Sentences[i].First + 1; tok < t.Sentences[i].End; {
		p, ok := t.PhraseAt(tok)
		if !ok {
			tok++
			continue
		}
		tok = p.End
		if p.First > 0 && placing[strings.ToLower(t.Word(p.First-1))] {
			out = append(out, p)
		}
	}
	return out
}

// placing are the prepositions that a place without a name follows.
var placing = set("in", "at", "near", "outside", "inside", "on", "from", "into", "across", "aboard", "beside", "behind")

// unsurePlace is how many bytes further away a name counts that nothing but
// its preposition makes a place.
const unsurePlace = 25

// knownPlace reports whether the bytes hold a place of the gazetteer, or a
// name that the article uses as one.
func (t *Text) knownPlace(s onrecord.Span) bool {
	for _, m := range t.MentionsIn(s) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Place {
			return true
		}
	}
	for _, p := range t.PlacesIn(s) {
		if s.Holds(p.Span) {
			return true
		}
	}
	return placeNoun.MatchString(t.In(s)) || t.inState(s) || stateName.MatchString(t.In(s))
}

// stateName is a state of America, or a province of Canada, which papers print as a place
// that everybody knows.
var stateName = spaced(`^(?:the )?(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|` +
	`Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|` +
	`Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland|Nova Scotia|Ontario|Quebec|Saskatchewan)$`)

// inState reports whether a place is a town with its state behind it.
func (t *Text) inState(s onrecord.Span) bool { return stateBehind.MatchString(t.In(s)) }

// stateBehind is the American state of a town, as papers print it: "Lindow, Calif."
var stateBehind = spaced(`, (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.[HJMYCD]|Okla|Ore|Pa|R\.I|S\.[CD]|Tenn|Tex|Vt|Va|Wash|W\.Va|Wis|Wyo)\.?$`)

// placeNoun ends the name of a building, a street or a landscape.
var placeNoun = spaced(`(?i)\b(?:headquarters|mall|airport|building|cent(?:er|re)|hotel|hospital|school|university|college|street|avenue|road|square|region|province|county|city|town|village|` +
	`islands?|sea|border|coast|base|stadium|arena|park|church|cathedral|cemetery|house|palace|tower|hall|plaza|theat(?:er|re)|museum|(?:night)?club|courthouse|prison|office|room|garden|gym|restaurant|café|mill|bridge|port|harbou?r|beach|neighbou?rhood|platform|campus|courtroom|home|suburb|district|farm|barn|factory|apartment|flat|garage|warehouse|camp|forest|field|basement|library|market|mosque|synagogue|temple|monastery|studio|station|jail|desert|clinic|shelter|bar|pub|cafe|store|shop|supermarket|parking lot|backyard|graveyard|valley|river|lake|mountains?|` +
	`lounge|lobby|terminal|hallway|tent|yard|driveway|sidewalk|intersection|compound|mansion|estate|resort|ranch|villa|ballroom|auditorium|gymnasium|cafeteria|classroom|bedroom|kitchen|diner|inn|lodge|memorial)$`)

// canBePlace reports whether a name behind a preposition can be a place: no
// verb opens it, no person ends it, and no body that is not a building.
func (t *Text) canBePlace(s onrecord.Span) bool {
	if first := t.TokenAt(s.Start); t.HasTag(first, "VB", "VBG", "VBD", "VBP", "VBZ") && !t.split(t.In(s))[0].Cap {
		return false
	}
	if words := t.split(t.In(s)); adjective(words[len(words)-1].Text) || t.describing(s) {
		return false // "from the Danish election", "at the Civic convention"
	}
	if t.knownPlace(s) {
		return true
	}
	article := strings.HasPrefix(strings.ToLower(t.In(s)), "the ")
	for _, m := range t.MentionsIn(s) {
		if m.Name < 0 || m.Span.End < s.End-1 {
			continue
		}
		if k := t.Names[m.Name].Kind; k == onrecord.Person && !within.MatchString(t.Text[max(0, s.Start-12):s.Start]) || k == onrecord.Body && article {
			return false
		}
	}
	return true
}

// describing reports whether the last word of a name behind a preposition only
// describes a noun behind it that is no place.
func (t *Text) describing(s onrecord.Span) bool {
	next := t.TokenAt(s.End)
	return strings.HasSuffix(t.In(s), "ic") && t.HasTag(next, "NN", "NNS") || t.HasTag(t.TokenAt(s.End)-1, "JJ") && t.HasTag(next, "NN", "NNS")
}

// within ends with a preposition that hardly anything but a place follows, so
// that an unknown name behind it was taken for a person by mistake.
var within = spaced(`(?i)\b(?:in|near|outside|inside)[\s\p{Z}]+$`)

// adjective reports whether a word is the adjective or the people of a country.
func adjective(word string) bool {
	p := text.FindPlace(word)
	return p != nil && (slices.Contains(p.Adjectives, word) || slices.Contains(p.People, word))
}

// placeName cuts what cannot belong to the name of a place off what follows
// a preposition; nothing is left of "response to Norland's".
func (t *Text) placeName(s onrecord.Span) onrecord.Span {
	words := t.split(t.In(s))
	for n, w := range words {
		if w.Cap && w.Weight > 0 {
			break
		}
		if n > 0 && w.Weight == 0 || n > 2 {
			return onrecord.Span{}
		}
	}
	if at := strings.IndexByte(t.In(s), ','); at >= 0 {
		behind := strings.TrimSpace(t.In(s)[at+1:])
		if text.FindPlace(strings.TrimSuffix(behind, ".")) == nil && !strings.HasSuffix(behind, ".") {
			s.End = s.Start + at
		}
	}
	if part := t.In(s); strings.HasSuffix(part, "'s") || strings.HasSuffix(part, "’s") || strings.HasSuffix(part, "s'") || strings.HasSuffix(part, "s’") {
		return onrecord.Span{}
	}
	return t.withoutStop(s)
}

// withoutStop cuts the sign that ends a sentence off its last name.
func (t *Text) withoutStop(s onrecord.Span) onrecord.Span {
	for s.Len() > 1 && strings.IndexByte(".,'", t.Text[s.End-1]) >= 0 && strings.Count(t.In(s), ".") <= 1 {
		s.End--
	}
	return s
}

// isDate reports whether the bytes are a date.
func (t *Text) isDate(s onrecord.Span) bool {
	for _, d := range t.DatesIn(onrecord.Span{Start: max(0, s.Start-20), End: min(len(t.Text), s.End+20)}) {
		if d.Overlaps(s) {
			return true
		}
	}
	return false
}
