package troops

import (
	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// date says when the force moves or is there. A date beside a verb of speech
// is when somebody spoke, and none of the force.
func (sc *scene) date(f *force, fact *onrecord.Fact) {
	best, least := (*text.Date)(nil), 15
	ds := sc.d.DatesIn(sc.part)
	for i := range ds {
		first, last := sc.after(ds[i].Start), sc.after(ds[i].End)-1
		if sc.spokenAt(first, last) || f.second && last < f.by {
			continue
		}
		if n := sc.distance(f, first, last); n < least {
			best, least = &ds[i], n
		}
	}
	if best == nil {
		return
	}
	to := text.Back
	switch fact.Status {
	case onrecord.Planned, onrecord.Proposed, onrecord.ToWithdraw, onrecord.Pledged:
		to = text.Ahead
	}
	if low := sc.low(sc.after(best.Start)); fact.Status != onrecord.Present && (low == "now" || low == "currently" || low == "presently") {
		return
	}
	fact.When = sc.d.Period(*best, to)
}

// spokenAt reports whether the date at the words first to last tells when
// somebody spoke.
func (sc *scene) spokenAt(first, last int) bool {
	for _, k := range []int{first - 1, first - 2, last + 1, last + 2} {
		if speaks.Has(sc.low(k)) {
			return true
		}
	}
	return sc.low(last+1) == "that" || sc.low(last+1) == "," && first == 0 && false
}

var speaks = lexicon.Words(`said say says told announced announcing announces reported reports reiterated added confirmed stated wrote disclosed warned denied declared urged agreed ruled posted mounted called quoted released voted reporting spoke vowed`)

// distance counts the words between a date and the trigger or the force; a
// clause between them makes it far.
func (sc *scene) distance(f *force, first, last int) int {
	at := f.head
	if f.by >= 0 && !f.item {
		at = f.by
	}
	n := between(at, first, last)
	if m := between(f.head, first, last); m < n {
		n = m
	}
	if low := sc.low(f.right + 1); (low == "that" || low == "who") && f.right < first && last < at {
		n += 10 // "the companies that came in May left on Monday"
	}
	lo, hi := min(at, first), max(at, last)
	for k := lo + 1; k < hi && k < len(sc.w); k++ {
		switch low := sc.low(k); {
		case low == ";" || low == "that" || low == "but" || low == "while":
			n += 15
		case speaks.Has(low):
			n += 8
		}
	}
	return n
}

func between(at, first, last int) int {
	switch {
	case at < first:
		return first - at
	case at > last:
		return at - last
	}
	return 0
}
