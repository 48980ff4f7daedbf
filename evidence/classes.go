package evidence

import (
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file knows which nouns ask for a name, and of what kind.

// classes are the nouns that stand for a name of a kind, "the country", and
// that ask for one, "which country".
var classes = func() map[string]onrecord.NameKind {
	m := map[string]onrecord.NameKind{}
	for kind, nouns := range map[onrecord.NameKind]string{
		onrecord.Place: `country nation state city town village island region province capital county`,
		onrecord.Body: `company firm organization organisation group party agency alliance newspaper university bank publisher paper outlet channel
			broadcaster network magazine corporation club team institute charity union airline ministry department court`,
		onrecord.Person: `politician senator congressman congresswoman lawmaker minister president governor mayor official officer actor
			actress singer candidate author writer journalist reporter lawyer judge professor scientist expert analyst general commander
			leader spokesman spokeswoman adviser director player athlete pilot soldier doctor teacher priest pastor bishop engineer captain coach sheriff`,
	} {
		for noun := range strings.FieldsSeq(nouns) {
			m[noun] = kind
		}
	}
	return m
}()

// classOf returns the kind of name that a noun asks for, one or many; empty
// where it asks for anything else.
func classOf(focus string) onrecord.NameKind {
	words := question.Words(focus)
	if len(words) == 0 {
		return ""
	}
	noun := words[len(words)-1].Fold
	for _, w := range words {
		if strings.HasSuffix(w.Text, "'s") || strings.HasSuffix(w.Text, "’s") {
			noun = w.Fold // "which town's flag" asks for a town
		}
	}
	if askedPerson[noun] || askedPerson[strings.TrimSuffix(noun, "s")] {
		return onrecord.Person
	}
	for _, one := range []string{noun, strings.TrimSuffix(noun, "s"), strings.TrimSuffix(noun, "es"), strings.TrimSuffix(noun, "ies") + "y"} {
		if kind, ok := classes[one]; ok {
			return kind
		}
	}
	return ""
}

// askedPerson are more nouns that ask for a person by name, which seldom stand
// for one that was named before.
var askedPerson = set("passenger", "woman", "women", "man", "men", "victim", "worker", "witness", "student", "resident", "survivor", "tourist", "driver",
	"farmer", "lawmaker", "suspect", "attacker", "shooter", "gunman", "hacker", "detainee", "prisoner", "inmate", "hostage", "refugee", "sailor", "fisherman",
	"activist", "musician", "artist", "painter", "photographer", "comedian", "chef", "designer", "billionaire", "businessman", "businesswoman", "investor",
	"banker", "broker", "historian", "researcher", "economist", "philosopher", "poet", "rabbi", "imam", "nun", "monk", "cardinal", "ambassador", "diplomat",
	"aide", "adviser", "advisor", "strategist", "pollster", "columnist", "anchor", "host", "celebrity", "star", "rapper", "composer", "swimmer", "runner",
	"boxer", "golfer", "goalkeeper", "striker", "cyclist", "champion", "daughter", "son", "brother", "sister", "wife", "husband", "mother", "father",
	"cousin", "uncle", "aunt", "nephew", "niece", "widow", "relative", "friend", "colleague", "rival", "opponent", "founder", "owner", "employee", "nurse",
	"ceo", "executive", "chairman", "chairwoman", "entrepreneur", "mogul", "tycoon", "developer", "landlord", "surgeon", "firefighter", "detective", "prosecutor", "defendant", "juror", "heir", "queen", "king", "prince", "princess")

// hasKind reports whether a name of a kind stands inside s.
func (t *Text) hasKind(s onrecord.Span, kind onrecord.NameKind) bool {
	if kind == onrecord.Place && len(t.PlacesIn(s)) > 0 {
		return true
	}
	for _, m := range t.MentionsIn(s) {
		if m.Name >= 0 && t.Names[m.Name].Kind == kind {
			return true
		}
	}
	return false
}

// nearestOf returns the name of a kind in sentence i that stands nearest to
// the deed and is not in the question.
func (t *Text) nearestOf(q question.Question, i int, kind onrecord.NameKind) onrecord.Span {
	near := t.deedAt(q, i)
	best, least := onrecord.Span{}, 1<<30
	noun, asked := t.focusNoun(q)
	consider := func(s onrecord.Span) {
		d := gap(near, s)
		if asked && t.besideNoun(i, noun, s) {
			d -= besideNoun // "the group Salt Watch"
		}
		if d < least && !t.asked(q, s) {
			best, least = s, d
		}
	}
	for _, m := range t.MentionsIn(t.Sentences[i].Span) {
		if kind == onrecord.Body && t.HasTag(m.End, "NN", "NNS") {
			continue // "a Norrmail account" is no company
		}
		if m.Name >= 0 && t.Names[m.Name].Kind == kind {
			consider(m.Span)
		}
	}
	if kind == onrecord.Place {
		for _, p := range t.PlacesIn(t.Sentences[i].Span) {
			if !p.Place.IsBody() {
				consider(p.Span)
			}
		}
	}
	return best
}
