package evidence

import (
	"slices"

	"onrecord/question"
)

// hints are phrases that say what one verb says, to one who asks with that verb.
// They may say more than that, and so keep words of their own.
var hints = question.NewPhrases(`visit: trip|travel|visit|go|fly|drive to
	attend: go to
	fight: military|combat action|operation
	employ: work for|at
	approve pass back: vote for, vote in favor of
	reject oppose: vote against
	host: held by, put on by, sponsored by
	kill: shoot dead
	live: settle in|near, was|is|were =raised, spend ~ life|years|summer|winter
	marry: his|her wife|husband
	earn: is|are|was|were|be|get|been =paid
	flee escape: find|seek|take|get sanctuary|refuge|shelter|asylum
	win: take|claim|capture|clinch|lift ~ title|championship|crown|cup|trophy
	part: affiliated with, member of
	drop: walk away from
	disband: shut down
	send deploy: order * to
	hear learn: get ~ news|word, was|were =told
	congressman congresswoman: serve in ~ house|congress
	senator: serve in ~ senate
	face: pit against
	run: presidential|senate|mayoral|gubernatorial|congressional bid|campaign|candidacy|run, bid|campaign|candidacy for, seek ~ nomination|presidency|seat
	announce unveil: make ~ proposal|announcement|pitch
	like: fond of, fan of, drawn to
	teach: professor|lecturer|instructor of|at|in
	bankrupt: file|seek|declare|enter for bankruptcy, seek|declare|enter bankruptcy, in bankruptcy`)

// idiom reports whether sentence i says a verb by a phrase for it.
func (t *Text) idiom(w question.Word, i int) bool {
	if w.Cap || !hints.Say(w.Stem) {
		return false
	}
	for at := range t.Words[i] {
		if verbs, _ := hints.At(t.Say(i), t.Words[i], at); slices.Contains(verbs, w.Stem) {
			return true
		}
	}
	return false
}
