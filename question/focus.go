package question

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/text"
)

// This file finds the noun that a question looks for, or counts.

// lookedFor settles which noun a question looks for: "which arena did the fans
// leave", "what kind of boat sank", "which Harwick doctor came" look for an arena, a
// boat, a Harwick doctor.
func (q *Question) lookedFor() {
	head, about, ok := cutInverted(q.Focus)
	if m := isNoun.FindStringSubmatch(q.About); m != nil && q.Focus == "" && !namingNoun[Fold(lastField(m[1]+m[2]))] {
		q.Focus = m[1] + m[2]
	}
	switch {
	case ok:
		q.Kind, q.Focus, q.About = What, head, about+" "+q.About
		if plural(head) {
			q.Kind = List
		}
	case sortOf[Fold(q.Focus)] && strings.HasPrefix(q.About, "of "):
		of := strings.TrimPrefix(q.About, "of ")
		noun := counted("", of)
		if noun == "" || len(noun) == len(of) {
			return
		}
		q.Focus, q.About = noun, strings.TrimSpace(of[len(noun):])
	}
}

// wholeNoun moves the end of the noun that is asked for to where its phrase ends
// before a verb: a pattern knows no verbs, and takes "baker sued" or "law" of "law
// firm" for it.
func (q *Question) wholeNoun() {
	if q.Focus == "" || q.About == "" {
		return
	}
	rest := q.Focus + " " + q.About
	d := text.Analyse(onrecord.Article{Text: article + rest + "."})
	first := 1
	for d.HasTag(first, "FW") {
		first++
	}
	p, ok := d.PhraseAt(first)
	if !ok || p.First > first || !d.HasTag(p.Head, "NN", "NNS") || p.Head != p.End-1 || !opensClause(d, p.End) {
		return
	}
	end := d.Tokens[p.Head].End - len(article)
	if end == len(q.Focus) || end >= len(rest) || auxiliary[Fold(firstField(q.Focus))] {
		return
	}
	q.Focus, q.About = rest[:end], strings.TrimSpace(rest[end:])
	switch many := plural(lastField(q.Focus)); {
	case many && q.Kind == What:
		q.Kind = List
	case !many:
		q.Kind = What
	}
}

// opensClause reports whether token i is a finite verb, or a participle that
// stands for one: no other verb follows.
func opensClause(d *text.Doc, i int) bool {
	if d.HasTag(i, "VBD", "VBZ", "VBP", "MD") {
		return true
	}
	for k := i + 1; k < len(d.Tokens); k++ {
		if d.HasTag(k, "VBD", "VBZ", "VBP", "MD") {
			return false
		}
	}
	return d.HasTag(i, "VBN")
}

// article stands before a noun so that it is read as one.
const article = "The "

// isNoun is a question for what something is: "(what) was the price of the pier",
// "(what) was Brand's last word on it".
var isNoun = regexp.MustCompile(`(?i)^(?:is|was|are|were) (?:the ((?:[\w-]+ ){0,2}?[\w-]+) of\b|\S+['’]s ((?:[\w-]+ ){0,2}?[\w-]+)(?:$| (?:in|on|at|for|of|to|with|from|about)\b)).*`)

// namingNoun are nouns of which another tells what is looked for: "the title of
// the book".
var namingNoun = set("title name titles names")

var sortOf = set("kind kinds type types sort sorts brand brands make makes model models breed breeds species variety varieties style styles")

// invertedIn reports whether an auxiliary with its subject stands in a focus.
func invertedIn(focus string) bool {
	_, _, ok := cutInverted(focus)
	return ok
}

// cutInverted parts a noun from the auxiliary and subject that a pattern took
// for more of it: "arena did the balloons".
func cutInverted(focus string) (noun, clause string, ok bool) {
	for i, w := range Words(focus) {
		if i > 0 && auxiliary[w.Fold] && w.End < len(focus) {
			return strings.TrimSpace(focus[:w.Start]), focus[w.Start:], true
		}
	}
	return "", "", false
}

// singular turns a List into a What when the verb was taken for a plural
// noun: "which ship was".
func (q *Question) singular() {
	head, last := q.Focus, ""
	if i := strings.LastIndexByte(head, ' '); i >= 0 {
		head, last = head[:i], head[i+1:]
	}
	if auxiliary[strings.ToLower(last)] {
		q.Kind, q.Focus, q.About = What, head, last+" "+q.About
	}
}

var countEnds = set(`did does do is are was were has have had will would can could should may might must
	in on at from to for by with of per among during after before since that who which
	died took went came said say got sent left voted joined lived live work worked`)

// counted returns the noun that a how-many question counts: the words behind
// "how many" up to a verb or preposition; for "how old" and its like the
// unit that measures it.
func counted(line, about string) string {
	if m := measured.FindStringSubmatch(line); m != nil {
		return measures[strings.ToLower(m[1])]
	}
	if m := measureNoun.FindStringSubmatch(about); m != nil {
		return strings.ToLower(m[1])
	}
	if perTime.MatchString(about) {
		return "" // "(how much) a day do they earn"
	}
	d := text.Analyse(onrecord.Article{Text: about})
	end := 0
	for i := range d.Tokens {
		w := d.Word(i)
		if i > 0 && d.HasTag(i, "CC") && joinsPlural(d, i+1) {
			continue
		}
		if countEnds[Fold(w)] && (i == 0 || !d.HasTag(i-1, "POS")) || i > 0 && !counts(d.Tokens[i].Tag) || i == 5 {
			break
		}
		end = d.Tokens[i].End
		if (i == 0 || d.Tokens[i].Tag == "NNS") && plural(w) && !owns(d, i) && i+1 < len(d.Tokens) && d.Tokens[i+1].Tag != "NNS" {
			break
		}
	}
	return about[:end]
}

// joinsPlural reports whether the words from token i on end in a plural noun, so that
// what stands before them describes it too: "(how many clay and) peat pits".
func joinsPlural(d *text.Doc, i int) bool {
	for ; counts(tagOf(d, i)); i++ {
		if d.HasTag(i, "NNS") {
			return true
		}
	}
	return false
}

func tagOf(d *text.Doc, i int) text.Tag {
	if i >= len(d.Tokens) {
		return ""
	}
	return d.Tokens[i].Tag
}

// cutWhole takes what makes a whole of the noun off what "how many" counts: "(how
// many of) the 60 pilots came".
func cutWhole(about string) string {
	m := whole.FindString(about)
	if m == "" {
		return about
	}
	rest := about[len(m):]
	if first := firstField(rest); len(Words(first)) == 1 && Words(first)[0].Numeral() && len(first) < len(rest) {
		return strings.TrimSpace(rest[len(first):])
	}
	return rest
}

// countsNobody is a question that leaves out whom it counts, where a verb is next.
var countsNobody = regexp.MustCompile(`(?i)^how many \w`)

// opensWithVerb reports whether the words behind "how many" begin with a verb.
func opensWithVerb(about string) bool {
	ws := Words(about)
	if len(ws) == 0 || ws[0].Cap {
		return false
	}
	d := text.Analyse(onrecord.Article{Text: "Many " + about})
	return auxiliary[ws[0].Fold] || len(ws) > 1 && ws[1].Weight == 0 && d.HasTag(1, "VBD")
}

// moreOf is who is counted beside somebody: "(how many) others came".
var moreOf = regexp.MustCompile(`(?i)^others\b`)

var whole = regexp.MustCompile(`(?i)^(?:(?:the|these|those|his|her|its|their|our|all) )+`)

// owns reports whether a possessive ending stands behind token i.
func owns(d *text.Doc, i int) bool { return d.HasTag(i, "POS") || d.HasTag(i+1, "POS") }

// plural reports whether a word has the ending of most plurals, or is one without it.
func plural(w string) bool { return strings.HasSuffix(w, "s") || endless.MatchString(w) }

// endless are the plurals for people that have no ending.
var endless = regexp.MustCompile(`(?i)(?:^|[\p{L}-])(?:people|men|children|police)$`)

// counts reports whether a word with this tag can belong to a noun that is
// counted.
func counts(tag text.Tag) bool {
	switch tag {
	case "JJ", "JJR", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN", "HYPH", "POS":
		return true
	}
	return false
}

var (
	measured    = regexp.MustCompile(`(?i)\bhow (old|long|far|big|large|high|low|tall|heavy|deep|often|fast|wide|strong|much (?:money|time))\b`)
	perTime     = regexp.MustCompile(`(?i)^(?:an?|each|every|per) (?:hour|day|night|week|month|year)\b`)
	numberOf    = regexp.MustCompile(`(?i)^(?:is |was |are |were )?(?:the )?(?:total )?(?:number|count) of `)
	measureNoun = regexp.MustCompile(`(?i)^(?:is the |was the )?(size|length|percentage|percent|share|proportion|fraction|portion|magnitude|cost|price|age|temperature|speed|distance|budget|death toll|toll)\b`)
)

// shareNoun are the nouns for which a number has a sign or a unit.
var shareNoun = set("percentage percent share proportion fraction portion")

// measures are the units that answer "how long" and its like.
var measures = map[string]string{
	"old": "years", "long": "duration", "far": "distance", "often": "times", "much money": "money", "much time": "duration",
	"high": "height", "low": "height", "tall": "height", "deep": "depth", "heavy": "weight", "fast": "speed", "big": "size", "large": "size", "wide": "width", "strong": "size",
}
