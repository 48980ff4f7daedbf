package troops

import (
	"strings"

	"onrecord"
)

// mood is what the words around a trigger say of it.
type mood struct {
	negated  bool
	future   bool // "will", "is to", "plans to"
	proposed bool // "should", "urged", "considering"
	pledged  bool // "promised to"
	could    bool // "may", "might", "could", "can"
	perfect  bool
	ongoing  bool // "is sending"
	wasBe    bool // "was", "were"
	earlier  bool // "previously", "once"
	decided  bool // "agreed", "decided"
	refused  bool // "turned down a request to"
	steady   bool // "continue to", "maintain": it is so already
}

// The words that set a mood.
var (
	future   = wordSet(`plan plans planned planning expected expects expect due set scheduled slated intends intend intended aims aim aiming prepared prepares preparing prepare poised ready vowed vows vow going announced announces announcing bound determined resolved hopes`)
	decided  = wordSet(`agreed agrees agree decided decides decision approved approves approval authorized authorised ordered`)
	proposal = wordSet(`call calls called calling urge urges urged urging ask asks asked asking request requests requested requesting demand demands demanded demanding want wants wanted wanting
		propose proposes proposed proposing proposal consider considers considered considering suggest suggests suggested suggesting recommend recommends recommended recommending
		mull mulls mulling weigh weighs weighing weighed debate debates debating debated discuss discusses discussed discussing favor favors favored favour favours favoured advocate advocates advocated advocating
		hope hopes hoped hoping need needs needed seek seeks sought seeking vote voting option options possibility possible whether should must ought if willing willingness pressure pressed pressing press deal appeal appealed
		support supports backed backs backing back pushing pushed idea would-be exploring studying negotiating question like`)
	pledgeWords = wordSet(`pledge pledges pledged pledging promise promises promised promising offer offers offered offering commit commits committed committing commitment commitments volunteered`)
	denial      = wordSet(`not n't n’t never no refuse refuses refused refusing refusal reject rejects rejected rejecting oppose opposes opposed opposing opposition against deny denies denied denying denial
		unlikely avoid without cancelled canceled cancel neither nor halt halted block blocked resist resists resisted doubts doubt doubted`)
	earlierWords = wordSet(`previously formerly once originally earlier peak then`)
)

// status says whether what is told of f has happened.
func (sc *scene) status(f *force, m *memory, fact *onrecord.Fact) {
	md := sc.mood(f)
	fact.Negated = md.negated || f.kind == talk && sc.notBehind(f) || f.rel == object && f.kind == stay && (sc.low(f.left) == "no" || sc.low(f.left-1) == "no") || sc.noneOf(f)
	fact.Status = sc.statusOf(f, md, m, fact)
	if f.rel == alone && f.by < 0 && !f.bare {
		fact.Negated = false
	}
}

// noneOf reads "not a single soldier", "not one battalion", "no soldier will".
func (sc *scene) noneOf(f *force) bool {
	if low := sc.low(f.left); f.rel == subject && f.by >= 0 && (low == "no" || sc.low(f.left-1) == "no") {
		return true
	}
	return sc.low(f.left-1) == "not" && (sc.low(f.left) == "a" || sc.low(f.left) == "one")
}

// notBehind reports whether what is said of the words before is denied:
// "talking about thousands is not right".
func (sc *scene) notBehind(f *force) bool {
	return isBe(sc.low(f.right+1)) && (sc.low(f.right+2) == "not" || sc.low(f.right+2) == "n't")
}

// statusOf takes the first status that fits, in the order of their list.
func (sc *scene) statusOf(f *force, md mood, m *memory, fact *onrecord.Fact) onrecord.Status {
	t := trigger{}
	low := ""
	if f.by >= 0 {
		t, low = sc.trigger(f.by), sc.low(f.by)
	}
	if f.kind == level && limits[low] || f.kind == level && md.could {
		return onrecord.Capacity
	}
	open := low == "due" || md.future || md.proposed || md.pledged || md.could && !md.perfect || sc.infinitive(f.by)
	if md.refused {
		return onrecord.Planned
	}
	switch f.kind {
	case withdraw, reduce, depart, increase:
		if f.was {
			if open {
				return onrecord.Present
			}
			return onrecord.Former
		}
		if f.kind == increase {
			break
		}
		if f.kind == depart && sc.goesOut(f, fact) {
			break
		}
		if f.level || strings.HasPrefix(low, "embark") {
			break
		}
		if open || md.negated || t.form == noun && !sc.afterwards(f.by) || t.form == ing && !md.ongoing || t.form == present || t.form == base && !sc.pastHere(f.by) {
			return onrecord.ToWithdraw
		}
		return onrecord.WithdrawnForce
	case pledge:
		if md.negated {
			return onrecord.Planned
		}
		return onrecord.Pledged
	case talk:
		return onrecord.Planned
	}
	if low == "due" {
		return onrecord.Planned
	}
	if f.kind == increase && t.form == ing && !md.ongoing && m.last != nil && m.lastAt == m.now {
		return m.last.Status
	}
	switch {
	case md.pledged:
		return onrecord.Pledged
	case (md.proposed || f.kind == request && !decided[low]) && !md.decided:
		return onrecord.Proposed
	case md.could && !md.perfect && f.kind != have:
		return onrecord.Proposed
	case f.kind == have && md.could:
		return onrecord.Capacity
	case md.steady && (f.kind == stay || f.kind == have):
		return onrecord.Present
	case md.future || md.decided || f.kind == request:
		return onrecord.Planned
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
		if limits[low] {
			return onrecord.Capacity
		}
		if u := sc.whole(f, m); u != nil {
			return u.Status
		}
		if m.now-m.lastAt < 5 && m.last != nil && f.rel == object && (low == "includes" || low == "include" || low == "included" || low == "including" || low == "comprises" || low == "made" || low == "composed") {
			return m.last.Status
		}
		if f.level {
			return onrecord.Present
		}
		if f.class == unit || low == "total" || low == "totals" {
			return onrecord.Capacity
		}
	}
	if md.earlier || f.kind == have && low == "had" {
		return onrecord.Former
	}
	return onrecord.Present
}

// limits are nouns for the strength that a force may have.
var limits = wordSet(`ceiling cap limit quota complement`)

// moved tells a movement from a posting: "were sent", "are stationed".
func (sc *scene) moved(f *force, md mood, t trigger, low string) onrecord.Status {
	switch {
	case posted[low] && (f.rel == subject || t.form == past && f.rel == object && sc.at(f.by).tag == "VBN"):
		if md.earlier {
			return onrecord.Former
		}
		if md.perfect || low == "deployed" && md.wasBe {
			return onrecord.Deployed
		}
		return onrecord.Present
	case t.form == noun && f.kind == arrive && sc.awaited(f.by):
		return onrecord.Planned
	case t.form == noun && f.kind != arrive && !sc.known(f.by) && !sc.begun(f):
		return onrecord.Planned
	case t.form == ing && md.ongoing && (low == "sending" || low == "contributing" || low == "providing"):
		return onrecord.Planned
	case sc.infinitive(f.by):
		return onrecord.Planned
	}
	return onrecord.Deployed
}

// awaited reports whether an arrival is one that is waited for: "before the
// arrival of", "within ten days of the arrival of".
func (sc *scene) awaited(by int) bool {
	k := by - 1
	for k > 0 && (determiners[sc.low(k)] || sc.w[k].tag == "JJ") {
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
	for k > 0 && (determiners[sc.low(k)] || sc.w[k].tag == "JJ") {
		k--
	}
	switch sc.low(k) {
	case "at", "over", "since", "after", "despite", "following", "with", "by":
		return true
	}
	return false
}

var posted = wordSet(`stationed based posted deployed positioned embedded massed`)

// pastHere reports whether a verb whose base and past look the same is past
// at by.
func (sc *scene) pastHere(by int) bool {
	return by >= 0 && (sc.w[by].tag == "VBD" || sc.w[by].tag == "VBN")
}

// infinitive reports whether the verb at by stands behind "to".
func (sc *scene) infinitive(by int) bool {
	for k := by - 1; k >= 0 && k > by-4; k-- {
		switch {
		case sc.low(k) == "to":
			return sc.low(k-1) != "had" && !begins[sc.low(k-1)]
		case sc.w[k].tag != "RB" && sc.low(k) != "be" && sc.low(k) != "have" && sc.low(k) != "been":
			return false
		}
	}
	return false
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

// mood reads the words left of the trigger, up to the beginning of its
// clause.
func (sc *scene) mood(f *force) mood {
	md := mood{}
	by := f.by
	if by < 0 {
		md.earlier = sc.earlier(f)
		return md
	}
	t := sc.trigger(by)
	free := t.form == noun || t.form == ing || sc.infinitive(by) || f.kind == request || f.by < 0
	k := by - 1
	if isBe(sc.low(by)) {
		k = by
		free = false
	}
	if f.rel == subject && !free && !isBe(sc.low(by)) {
		free = false
	}
	k = sc.verbal(k, &md, t, free)
	if f.rel == subject && k >= f.left-1 {
		k = f.left - 1
		free = free || sc.infinitive(by)
	}
	if (f.rel != subject || sc.low(f.left-1) != ",") && !sc.ownClause(f) {
		if free {
			k = sc.governors(k, &md, by)
		}
		sc.outer(k, &md)
	}
	md.earlier = md.earlier || sc.earlier(f)
	if low := sc.low(by); low == "maintain" || low == "keep" || strings.HasPrefix(sc.low(by-2), "continue") || strings.HasPrefix(sc.low(by-1), "continue") {
		md.steady = true
	}
	return md
}

// ownClause reports whether the trigger stands in a relative clause of the
// force: what is said outside is not said of it.
func (sc *scene) ownClause(f *force) bool {
	for i := f.right + 1; i < f.by && i < f.right+4; i++ {
		if low := sc.low(i); (low == "who" || low == "which" || low == "that") && finite(sc.at(i+1)) {
			return true
		}
	}
	return false
}

// verbal reads the auxiliaries and adverbs before a verb, and returns the
// first word before them.
func (sc *scene) verbal(k int, md *mood, t trigger, free bool) int {
	for ; k >= 0; k-- {
		w := sc.w[k]
		switch {
		case w.low == "will" || w.low == "would" || w.low == "shall" || w.low == "'ll" || w.low == "’ll" || w.low == "wo" || w.low == "'d":
			md.future = true
		case w.date == nil && (w.low == "may" || w.low == "might" || w.low == "could" || w.low == "can" || w.low == "ca"):
			md.could = true
		case w.low == "have" || w.low == "has" || w.low == "had" || w.low == "'ve":
			md.perfect = true
		case isBe(w.low):
			md.wasBe = md.wasBe || w.low == "was" || w.low == "were"
			md.ongoing = md.ongoing || t.form == ing
			if sc.low(k+1) == "to" {
				md.future = true
			}
		case w.tag == "NN" && (sc.low(k-1) == "'s" || determiners[sc.low(k-1)]): // "at their request returned"
			return k
		case sc.sets(k, md):
		case w.tag == "RB" || w.tag == "TO" || w.low == "to" || w.date != nil || w.low == "do" || w.low == "does" || w.low == "did" || w.low == ",":
			md.earlier = md.earlier || earlierWords[w.low]
			if w.low == "," && sc.at(k-1).date == nil && sc.at(k+1).date == nil {
				return k
			}
		case begins[w.low]:
			md.ongoing = md.ongoing || t.form == ing && w.low != "begin" && w.low != "start"
		default:
			return k
		}
	}
	return k
}

// refusals are verbs of not doing what others ask for.
var refusals = wordSet(`snubbed snubs snub spurned spurns spurn declined declines decline rebuffed rebuffs shunned ducked vetoed`)

// sets notes the mood that the word at k sets, and reports whether it is such
// a word.
func (sc *scene) sets(k int, md *mood) bool {
	low := sc.low(k)
	switch {
	case low == "out" && strings.HasPrefix(sc.low(k-1), "rul"):
		md.negated, md.future = true, true
	case strings.HasPrefix(low, "rul") && sc.low(k+1) == "out":
	case low == "no" && sc.low(k+1) == "longer":
		md.negated = true
	case low == "no" && (sc.low(k+1) == "fewer" || sc.low(k+1) == "less" || sc.low(k+1) == "more" || sc.low(k+1) == "later"):
	case refusals[low] || low == "down" && strings.HasPrefix(sc.low(k-1), "turn"):
		md.negated, md.refused = true, true
	case strings.HasPrefix(low, "refus") || strings.HasPrefix(low, "reject") || strings.HasPrefix(low, "oppos"):
		md.negated, md.proposed = true, true
	case denial[low]:
		md.negated = !md.negated || low != "not" && low != "n't"
	case pledgeWords[low]:
		md.pledged = true
	case decided[low]:
		md.decided = true
	case future[low]:
		md.future = true
	case strings.HasPrefix(low, "push") && sc.low(k+1) != "for" && sc.low(k+1) != "to":
		return false
	case proposal[low]:
		md.proposed = true
	default:
		return false
	}
	return true
}

// clauseStart are words that a clause begins with: what stands before them
// says nothing of what follows, unless it reports or denies it.
var clauseStart = wordSet(`that which who while but although though because when where ; : as after before since and “ ” '' `)

// governors reads on to the left of a noun, a participle or an infinitive:
// "ruled out, for now, any sending of".
func (sc *scene) governors(k int, md *mood, by int) int {
	for n := 0; k >= 0 && n < 14; k, n = k-1, n+1 {
		low := sc.low(k)
		if clauseStart[low] && low != "and" && (low != "as" || sc.low(k+1) != "many" && sc.low(k+1) != "of") {
			return k
		}
		if sc.sets(k, md) {
			continue
		}
		if tag := sc.w[k].tag; (tag == "VB" || tag == "VBG" || tag == "VBN" || tag == "VBZ" || tag == "VBP") && !isAux(low) && !begins[low] && !governsMore[low] {
			return k
		}
		switch {
		case low == "will" || low == "would" || low == "shall" || isBe(low) && sc.low(k+1) == "to":
			md.future = true
		case (low == "meet" || low == "grant" || low == "accept") && md.proposed:
			md.decided = true
		case low == "may" || low == "might" || low == "could":
			md.could = true
		case sc.w[k].tag == "VBD" && !governsMore[low] && !isAux(low) && n > 0 && sc.at(k-1).tag != "VBD" && !isAux(sc.low(k-1)):
			return k
		}
	}
	return k
}

// governsMore are verbs through which the mood of others reaches a force.
var governsMore = wordSet(`used mounted grew grown rose see seen talk talked talking made making make taken take help allow allowing let meet given give reach talks`)

// outer reads what stands right before the clause: "denied that", "whether".
func (sc *scene) outer(k int, md *mood) {
	for n := 0; k >= 0 && n < 7; k, n = k-1, n+1 {
		switch low := sc.low(k); {
		case low == "unlikely" || low == "deny" || low == "denies" || low == "denied" || low == "denying" || low == "denial" || low == "doubts" || low == "doubted":
			md.negated = true
			return
		case low == "whether" || low == "if" || low == "unless":
			if md.future && sc.doubted(k) {
				md.negated = true
			} else {
				md.proposed = true
			}
			return
		case low == "recommended" || low == "recommends" || low == "demanded" || low == "demands" || low == "urged" || low == "proposed" || low == "wants" || low == "wanted" || low == "allowing" || low == "suggested":
			md.proposed = true
			return
		case low == ";" || low == "." || low == ",":
			return
		}
	}
}

// doubted reports whether doubts are raised before the word at k.
func (sc *scene) doubted(k int) bool {
	for i := k - 1; i >= 0 && i > k-5; i-- {
		if strings.HasPrefix(sc.low(i), "doubt") {
			return true
		}
	}
	return false
}

// earlier reports whether the sentence says that a state was one of an
// earlier time.
func (sc *scene) earlier(f *force) bool {
	for i := max(0, f.left-14); i < len(sc.w) && i < f.right+14; i++ {
		low := sc.low(i)
		if low == "previously" || low == "formerly" || low == "originally" || low == "peak" || low == "once" && sc.low(i-1) != "at" || low == "then" && sc.low(i-1) == "was" {
			return true
		}
		if low == "at" && sc.low(i+1) == "the" && sc.low(i+2) == "time" {
			return true
		}
	}
	return false
}
