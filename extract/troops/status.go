package troops

import (
	"strings"

	"onrecord"
	"onrecord/text/lexicon"
)

// deny notes whether what is told of f, in the mood md, is told as so.
func (sc *scene) deny(f *force, md mood) {
	f.denied = md.negated || f.kind == talk && sc.notBehind(f) || sc.noneOf(f) || sc.calledOff(f)
	f.unsaid, f.past = md.unsaid, md.wasBe && !md.perfect
}

// overSince makes what was somewhere at a time long before the article former:
// "were stationed there in 2019".
func (sc *scene) overSince(f *force, fact *onrecord.Fact) {
	if fact.Status != onrecord.Present || !f.past || fact.When.To.IsZero() || sc.d.Published.IsZero() {
		return
	}
	if sc.low(sc.after(fact.When.Cover().Start)-1) != "since" && fact.When.To.Before(sc.d.Published.AddDate(0, -1, 0)) {
		fact.Status = onrecord.Former
	}
}

// statusOf decides between the statuses that might fit: the first rule that
// applies counts.
func (sc *scene) statusOf(f *force, md mood, m *memory, fact *onrecord.Fact) onrecord.Status {
	t := trigger{}
	low := ""
	if f.by >= 0 {
		t, low = sc.trigger(f.by), sc.low(f.by)
	}
	if f.kind == level && (limits.Has(low) || md.could) {
		return onrecord.Capacity
	}
	if md.refused {
		return onrecord.Planned
	}
	if md.undone {
		return undone[f.kind]
	}
	if s := sc.leavingStatus(f, md, t, fact); s != "" {
		return s
	}
	if f.kind == pledge && !md.negated {
		return onrecord.Pledged
	}
	if f.kind == pledge || f.kind == talk || low == "due" {
		return onrecord.Planned
	}
	if f.kind == increase && t.form == ing && !md.ongoing && m.last != nil && m.lastAt == m.now {
		return m.last.Status
	}
	if s := md.status(f.kind, decided.Has(low)); s != "" {
		return s
	}
	return sc.factStatus(f, md, t, m)
}

// undone are the statuses that forces did not come to have.
var undone = map[frame]onrecord.Status{move: onrecord.Deployed, arrive: onrecord.Deployed, depart: onrecord.Deployed, withdraw: onrecord.WithdrawnForce, reduce: onrecord.WithdrawnForce,
	stay: onrecord.Present, have: onrecord.Present, level: onrecord.Present, compose: onrecord.Present, pledge: onrecord.Pledged, request: onrecord.Proposed, activate: onrecord.Activated,
	increase: onrecord.Deployed, talk: onrecord.Planned, noFrame: onrecord.Present}

// calledOff reads "the deployment of 300 soldiers was cancelled", "the plan to
// send them was dropped".
func (sc *scene) calledOff(f *force) bool {
	if f.by < 0 || f.rel == subject || sc.trigger(f.by).form != noun && !sc.infinitive(f.by) {
		return false
	}
	i := sc.outerVerb(f)
	for k := i + 1; i >= 0 && k < i+4; k++ {
		switch low := sc.low(k); {
		case (low == "not" || low == "n't" || low == "n’t") && sc.noWay(k+1):
			return true
		case isBe(low) || isAux(low) && low != "not" && low != "n't" && low != "n’t" && low != "never" || sc.at(k).tag == "RB":
		case low == "called" && sc.low(k+1) == "off", (low == "voted" || low == "turned") && sc.low(k+1) == "down", low == "ruled" && sc.low(k+1) == "out":
			return true
		default:
			return (drops[low] || rejects[low] || forbids[low] || low == "blocked" || low == "vetoed") && sc.at(k).tag != "VBG"
		}
	}
	return false
}

// noWay reports whether the words from i name what is done or should be done:
// "sending troops is not the way to", "is not planned".
func (sc *scene) noWay(i int) bool {
	for k := i; k < i+4; k++ {
		switch sc.low(k) {
		case "way", "answer", "solution", "option", "planned", "possible", "needed", "necessary", "wise", "right", "considered", "foreseen", "envisaged", "table", "cards", "agenda":
			return true
		case ",", ".", "but":
			return false
		}
	}
	return false
}

// leavingStatus is the status of a force that leaves or changes its size; ""
// when what the trigger says of it is no leaving.
func (sc *scene) leavingStatus(f *force, md mood, t trigger, fact *onrecord.Fact) onrecord.Status {
	switch f.kind {
	case withdraw, reduce, depart, increase:
	default:
		return ""
	}
	low := sc.low(f.by)
	open := low == "due" || md.future || md.proposed || md.pledged || md.could && !md.perfect || sc.infinitive(f.by) && !sc.toHave(f.by)
	switch {
	case f.was && open:
		return onrecord.Present
	case f.was:
		return onrecord.Former
	case f.kind == increase || f.kind == depart && sc.goesOut(f, fact) || f.level || strings.HasPrefix(low, "embark"):
		return ""
	case open || t.form == noun && !sc.afterwards(f.by) || t.form == ing && !md.ongoing || t.form == present || t.form == base && !sc.pastHere(f.by):
		return onrecord.ToWithdraw
	}
	return onrecord.WithdrawnForce
}

// status is what a mood alone says of a force that comes or is somewhere; ""
// when it says nothing. settled is set for a request that is decided on.
func (md mood) status(kind frame, settled bool) onrecord.Status {
	switch {
	case md.pledged:
		return onrecord.Pledged
	case (md.proposed || kind == request && !settled) && !md.decided:
		return onrecord.Proposed
	case md.could && !md.perfect && kind != have:
		return onrecord.Proposed
	case kind == have && md.could:
		return onrecord.Capacity
	case md.steady && (kind == stay || kind == have):
		return onrecord.Present
	case md.future || md.decided || kind == request:
		return onrecord.Planned
	}
	return ""
}

// factStatus is the status of a force of which the sentence tells as a fact.
func (sc *scene) factStatus(f *force, md mood, t trigger, m *memory) onrecord.Status {
	low := ""
	if f.by >= 0 {
		low = sc.low(f.by)
	}
	switch f.kind {
	case activate:
		return onrecord.Activated
	case move, arrive, depart, reduce, withdraw, increase:
		if f.level && (f.kind == reduce || f.kind == move) || f.level && sc.low(f.left-1) == "to" && !f.bare {
			return onrecord.Present
		}
		return sc.moved(f, md, t, low)
	case level:
		if s := sc.levelStatus(f, low, m); s != "" {
			return s
		}
	}
	if md.earlier || f.kind == have && low == "had" && !sc.presentThen(f, md) {
		return onrecord.Former
	}
	return onrecord.Present
}

// presentThen reports whether the past tense of f is only that of the verb of
// speech around it: "said that Norway had 120 soldiers there".
func (sc *scene) presentThen(f *force, md mood) bool {
	if !md.reported || md.perfect {
		return false
	}
	for i := f.by + 1; i < len(sc.w); i++ {
		if low := sc.low(i); sc.w[i].date != nil && low != "now" && low != "currently" || low == "before" || low == "until" || low == "when" || low == "during" {
			return false
		}
	}
	return true
}

// levelStatus is the status of a part or a strength: that of the whole that
// was told before, if there is one.
func (sc *scene) levelStatus(f *force, low string, m *memory) onrecord.Status {
	if u := sc.whole(f, m); u != nil {
		return u.Status
	}
	switch {
	case m.now-m.lastAt < 5 && m.last != nil && f.rel == object && consists.Has(low):
		return m.last.Status
	case f.level:
		return onrecord.Present
	case f.class == unit || low == "total" || low == "totals":
		return onrecord.Capacity
	}
	return ""
}

// consists are words that name the parts of a force.
var consists = lexicon.Words(`includes include included including comprises made composed`)

// limits are nouns for the strength that a force may have.
var limits = lexicon.Words(`ceiling cap limit quota complement`)

// moved tells a movement from a posting: "were sent", "are stationed".
func (sc *scene) moved(f *force, md mood, t trigger, low string) onrecord.Status {
	switch {
	case posted.Has(low) && (f.rel == subject || t.form == past && f.rel == object && sc.at(f.by).tag == "VBN"):
		if md.earlier {
			return onrecord.Former
		}
		if md.perfect || low == "deployed" && md.wasBe {
			return onrecord.Deployed
		}
		return onrecord.Present
	case t.form == present && strings.HasPrefix(low, "occup"):
		return onrecord.Present
	case t.form == noun && f.kind == arrive && sc.awaited(f.by):
		return onrecord.Planned
	case t.form == noun && f.kind != arrive && !sc.known(f.by) && !sc.begun(f):
		return onrecord.Planned
	case t.form == ing && md.ongoing && (low == "sending" || low == "contributing" || low == "providing"):
		return onrecord.Planned
	case sc.infinitive(f.by) && !sc.toHave(f.by):
		return onrecord.Planned
	}
	return onrecord.Deployed
}

// awaited reports whether an arrival is one that is waited for: "before the
// arrival of", "within ten days of the arrival of".
func (sc *scene) awaited(by int) bool {
	k := by - 1
	for k > 0 && (determiners.Has(sc.low(k)) || sc.w[k].tag == "JJ") {
		k--
	}
	switch sc.low(k) {
	case "before", "until", "await", "awaits", "awaiting", "awaited", "pending":
		return true
	case "of":
		return sc.low(k-1) == "ahead" || sc.low(k-1) == "days" || sc.low(k-1) == "weeks" || sc.low(k-1) == "months"
	}
	return false
}

// begun reports whether the movement has begun: "the deployment of 4,000
// paratroopers began".
func (sc *scene) begun(f *force) bool {
	for k := f.right + 1; k < len(sc.w) && k < f.right+10; k++ {
		switch sc.low(k) {
		case "began", "started", "begun", "continued", "ended":
			return true
		}
	}
	return false
}

// known reports whether a movement that is a noun is taken for granted:
// "anger over the deployment".
func (sc *scene) known(by int) bool {
	k := by - 1
	for k > 0 && (determiners.Has(sc.low(k)) || sc.w[k].tag == "JJ") {
		k--
	}
	switch sc.low(k) {
	case "at", "over", "since", "after", "despite", "following", "with", "by":
		return true
	}
	return false
}

var posted = lexicon.Words(`stationed based posted deployed positioned embedded massed`)

// pastHere reports whether a verb whose base and past look the same is past
// at by.
func (sc *scene) pastHere(by int) bool {
	return by >= 0 && (sc.w[by].tag == "VBD" || sc.w[by].tag == "VBN" || sc.low(by-1) == "did" || sc.low(by-2) == "did")
}

// infinitive reports whether the verb at by stands behind "to".
func (sc *scene) infinitive(by int) bool {
	for k := by - 1; k >= 0 && k > by-4; k-- {
		switch {
		case sc.low(k) == "to":
			return sc.low(k-1) != "had" && !begins.Has(sc.low(k-1))
		case sc.w[k].tag != "RB" && sc.low(k) != "be" && sc.low(k) != "have" && sc.low(k) != "been":
			return false
		}
	}
	return false
}

// toHave reports whether the infinitive at by is one of the past: "is said to
// have sent".
func (sc *scene) toHave(by int) bool {
	return sc.low(by-1) == "have" || sc.low(by-1) == "been" && sc.low(by-2) == "have"
}

// afterwards reports whether a withdrawal that is a noun has taken place:
// "after the withdrawal".
func (sc *scene) afterwards(by int) bool {
	for k := by - 1; k >= 0 && k > by-5; k-- {
		switch sc.low(k) {
		case "after", "since", "following", "completed", "complete":
			return true
		}
	}
	return false
}
