package evidence

import (
	"slices"

	"onrecord/question"
)

// This file knows the general nouns by which a text takes up what it has described: "the
// event" for a concert.

// generals are nouns that stand for any of a sort, and the nouns of that, as stems.
var generals = map[string]map[string]bool{
	"event":    stemsOf(`rally fundraiser fundraising debate concert conference convention dinner gala party festival parade ceremony march reception fair race wedding picnic auction`),
	"incident": stemsOf(`attack shooting crash collision fire accident explosion bombing brawl stabbing robbery`),
	"disaster": stemsOf(`earthquake quake flood storm hurricane tornado fire crash avalanche eruption`),
	"measure":  stemsOf(`bill law ordinance proposal amendment referendum`),
	"vessel":   stemsOf(`ship boat ferry yacht tanker barge trawler`),
}

// noteGeneral notes what is described in sentence i under the general nouns for it.
func (s *described) noteGeneral(words []question.Word, i int) {
	for general, nouns := range generals {
		if slices.ContainsFunc(words[max(0, len(words)-2):], func(w question.Word) bool { return nouns[w.Stem] }) {
			s.called[general] = description{words, i}
		}
	}
}
