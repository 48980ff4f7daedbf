package evidence

import (
	"cmp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds who holds a role: "who is the harbour master".

// holder answers who is something: the words of the role must stand together
// in the sentence, with a name beside them.
func (t *Text) holder(q question.Question, f Finding) Finding {
	i := f.Sentence
	need := question.Content(t.split(q.Role))
	if one := t.heads(q, need, i); !one.Empty() {
		return f.yes(0.3, one)
	}
	if one := t.titleHolder(q, need, i); !one.Empty() {
		return f.yes(0.35, one)
	}
	if one := t.headOfBody(q, need, i); !one.Empty() {
		return f.yes(0.8, one)
	}
	at, missing := t.roleAt(need, i)
	for _, n := range missing {
		switch w := need[n]; {
		case isName(w) && t.here(need, n, i) > 0: // "Otto Brand's pilot" may be "Brand's pilot"
		case isName(w) && len(at) > 0 && t.ofBodyBefore(w, i, at[0]):
		case isName(w) && t.Topic(w) && plainWords(need) >= roleAlone && t.roleOfArticle(q, need, i, at): // the article is about those who have it
		default:
			return f.no(NoDeed)
		}
	}
	if len(at) == 0 {
		return f.no(Unrelated)
	}
	if first, last := at[0], at[len(at)-1]; last-first > len(at)+6 && len(question.Content(t.Words[i][first:last+1])) > len(at)+4 {
		return f.no(NoDeed)
	}
	if onlyPost(need) && t.verbWithin(t.TokenAt(t.Place(i, t.Words[i][at[0]]).Start), t.TokenAt(t.Place(i, t.Words[i][at[len(at)-1]]).Start)) {
		return f.no(NoDeed) // "the mayor left Sarkby" tells of no mayor of Sarkby
	}
	if !strings.HasPrefix(strings.ToLower(q.Line), "who was") && t.past(i, at[0]) {
		return f.no(NoPerson)
	}
	role := onrecord.Span{Start: t.Place(i, t.Words[i][at[0]]).Start, End: t.Place(i, t.Words[i][at[len(at)-1]]).End}
	holder := t.personBy(q, i, t.ofWhom(i, at))
	if holder.Empty() {
		holder = t.personBy(q, i, role)
	}
	if kind := classAsked(q.Line); kind != "" && kind != onrecord.Person {
		holder = t.nearestOf(q, i, kind)
	}
	if holder.Empty() {
		holder = t.joinedTo(q, t.TokenAt(role.End)-1, i)
	}
	if holder.Empty() {
		return f.no(NoPerson)
	}
	return f.yes(0.4, holder)
}

// onlyPost reports whether a role is told by nothing but a post and names: "the mayor of
// Lindow", not "the pilots lost off Lindow".
func onlyPost(need []question.Word) bool {
	return !slices.ContainsFunc(need, func(w question.Word) bool { return !isName(w) && !question.IsTitle(w.Text) && !text.RoleNoun(w.Fold) })
}

// roleAt returns which words of sentence i say the needed ones, in order, as close
// together as they stand; and the indices of those that it has not.
func (t *Text) roleAt(need []question.Word, i int) (at, missing []int) {
	var places [][]int
	for n, w := range need {
		var found []int
		for j, x := range t.Words[i] {
			if question.Means(w, x) > 0 {
				found = append(found, j)
			}
		}
		if found == nil {
			missing = append(missing, n)
			continue
		}
		places = append(places, found)
	}
	for _, anchors := range places {
		for _, anchor := range anchors {
			if one := nearest(places, anchor); at == nil || one[len(one)-1]-one[0] < at[len(at)-1]-at[0] {
				at = one
			}
		}
	}
	return at, missing
}

// nearest returns of each list of places the one nearest to an anchor, in order.
func nearest(places [][]int, anchor int) []int {
	var out []int
	for _, found := range places {
		out = append(out, slices.MinFunc(found, func(a, b int) int { return cmp.Compare(abs(a-anchor), abs(b-anchor)) }))
	}
	slices.Sort(out)
	return out
}

func abs(n int) int { return max(n, -n) }

// ofBodyBefore reports whether the role that begins at word at of sentence i belongs to
// a body that the sentence only takes up, "the group's strategist", "its head", and one
// of the sentences right before has its name.
func (t *Text) ofBodyBefore(w question.Word, i, at int) bool {
	if !t.spokenBefore(w, i) {
		return false
	}
	tok := t.TokenAt(t.Place(i, t.Words[i][at]).Start) - 1
	if t.HasTag(tok, "PRP$") {
		return t.Lower(tok) == "its" || t.Lower(tok) == "their"
	}
	return t.HasTag(tok, "POS") && classes[t.Lemma(tok-1)] == onrecord.Body && definite(t.Word(tok-2))
}

// roleAlone is how many plain words a role has at least that is known without the name
// of those who have it: "the largest shareholder", not "the president".
const roleAlone = 2

func plainWords(words []question.Word) int {
	n := 0
	for _, w := range words {
		if !isName(w) {
			n++
		}
	}
	return n
}

// roleOfArticle reports whether sentence i has all plain words of a role, and begins with
// it, "The largest shareholder is", or has it of a definite thing, "the dean of the
// school", and no name in it: then it is of those whom the article is about.
func (t *Text) roleOfArticle(q question.Question, need []question.Word, i int, at []int) bool {
	if len(at) < plainWords(need) {
		return false
	}
	first, last := t.TokenAt(t.Place(i, t.Words[i][at[0]]).Start), t.TokenAt(t.Place(i, t.Words[i][at[len(at)-1]]).Start)
	p, ok := t.PhraseAt(first)
	if !ok || !definite(t.Word(p.First)) || t.HasTag(last+1, "IN", "POS") || t.otherNameIn(q, i, tokens{p.First, last + 1}) {
		return false
	}
	return p.First == t.Sentences[i].First || t.Lower(p.End) == "of" && definite(t.Lower(p.End+1))
}

// headOfBody returns who, in sentence i, has the post of one who heads a body that the
// sentence only takes up: "its president, Ada Brand", "Brand, the chairwoman of the bank".
func (t *Text) headOfBody(q question.Question, need []question.Word, i int) onrecord.Span {
	if len(need) < 2 || !question.Heads(need[0]) {
		return onrecord.Span{}
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		if !headTie.posts[t.Lemma(tok)] || !t.ofBodyMeant(need[1:], i, tok) {
			continue
		}
		role := t.TokensSpan(tok, tok+1)
		if t.HasTag(tok-1, "CC") && t.HasTag(tok-2, "NN") {
			role.Start = t.Tokens[tok-2].Start // "the president and chairwoman"
		}
		if one := t.personBy(q, i, role); !one.Empty() {
			return one
		}
	}
	return onrecord.Span{}
}

// ofBodyMeant reports whether the noun at a token of sentence i is of the body with these
// names, which stands there as a pronoun, or by its sort.
func (t *Text) ofBodyMeant(names []question.Word, i, noun int) bool {
	if t.HasTag(noun-1, "PRP$") {
		return t.Lower(noun-1) == "its" && !slices.ContainsFunc(names, func(w question.Word) bool { return isName(w) && !t.spokenBefore(w, i) })
	}
	end := noun + 1
	if t.Lower(end) == "of" && definite(t.Lower(end+1)) {
		end += 3
	}
	body := t.split(t.In(t.BodyMeant(t.TokensSpan(noun, min(end, len(t.Tokens))))))
	return len(body) > 0 && !slices.ContainsFunc(names, func(w question.Word) bool {
		_, m := best(w, body)
		return isName(w) && m == 0 && !t.Topic(w)
	})
}

// joinedTo returns the name that "be" joins to the role whose last token is given, all
// of it: "the owner is Lamm, Toll & Sons".
func (t *Text) joinedTo(q question.Question, noun, i int) onrecord.Span {
	p, ok := t.PhraseAt(noun)
	if !ok {
		return onrecord.Span{}
	}
	one := t.besideAgent(q, t.agentRegion(p, p.Head), p.Head)
	if !one.Empty() {
		one.End += len(partners.FindString(t.Text[one.End:t.Sentences[i].Span.End]))
	}
	return one
}

// partners is what follows the first name of a firm that is named for several people.
var partners = spaced(`^(?:, \p{Lu}[\p{L}'’-]+)* (?:&|and) \p{Lu}[\p{L}'’-]+(?: (?:LLP|LLC|Inc|Co|Ltd)\b)?`)

// ofWhom returns the words of a role in sentence i without the names of those
// who have it: between "Brand" and "his pilot" may stand the pilot.
func (t *Text) ofWhom(i int, at []int) onrecord.Span {
	var role onrecord.Span
	for _, j := range at {
		w := t.Words[i][j]
		if isName(w) {
			continue
		}
		p := t.Place(i, w)
		if role.Empty() {
			role = p
		}
		role.End = p.End
	}
	return role
}

// heads returns who, in sentence i, does what a role says with a verb, "leads
// the rescue unit": the subject of the verb, where the noun stands behind it and
// the other words anywhere in the sentence. "That unit" has them before.
func (t *Text) heads(q question.Question, need []question.Word, i int) onrecord.Span {
	if len(need) < 2 || !roleVerb[need[0].Fold] {
		return onrecord.Span{}
	}
	for n := range need[1:] {
		if t.here(need[1:], n, i) == 0 {
			return onrecord.Span{}
		}
	}
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if !ok || v.Main != tok || v.Passive || v.Negated || !t.Finite(v) || question.Means(need[0], t.word(i, tok)) < 0.8 {
			continue
		}
		p, ok := t.Subject(v)
		if !ok || t.HasTag(p.Head, "PRP", "WP", "WDT", "DT") || !t.object(v, need[len(need)-1], i) {
			continue
		}
		if span := t.PhraseSpan(p); !t.asked(q, span) {
			return span
		}
	}
	return onrecord.Span{}
}

// roleVerb are the verbs that roles are asked for by.
var roleVerb = map[string]bool{
	"head": true, "heads": true, "headed": true, "lead": true, "leads": true, "led": true, "run": true, "runs": true, "ran": true,
	"command": true, "commands": true, "commanded": true, "chair": true, "chairs": true, "chaired": true,
}

// object reports whether a noun stands right behind a verb of sentence i, with
// what belongs to it.
func (t *Text) object(v text.Verb, noun question.Word, i int) bool {
	for tok := v.End; tok < min(v.End+objectReach, t.Sentences[i].End); tok++ {
		if t.HasTag(tok, "IN", "TO") && t.Lower(tok) != "of" {
			return false // "runs the money through the bank" runs no bank
		}
		if question.Means(noun, t.word(i, tok)) > 0 {
			return true
		}
	}
	return false
}

// objectReach is how many tokens behind its verb an object may end.
const objectReach = 5

// besideRole is how many bytes from a role its holder may stand.
const besideRole = 30

// personBy returns the person that stands beside a role in sentence i.
func (t *Text) personBy(q question.Question, i int, role onrecord.Span) onrecord.Span {
	holder, least := onrecord.Span{}, besideRole
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if m.Name < 0 || t.Names[m.Name].Kind != onrecord.Person || m.Start > role.End && t.ofOtherNoun(m.TitleFirst()) {
			continue
		}
		at := m.Span
		if role.Start <= at.Start && at.Start < role.End && role.End < at.End {
			at.Start = t.Tokens[t.TokenAt(role.End)].Start // "Editor-in-Chief Ada Brand" was read as one name
		}
		d := gap(at, role)
		if t.verbWithin(t.TokenAt(min(at.End, role.End))-1, t.TokenAt(max(at.Start, role.Start))) {
			d += behindVerb
		}
		if d < least && !at.Empty() && !role.Overlaps(at) && !t.asked(q, at) {
			holder, least = at, d
		}
	}
	if holder.Empty() {
		return t.besideApposition(q, i, role)
	}
	return holder
}

// ofOtherNoun reports whether the name at a token belongs to the noun before it: in "the
// mayor and friend of Ada Brand" she is no mayor. Behind "by" stands who does something.
func (t *Text) ofOtherNoun(name int) bool {
	return t.HasTag(name-1, "IN", "TO") && t.Lower(name-1) != "by"
}

// behindVerb is how many bytes further away somebody counts whom a verb parts from a
// role: in "Ada Brand (Lindow), head of the guild, told Toll", Toll heads nothing.
const behindVerb = 20

// besideApposition returns the last person named before a role in sentence i
// from whom commas and no verb part it: "Ada Brand, a doctor and, until May,
// mayor of Lindow".
func (t *Text) besideApposition(q question.Question, i int, role onrecord.Span) onrecord.Span {
	var last onrecord.Span
	for _, m := range t.MentionsIn(onrecord.Span{Start: t.Sentences[i].Span.Start, End: role.Start}) {
		if m.Name >= 0 && t.Names[m.Name].Kind == onrecord.Person && !t.asked(q, m.Span) {
			last = m.Span
		}
	}
	if last.Empty() || !strings.HasPrefix(t.Text[last.End:role.Start], ",") {
		return onrecord.Span{}
	}
	for tok := t.TokenAt(last.End); tok < len(t.Tokens) && t.Tokens[tok].Start < role.Start; tok++ {
		if v, ok := t.VerbAt(tok); ok && t.Finite(v) && !(servesAs[t.Lemma(v.Main)] && t.HasTag(v.First-1, "WP")) {
			return onrecord.Span{}
		}
	}
	return last
}

// servesAs are verbs that join a role to "who": "Ada Brand, a pilot who serves as mayor".
var servesAs = set("be", "serve", "act", "work", "double")

// classAsked returns the kind of name that a question for a holder wants:
// "which country leads".
func classAsked(line string) onrecord.NameKind {
	words := question.Words(line)
	if len(words) < 2 || words[0].Fold != "which" {
		return ""
	}
	return classOf(words[1].Text)
}

// past reports whether one of the words before word at of sentence i says that
// a role is no longer held.
func (t *Text) past(i, at int) bool {
	for _, w := range t.Words[i][max(0, at-8):at] {
		switch w.Fold {
		case "former", "ex", "late", "onetime", "erstwhile", "ousted", "deposed", "toppled":
			return true
		}
	}
	return false
}
