package evidence

import (
	"regexp"
	"slices"

	"onrecord"
	"onrecord/question"
)

// This file answers what happened, also to somebody after something: the sentences that
// tell it follow the one that has the event, and need not name it again.

// happened answers what happened: the sentence must have most of what is asked, or tell
// of the one who is asked about what followed the event.
func (t *Text) happened(q question.Question, f Finding) Finding {
	bonus := t.aftermath(q, f.Sentence)
	if bonus == 0 && t.deed(q, f.Sentence) < mostEvent {
		return f.no(NoDeed)
	}
	return f.yes(bonus, onrecord.Span{})
}

const (
	mostEvent = 0.45 // how much of the plain words a sentence has that tells an event
	followed  = 0.7  // what it is worth to follow the event that is asked about
	aftermath = 8    // within so many sentences
)

// afterwards is a word by which a question asks for what came later.
var afterwards = regexp.MustCompile(`(?i)\b(?:after|following|since|once)\b`)

// aftermath returns what sentence i is worth as telling of somebody what followed the
// event that the question has: more, the nearer it stands behind that.
func (t *Text) aftermath(q question.Question, i int) float64 {
	var event []question.Word
	names := 0
	for n, w := range q.Need {
		switch {
		case w.Country():
		case !isName(w), isTime(w):
			event = append(event, w)
		case t.here(q.Need, n, i) == 0:
			return 0
		default:
			names++
		}
	}
	if names == 0 || len(event) == 0 || t.saysAll(event, i) || !afterwards.MatchString(q.Line) && !slices.ContainsFunc(event, isTime) {
		return 0
	}
	for j := i - 1; j >= max(0, i-aftermath); j-- {
		if t.saysAll(event, j) {
			return followed * float64(aftermath-(i-j)+1) / aftermath
		}
	}
	return 0
}
