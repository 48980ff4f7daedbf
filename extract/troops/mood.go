package troops

import (
	"strings"

	"onrecord/text/lexicon"
)

// What the words around a trigger say of it: whether it is denied, planned,
// asked for, promised, only possible, or of an earlier time.

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
	undone   bool // "failed to", "instead of", "has yet to": it did not come to it
	unsaid   bool // nobody says whether it is so: see claim
	reported bool // in a clause behind "said that": its past is the present of the speaker
	steady   bool // "continue to", "maintain": it is so already
}

// The words that set a mood.
var (
	future   = lexicon.Words(`plan plans planned planning expected expects expect due set scheduled slated intends intend intended aims aim aiming prepared prepares preparing prepare poised ready vowed vows vow going announced announces announcing bound determined resolved hopes`)
	decided  = lexicon.Words(`agreed agrees agree decided decides decision approved approves approval authorized authorised ordered`)
	proposal = lexicon.Words(`call calls called calling urge urges urged urging ask asks asked asking request requests requested requesting demand demands demanded demanding want wants wanted wanting
		propose proposes proposed proposing proposal consider considers considered considering suggest suggests suggested suggesting recommend recommends recommended recommending
		mull mulls mulling weigh weighs weighing weighed debate debates debating debated discuss discusses discussed discussing favor favors favored favour favours favoured advocate advocates advocated advocating
		hope hopes hoped hoping need needs needed seek seeks sought seeking vote voting option options possibility possible whether should must ought if willing willingness pressure pressed pressing press deal appeal appealed
		support supports backed backs backing back pushing pushed idea would-be exploring studying negotiating question like`)
	pledgeWords = lexicon.Words(`pledge pledges pledged pledging promise promises promised promising offer offers offered offering commit commits committed committing commitment commitments volunteered`)
	denial      = lexicon.Words(`not n't n’t never no refuse refuses refused refusing refusal reject rejects rejected rejecting oppose opposes opposed opposing opposition against deny denies denied denying denial
		unlikely avoid without cancelled canceled cancel neither nor halt halted block blocked resist resists resisted doubts doubt doubted`)
	earlierWords = lexicon.Words(`previously formerly once originally earlier peak then`)
)

// noneOf reads "no soldiers", "not a single soldier", "none of the soldiers".
func (sc *scene) noneOf(f *force) bool {
	low, prev := sc.low(f.left), sc.low(f.left-1)
	switch {
	case (low == "no" || prev == "no") && !sc.atLeastHere(f):
		return f.rel != alone
	case prev == "of" || low == "of" || low == "none":
		k := f.left - 1
		if low == "of" {
			k++
		}
		before := sc.low(k - 1)
		return low == "none" || before == "none" || before == "neither" || before == "one" && sc.low(k-2) == "not"
	}
	return prev == "not" && (low == "a" || low == "one") || prev == "neither"
}

// atLeastHere reports whether the "no" before f is that of a limit: "no fewer
// than 300".
func (sc *scene) atLeastHere(f *force) bool {
	for _, k := range []int{f.left, f.left + 1} {
		switch sc.low(k) {
		case "fewer", "less", "more", "later":
			return sc.low(k+1) == "than"
		}
	}
	return false
}

// notBehind reports whether what is said of the words before is denied:
// "talking about thousands is not right".
func (sc *scene) notBehind(f *force) bool {
	return isBe(sc.low(f.right+1)) && (sc.low(f.right+2) == "not" || sc.low(f.right+2) == "n't")
}

// mood reads the words left of the trigger, up to the beginning of its
// clause.
func (sc *scene) mood(f *force) mood {
	md := mood{}
	sc.presence(f, &md)
	by := f.by
	if by < 0 {
		md.earlier = sc.earlier(f)
		sc.inverted(f.left-1, f, &md)
		sc.around(f.left-1, f, &md)
		return md
	}
	t := sc.trigger(by)
	free := t.form == noun || t.form == ing || sc.infinitive(by) || f.kind == request || f.by < 0
	k := by - 1
	if isBe(sc.low(by)) {
		k = by
		free = false
		sc.behindBe(by, &md)
	}
	if f.rel == subject && !free && !isBe(sc.low(by)) {
		free = false
	}
	k = sc.verbal(k, &md, t, free)
	if f.rel == subject && k >= f.left-1 {
		k = f.left - 1
		free = free || sc.infinitive(by)
	}
	md.negated = md.negated || f.rel == object && sc.nobody(by)
	md.unsaid = md.unsaid || sc.neverWas(f)
	if (f.rel != subject || sc.low(f.left-1) != ",") && !sc.ownClause(f) {
		before := k
		if free {
			sc.governors(k, &md, by)
		}
		sc.inverted(before, f, &md)
		sc.around(before, f, &md)
	}
	md.earlier = md.earlier || sc.earlier(f)
	if low := sc.low(by); low == "maintain" || low == "keep" || strings.HasPrefix(sc.low(by-2), "continue") || strings.HasPrefix(sc.low(by-1), "continue") {
		md.steady = true
	}
	return md
}

// behindBe reads the denial behind the form of "be" at by: "are not in", "are no
// longer in".
func (sc *scene) behindBe(by int, md *mood) {
	for k := by + 1; k < by+4; k++ {
		switch low := sc.low(k); {
		case low == "not" || low == "n't" || low == "n’t":
			md.negated = md.negated || !onlyWords.Has(sc.low(k+1)) && sc.at(k+1).number == nil
			return
		case low == "never" || low == "no" && sc.low(k+1) == "longer":
			md.negated = true
			return
		case sc.at(k).tag != "RB":
			return
		}
	}
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
		w := &sc.w[k]
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
		case w.tag == "NN" && (sc.low(k-1) == "'s" || determiners.Has(sc.low(k-1))): // "at their request returned"
			return k
		case w.low == "whether":
			md.proposed = true
			return k
		case sc.sets(k, md):
		case w.low == "longer" && sc.low(k-1) == "no":
		case w.tag == "RB" || w.tag == "TO" || w.low == "to" || w.date != nil || w.low == "do" || w.low == "does" || w.low == "did" || w.low == ",":
			md.earlier = md.earlier || earlierWords.Has(w.low)
			if w.low == "," && sc.at(k-1).date == nil && sc.at(k+1).date == nil {
				return k
			}
		case begins.Has(w.low):
			md.ongoing = md.ongoing || t.form == ing && w.low != "begin" && w.low != "start"
		default:
			return k
		}
	}
	return k
}

// refusals are verbs of not doing what others ask for.
var refusals = lexicon.Words(`snubbed snubs snub spurned spurns spurn declined declines decline rebuffed rebuffs shunned ducked vetoed`)

// sets notes the mood that the word at k sets, and reports whether it is such
// a word.
func (sc *scene) sets(k int, md *mood) bool {
	low := sc.low(k)
	switch {
	case low == "out" && strings.HasPrefix(sc.low(k-1), "rul"):
		if sc.not(k - 1) {
			md.proposed = true
			break
		}
		md.negated, md.future = true, true
	case sc.ruleOutNext(k), (low == "not" || low == "n't" || low == "n’t") && onlyWords.Has(sc.low(k+1)), low == "doubt" && sc.low(k-1) == "without", low == "without" && sc.low(k+1) == "doubt":
	case (denies[low] || admits[low]) && sc.not(k):
		md.unsaid = true
	case sc.leavesUndone(k):
		md.negated, md.undone = true, true
	case sc.dropsPlan(k):
		md.negated, md.future = true, true
	case strings.HasPrefix(low, "rul") && sc.low(k+1) == "out":
	case low == "no" && sc.low(k+1) == "longer":
		md.negated = true
	case low == "no" && (sc.low(k+1) == "fewer" || sc.low(k+1) == "less" || sc.low(k+1) == "more" || sc.low(k+1) == "later"):
	case refusals.Has(low) || low == "down" && strings.HasPrefix(sc.low(k-1), "turn"):
		md.negated, md.refused = true, true
	case strings.HasPrefix(low, "refus") || strings.HasPrefix(low, "reject") || strings.HasPrefix(low, "oppos"):
		md.negated, md.proposed = true, true
	case low == "reluctance" || low == "reluctant" || low == "unwilling" || low == "unwillingness" || low == "hesitant" || low == "loath":
		md.negated, md.proposed = true, true
	case denial.Has(low):
		md.negated = !md.negated || low != "not" && low != "n't"
	case pledgeWords.Has(low):
		md.pledged = true
	case decided.Has(low):
		md.decided = true
	case future.Has(low):
		md.future = true
	case strings.HasPrefix(low, "push") && sc.low(k+1) != "for" && sc.low(k+1) != "to":
		return false
	case proposal.Has(low):
		md.proposed = true
	default:
		return false
	}
	return true
}

// ruleOutNext reports whether the word at k denies that something is ruled out:
// "has not ruled out".
func (sc *scene) ruleOutNext(k int) bool {
	if low := sc.low(k); low != "not" && low != "n't" && low != "n’t" && low != "never" && !strings.HasPrefix(low, "refus") && !refusals.Has(low) {
		return false
	}
	for i := k + 1; i < k+4; i++ {
		if strings.HasPrefix(sc.low(i), "rul") && sc.low(i+1) == "out" {
			return true
		}
	}
	return false
}

// leavesUndone reads words by which it does not come to what follows: "failed
// to", "has yet to", "instead of", "stopped short of", "prevented from".
func (sc *scene) leavesUndone(k int) bool {
	low, prev, next := sc.low(k), sc.low(k-1), sc.low(k+1)
	switch low {
	case "yet":
		return next == "to"
	case "of":
		return prev == "instead" || prev == "short"
	case "from":
		return prev == "far" || prev == "away" && strings.HasPrefix(sc.low(k-2), "shie") || sc.keptFrom(k)
	case "than":
		return prev == "rather"
	}
	return strings.HasPrefix(low, "fail") && next == "to" || forbids[low]
}

// keptFrom reports whether the "from" at k is that of keeping somebody from a
// deed: "prevented Norway from".
func (sc *scene) keptFrom(k int) bool {
	for i := k - 1; i >= 0 && i > k-6; i-- {
		if keeps[sc.low(i)] {
			return true
		}
		if finite(&sc.w[i]) || sc.low(i) == "," {
			return false
		}
	}
	return false
}

// dropsPlan reads "shelved plans to", "gave up the idea of" that end at k: the
// plan is the noun behind.
func (sc *scene) dropsPlan(k int) bool {
	if !drops[sc.low(k)] {
		return false
	}
	for i := k + 1; i < k+6; i++ {
		if plans.Has(sc.low(i)) {
			return true
		}
	}
	return false
}

var (
	admits  = formsOf(`confirm admit acknowledge verify`)
	keeps   = formsOf(`prevent bar stop keep ban prohibit block hinder deter dissuade discourage refrain abstain`)
	forbids = formsOf(`forbid prohibit ban outlaw`)
	drops   = formsOf(`shelve scrap abandon drop ditch axe cancel abort renounce reverse`)
	plans   = lexicon.Words(`plan plans idea proposal proposals decision offer pledge promise mission intention bid project move`)
)

// clauseStart are words that a clause begins with: what stands before them
// says nothing of what follows, unless it reports or denies it.
var clauseStart = lexicon.Words(`that which who while but although though because when where ; : as after before since and “ ” '' `)

// governors reads on to the left of a noun, a participle or an infinitive:
// "ruled out, for now, any sending of".
func (sc *scene) governors(k int, md *mood, by int) int {
	for n := 0; k >= 0 && n < 14; k, n = k-1, n+1 {
		low := sc.low(k)
		if clauseStart.Has(low) && low != "and" && (low != "as" || sc.low(k+1) != "many" && sc.low(k+1) != "of") {
			return k
		}
		if low == "whether" {
			md.proposed = true
			return k
		}
		if sc.sets(k, md) {
			continue
		}
		if tag := sc.w[k].tag; (tag == "VB" || tag == "VBG" || tag == "VBN" || tag == "VBZ" || tag == "VBP") && !isAux(low) && !begins.Has(low) && !governsMore.Has(low) {
			return k
		}
		switch {
		case low == "will" || low == "would" || low == "shall" || isBe(low) && sc.low(k+1) == "to":
			md.future = true
		case (low == "meet" || low == "grant" || low == "accept") && md.proposed:
			md.decided = true
		case low == "may" || low == "might" || low == "could":
			md.could = true
		case sc.w[k].tag == "VBD" && !governsMore.Has(low) && !isAux(low) && n > 0 && sc.at(k-1).tag != "VBD" && !isAux(sc.low(k-1)):
			return k
		}
	}
	return k
}

// governsMore are verbs through which the mood of others reaches a force.
var governsMore = lexicon.Words(`used mounted grew grown rose see seen talk talked talking made making make taken take help allow allowing let meet given give reach talks`)

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
