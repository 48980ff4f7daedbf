package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// causal are the words that give a reason, strongest first.
var causal = []*regexp.Regexp{
	spaced(`(?i)\b(?:because|explain(?:s|ed|ing)? why|that is why|here is why|due to|owing to|thanks to|as a result of|on (?:the )?grounds|the reason|in an effort to|in (?:the )?hopes? (?:of|that)|in (?:the wake|light|view) of|out of (?:fear|concern|respect|anger|frustration|loyalty)|over (?:concerns?|fears?|worries|allegations|complaints)|in order to|so that|in response to|at the (?:request|urging|insistence|invitation)|at (?:[\w’'-]+ ){1,3}(?:request|urging|insistence)|in protest|in retaliation|` +
		`for (?:[\w’'-]+ ){1,4}?(?:reasons?|purposes?|sake))\b`),
	spaced(`(?i)\b(?:caused?|prompted|led to|forced|made it|make it|makes it|have made|has made|means that|blamed|cit(?:ing|ed|es)|given (?:that|the|how|his|her|their|its)|arguing|claiming|alleging|contending|complaining|saying|fearing|hoping|facing|faced with|bowing to|under pressure|in the face of|angered|worried|so (?:that )?(?:he|she|they|it|we|you|people|voters)(?:[’']ll|[’']d| can| could| will| would| may| might))\b`),
	spaced(`(?i)\b(?:since|after|amid|for fear|where (?:they|he|she|it)|as|over|to|for)\b`),
}

// cause answers why: the sentence must have the deed, and a word that gives a
// reason; or it gives the ground of the deed that the one before tells.
func (t *Text) cause(q question.Question, f Finding) Finding {
	i := f.Sentence
	if !t.subjectNamed(q, i, false) && t.namesBefore(q, i, t.deedAt(q, i).Start) {
		return f.no(NoName) // somebody else does it here
	}
	if t.deed(q, i) < 0.45 || verbAlone(q) && !t.does(q, i) || !t.told(q, i) && t.deed(q, i) < 0.6 && !(t.namesSome(q, i) && causal[0].MatchString(t.Say(i))) {
		if t.grounds(q, i) {
			return f.yes(0, onrecord.Span{})
		}
		return f.no(NoDeed)
	}
	if t.asksWhy(q, i) {
		return f.no(NoCause)
	}
	if s := t.reasonBefore(q, i); !s.Empty() {
		return f.yes(byReason, s)
	}
	if q.Clause.Negated && t.negations(i) == 0 {
		switch s := t.tooMuch(q, i); {
		case !s.Empty():
			return f.yes(byReason, s)
		case t.grounds(q, i):
			return f.yes(0, onrecord.Span{})
		case !causal[0].MatchString(t.Say(i)), !t.restHere(q, i):
			return f.no(NoCause) // why it is done does not tell why it is not
		}
	}
	for rank, re := range causal {
		weak := rank == len(causal)-1
		at := t.reasonAt(re, i, weak, t.deedAt(q, i).End)
		if at.Empty() && rank == 1 {
			at = t.reasonAt(moved, i, false, t.deedAt(q, i).End)
		}
		if at.Empty() {
			continue
		}
		if weak && t.deed(q, i) < 0.6 && !t.allNamesHere(q, i) {
			break // such a word gives many things but reasons
		}
		if rank > 0 && !t.objectHere(q, i) && len(objectOf(q)) > 0 {
			return f.no(NoDeed) // it is done to something else
		}
		return f.yes(0.5/float64(rank+1), t.reasonFrom(q, i, at, rank))
	}
	if t.grounds(q, i) {
		return f.yes(0, onrecord.Span{})
	}
	return f.no(NoCause)
}

// whyAsked is how somebody asks for a reason, which tells none.
var whyAsked = spaced(`(?i)\b(?:ask(?:s|ed|ing)?|question(?:s|ed|ing)?|wonder(?:s|ed|ing)?|unclear|know|knew|unsure|mystery|puzzl(?:ed|ing)|baffled) (?:\w+ ){0,2}?why\b`)

// asksWhy reports whether sentence i only tells that somebody asked why the deed was done.
func (t *Text) asksWhy(q question.Question, i int) bool {
	m := whyAsked.FindStringIndex(t.Say(i))
	return m != nil && t.Sentences[i].Span.Start+m[1] <= t.deedAt(q, i).End && !causal[0].MatchString(t.Say(i)[m[1]:])
}

// moved is what somebody felt or held who did the deed, set off from it: "Weary of the
// sea, Brand resigned", "she sold it, convinced that the ice would come".
var moved = spaced(`(?i)(?:^|, )(?:(?:deeply|increasingly|clearly|apparently|still|now|long) )?(?:convinced|persuaded|confident|certain|disillusioned|disappointed|dissatisfied|dismayed|disgusted|appalled|outraged|incensed|enraged|infuriated|furious|frustrated|` +
	`alarmed|fearful|afraid|wary|weary|tired|exhausted|embarrassed|ashamed|stung|shaken|rattled|spooked|unhappy|upset|eager|anxious|desperate|determined|unable|unwilling|inspired|emboldened|encouraged|discouraged|spurred|motivated|driven|pressed|plagued|hobbled)` +
	`(?:,| (?:that|of|by|at|with|about|over|to|from)\b)|(?i), having (?:\p{L}+ly )?\p{L}+\b`)

// verbAlone reports whether a question has no plain word beside its verb.
func verbAlone(q question.Question) bool {
	return q.Clause.Verb.Weight >= 1 && !slices.ContainsFunc(q.Need, func(w question.Word) bool {
		return !isName(w) && w.Weight >= 1 && w.Stem != q.Clause.Verb.Stem
	})
}

// byReason is the bonus for a reason that is told by the shape of the sentence.
const byReason = 0.4

// soThen stands between a reason and the deed that follows from it; thusBegun begins a
// sentence whose reason the one before gives.
var (
	soThen    = spaced(`(?i)[,;–—] (?:(?:and|which is|that is|that’s|that's) )?(?:so|why|therefore|hence|thus) (?:[\p{L}.’'-]+ )`)
	thusBegun = spaced(`^(?i:so|therefore|hence|as a result|consequently|for that reason|that is why|that’s why|that's why|which is why|this is why|that was why)\b,?`)
	reasonIs  = spaced(`(?i)\b(?:is|are|was|were|be|became|become|remains?|remained|as) (?:an?|one|the|another|part of the|among the|partly the) (?:[\p{L}-]+ ){0,2}?(?:reasons?|causes?) (?:that |why |for |of |behind )?`)
	soFar     = spaced(`(?i)\bso (?:far|that|much|many|long|as|to|on|often|called|do|does|did|is|are|was)\b`)
)

// reasonBefore returns the reason that stands before the deed in sentence i, "the permit
// had lapsed, and so the boat was sold", or is all of the sentence before: "So the boat
// was sold."
func (t *Text) reasonBefore(q question.Question, i int) onrecord.Span {
	s, deed := t.Sentences[i].Span, t.deedAt(q, i)
	if q.Clause.Negated && t.negations(i) == 0 || !t.does(q, i) {
		return onrecord.Span{}
	}
	if i > 0 && thusBegun.MatchString(t.Say(i)) && !soFar.MatchString(t.Say(i)) && !t.Headline(i-1) {
		return t.clauseWhole(t.Sentences[i-1].Span)
	}
	for _, m := range append(soThen.FindAllStringIndex(t.Say(i), -1), reasonIs.FindAllStringIndex(t.Say(i), -1)...) {
		at := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		if at.End <= deed.Start && !soFar.MatchString(t.In(at)) && deed.Start-at.End <= behindSo {
			return onrecord.Span{Start: s.Start, End: s.Start + len(strings.TrimRight(t.Text[s.Start:at.Start], " \u00a0"))}
		}
	}
	return onrecord.Span{}
}

// behindSo is how many bytes behind "so" the deed stands at most.
const behindSo = 60

// clauseWhole returns what ends a sentence without the signs that end it.
func (t *Text) clauseWhole(s onrecord.Span) onrecord.Span {
	s.End = s.Start + len(strings.TrimRight(t.In(s), ".\"”"))
	return s
}

// excess is what keeps something from being done: "too heavy to dock".
var excess = spaced(`(?i)\b(?:too (?:[\p{L}-]+ ){1,3}?(?:for [^,.;]{1,40}? )?to|not (?:[\p{L}-]+ ){1,2}?enough to) `)

// tooMuch returns by what sentence i tells that the deed of a question cannot be done,
// with the deed: "too heavy to dock".
func (t *Text) tooMuch(q question.Question, i int) onrecord.Span {
	s := t.Sentences[i].Span
	for _, m := range excess.FindAllStringIndex(t.Say(i), -1) {
		tok := t.TokenAt(s.Start + m[1])
		if tok < t.Sentences[i].End && question.Means(q.Clause.Verb, t.word(i, tok)) > 0 {
			return onrecord.Span{Start: s.Start + m[0], End: t.Tokens[tok].End}
		}
	}
	return onrecord.Span{}
}

// reasonFrom returns the reason that begins with the words at; empty where these
// words stand behind it, or before the deed without a comma.
func (t *Text) reasonFrom(q question.Question, i int, at onrecord.Span, rank int) onrecord.Span {
	rest := onrecord.Span{Start: at.Start, End: t.Sentences[i].Span.End}
	said := strings.ToLower(t.In(at))
	switch {
	case moved.MatchString(t.In(rest)) && strings.HasPrefix(said, ","):
		rest.Start += len(", ")
		return t.upToComma(rest)
	case besideDeed.MatchString(said), moved.MatchString(t.In(rest)):
		return t.upToComma(rest)
	case rank == 0 && (strings.HasPrefix(said, "for ") || strings.HasPrefix(said, "at ") && strings.ContainsAny(said, "'’")):
		return at // "for personal reasons", "at the mayor's request" are all of it
	case rank == 0, opensReason.MatchString(said) && at.Start >= t.deedAt(q, i).End:
		return t.clauseFrom(rest)
	}
	return onrecord.Span{}
}

// opensReason are words behind which the reason stands.
var opensReason = spaced(`^(?:given .*|arguing|claiming|alleging|contending|complaining|saying|hoping|since|after|amid|for fear|where \w+|as|over|to|for)$`)

// grounds reports whether sentence i gives the reason for what the one before tells
// without any: it takes up who or what that speaks of, and has a word of reason, or
// tells what had happened before.
func (t *Text) grounds(q question.Question, i int) bool {
	if q.Clause.Negated {
		return t.hinders(q, i)
	}
	if t.behindWhy(i) && t.told(q, i-1) && t.deed(q, i-1) >= 0.6 {
		return true
	}
	if i == 0 || !t.told(q, i-1) || t.deed(q, i-1) < 0.6 || !t.objectHere(q, i-1) || !t.subjectNamed(q, i-1, true) || t.Headline(i-1) {
		return false
	}
	for rank, re := range causal[:len(causal)-1] {
		if !t.reasonAt(re, i-1, false, 0).Empty() {
			return false
		}
		if rank == 0 && (t.takesUp(i) || t.explains(i)) && !t.reasonAt(re, i, false, 0).Empty() {
			return true
		}
	}
	takesUp := t.takesUp(i) || len(t.Words[i]) > 0 && t.Words[i][0].Fold == "the"
	return takesUp && (t.hadBefore(i) || t.cites(i)) || t.fails(q, i)
}

// thatWhy begins, behind its number, a title over what tells a reason.
var thatWhy = spaced(`^(?:\d+\. )?WHY `)

// behindWhy reports whether sentence i stands behind such a title.
func (t *Text) behindWhy(i int) bool {
	return i > 0 && t.titleLine(i-1) && thatWhy.MatchString(t.Say(i-1))
}

// cited is how a sentence of its own tells what somebody gave as the reason.
var cited = spaced(`(?i)\bcit(?:ed|es|ing)\b`)

// cites reports whether sentence i tells what somebody gave as a reason, and no source.
func (t *Text) cites(i int) bool {
	return strings.Contains(t.Say(i), "cit") && !t.reasonAt(cited, i, false, 0).Empty()
}

// ending are deeds by which something stops, as stems: what failed explains them.
var ending = stemsOf(`leave quit resign close end stop cancel drop abandon withdraw move sell postpone delay suspend halt scrap fire dismiss lose collapse`)

// failing tells what did not go on.
var failing = spaced(`(?i)\b(?:declined|refused|failed|rejected|lost|lapsed|expired|could not|couldn[’']t|unable|no longer|ran out|pulled out|not enough|too few)\b`)

// fails reports whether sentence i tells what failed, for a deed by which something
// ends that the one before tells of the same: "Brand could not find a buyer".
func (t *Text) fails(q question.Question, i int) bool {
	if !ending[q.Clause.Verb.Stem] || !failing.MatchString(t.Say(i)) {
		return false
	}
	for n, w := range q.Need {
		if w.Weight >= 1 && w.Stem != q.Clause.Verb.Stem && t.here(q.Need, n, i) > 0 && t.here(q.Need, n, i-1) > 0 {
			return true
		}
	}
	return false
}

// explaining is how a sentence takes up the one before to say why.
var explaining = spaced(`(?i)\bexplain(?:s|ed|ing)? why\b`)

// explains reports whether sentence i says why what the one before tells is so.
func (t *Text) explains(i int) bool {
	return strings.Contains(t.Say(i), "why") && explaining.MatchString(t.Say(i))
}

// hinders reports whether sentence i tells what stood against the deed that one of
// the two before tells of somebody: "But she had no time".
func (t *Text) hinders(q question.Question, i int) bool {
	if t.negations(i) == 0 || len(t.Words[i]) == 0 || t.Words[i][0].Fold != "but" && !t.takesUp(i) {
		return false
	}
	for j := max(0, i-2); j < i; j++ {
		if t.does(q, j) && t.deed(q, j) >= 0.6 && t.subjectNamed(q, j, true) && !t.Headline(j) && t.negations(j) == 0 {
			return true
		}
	}
	return false
}

// hadBefore reports whether the first finite verb of sentence i is a past perfect:
// "the captain had lost his papers".
func (t *Text) hadBefore(i int) bool {
	for tok := t.Sentences[i].First; tok < t.Sentences[i].End; tok++ {
		v, ok := t.VerbAt(tok)
		if ok && t.Finite(v) {
			return strings.EqualFold(t.Word(v.First), "had") && t.HasTag(v.Main, "VBN") && !v.Negated
		}
	}
	return false
}

// allNamesHere reports whether sentence i has all names of a question.
func (t *Text) allNamesHere(q question.Question, i int) bool {
	for n, w := range q.Need {
		if isName(w) && t.here(q.Need, n, i) == 0 {
			return false
		}
	}
	return true
}

// besideDeed are words that begin a reason which commas set off: "Citing high
// costs, Brand vetoed it".
var besideDeed = spaced(`(?i)^(?:citing|fearing|facing|faced with|bowing to|under pressure|in the face of|angered|worried|amid)$`)

// upToComma returns the stretch up to the next comma, or its end without the full
// stop.
func (t *Text) upToComma(s onrecord.Span) onrecord.Span {
	if at := strings.Index(t.In(s), ", "); at > 0 {
		return onrecord.Span{Start: s.Start, End: s.Start + at}
	}
	return t.clauseFrom(s)
}

// namesSome reports whether sentence i has a name of the question.
func (t *Text) namesSome(q question.Question, i int) bool {
	for n, w := range q.Need {
		if isName(w) && t.here(q.Need, n, i) > 0 {
			return true
		}
	}
	return false
}

// reasonAt returns the first words of sentence i behind the byte from that an
// expression finds, else the first before it; those that mostly give other things
// only where the words behind them can be a reason.
func (t *Text) reasonAt(re *regexp.Regexp, i int, weak bool, from int) (first onrecord.Span) {
	s := t.Sentences[i].Span
	for _, m := range re.FindAllStringIndex(t.Say(i), -1) {
		at := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		if weak && !t.canBeReason(at) || source.MatchString(t.Text[at.Start:s.End]) {
			continue
		}
		if at.Start >= from {
			return at
		}
		if first.Empty() {
			first = at
		}
	}
	return first
}

// source is where something is known from, which "citing" gives as often as a reason.
var source = spaced(`^(?i:cit(?:ing|ed|es)) (?:[\w’'-]+ ){0,4}?(?:sources?|outlets?|reports?|officials?|media|documents?|records?|people|persons?|polls?|data|figures?|statistics|stud(?:y|ies)|surveys?|interviews?|aides?|papers?|news\w*)\b`)

// canBeReason reports whether what stands behind a weak word of reason can be
// one: a verb behind "to", a deed behind "for", a clause behind "as".
func (t *Text) canBeReason(at onrecord.Span) bool {
	next := t.TokenAt(at.End + 1)
	if next >= len(t.Tokens) {
		return false
	}
	if t.HasTag(next, "CD") || calendar.MatchString(t.Word(next)) {
		return false // "since 2009", "after Monday"
	}
	switch strings.ToLower(t.In(at)) {
	case "after":
		before := t.TokenAt(at.Start) - 1
		return before < 0 || !soon[strings.ToLower(t.Word(before))] || each[t.Lower(before-1)]
	case "since":
		before := t.TokenAt(at.Start) - 1
		return before < 0 || !t.HasTag(before, "VBZ", "VBP", "VBD") // "has since left"
	case "to":
		before := t.TokenAt(at.Start) - 1
		if before > 0 && t.HasTag(before, "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "JJ") && !moving[t.Lemma(before)] {
			return false // "failed to address", "likely to come"
		}
		if before > 0 && whatTo[t.Lemma(before)] {
			return false // "the efforts to change it"
		}
		return t.HasTag(next, "VB")
	case "for":
		return t.HasTag(next, "VBG") || t.judged(t.TokenAt(at.Start)-1)
	case "as":
		return t.Lower(t.TokenAt(at.Start)-1) != "such" && t.HasTag(next, "PRP", "DT", "NNP", "NNS", "NN", "EX") && t.clauseBehind(next)
	}
	return true
}

// judging are verbs, as lemmas, behind which "for" tells the deed that was judged.
var judging = set("criticize", "criticise", "blame", "praise", "thank", "arrest", "detain", "jail", "imprison", "fine", "sue", "fire", "dismiss", "suspend", "punish", "sentence",
	"prosecute", "indict", "investigate", "condemn", "denounce", "slam", "blast", "attack", "mock", "ridicule", "scold", "rebuke", "ban", "expel", "drop", "remove", "exclude", "disqualify", "apologize", "apologise", "honor", "honour", "reward", "hail", "famous", "known", "notorious")

// judged reports whether a token ends what somebody got for a deed: "was fined (for)",
// "came under fire (for)".
func (t *Text) judged(tok int) bool {
	if tok < 1 {
		return false
	}
	return judging[t.Lemma(tok)] || judging[strings.ToLower(t.Word(tok))] || strings.EqualFold(t.Word(tok-1), "under") && (strings.EqualFold(t.Word(tok), "fire") || strings.EqualFold(t.Word(tok), "scrutiny") || strings.EqualFold(t.Word(tok), "investigation"))
}

// soon are words behind which "after" tells a time and no reason.
var soon = set("right", "shortly", "soon", "just", "immediately", "long", "hours", "days", "weeks", "months", "years", "minutes", "day", "week", "month", "year")

// whatTo are nouns behind which "to" tells what they are of, and no purpose.
var whatTo = set("effort", "attempt", "plan", "bid", "decision", "ability", "chance", "opportunity", "right", "need", "desire", "pledge", "promise", "proposal", "push",
	"campaign", "refusal", "failure", "offer", "request", "call", "willingness", "power", "authority", "tendency", "threat", "ambition", "intention", "obligation", "reluctance", "vow")

// moving are verbs behind which "to" tells a purpose.
var moving = set("go", "come", "travel", "return", "meet", "stop", "gather", "rush", "work", "act", "move", "fly", "stay", "leave", "resign", "use", "build", "close")

// clauseBehind reports whether a finite verb follows within a few words.
func (t *Text) clauseBehind(from int) bool {
	for i := from; i < min(from+7, t.Sentences[t.Tokens[from].Sentence].End); i++ {
		if t.HasTag(i, "VBD", "VBZ", "VBP", "MD") {
			return true
		}
	}
	return false
}

// clauseFrom returns the stretch up to the next comma or semicolon, or its
// end, without the full stop.
func (t *Text) clauseFrom(s onrecord.Span) onrecord.Span {
	for i := s.Start; i < s.End; i++ {
		if c := t.Text[i]; (c == ',' || c == ';') && i-s.Start > 25 {
			return onrecord.Span{Start: s.Start, End: i}
		}
	}
	return t.clauseWhole(s)
}
