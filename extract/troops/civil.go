package troops

import (
	"strings"

	"onrecord/text/lexicon"
)

// What only looks like a force: canvassers, a fleet of buses, a man on trial,
// somebody's own aircraft.

// civil reports whether a force only looks like one.
func (sc *scene) civil(f *force) bool {
	for k := f.right + 1; k < f.right+4; k++ {
		if civilians.Has(sc.low(k)) {
			return true
		}
	}
	switch low := sc.low(f.head); {
	case low == "force" && (f.amount.Text == "more" || sc.low(f.head-1) == "work"), strings.HasPrefix(low, "bomber") && sc.low(f.head-1) == "suicide":
		return true
	case f.by >= 0 && (f.class == air || f.class == sea) && !f.military && len(f.owner) == 0 && owns[sc.low(f.by)]:
		return true
	}
	return sc.ofCivilians(f) || sc.onTrial(f)
}

// ofCivilians reads "a contingent of reporters": what the many are is no force.
func (sc *scene) ofCivilians(f *force) bool {
	if f.class != unit || len(f.owner) > 0 || sc.low(f.right+1) != "of" {
		return false
	}
	for k := f.right + 2; k < f.right+6; k++ {
		w := sc.at(k)
		if _, force := heads.Find(w.low); force || w.place != nil || w.number != nil || military.Has(w.low) || w.tag != "JJ" && w.tag != "NN" && w.tag != "NNS" {
			return false
		}
		if w.tag == "NNS" {
			return sc.at(k+1).tag != "NNS"
		}
	}
	return false
}

// onTrial reports whether what follows "men" is the language of courts.
func (sc *scene) onTrial(f *force) bool {
	if low := sc.low(f.head); low != "men" && low != "man" || f.military || len(f.owner) > 0 {
		return false
	}
	for k := f.right + 1; k < f.right+5; k++ {
		if courts[sc.low(k)] {
			return true
		}
	}
	return false
}

var (
	civilians = lexicon.Words(`volunteers canvassers supporters lawyers`)
	owns      = formsOf(`own`)
	courts    = formsOf(`implicate accuse suspect charge convict indict sentence arrest try`)
)
