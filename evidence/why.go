package evidence

import (
	"regexp"

	"onrecord"
	"onrecord/question"
)

// causal are the words that give a reason, strongest first.
var causal = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:because|due to|owing to|thanks to|as a result of|the reason|in order to|so that)\b`),
	regexp.MustCompile(`(?i)\b(?:caused?|prompted|led|forced|made it|make it|makes it|have made|has made|means that|blamed|citing|given)\b`),
	regexp.MustCompile(`(?i)\b(?:since|after|amid|for fear|as|over|to)\b`),
}

// cause answers why: the sentence must have the deed, and a word that gives a
// reason, in it or opening the next.
func (t *Text) cause(q question.Question, f Finding) Finding {
	i := f.Sentence
	if t.deed(q, i) < 0.45 {
		return f.no(NoDeed)
	}
	for rank, re := range causal {
		m := re.FindStringIndex(t.Say(i))
		if m == nil {
			continue
		}
		if rank == len(causal)-1 && t.deed(q, i) < 0.6 {
			break // such a word gives many things but reasons
		}
		bonus := 0.3 / float64(rank+1)
		if rank > 0 {
			return f.yes(bonus, onrecord.Span{})
		}
		s := t.Sentences[i].Span
		return f.yes(bonus, t.clauseFrom(onrecord.Span{Start: s.Start + m[0], End: s.End}))
	}
	return f.no(NoCause)
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
