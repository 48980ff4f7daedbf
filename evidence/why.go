package evidence

import (
	"regexp"
	"strings"

	"onrecord"
	"onrecord/question"
)

// causal are the words that give a reason, strongest first.
var causal = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:because|due to|owing to|thanks to|as a result of|on the grounds|the reason|in order to|so that|in response to|at the (?:request|urging|insistence|invitation)|at (?:[\w’'-]+ ){1,3}(?:request|urging|insistence)|in protest|in retaliation|` +
		`for (?:[\w’'-]+ ){1,4}?(?:reasons?|purposes?|sake))\b`),
	regexp.MustCompile(`(?i)\b(?:caused?|prompted|led to|forced|made it|make it|makes it|have made|has made|means that|blamed|citing|given (?:that|the|how|his|her|their|its)|arguing|saying|fearing|hoping|facing|faced with|bowing to|under pressure|in the face of|angered|worried)\b`),
	regexp.MustCompile(`(?i)\b(?:since|after|amid|for fear|as|over|to|for)\b`),
}

// cause answers why: the sentence must have the deed, and a word that gives a
// reason.
func (t *Text) cause(q question.Question, f Finding) Finding {
	i := f.Sentence
	if !t.subjectNamed(q, i, false) && t.namesBefore(q, i, t.deedAt(q, i).Start) {
		return f.no(NoName) // somebody else does it here
	}
	if t.deed(q, i) < 0.45 || !t.told(q, i) && !t.namesSome(q, i) && t.deed(q, i) < 0.6 {
		return f.no(NoDeed)
	}
	for rank, re := range causal {
		at := t.reasonAt(re, i, rank == len(causal)-1)
		if at.Empty() {
			continue
		}
		if rank == len(causal)-1 && t.deed(q, i) < 0.6 {
			break // such a word gives many things but reasons
		}
		if rank > 0 && !t.objectHere(q, i) {
			return f.no(NoDeed) // it is done to something else
		}
		if besideDeed.MatchString(t.In(at)) {
			return f.yes(0.2, t.upToComma(onrecord.Span{Start: at.Start, End: t.Sentences[i].Span.End}))
		}
		if rank > 0 {
			return f.yes(0.3/float64(rank+1), onrecord.Span{})
		}
		if said := strings.ToLower(t.In(at)); strings.HasPrefix(said, "for ") || strings.HasPrefix(said, "at ") && strings.ContainsAny(said, "'’") {
			return f.yes(0.5, at) // "for personal reasons", "at the mayor's request" are all of it
		}
		return f.yes(0.5, t.clauseFrom(onrecord.Span{Start: at.Start, End: t.Sentences[i].Span.End}))
	}
	return f.no(NoCause)
}

// besideDeed are words that begin a reason which commas set off: "Citing high
// costs, Brand vetoed it".
var besideDeed = regexp.MustCompile(`(?i)^(?:citing|fearing|facing|faced with|bowing to|under pressure|in the face of|angered|worried|amid)$`)

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

// reasonAt returns the first words of sentence i that an expression finds;
// those that mostly give other things only where the words behind them can
// be a reason.
func (t *Text) reasonAt(re *regexp.Regexp, i int, weak bool) onrecord.Span {
	s := t.Sentences[i].Span
	for _, m := range re.FindAllStringIndex(t.Say(i), -1) {
		at := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		if !weak || t.canBeReason(at) {
			return at
		}
	}
	return onrecord.Span{}
}

// canBeReason reports whether what stands behind a weak word of reason can be
// one: a verb behind "to", a deed behind "for", a clause behind "as".
func (t *Text) canBeReason(at onrecord.Span) bool {
	next := t.TokenAt(at.End + 1)
	if next >= len(t.Tokens) {
		return false
	}
	switch strings.ToLower(t.In(at)) {
	case "after":
		before := t.TokenAt(at.Start) - 1
		return before < 0 || !soon[strings.ToLower(t.Word(before))]
	case "since":
		before := t.TokenAt(at.Start) - 1
		return before < 0 || !t.HasTag(before, "VBZ", "VBP", "VBD") // "has since left"
	case "to":
		before := t.TokenAt(at.Start) - 1
		if before > 0 && t.HasTag(before, "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "JJ") && !moving[t.Lemma(before)] {
			return false // "failed to address", "likely to come"
		}
		return t.HasTag(next, "VB")
	case "for":
		return t.HasTag(next, "VBG")
	case "as":
		return t.HasTag(next, "PRP", "DT", "NNP", "NNS", "NN", "EX") && t.clauseBehind(next)
	}
	return true
}

// soon are words behind which "after" tells a time and no reason.
var soon = set("right", "shortly", "soon", "just", "immediately", "long", "hours", "days", "weeks", "months", "years", "minutes", "day", "week", "month", "year")

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
	for s.End > s.Start && (t.Text[s.End-1] == '.' || t.Text[s.End-1] == '"') {
		s.End--
	}
	return s
}
