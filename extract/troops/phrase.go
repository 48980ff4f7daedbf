package troops

import (
	"strings"

	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// force is a force phrase: "up to 700 Greek troops", "a 24-strong advance
// party of the multinational force". Word indices are those of the scene.
type force struct {
	class  class
	head   int // the word of the head
	left   int // the first word of the whole phrase, articles and counts included
	right  int // the last word, "of" phrases included
	what   onrecord.Mention
	amount onrecord.Amount
	vague  bool

	owner    []*text.PlaceMention // named inside the phrase: "Greek"
	its      bool                 // "its troops", "the country's troops"
	led      bool                 // "Italian-led", "international": of several
	foreign  int                  // the word "foreign" or the like, 0: none
	military bool                 // a military word stands before the head
	bare     bool                 // a count without a noun: "Turkey, 500"
	more     bool                 // "another", "additional", "more"
	was      bool                 // the count is that of before: "trim from 3,500"
	levelOf  bool                 // "the number of troops"
	definite bool                 // "the", "this", "these"

	hidden bool // part of another phrase
	told   bool // made a fact
	denied bool // it is not so
	unsaid bool // nobody says whether it is so
	past   bool // "was", "were"

	by   int // the word of the trigger; -1: none
	rel  relation
	kind frame

	strong    bool // "5,000-strong"
	item      bool // of a list: "Turkey, 500"
	level     bool // the count is one that is reached: "fall to 1,600"
	coalition int  // the word "coalition", plus one
	same      bool // of the force before it: "half of which"
	with      bool // "Italy, the main contributor with 2,300 soldiers"
	self      bool // no noun names it: "withdraw from"
	split     bool // the part of "9,000 of the 12,000"
	so        bool // "doing so"
	pronoun   bool // "they", "them"
	martial   bool // a word stands before the head that makes a force of some heads
	second    bool // told once already, of an earlier verb: see leavesAgain
	inner     bool // the whole that a part was counted of: "of the 47,000 troops"
}

// phrases finds the force phrases of the sentence.
func (sc *scene) phrases(m *memory) {
	for i := range sc.w {
		f, ok := sc.phraseAt(i, m)
		if ok {
			sc.forces = append(sc.forces, f)
		}
	}
	sc.join()
	sc.bareCounts(m)
	sc.elided(m)
	sc.selves(m)
	for i := range sc.forces {
		m.seen = m.seen || !heads.Get(sc.low(sc.forces[i].head)).weak || sc.forces[i].military
	}
}

// phraseAt reads the phrase that ends with the word at i.
func (sc *scene) phraseAt(i int, m *memory) (force, bool) {
	h, ok := heads.Find(sc.w[i].low)
	if p := sc.w[i].place; p != nil && p.Form != text.ByName && p.Place.Kind == text.Country {
		return sc.nationals(i, m)
	}
	if p := sc.w[i].place; ok && p != nil && p.Form == text.ByName && p.Place.Kind == text.Country && sc.after(p.End) == i+1 && sc.d.In(p.Span) != p.Place.Name {
		return sc.armyNamed(i, h), true // "Revolutionary Guards", "Red Army"
	}
	if !ok {
		if f, named := sc.shipNamed(i); named {
			return f, true
		}
		if h, ok = sc.model(i); !ok {
			return force{}, false
		}
	}
	if vessels.Has(sc.low(i-1)) && strings.HasPrefix(sc.w[i].low, "tank") {
		return force{}, false
	}
	if sc.continues(i) || sc.w[i].low == "troop" && sc.trigger(i+1).form != noun {
		return force{}, false
	}
	f := force{class: h.class, head: i, right: i, by: -1}
	sc.leftOf(&f)
	if h.weak && !sc.isForce(&f, m) {
		return force{}, false
	}
	return f, true
}

// continues reports whether the word at i is not the head of its phrase: a
// noun follows ("army commander", "troop ship"), or a possessive.
func (sc *scene) continues(i int) bool {
	next := sc.at(i + 1)
	if strings.HasPrefix(next.low, "'") || strings.HasPrefix(next.low, "’") {
		return next.low != "''"
	}
	if _, ok := heads.Find(next.low); ok && next.place == nil {
		return triggers.Get(next.low).frame == noFrame || next.tag == "NN" || next.tag == "NNS"
	}
	if _, ok := heads.Find(sc.low(i + 2)); ok && (military.Has(next.low) || modifiers.Has(next.low)) && sc.at(i+2).place == nil {
		return true
	}
	if t := triggers.Get(next.low); t.form == present && t.frame != noFrame && !nounAfter.Has(next.low) || triggerNouns.Get(next.low).frame != noFrame && sc.compoundAt(i) {
		return false
	}
	if _, ok := sc.model(i + 1); ok {
		return false
	}
	if low := sc.w[i].low; low == "police" && sc.low(i+1) == "and" || strings.HasSuffix(low, "s") && low != "corps" {
		return false
	}
	return nounAfter.Has(next.low) || next.tag == "NN" || next.tag == "NNS"
}

// nounAfter are nouns that make the word before them no force: "army chief".
var nounAfter = lexicon.Words(`commander commanders chief chiefs source sources spokesman spokeswoman official officials leader leaders base bases
	headquarters exercise exercises action actions operation operations service services uniform uniforms aid assistance budget minister ministers
	intelligence intervention leadership regime ruler rulers rule junta coup command commands post posts academy school doctor hospital court tribunal
	spending strategy plan plans option options strike strikes offensive campaign alliance cooperation ties relations planners expert experts
	analyst analysts attache bloc member members levels level deployment deployments presence withdrawal withdrawals pullout pullback cut cuts
	movement movements fire attack attacks barracks camp camps checkpoint checkpoints convoy convoys vehicle vehicles helicopter helicopters hardware supplies
	structure secretary strength rotation rotations training trainers buildup build-up operators victory threat industry gear law`)

// leftOf widens f to the left: modifiers, owner, count, article.
func (sc *scene) leftOf(f *force) {
	what := f.head
	j := f.head - 1
	for j >= 0 && f.head-j < 14 {
		w := &sc.w[j]
		switch {
		case w.number != nil && sc.nameNumber(f, j):
			what = j
			j--
		case w.number != nil:
			j = sc.count(f, j)
			f.what = sc.mention(what, f.head)
			sc.beforeCount(f, j)
			return
		case w.place != nil && w.place.End < w.End:
			if based := w.low[strings.LastIndexByte(w.low, '-')+1:]; based != "based" && based != "born" && based != "owned" {
				f.led, f.military = true, true
			}
			what = j
			j--
		case w.place != nil && sc.ownsNext(j):
			f.owner = append(f.owner, w.place)
			j = sc.after(w.place.Start) - 1
		case sc.modifies(j):
			sc.modifier(f, j)
			what = sc.whatStart(f, what, j)
			j--
		case (w.low == "and" || w.low == ",") && sc.joinsModifiers(j):
			j--
		case w.low == "and" && len(f.owner) > 0 && sc.at(j-1).place != nil && sc.at(j-1).place.Form == text.ByAdjective && sc.at(j+1).place != nil:
			j-- // "French and Estonian commandos"
		default:
			f.what = sc.mention(what, f.head)
			f.left = sc.article(f, j)
			return
		}
	}
	f.what = sc.mention(what, f.head)
	f.left = j + 1
}

// nameNumber reports whether the number at j is part of a name: "42 Commando",
// "Mirage 2000 jets".
func (sc *scene) nameNumber(f *force, j int) bool {
	_, model := modelNames.Find(sc.raw(j - 1))
	return model || j == f.head-1 && sc.capital(f.head) && !strings.HasSuffix(sc.low(f.head), "s") && sc.raw(j)[0] >= '2' && sc.raw(j)[0] <= '9' && heads.Get(sc.low(f.head)).class != air
}

// whatStart returns where the printed noun phrase begins once the word at j
// is part of it: owners and words of quantity stay outside.
func (sc *scene) whatStart(f *force, what, j int) int {
	if len(f.owner) > 0 || quantity.Has(sc.low(j)) {
		return what
	}
	return j
}

var quantity = lexicon.Words(`own more additional extra further other entire whole total`)

// modifies reports whether the word at j belongs to the noun behind it.
func (sc *scene) modifies(j int) bool {
	w := &sc.w[j]
	if w.date != nil || denial.Has(w.low) || future.Has(w.low) || pledgeWords.Has(w.low) || decided.Has(w.low) || harm.Has(w.low) || determiners.Has(w.low) && w.low != "further" && w.low != "more" {
		return false
	}
	if (modifiers.Has(w.low) || military.Has(w.low) || martial.Has(w.low)) && w.tag != "VB" {
		return true
	}
	switch w.tag {
	case "RB":
		return strings.HasSuffix(w.low, "ly") && (sc.at(j+1).tag == "JJ" || sc.at(j+1).tag == "VBN")
	case "NNS":
		return sc.capital(j) && j > 0 && w.place == nil
	case "JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "VBN", "POS":
		if triggers.Get(w.low).frame != noFrame && triggers.Get(w.low).form == base && (isAux(sc.low(j-1)) && !isBe(sc.low(j-1)) || sc.low(j-1) == "to") {
			return false // "will station missiles"
		}
		if strings.HasSuffix(w.low, "-sized") || strings.HasSuffix(w.low, "-size") {
			return true
		}
		return w.tag != "POS" && (w.tag != "VBN" || !isAux(sc.low(j-1))) && (triggers.Get(w.low).form == base || triggers.Get(w.low).form == present) && triggerNouns.Get(w.low).frame == noFrame && !prepositions.Has(w.low)
	case "":
		return sc.capital(j) && j > 0 && !prepositions.Has(w.low) && w.place == nil || sc.isModelWord(j)
	}
	return sc.isModelWord(j)
}

var prepositions = lexicon.Words(`of in on at to from by with for into onto off out as near about against over under through after before during since until between among within without including like than via toward towards inside outside around across along aboard amid despite and or but that which who when while where if`)

// modifier notes what a modifier says of the force.
func (sc *scene) modifier(f *force, j int) {
	low := sc.low(j)
	f.military = f.military || military.Has(low) || strings.HasSuffix(low, "-sized") || strings.HasSuffix(low, "-size") || sc.isModelWord(j)
	f.martial = f.martial || martial.Has(low)
	switch low {
	case "more", "additional", "extra", "further", "other":
		f.more = true
		if low == "more" && f.amount.Zero() {
			f.amount = onrecord.Amount{Mention: sc.mention(j, j), Low: -1, High: -1}
		}
	case "foreign":
		f.foreign = j
	case "multinational", "multi-national", "international":
		f.led = true
	case "artillery", "armored", "armoured", "brigade", "battalion", "infantry", "tank", "mechanized", "mechanised":
		if f.class == unit {
			f.class = land
		}
	case "coalition":
		f.coalition = j + 1
	case "patriot", "antimissile", "anti-missile", "anti-aircraft", "antiaircraft", "missile":
		if f.class == unit {
			f.class = missile
		}
	case "entire", "whole":
		f.amount = onrecord.Amount{Mention: sc.mention(j, j), Low: -1, High: -1}
	}
}

// joinsModifiers reports whether the sign at j stands between two modifiers
// of one head: "land, sea, and air power".
func (sc *scene) joinsModifiers(j int) bool {
	k := j - 1
	if sc.low(k) == "," {
		k--
	}
	return k >= 0 && military.Has(sc.low(k)) && (military.Has(sc.low(j+1)) || sc.low(j+1) == "and") && heads.Get(sc.low(k)).class != people
}

// ownsNext reports whether the place at j owns the noun behind it: an
// adjective or a body does, a country only without a preposition before it.
func (sc *scene) ownsNext(j int) bool {
	p := sc.w[j].place
	if p.Form == text.ByAdjective || p.Place.IsBody() {
		return true
	}
	if p.Place.Kind != text.Country {
		return false
	}
	first := sc.after(p.Start)
	return !prepositions.Has(sc.low(first-1)) || sc.low(first-1) == "of" || p.Place.Name == "United States"
}

// count reads the number at j, and returns the word before it.
func (sc *scene) count(f *force, j int) int {
	n := sc.w[j].number
	f.amount = sc.counted(*n)
	f.vague = n.Vague
	f.military, f.strong = f.military || n.Strong, n.Strong
	low := strings.ToLower(f.amount.Text)
	f.more = f.more || strings.Contains(low, "additional") || strings.Contains(low, "another") || strings.Contains(low, "more") && !strings.Contains(low, "more than") || strings.Contains(low, "further")
	return sc.after(n.Start) - 1
}

// beforeCount reads what stands before the count: an owner or an article.
func (sc *scene) beforeCount(f *force, j int) {
	if w := sc.at(j); w.place != nil && w.place.Form == text.ByAdjective {
		f.owner = append(f.owner, w.place)
		j = sc.after(w.place.Start) - 1
	}
	if j > 1 && sc.low(j) == "," && strings.HasSuffix(sc.low(j-1), "-led") {
		f.led = true
		j -= 2
	}
	for j >= 0 && (modifiers.Has(sc.low(j)) || sc.low(j) == "roughly") && sc.w[j].number == nil && !finite(&sc.w[j]) && sc.w[j].tag != "VB" {
		sc.modifier(f, j)
		j--
	}
	f.left = sc.article(f, j)
}

// counted returns the amount of a number. The "about" of "talking about 300
// soldiers" is no hedge.
func (sc *scene) counted(n text.Number) onrecord.Amount {
	a := sc.d.Amount(n)
	i := sc.after(n.Start)
	if sc.low(i) != "about" || !about[sc.low(i-1)] {
		return a
	}
	if _, hedge, ok := strings.Cut(a.Hedge, " "); ok || strings.EqualFold(a.Hedge, "about") {
		a.Mention = onrecord.MentionAt(sc.d.Text, onrecord.Span{Start: sc.w[i+1].Start, End: n.End})
		a.Hedge = hedge
	}
	return a
}

// about are words that "about" goes with as a preposition.
var about = func() map[string]bool {
	m := formsOf(`talk think worry speak warn complain hear learn know joke boast lie wonder argue brag dream`)
	for w := range strings.FieldsSeq(`concern concerns question questions debate debates rumour rumours rumor rumors report story stories information news doubt doubts fears
		discussion discussions data details dispute row statement remarks comments conversation spoke spoken heard`) {
		m[w] = true
	}
	return m
}()
