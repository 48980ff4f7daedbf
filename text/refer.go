package text

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text/lexicon"
)

// This file says whom "she" and "the senator" stand for.

// reference is a token that stands for a name: a resolved pronoun.
type reference struct {
	token int
	name  int // -1 while two readings remain
}

// pronounGender tells the pronouns that stand for one person.
var pronounGender = lexicon.New(map[string]Gender{
	"he": Male, "him": Male, "his": Male, "himself": Male,
	"she": Female, "her": Female, "hers": Female, "herself": Female,
})

// GenderOf returns the gender of whom a pronoun stands for; AnyGender for any other
// word.
func GenderOf(pronoun string) Gender {
	g, _ := pronounGender.Find(strings.ToLower(pronoun))
	return g
}

// focusReach is how many earlier mentions a pronoun can look back to.
const focusReach = 40

// focus is an earlier mention of a person, as a pronoun sees it.
type focus struct {
	name     int
	token    int
	sentence int
	weight   int // the more, the likelier that a pronoun means it
	speaks   bool
	under    bool // in a subordinate clause
	owner    bool // "his" in "his cousin"
}

// unnamed is the name of a focus on somebody whom the article describes and
// never names: "a resident".
const unnamed = -2

// referrer resolves the pronouns of an article in order.
type referrer struct {
	d      *Doc
	recent []focus
	next   int // in Doc.Mentions
}

// refer resolves every third-person pronoun outside quotation marks.
func (d *Doc) refer() {
	r := referrer{d: d}
	for i := range d.Tokens {
		r.see(i)
		r.describe(i)
		w := d.Word(i)
		if c := w[0] | 0x20; len(w) > 7 || c != 'h' && c != 's' {
			continue // no pronoun of the list, which is looked up for few words this way
		}
		g, ok := pronounGender.Find(d.Lower(i))
		if !ok || d.spoken(d.Tokens[i].Start) {
			continue
		}
		name := r.resolve(i, g)
		d.refs = append(d.refs, reference{token: i, name: name})
		if name >= 0 {
			weight := 8
			lw := d.Lower(i)
			if lw == "he" || lw == "she" {
				weight = 16
			}
			r.push(focus{name: name, token: i, sentence: d.Tokens[i].Sentence, weight: weight, speaks: d.besideSpeech(i, i+1), under: r.under(name, d.Tokens[i].Sentence), owner: lw == "his"})
		}
	}
}

// under reports whether whom a pronoun stands for was last named in a
// subordinate clause of the same sentence: When Lund defended | his plan,
func (r *referrer) under(name, sentence int) bool {
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence == sentence; k-- {
		if r.recent[k].name == name {
			return r.recent[k].under
		}
	}
	return false
}

// see takes in the mentions that start at or before token i.
func (r *referrer) see(i int) {
	for r.next < len(r.d.Mentions) && r.d.Mentions[r.next].First <= i {
		m := r.d.Mentions[r.next]
		r.next++
		if m.Name < 0 || r.d.Names[m.Name].Kind != onrecord.Person {
			continue
		}
		f := focus{name: m.Name, token: m.First, sentence: r.d.Tokens[m.First].Sentence, under: r.d.subordinate(m.start)}
		f.speaks = !f.under && r.d.speaks(m.start, m.End)
		f.weight = r.weight(m, f)
		r.push(f)
	}
}

func (r *referrer) push(f focus) {
	r.recent = append(r.recent, f)
	if len(r.recent) > 2*focusReach {
		r.recent = slices.Delete(r.recent, 0, focusReach)
	}
}

// spoken reports whether the byte at lies in a quotation that the page opens
// and closes: "she" in there is whom the speaker means.
func (d *Doc) spoken(at int) bool {
	k := d.QuotedAt(at)
	if k == len(d.Quoted) || d.Quoted[k].Start > at {
		return false
	}
	q := d.Quoted[k]
	return (q.Closed || q.Continued) && (q.Opened || q.Continues)
}

// resolve returns the name that the pronoun at token i stands for.
func (r *referrer) resolve(i int, g Gender) int {
	d := r.d
	sent := d.Tokens[i].Sentence
	para := d.Sentences[sent].Paragraph
	speaks := d.besideSpeech(i, i+1)
	var spoken []int
	if speaks {
		spoken = d.spokenOf(i)
	}
	object, doer := d.objectOf(i), d.doerBefore(i)
	best, second, name := -1000, -1000, -1
	subject := -1 // of a sentence before, in the same paragraph; or of the very last one
	for k := len(r.recent) - 1; k >= 0 && k >= len(r.recent)-focusReach; k-- {
		f := r.recent[k]
		known := f.name >= 0 && d.Names[f.name].Gender != AnyGender
		if known && d.Names[f.name].Gender != g || f.token == i || f.name >= 0 && (f.name == object || f.name == doer) {
			continue
		}
		score := f.weight - 9*min(sent-f.sentence, 8) - 4*min(para-d.Sentences[f.sentence].Paragraph, 8)
		if !known {
			score -= 6
		}
		if f.name >= 0 && d.doubtful(&d.Names[f.name]) {
			score -= 12
		}
		if slices.Contains(spoken, f.name) {
			score -= 24
		}
		here := d.Sentences[f.sentence].Paragraph == para
		if f.speaks && speaks && (here || subject < 0 || subject == f.name) {
			score += 12 // who spoke goes on speaking
		}
		if f.sentence < sent && f.weight >= 14 && (here || subject < 0 && f.sentence == sent-1) {
			subject = f.name
		}
		switch {
		case f.name == name:
			best = max(best, score)
		case score > best:
			best, second, name = score, best, f.name
		case score > second:
			second = score
		}
	}
	if name < 0 || best == second {
		return -1
	}
	if d.Names[name].Gender == AnyGender {
		d.Names[name].Gender = g
	}
	return name
}

// doubtful reports whether nothing but its capitals tells that n is a person: "Harbour
// Pilots" may be many, or none.
func (d *Doc) doubtful(n *Named) bool {
	return n.Gender == AnyGender && len(n.Roles) == 0
}

// spokenOf returns whom the quotation right before token i names: who says it
// is hardly one of them.
func (d *Doc) spokenOf(i int) []int {
	k := d.QuotedAt(d.Tokens[i].Start) - 1
	if k < 0 || i < 2 || d.Quoted[k].End <= d.Tokens[i-2].Start || !d.Quoted[k].Closed {
		return nil
	}
	var spoken []int
	for m := d.MentionAt(d.Quoted[k].Start); m < len(d.Mentions) && d.Mentions[m].First < i; m++ {
		if !d.HasTag(d.Mentions[m].End, "NN", "NNS") { // not: Lund supporters
			spoken = append(spoken, d.Mentions[m].Name)
		}
	}
	return spoken
}

// objectOf returns who stands right behind the verb of the pronoun at token i,
// and so is somebody else: he told Lund, she has praised Lund; -1 for nobody.
func (d *Doc) objectOf(i int) int {
	const group = 4 // tokens of pronoun and verb
	for j := i + 1; j < len(d.Tokens) && j < i+group && d.HasTag(j, "VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD", "RB"); j++ {
		k := d.MentionAt(d.Tokens[j].End)
		if k < len(d.Mentions) && d.Mentions[k].start == j+1 && !d.HasTag(d.Mentions[k].End, "POS") && !d.HasTag(j, "MD", "RB") {
			return d.Mentions[k].Name
		}
	}
	return -1
}

// doerBefore returns who stands right before the verb of which the pronoun at token i
// is the object, and so is somebody else: Lund backed | her; -1 for nobody.
func (d *Doc) doerBefore(i int) int {
	if !d.HasTag(i, "PRP") || !objectPronoun(d.Lower(i)) {
		return -1
	}
	const group = 4 // tokens of verb and preposition
	j := i - 1
	for j > 0 && j > i-group && d.HasTag(j, "VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD", "RB", "IN", "TO") {
		j--
	}
	if j == i-1 {
		return -1
	}
	k := d.MentionAt(d.Tokens[j].Start)
	if k < len(d.Mentions) && d.Mentions[k].End == j+1 {
		return d.Mentions[k].Name
	}
	return -1
}

// objectPronoun reports whether a pronoun is never a subject: in "Lund said she left",
// she may be Lund.
func objectPronoun(w string) bool { return w == "him" || w == "her" || w == "them" }

var (
	speechVerbs      = readWords("said says told tells asked added wrote tweeted argued replied insisted explained noted continued declared warned went remarked responded recalled joked acknowledged stated claimed concluded admitted observed suggested quipped conceded stressed cautioned complained answered claims adds writes notes argues insists")
	prepositionWords = readWords("of in at for from with by on to about over under against behind between than like")
)

// Antecedent returns the index in Doc.Names of whom the pronoun at token i
// stands for, and -1 when nobody fits or two readings remain.
func (d *Doc) Antecedent(i int) int {
	at, ok := slices.BinarySearchFunc(d.refs, i, func(r reference, i int) int { return r.token - i })
	if !ok {
		return -1
	}
	return d.refs[at].name
}

// Holder returns the index in Doc.Names of whom the description in tokens
// first to end-1 stands for: "the senator", "the Republican nominee". It is
// -1 when nobody named before it, or more than one, holds that role.
func (d *Doc) Holder(first, end int) int {
	noun, at := "", first
	for i := first; i < end; i++ {
		w := d.Lower(i)
		if _, ok := roleNouns.Find(w); ok {
			noun, at = w, i
		} else if noun != "" && (w == "'s" || w == "’s") {
			noun = "" // the mayor's | deputy
		} else if noun != "" && !d.HasTag(i, "JJ") || prepositionWords.Has(w) {
			break // but: the Liberal presidential | candidate
		}
	}
	if noun == "" {
		return -1
	}
	of := d.complement(at+1, end)
	best, score := -1, 0
	seen := 0
	for k := d.MentionAt(d.Tokens[first].Start) - 1; k >= 0 && seen < 400; k-- {
		m := d.Mentions[k]
		if m.Name < 0 {
			continue
		}
		seen++
		n := &d.Names[m.Name]
		if n.Kind != onrecord.Person || m.Name == best {
			continue
		}
		s := d.roleScore(n, noun, first, at, of)
		if s > score || s == kinScore && score == kinScore && len(n.Mentions) > len(d.Names[best].Mentions) {
			best, score = m.Name, s
		}
	}
	switch {
	case score > kinScore:
		return best
	case at+1 < end && prepositionWords.Has(d.Lower(at+1)):
		return -1 // "the leader of the choir" tells more than a role
	case best < 0 && ofProtagonist.Has(noun) && d.Lower(first) == "the":
		return d.protagonist(first, at)
	}
	return best
}

// ofProtagonist are descriptions of whom an article is about, where it tells of nobody
// that they are that: everybody knows it of the one who matters.
var ofProtagonist = readWords("candidate nominee contender hopeful standard-bearer businessman billionaire mogul tycoon magnate")

// protagonist returns the index in Doc.Names of the person of whom the article speaks
// far more than of anybody else, if they are named shortly before the description in
// tokens first to at, and are of no other side; -1 for nobody.
func (d *Doc) protagonist(first, at int) int {
	most, second, name := 0, 0, -1
	for i := range d.Names {
		if d.Names[i].Kind != onrecord.Person {
			continue
		}
		switch n := len(d.Names[i].Mentions); {
		case n > most:
			most, second, name = n, most, i
		case n > second:
			second = n
		}
	}
	if most < fewestNamed || most < 2*second {
		return -1
	}
	for _, r := range d.Names[name].Roles {
		if d.otherSide(r, first, at) || slices.ContainsFunc(r.Nouns, heads.Has) {
			return -1 // who leads a country is called so
		}
	}
	for _, k := range d.Names[name].Mentions {
		if m := d.Mentions[k]; m.First < first && d.Tokens[first].Sentence-d.Tokens[m.First].Sentence <= protagonistReach {
			return name
		}
	}
	return -1
}

// When somebody is the one whom an article is about.
const (
	fewestNamed      = 4 // times
	protagonistReach = 6 // sentences before
)

// complement returns the name behind "of" or "for" at token i, which a
// description may have: the mayor of Elm. It is empty where there is none.
func (d *Doc) complement(i, end int) string {
	if i+1 >= end || d.Word(i) != "of" && d.Word(i) != "for" {
		return ""
	}
	if i++; d.Word(i) == "the" && i+1 < end {
		i++
	}
	first := i
	for i < end && d.capital(i) {
		i++
	}
	if i == first {
		return ""
	}
	return d.In(d.span(first, i))
}

// otherOf reports whether a role is of somebody else than of: the mayor of Oak
// is not that of Elm, and of the mayor alone nothing is known.
func (d *Doc) otherOf(r NamedRole, of string) bool {
	_, has, ok := strings.Cut(d.In(r.Span), " of ")
	has = strings.TrimPrefix(has, "the ")
	if !ok || of == "" || has == "" || has[0] >= 'a' {
		return false
	}
	if p := FindPlace(of); p != nil && p == FindPlace(has) {
		return false
	}
	return !strings.Contains(has, of) && !strings.Contains(of, has)
}

// roleScore counts how well the roles of n match a description: its noun, or one for
// the same, and the words before it. of is the complement behind it.
func (d *Doc) roleScore(n *Named, noun string, first, at int, of string) int {
	best := 0
	for _, r := range n.Roles {
		s := nounScore(r.Nouns, noun)
		if s == 0 || d.otherOf(r, of) || d.otherSide(r, first, at) {
			continue
		}
		role := strings.ToLower(d.In(r.Span))
		for i := first; i < at; i++ {
			if w := d.Lower(i); len(w) > 3 && strings.Contains(role, w) {
				s++
			}
		}
		best = max(best, s)
	}
	return best
}

// nounScore returns how well the nouns of a role match that of a description: more
// when it is one of them than when it is another word for one.
func nounScore(nouns []string, noun string) int {
	if slices.Contains(nouns, noun) {
		return kinScore + 2
	}
	for _, kin := range kinNouns {
		if kin.called.Has(noun) && slices.ContainsFunc(nouns, kin.holds.Has) {
			return kinScore
		}
	}
	return 0
}

// kinScore is what a role counts for a description by another word than its own.
const kinScore = 1

// kinNouns are descriptions that stand for those who hold another role as well: "the
// leader" for a president.
var kinNouns = []struct{ called, holds *lexicon.Set }{
	{readWords("leader"), heads},
	{readWords("lawmaker legislator politician"), readWords("senator congressman congresswoman representative deputy lawmaker legislator politician")},
	{readWords("candidate contender hopeful"), readWords("candidate nominee contender hopeful front-runner frontrunner")},
	{readWords("mogul tycoon billionaire businessman developer magnate"), readWords("mogul tycoon billionaire businessman developer magnate")},
	{readWords("lawyer attorney"), readWords("lawyer attorney")},
}

// heads are the roles of those who lead a country or a body.
var heads = readWords("president premier minister chancellor king queen prince chairman chairwoman speaker governor founder")

// otherSide reports whether a description, its words from first to at, is of another
// party or country than a role: the Liberal candidate is not the Green one.
func (d *Doc) otherSide(r NamedRole, first, at int) bool {
	for i := first; i < at; i++ {
		side, ok := parties.Find(d.Lower(i))
		if !ok {
			continue
		}
		for _, w := range strings.Fields(strings.ToLower(d.In(r.Span))) {
			if has, ok := parties.Find(w); ok && has != side {
				return true
			}
		}
	}
	return false
}

// parties are words for a party, each with the one that all of the same share.
var parties = lexicon.New(map[string]string{
	"republican": "republican", "gop": "republican", "democratic": "democratic", "democrat": "democratic", "liberal": "liberal",
	"conservative": "conservative", "tory": "conservative", "labour": "labour", "labor": "labour", "green": "green",
	"independent": "independent", "libertarian": "libertarian", "socialist": "socialist", "communist": "communist",
})
