package evidence

import (
	"regexp"

	"onrecord"
	"onrecord/question"
)

// This file finds what stands on a thing: "a banner that read “No ice”".

// bearers are things that words stand on, as stems.
var bearers = stemsOf(`shirt tshirt sign banner placard poster plaque tattoo hat cap button sticker billboard badge label caption headline board flag inscription
	card leaflet flyer stamp graffiti mug`)

// bears is what may stand between the noun for such a thing and its words: "that read".
var bears = spaced(`(?i)^(?:[^.;"“]{0,25}?\b(?:reads?|reading|says?|said|saying|declar\w+|proclaim\w*|bearing|with(?: the)?(?: words?| slogan| message| inscription)?),?|[:,])? ?$`)

// leastBearer is how much of what the question tells of a thing stands in its sentence or
// around it.
const leastBearer = 0.6

// inscribed returns the words in quotation marks that sentence i gives as those on the
// thing that a question asks about; empty where it asks for a speaker.
func (t *Text) inscribed(q question.Question, i int) onrecord.Span {
	thing := question.Content(t.split(complement.ReplaceAllString(q.Person, "")))
	if len(thing) == 0 || !bearers[thing[len(thing)-1].Stem] || t.Cover(q.Need, i).All < leastBearer {
		return onrecord.Span{}
	}
	base := t.Sentences[i].Span.Start
	for _, w := range t.Words[i] {
		if question.Means(thing[len(thing)-1], w) == 0 {
			continue
		}
		end := t.Place(i, w).End
		for _, m := range inAnyMarks.FindAllStringIndex(t.Say(i), -1) {
			if s := (onrecord.Span{Start: base + m[0], End: base + m[1]}); s.Start >= end && bears.MatchString(t.Text[end:s.Start]) {
				return s
			}
		}
	}
	return onrecord.Span{}
}

// complement is what follows the noun for somebody or something: "of the pilot in Lindow".
var complement = regexp.MustCompile(`(?i) (?:of|in|on|at|from|with|by|outside|behind) .*`)
