package troops

// Small words that decide what a verb does to a force ("pull out", "put on
// alert"), the level it reaches, and the harm that makes it another table.

// particle reports whether a verb that is a trigger only with a small word
// has it: "call up", "put on alert", "pull out".
func (sc *scene) particle(f *force, k int) bool {
	need := particles[sc.low(k)]
	if need == nil {
		return true
	}
	for i := k + 1; i < len(sc.w) && i < k+5; i++ {
		if need[sc.low(i)] {
			return true
		}
	}
	for i := f.right + 1; i < len(sc.w) && i < f.right+12 && sc.low(i) != ","; i++ {
		if need[sc.low(i)] {
			return true
		}
	}
	return false
}

var particles = func() map[string]map[string]bool {
	up, out, to := wordSet("up"), wordSet("out back off from in home"), wordSet("to into in on from at back home ashore up through aboard onto around inside near along ahead behind under there here")
	alert := wordSet("alert standby")
	m := map[string]map[string]bool{"place": alert, "places": alert, "placed": alert, "placing": alert}
	for _, w := range []string{"call", "calls", "called", "calling", "set", "sets", "setting", "made", "raise", "raised"} {
		m[w] = up
	}
	for _, w := range []string{"make", "makes", "making", "compose", "composes", "meet", "meets", "met", "meeting"} {
		m[w] = up
	}
	for _, w := range []string{"pull", "pulls", "pulled", "pulling"} {
		m[w] = out
	}
	for _, w := range []string{"put", "puts", "putting", "take", "takes", "took", "taken", "taking", "bring", "brings", "brought", "bringing", "order", "orders", "ordered", "ordering",
		"push", "pushes", "pushed", "pushing", "move", "moves", "moved", "moving", "fly", "flies", "flew", "flown", "flying", "supply", "supplied", "base", "based", "mass", "massed", "land", "launch", "launched",
		"introduce", "establish", "established", "keep", "keeps", "kept", "keeping", "hold", "holds", "held", "holding"} {
		m[w] = to
	}
	delete(m, "hold")
	delete(m, "landed")
	return m
}()

// particleFrame turns "bring home" and "take out" into a withdrawal.
func (sc *scene) particleFrame(f *force, k int, kind frame) frame {
	if kind != move {
		return kind
	}
	if sc.alerted(f.right) {
		return activate
	}
	for _, i := range []int{k + 1, k + 2, f.right + 1, f.right + 2} {
		switch sc.low(i) {
		case "home", "back", "out":
			if sc.low(k) != "sent" && sc.low(k) != "send" && sc.low(k) != "sending" {
				return withdraw
			}
		}
	}
	return kind
}

// alerted reports whether "on alert" stands shortly behind the word at i.
func (sc *scene) alerted(i int) bool {
	for k := i + 1; k < i+5; k++ {
		if low := sc.low(k); low == "alert" || low == "standby" {
			return true
		}
	}
	return false
}

// reaches reads the level that a number of forces rises or falls to: "increase
// the forces in the country to almost 5,000".
func (sc *scene) reaches(f *force) {
	for i := f.right + 1; i < len(sc.w) && i < f.right+12; i++ {
		n := sc.at(i + 1).number
		if sc.low(i) == "to" && n != nil && f.amount.Zero() {
			f.amount, f.vague, f.level = sc.d.Amount(*n), n.Vague, true
			return
		}
		if finite(sc.w[i]) || sc.low(i) == "," || sc.low(i) == ";" {
			return
		}
	}
}

// harmed reports whether the force is said to be killed, hurt or caught:
// casualties are another table.
func (sc *scene) harmed(f *force) bool {
	reach := 4
	if low := sc.low(f.left - 1); low == "including" || low == "among" {
		reach = 10
	}
	for k := f.left - 1; k >= 0 && k > f.left-reach; k-- {
		if low := sc.low(k); harm[low] || harmNouns[low] {
			return true
		}
		if sc.low(k) == "," && reach < 5 {
			break
		}
	}
	for k := f.right + 1; k < len(sc.w) && k < f.right+9; k++ {
		low := sc.low(k)
		if isAux(low) {
			continue
		}
		if harm[low] && sc.at(k).tag != "VBG" {
			return true
		}
		if low == "," || low == ";" || triggers[low].frame != noFrame && (sc.at(k).tag != "VBN" || isBe(sc.low(k-1))) {
			break
		}
	}
	return false
}

var harm = wordSet(`killed wounded injured captured kidnapped died dead hurt slain murdered ambushed abducted killing wounding injuring capturing shot missing lost arrested buried`)

var harmNouns = wordSet(`death deaths bodies body casualties killings funeral funerals capture lives`)

// civil reports whether a force only looks like one.
func (sc *scene) civil(f *force) bool {
	for k := f.right + 1; k < len(sc.w) && k < f.right+4; k++ {
		if sc.low(k) == "volunteers" || sc.low(k) == "canvassers" || sc.low(k) == "supporters" || sc.low(k) == "lawyers" {
			return true
		}
	}
	return false
}
