package question

import (
	"regexp"
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"onrecord"
	"onrecord/text"
)

// Clause is the clause of a question without its question word: who does what
// to whom. Parts that cannot be told apart stay in Rest.
type Clause struct {
	Aux     string // "did", "is"; empty where the question has none
	Subject []Word
	Verb    Word // the full verb; zero where there is none, as after "is"
	Negated bool
	Rest    []Word // everything behind the verb, or behind the subject
	// Around is the part of Rest from its first preposition on: where, when
	// and how, which an article may tell beside the deed itself.
	Around []Word
}

// clauseOf reads the clause of About, behind the noun that is counted or looked
// for, by the tags of the whole.
func clauseOf(kind Kind, about, focus string) Clause {
	var c Clause
	d := text.Analyse(onrecord.Article{Text: about})
	ws := Words(about)
	if strings.HasPrefix(about, focus) {
		ws = slices.DeleteFunc(ws, func(w Word) bool { return w.Start < len(focus) })
	}
	ws, described := inverted(d, ws)
	if len(ws) == 0 {
		return c
	}
	if aux, not := withoutNot(ws[0]); auxiliary[aux] && !(not && (kind == Who || kind == HowMany)) {
		c.Aux, c.Negated = aux, not
		ws = ws[1:]
	}
	c.Negated = c.Negated || slices.ContainsFunc(ws, func(w Word) bool { return w.Fold == "not" || strings.HasSuffix(w.Fold, "nt") && w.Weight == 0 })
	at := mainVerbAt(kind, about, focus, c, d, ws)
	if at < 0 {
		n := subjectEnd(ws)
		if i := behindName(ws); (kind == YesNo || kind == Where) && being[c.Aux] && i > 0 && i < n {
			n = i // "was Ada Brand part of the crew"
		}
		c.Subject, c.Rest, c.Around = Content(ws[:n]), Content(ws[n:]), around(ws[n:])
	} else {
		c.Subject, c.Verb, c.Rest, c.Around = Content(ws[:at]), ws[at], Content(ws[at+1:]), around(ws[at+1:])
	}
	if _, past := irregular[c.Verb.Fold]; past && supporting[c.Aux] && c.Verb.Stem == stem(c.Verb.Fold) && !slices.ContainsFunc(ws[:max(at, 0)], func(w Word) bool { return participial[w.Fold] }) {
		c.Verb.Stem = english.Stem(c.Verb.Fold, false) // "which club did Brand found" does not ask what he found
	}
	if c.Verb.Fold == "own" {
		c.Verb.Weight = plainWeight // elsewhere the word tells nothing
	}
	c.Rest = append(c.Rest, Content(described)...)
	for n := len(c.Subject) - 1; n > 0 && c.Subject[n].Weight < plainWeight && (howMuch(c.Subject[n]) || being[c.Aux] && toCome[c.Subject[n].Fold]); n-- {
		c.Subject = c.Subject[:n] // "did Brand nearly win", "is Brand going to win"
	}
	c.cutSubject(ws)
	return c
}

// participial are the auxiliaries behind another one that take a participle: "will be sent".
var participial = set(`be have been get`)

// toCome are words behind a form of "be" that tell of a deed to come.
var toCome = set(`going supposed`)

// mainVerbAt returns the index of the main verb among the words ws behind the auxiliary of
// a clause; -1 where there is none. d is the clause as it was analysed.
func mainVerbAt(kind Kind, about, focus string, c Clause, d *text.Doc, ws []Word) int {
	main := ws
	if being[c.Aux] && kind == HowMany && focus != "years" {
		main = beforeWhen(ws)
	}
	at := verbAt(d, main, c.Aux != "" && focus == "")
	switch {
	case len(ws) > 0 && kind == Who && (c.Aux == "" && !adverb(ws[0]) || being[c.Aux] && (participle(ws[0]) || len(ws) > 1 && !ws[0].Cap && strings.HasSuffix(ws[0].Fold, "ing"))):
		return 0 // "who leads in the north", "who was accused": who is the subject
	case c.Negated && doing[c.Aux] && len(ws) > 0 && focus != "" && bareVerb(ws[0]):
		return 0 // "which boats didn't sail"
	case len(ws) > 1 && kind == What && focus == "" && being[c.Aux] && (ongoing(ws) || !ws[0].Cap && ws[0].Weight > 0 && circumstantial[ws[1].Fold] && participle(ws[0])):
		return 0 // "what is driving the prices", "what was found in the boat"
	case being[c.Aux] && at > 0 && tagAt(d, ws[at]) == "VBZ" && !relative[ws[at-1].Fold]:
		return -1 // "are the Harwick lists out"
	case being[c.Aux] && at > 1 && circumstantial[ws[at-1].Fold] && tagAt(d, ws[at]) == "VBG" && !ws[at-2].Cap && strings.HasSuffix(ws[at-2].Fold, "ed"):
		return at - 2 // "was Brand involved in sinking it"
	case being[c.Aux]:
		if i := turnedVerbAt(d, main, c.Aux, "VBG", "VBN"); i > 0 && at < 0 {
			return i
		}
	case !supporting[c.Aux] && at < 0 && c.Aux == "" && focus != "" && verbFirst(ws):
		return 0 // "how many boats support the plan", "which towns back it"
	case !supporting[c.Aux]:
	case doing[c.Aux] && len(ws) > 1 && ws[len(ws)-1].Fold == "get":
		return len(ws) - 1 // "how many views did the film get"
	case !doing[c.Aux] && len(ws) > 0 && tagAt(d, ws[0]) == "VB" && ws[0].Weight > 0 && !(ws[0].Cap && len(ws) > 1):
		return 0 // "who will win"
	default:
		if i := turnedVerbAt(d, ws, "will", "VB"); i > 0 {
			return i
		}
	}
	return at
}

// relative are the words behind which a verb belongs to a clause of its own.
var relative = set(`who which that`)

// beforeWhen returns the words before the clause that tells when something was: "(how
// many boats were) in the port when Brand spoke" does not ask who spoke.
func beforeWhen(ws []Word) []Word {
	if i := slices.IndexFunc(ws, func(w Word) bool { return w.Fold == "when" || w.Fold == "while" }); i > 0 {
		return ws[:i]
	}
	return ws
}

// howMuch reports whether a word before a verb tells how far it is so.
func howMuch(w Word) bool {
	return strings.HasSuffix(w.Fold, "ly") || w.Fold == "almost" || w.Fold == "ever"
}

// withoutNot returns an auxiliary without its "n't", and whether it had one.
func withoutNot(w Word) (aux string, not bool) {
	switch w.Fold {
	case "wont":
		return "will", true
	case "cant", "cannot":
		return "can", true
	}
	if aux, not = strings.CutSuffix(w.Fold, "nt"); not && w.Weight == 0 {
		return aux, true
	}
	return w.Fold, false
}

// verbFirst reports whether words behind the noun that is asked for begin with a
// verb, which a tagger takes for more of the noun: with "they" before it, it is one.
func verbFirst(ws []Word) bool {
	if len(ws) < 2 || ws[0].Cap || ws[0].Weight == 0 || !ws[1].Cap && ws[1].Weight > 0 {
		return false // "which towns fish markets" hardly asks who fishes
	}
	d := text.Analyse(onrecord.Article{Text: "They " + ws[0].Text + " the boat."})
	return d.HasTag(1, "VB", "VBP", "VBD")
}

// cutSubject takes what tells where or when the subject is out of it: the protests
// of "did the protests in the north begin" are asked about, wherever an article
// names the place.
func (c *Clause) cutSubject(ws []Word) {
	if len(c.Subject) < 2 || c.Verb.Weight == 0 {
		return
	}
	for _, w := range ws {
		if w.Start > c.Subject[0].End && (placing[w.Fold] || w.Fold == "against" || w.Fold == "about") {
			for i, s := range c.Subject {
				if i > 0 && s.Start > w.Start {
					c.Rest, c.Around = append(c.Rest, c.Subject[i:]...), append(c.Around, c.Subject[i:]...)
					c.Subject = c.Subject[:i:i]
					return
				}
			}
		}
	}
}

var placing = set(`in on at near during after before since`)

// bareVerb reports whether a word behind an auxiliary is a verb, no name or noun.
func bareVerb(w Word) bool {
	if w.Cap || w.Weight == 0 {
		return false
	}
	d := text.Analyse(onrecord.Article{Text: "They did " + w.Text + " it."})
	return d.HasTag(2, "VB")
}

var being = set(`is are was were`)

// adverb reports whether a word before the verb tells how: "recently".
func adverb(w Word) bool { return w.Weight == 0 || strings.HasSuffix(w.Fold, "ly") }

// ongoing reports whether a clause behind a form of "be" begins with what goes on,
// and what it is done to: "driving the prices".
func ongoing(ws []Word) bool {
	switch ws[1].Fold {
	case "a", "an", "the", "its", "their", "his", "her", "our", "this", "that", "these":
		return strings.HasSuffix(ws[0].Fold, "ing") && !ws[0].Cap
	}
	return false
}

// participle reports whether something was done to the one of whom a word is
// said behind "was".
func participle(w Word) bool {
	d := text.Analyse(onrecord.Article{Text: "He was " + w.Text + " there."})
	return d.HasTag(2, "VBN", "VBD")
}

// inverted cuts what describes the noun that is asked for off the clause behind
// it, which begins with an auxiliary: "(which book) about the war did Brand read".
func inverted(d *text.Doc, ws []Word) (clause, described []Word) {
	for i, w := range ws {
		if auxiliary[ws[0].Fold] {
			break
		}
		if i > 0 && ws[i-1].Fold != "to" && (doing[w.Fold] || being[w.Fold] && busy(d, ws[i+1:])) {
			return ws[i:], ws[:i]
		}
	}
	return ws, nil
}

// busy reports whether what stands behind a form of "be" is somebody who is doing
// something: "(which boats on the lake are) the pilots watching".
func busy(d *text.Doc, ws []Word) bool {
	for i, w := range ws {
		switch tag := tagAt(d, w); {
		case tag == "VBG", strings.HasSuffix(w.Fold, "ing") && !w.Cap && (i+1 == len(ws) || placing[ws[i+1].Fold]):
			return i > 0 && (ws[0].Cap || ws[0].Fold == "the") && ws[i-1].Weight > 0
		case tag == "IN" || tag == "TO":
			return false
		}
	}
	return false
}

// supporting are the auxiliaries behind whose subject the verb stands in its
// base form.
var supporting = set(`did does do will would can could should shall may might must`)

// doing are the auxiliaries that a question without another one takes.
var doing = set(`did does do`)

// turnedVerbAt returns the index of the verb of a question, which has a tag behind
// an auxiliary; 0 where none is found. Nothing but its place marks it: "did the
// acceptance speech last". The question is made a statement, with the auxiliary
// before each word in turn, and the one is taken that leaves a noun before it and
// fewest other verbs.
func turnedVerbAt(d *text.Doc, ws []Word, aux string, tags ...text.Tag) int {
	last := len(ws) - 1
	if last < 1 || plainVerb[ws[0].Fold] || plainVerb[ws[last].Fold] || ws[last].Fold == "get" {
		return 0
	}
	best, least, behind := 0, 1<<30, behindName(ws)
	for i := 1; i < min(len(ws), longestSubject); i++ {
		if ws[i].Fold == "according" {
			break
		}
		if ws[i].idiomatic() && tags[0] == "VB" && tagAt(d, ws[i]) != "VBG" {
			return i // "did Brand call off the race"
		}
		if ws[i].Cap || ws[i].Weight == 0 && ws[i].Fold != "own" || ws[i].Number() || amounts[ws[i].Fold] || nominal.MatchString(ws[i].Fold) || adjective(ws[i-1].Text) || possessive(ws[i].Text) != "" {
			continue
		}
		n, ok := strangeAs(d.Text[ws[0].Start:], ws[i].Start-ws[0].Start, aux+" ", tags)
		if i == last && strings.HasSuffix(ws[i-1].Fold, "ally") {
			n-- // "will the ferry finally sail"
		}
		if i == behind && i < last && (ws[i+1].Cap || ws[i+1].Weight == 0) {
			n -= 2 // "did Ada Brand leave as chair of the board"
		}
		if len(ws[i-1].Text) > 1 && ws[i-1].Text == strings.ToUpper(ws[i-1].Text) && around(ws[:i]) != nil {
			n++ // "in her first TV ad"
		}
		if ok && i == last-1 && stranded[ws[last].Fold] || i < last && ws[i].Stem == "take" && ws[i+1].Fold == "place" {
			return i // "what does the firm partner with"
		}
		if ok && (n < least || n == least && (i == last && ws[i-1].Cap && !ws[best].Cap || theirNoun(ws, best) || placedNoun(d, ws, best, i))) {
			best, least = i, n // behind a name, the last word is hardly a noun: "did the mill found in Harwick close"
		}
	}
	return best
}

// nominal ends a noun that is no verb: "immigration", but not "station"; "factory".
var nominal = regexp.MustCompile(`.{4}(?:ation|ness|ism|ity|ory|ery|ency|ancy|hood)s?$`)

// behindName returns the index of the first word behind the name that words begin
// with, 0 where they begin with none: the verb, more often than more of the subject.
func behindName(ws []Word) int {
	i := 0
	for i < len(ws) && ws[i].Cap && possessive(ws[i].Text) == "" {
		i++
	}
	return i % max(len(ws), 1)
}

// theirNoun reports whether word i rather is a noun behind a name, with a place behind
// it: "(will) the Brand mill in Lindow (close)".
func theirNoun(ws []Word, i int) bool {
	return i == 2 && ws[0].Fold == "the" && ws[1].Cap && i+1 < len(ws) && placing[ws[i+1].Fold]
}

// placedNoun reports whether word i rather is a noun with a place behind it, and word verb
// has an object: "(did) the bread tax in Harwick (cut) its sales".
func placedNoun(d *text.Doc, ws []Word, i, verb int) bool {
	if verb < i+3 || verb+1 >= len(ws) || !placing[ws[i+1].Fold] || !ws[verb-1].Cap {
		return false
	}
	switch tagAt(d, ws[verb+1]) {
	case "NNS", "DT", "PRP$":
		return true
	}
	return false
}

// plainVerb are verbs that are none of content: "how many does it have".
var plainVerb = set(`be have do`)

// adjective reports whether a word is the adjective of a country: what stands
// behind it is a noun.
func adjective(word string) bool {
	p := text.FindPlace(word)
	return p != nil && word != strings.ToUpper(word) && slices.Contains(p.Adjectives, word) // "US" is the country too
}

// amounts are words behind a number that belong to it.
var amounts = set(`hundred thousand million billion trillion percent`)

const longestSubject = 12 // words before a verb that are looked at

var stranded = set(`with to for from at in on about of by into`)

// strangeAs returns how much is strange in a clause whose verb stands at a byte
// of it: verbs before it and bare ones behind it, a noun right before a
// determiner, and a bare noun or adjective in place of an object. It is not ok
// where that word cannot be a verb there.
func strangeAs(clause string, at int, aux string, tags []text.Tag) (strange int, ok bool) {
	d := text.Analyse(onrecord.Article{Text: clause[:at] + aux + clause[at:] + "."})
	main := d.TokenAt(at + len(aux))
	before := main - 2
	if before > 0 && d.HasTag(before, "RB") {
		before-- // "does it still sail"
	}
	if before < 0 || main >= len(d.Tokens) || !d.HasTag(main, tags...) || !d.HasTag(before, "NN", "NNS", "NNP", "NNPS", "PRP", "CD") {
		return 0, false
	}
	for i := range d.Tokens {
		switch {
		case i == main || i == main-1:
		case d.HasTag(i, "VB", "VBP", "VBZ", "VBD", "MD") && (i < main || !d.HasTag(i-1, "TO", "WP", "WDT", "PRP", "RB", "IN") && d.HasTag(i, "VB", "VBP")):
			strange++
		case i > main && d.HasTag(i-1, "NN") && d.HasTag(i, "DT", "PRP$"):
			strange++
		}
	}
	if d.HasTag(main+1, "NN") && d.Word(main) != "become" || d.HasTag(main+1, "JJ") && d.HasTag(main+2, ".") {
		strange++ // "the water will board meet", "the speech will last" against "will speech last"
	}
	return strange, true
}

// around returns the content words of ws from the first preposition on that
// tells of circumstances; "of" and "to" belong to what stands before them.
func around(ws []Word) []Word {
	for i, w := range ws {
		if circumstantial[w.Fold] {
			return Content(ws[i:])
		}
	}
	return nil
}

var circumstantial = set(`in on at from by for with without within under over after before during since until till between among
	against toward towards across along around near according when while because`)

// verbAt returns the index of the full verb among ws, -1 where there is none;
// where a subject must stand before it, it is not the first word.
func verbAt(d *text.Doc, ws []Word, subject bool) int {
	for i, w := range ws {
		tag := tagAt(d, w)
		if i+1 < len(ws) && w.Fold == "going" && ws[i+1].Fold == "to" {
			continue // "is X going to leave" asks for leaving
		}
		if i+2 < len(ws) && intending[w.Stem] && ws[i+1].Fold == "to" && tagAt(d, ws[i+2]) == "VB" {
			continue // and "X plans to leave" does
		}
		if w.Fold == "according" {
			break
		}
		if w.Cap && i > 0 && ws[i-1].Cap && ws[i-1].End+1 == w.Start {
			continue // a verb inside a name
		}
		if w.Stem == "get" && i+1 < len(ws) && tagAt(d, ws[i+1]) == "VBN" {
			continue // "(how many boats) got sunk"
		}
		if w.Cap && i+1 < len(ws) && slices.ContainsFunc(ws[i+1:], func(x Word) bool { return tagAt(d, x) == "VB" }) {
			continue // "(how many boats would) Brand send": a name before a verb
		}
		if i > 0 && determiners[ws[i-1].Fold] {
			continue // "of the merged firm"
		}
		if strings.HasPrefix(tag, "VB") && !auxiliary[w.Fold] && w.Fold != "be" && w.Fold != "been" && (i > 0 || !subject) {
			return i
		}
	}
	return -1
}

var determiners = set(`the a an its their his her our my your`)

// intending are verbs that tell of another one what somebody has in mind, as stems.
var intending = stems(`plan want try hope intend suppose`)

func tagAt(d *text.Doc, w Word) string {
	if i := d.TokenAt(w.Start); i < len(d.Tokens) && d.Tokens[i].Start < w.End {
		return string(d.Tokens[i].Tag)
	}
	return ""
}

// subjectEnd returns where the subject ends that no verb follows: before an
// article or preposition behind its first word.
func subjectEnd(ws []Word) int {
	for i := 1; i < len(ws); i++ {
		if ws[i].Weight == 0 && ws[i-1].Weight > 0 {
			return i
		}
	}
	return min(1, len(ws))
}
