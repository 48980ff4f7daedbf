package evidence

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
)

// This file measures what somebody's words are about. They seldom name it
// themselves: "That is nonsense" speaks of what the sentence before tells, the
// one before those words, or the article.

// Speech is a stretch of somebody's words in an article, as indices of
// sentences: those of one quote, and with them those of the quotes of the same
// speaker that stand right beside it.
type Speech struct {
	First, End int             // the quote is in Sentences[First:End]
	From, To   int             // all of it in Sentences[From:To]
	Words      []onrecord.Span // the words of the quote
	Cue        onrecord.Span   // the verb that tells they were said
	Retold     bool            // "he" in them is the speaker
}

// SpeechAt returns the speech of a quote; own is where all quotes of its speaker in
// the article stand.
func (t *Text) SpeechAt(f *onrecord.Fact, own []onrecord.Span) Speech {
	quote := f.What.Cover()
	if k := t.QuotedAt(quote.Start); k < len(t.Quoted) {
		if q := t.Quoted[k]; q.Overlaps(quote) && q.Opened && q.Closed && !q.Single {
			quote.Start = min(quote.Start, q.Start) // what stands between its marks goes together
		}
	}
	s := Speech{Words: f.What.Parts, Cue: f.Verb.Cover(), Retold: f.Form == onrecord.Indirect}
	s.First, s.End = t.SentenceAt(quote.Start), t.SentenceAt(max(quote.Start, quote.End-1))+1
	s.From, s.To = s.First, min(s.End, len(t.Words))
	s.End = s.To
	for grown := true; grown; {
		grown = false
		for _, o := range own {
			from, to := t.SentenceAt(o.Start), min(t.SentenceAt(max(o.Start, o.End-1))+1, len(t.Words))
			if from < s.From && to >= s.From || to > s.To && from <= s.To {
				s.From, s.To, grown = min(s.From, from), max(s.To, to), true
			}
		}
	}
	return s
}

// What a word of a topic counts for by where it stands, seen from a quote: in its
// sentences it counts whole.
const (
	askedShare     = 0.95 // in the sentence before, which tells what the speaker was asked
	goesOnShare    = 0.85 // in a quote of the same speaker right before it, of which it speaks by a pronoun
	takenUpShare   = 0.8  // in the sentence before, of which it speaks by a pronoun
	adjoiningShare = 0.75 // in a quote of the same speaker right before it
	leadShare      = 0.7  // in the sentence before it, or before the whole speech
	followShare    = 0.6  // in a quote of the same speaker right behind it
	answerShare    = 0.6  // in the paragraph before, which names the speaker or is taken up
	nextShare      = 0.5  // in the sentence behind it
	sameShare      = 0.5  // in its paragraph or the one before; in the title; all over the article
	strayShare     = 0.3  // anywhere else in the article
	strayName      = 0.15 // the same for a name: who speaks of somebody names them
)

// How much of a topic, at least, is about a quote that speaks of it: more where a name
// of the topic stands nowhere near, for who speaks of somebody names them.
const (
	speaksOf      = 0.55
	speaksWithout = 0.75
)

// Heard is how far a quote speaks of a topic, 0 to 1.
type Heard struct {
	Own   float64 // by its own sentences
	About float64 // and by what stands around them
	At    int     // the sentence that speaks of it most
	// Unnamed tells that a name of the topic stands nowhere near.
	Unnamed bool
	// Manner tells that its sentences have the word by which the question calls what
	// was said: "warned".
	Manner bool
}

// SpeaksOf reports whether a quote speaks of the topic.
func (h Heard) SpeaksOf() bool {
	return h.About >= speaksWithout || h.About >= speaksOf && !h.Unnamed
}

// Hear measures how far a quote speaks of a topic.
func (t *Text) Hear(topic question.Topic, s Speech, speaker string) Heard {
	h := Heard{At: s.First}
	total := 0.0
	around := t.aroundOf(s, speaker)
	for n, w := range topic.Words {
		own := t.sayIn(topic.Words, n, s.First, s.End)
		if t.onlyCue(w, s) {
			own = 0
		}
		about := max(own, t.aboutWord(topic.Words, n, s, around))
		if n >= topic.Beside && t.Has(w) {
			about = max(about, sameShare)
		}
		h.Unnamed = h.Unnamed || about < sameShare && isName(w) && n < topic.Beside
		weight := w.Weight
		if about == 0 && modifies(topic.Words, n) {
			weight *= strangeWeight
		}
		total += weight
		h.Own += weight * own
		h.About += weight * about
	}
	if total > 0 {
		h.Own /= total
		h.About /= total
	}
	h.Manner = len(topic.Manner) > 0 && t.sayIn(topic.Manner, 0, s.First, s.End) > 0
	most := 0.0
	for i := s.First; i < s.End; i++ {
		here := 0.0
		for n, w := range topic.Words {
			here += w.Weight * t.here(topic.Words, n, i)
		}
		if here > most {
			h.At, most = i, here
		}
	}
	return h
}

// onlyCue reports whether nothing but the verb of speech says w: who "addressed" the
// crowd speaks of no address.
func (t *Text) onlyCue(w question.Word, s Speech) bool {
	cue := false
	for i := s.First; i < s.End; i++ {
		for _, x := range t.Words[i] {
			if question.Means(w, x) == 0 {
				continue
			}
			if !s.Cue.Holds(t.Place(i, x)) {
				return false
			}
			cue = true
		}
	}
	return cue
}

// strangeWeight is what a word weighs that only describes the next one, and that the
// article does not have: askers have words of their own.
const strangeWeight = 0.5

// modifies reports whether topic[n] is no name and stands right before another word
// of its phrase: "undiscovered" in "undiscovered tunnels".
func modifies(topic []question.Word, n int) bool {
	return !isName(topic[n]) && n+1 < len(topic) && topic[n+1].Start == topic[n].End+1
}

// sayIn returns how far the sentences from first to end-1 say topic[n].
func (t *Text) sayIn(topic []question.Word, n, first, end int) float64 {
	share := 0.0
	for i := max(first, 0); i < min(end, len(t.Words)); i++ {
		share = max(share, t.here(topic, n, i))
	}
	return share
}

// around is what words count for around a quote.
type around struct {
	adjoining, lead, before float64
}

// aboutWord returns what topic[n] counts for by what stands around a quote.
func (t *Text) aboutWord(topic []question.Word, n int, s Speech, a around) float64 {
	share := max(
		a.adjoining*t.sayIn(topic, n, s.From, s.First),
		followShare*t.sayIn(topic, n, s.End, s.To),
		a.lead*t.sayIn(topic, n, s.First-1, s.First),
		min(a.lead, leadShare)*t.sayIn(topic, n, s.From-1, s.From),
		nextShare*t.sayIn(topic, n, s.End, s.End+1),
	)
	if share > 0 {
		return share
	}
	here := t.Sentences[s.First].Paragraph
	before := t.Paragraphs[max(here-1, 0)]
	switch {
	case t.sayIn(topic, n, before.First, before.End) > 0:
		return a.before
	case t.sayIn(topic, n, t.Paragraphs[here].First, t.Paragraphs[here].End) > 0, t.inTitle(topic[n]), !isName(topic[n]) && t.Topic(topic[n]):
		return sameShare
	case t.Has(topic[n]) && isName(topic[n]):
		return strayName
	case t.Has(topic[n]):
		return strayShare
	}
	return 0
}

// aroundOf returns what words count for around a quote: more where it takes them up,
// less where they are somebody else's.
func (t *Text) aroundOf(s Speech, speaker string) around {
	a := around{adjoiningShare, leadShare, sameShare}
	if t.pointsBack(s) {
		a = around{goesOnShare, takenUpShare, answerShare}
	}
	before := t.Paragraphs[max(t.Sentences[s.First].Paragraph-1, 0)].First
	for i := s.First - 1; i >= before; i-- {
		if t.hasMarks(i) && t.otherSpeaks(i, speaker) {
			a.before = sameShare
			if i == s.First-1 {
				a.lead = sameShare
			}
		}
	}
	if s.First > 0 && t.asks(s.First-1) {
		a.lead = askedShare
	}
	return a
}

// asks reports whether sentence i is a question, or tells one.
func (t *Text) asks(i int) bool {
	return strings.HasSuffix(strings.TrimRight(t.Say(i), "\"”’'"), "?") ||
		slices.ContainsFunc(t.Words[i], func(w question.Word) bool { return asking[w.Stem] && t.isVerb(i, w) })
}

// asking are the stems of the verbs for a question that somebody answers.
var asking = set("ask", "press", "question")

// otherSpeaks reports whether somebody with another name says sentence i.
func (t *Text) otherSpeaks(i int, speaker string) bool {
	return slices.ContainsFunc(t.speakers(i), func(sp Speaker) bool { return sp.Name != "" && !namesPerson(sp.Name, speaker) })
}

// pointsBack reports whether the words of a quote have a pronoun that can stand for
// what was told before.
func (t *Text) pointsBack(s Speech) bool {
	for i := s.First; i < s.End; i++ {
		if slices.ContainsFunc(t.Words[i], func(w question.Word) bool {
			at := t.Place(i, w)
			return (pointing[w.Fold] || !s.Retold && thirdPerson[w.Fold]) && slices.ContainsFunc(s.Words, func(p onrecord.Span) bool { return p.Holds(at) })
		}) {
			return true
		}
	}
	return false
}

// The words that take up what was told before.
var (
	pointing    = set("this", "that", "these", "those", "it", "its", "them", "they", "their", "such", "there", "thats")
	thirdPerson = set("he", "him", "his", "hes", "she", "her", "shes")
)
