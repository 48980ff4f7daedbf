package question

import (
	"slices"
	"strings"
)

// idiomLines are phrases that say what one verb says: the verb, then the phrases.
// General English, our own list. Of several verbs, each may be meant, and the
// phrase keeps a stem of its own.
//
// A phrase is written in words of which any form counts. "a|b" is either word,
// "=a" this form alone; "~" is up to three words of one phrase, "his", "a
// close"; "*" is what the deed is done to, "(called) the whole thing (off)", or
// nothing; "^" is a pronoun or nothing.
const idiomLines = `die: pass away, lose ~ life|live, breathe ~ last, drop dead, fall to ~ death, lose of life
	kill: claim ~ life|live, take ~ life|live, cost ~ life|live, put * to death, shoot * dead, gun * down, mow * down, slit ~ throat, cut ~ throat, beat * to death, stab * to death, hack * to death
	survive: live through, pull through, make it through
	drown: go under water
	marry: tie ~ knot, get married, walk down the aisle
	separate: split up, grow apart
	pregnant: expect ~ child|baby
	disappear: go =missing, go astray, go awol, drop|fade from|out view|sight, drop out of sight, vanish without ~ trace
	sleep: spend ~ night, stay overnight, turn in for the night
	live: grow up, spend ~ childhood|youth, make ~ home, take up ~ residence
	start: take effect, come|go|enter|put|bring into effect|force, become effective, get underway, get under way, kick off, get * off the ground, set * in motion, come into being, get =going, get =started, kick in, embark on, set out on, get ~ start
	review: go over, go back over, look ^ over
	submit: hand ^ in, turn ^ in
	start escape: break out
	end: come to ~ end|close|halt|stop|standstill, draw to ~ close|end, bring * to ~ end|close|halt|stop, put ~ end|stop to, wrap up, wind down, phase * out, come off ~ books, run ~ course
	continue: carry on, keep on, press ahead, forge ahead, soldier on, keep going, move ahead, push ahead, keep * up
	proceed: go ahead, go forward, move forward
	postpone: put * off, push * back, put * on hold|ice, kick ~ can down
	delay: hold * up, drag ~ feet
	cancel: call * off, pull ~ plug, write * off
	withdraw: pull out, pull * out, drop out, back out, bow out, opt out, pull back, pull up stakes
	abandon: give * up, back off, back down, back away, walk away from, turn ~ back on, throw in the towel, leave * behind
	leave: walk out, move out, storm out, get out of, check out of, pack up, say goodbye to, part company with, drop * off
	leave dismiss fire sack split: part ways with
	resign: step|stand down|aside, hand|turn in ~ resign, submit|tender|offer ~ resign, leave ~ office|post|job, give up ~ post|seat|job|office, call it quits, quit ~ job|post|office, vacate ~ office|post|seat
	retire: hang up ~ boot|glove|cleat
	dismiss: lay * off, show * the door, give * the boot|sack|ax|axe|push, get the boot|sack|ax|axe|push|chop, relieve * of ~ duty|post|command|job, force * out, push * out, boot * out, send * packing
	release dismiss free fire sack: let * go, let * off
	release: set * free, let * out, turn * loose, let * loose, let * walk free, go|walk free
	expel: kick * out, throw * out, drive * out, chase * out
	hire: bring * on board, bring ^ on, put * on the payroll
	hire face fight challenge tackle confront oppose: take ^ on
	hire earn introduce: bring ^ in
	employ: give * ~ job, give work to
	appoint: put * in charge|command
	promote: move * up
	succeed: take his|her|their|its place, take ~ place of, take ~ reins, step into ~ shoe
	seize acquire buy succeed control capture occupy replace assume: take ^ over
	assume: take ~ office
	lead: in charge|command of, at the head|helm of, preside over, take|lead the charge, take the lead, call the shot
	arrest: take * into custody, round * up, place|put * under arrest, haul ^ in, take * in custody
	jail: put|throw|land * behind bars, lock * up, send|put|throw * to|in prison|jail, serve|do =time, behind =bars
	sue: take * to court, file ~ suit|lawsuit, bring ~ suit|lawsuit|action against, take legal action
	charge: press ~ charges, bring ~ charges
	acquit: find * not guilty, clear him|her|them|us|me of, let * off the hook
	convict: find * guilty
	escape: get away, run away, break free, make ~ escape|getaway, slip away, make off
	flee: run for ~ life|live, head for the hill
	hide: cover * up, keep * secret|hidden, sweep * under, hush * up, go into hiding, go to ground
	watch: keep ~ eye|eyes|watch|tab|tabs on|over, keep track of, keep * under watch|surveillance|observation, look out for, watch over
	notice: take note|notice of, pay ~ attention to
	ignore: turn ~ blind eye, turn ~ deaf ear, pay no attention|heed, brush * off|aside, shrug * off, look the other way, gloss over
	forget: lose sight of, slip ~ mind
	remember: bear|keep * in mind, call to mind, look back on
	reject: turn * down, say no to, vote * down, knock * back, throw * out of court
	approve: sign off on, sign off, give ~ =green light, give ~ go ahead, give ~ nod|blessing|approval|assent|consent, rubber stamp, wave * through, vote to approve
	pass: sign * into law, write * into law
	allow: give ~ permission
	agree: come to terms, come to ~ agreement|accord|understanding, reach|strike|cut|ink|hammer ~ deal|agreement|accord|compromise, see eye to eye, sign on, go along with, shake hands on
	negotiate: hold talks, enter into talks, come|sit|return|get to ~ table
	cooperate: team up, work together, join forces, work hand in hand
	disagree: at odds with, take issue with, butt heads, lock horns, fall out with
	fight: take up arms, go to war, do battle, wage ~ war, go|come to blows, come under fire from
	shoot: open fire
	attack: launch ~ attack|strike|raid|assault
	invade: march into, move in on
	police: law enforce
	surrender delegate: hand * over
	surrender: turn himself|herself|themselves in, lay down ~ arms, give in, raise the white flag
	criticize: take aim at, lash|hit out, tear|lay|rip into, take ~ swipe|shot|jab|dig at, take * to task, speak out against, speak out, come down on, find fault with, call * out, throw shade, poke holes in, rail against, fire back at
	attack criticize pursue chase sue prosecute: go after
	mock: make fun of, poke fun at, make light of
	blame: point ~ finger|fingers at, lay|put|place|pin ~ blame, hold * responsible|=accountable|=liable, place ~ fault
	praise: speak highly of, sing ~ praises, heap praise on, give * credit, give ~ credit to
	honor: pay ~ tribute|homage, pay ~ respect|respects
	thank: express ~ gratitude|thanks
	apologize: say =sorry, ask for forgive, make amends
	admit: =owned up, come clean, fess up, let ^ in
	reveal: let slip, bring * to light, come to light, lay bare, go public, shed light on, make * public, make * known, come out with
	announce: make ~ announcement, break the news
	mean: stand for
	explain: lay * out, spell * out, clear * up
	explain constitute comprise: account for
	discover: find * out, figure * out, dig * up, track * down, come across, stumble on|upon|across, turn up ~ evidence, get wind of
	investigate: look into, dig into, look at the possibility, get to the bottom of
	search: look for, hunt for, go through ~ record|files|bag
	learn: pick up on, brush up on
	expect: look forward to
	prepare: get ready, gear up, make ready
	plan target: set ~ sights on
	want: set ~ heart on, keen on, long for
	need: in need of, run short of
	lack: run out of, go without
	decide: make up ~ mind, make ~ decision, settle on, come down in favor of, reach ~ decision, make ~ choice, opt for
	doubt: call * into question, cast ~ doubt on
	solve: work * out, sort * out, iron * out, find ~ solution|answer to
	prevent repel avert: head|fend|stave|ward * off
	prevent: keep * from, stop * from, rule * out of
	omit: leave * out
	exclude: rule * out, shut * out, freeze * out
	defend: stick|stand up for, speak up for, come to ~ defense
	support: back * up, stand by, stick by, stand behind, get|throw * behind, throw ~ weight|support behind, lend ~ support|hand|weight, side with, come out for, come out in favor of, put ~ weight behind, rally behind|around, rally to ~ cause|side
	endorse: give ~ endorsement, come out in support
	oppose: stand up to, come out against, take ~ stand against, stand in ~ way, push back against, vote no, fly in the face
	resist: dig in ~ heels, hold out against
	defy: thumb ~ nose at
	help: lend ~ hand, give * ~ hand, pitch in, help out, bail * out, come to ~ aid|help|rescue
	rescue: come to ~ rescue, save ~ life|live
	hurt: do ~ harm|damage, take ~ toll on
	donate: give * away, chip in, make ~ donation|contribution, give * to charity
	distribute: hand|give|pass * out, dole out
	pay: shell|fork * out, pay up, foot ~ bill, pick up ~ tab|bill|check, cough up, pony up, make ~ payment, stump up
	repay succeed bribe: pay ^ off
	repay: pay * back
	cost: set * back
	earn arrive: pull in
	earn: rake in, take home, bring home, make ~ =living, make ~ money
	spend: splash out, lay out on, go through ~ money
	allocate reserve allot earmark provide save budget: set * aside, put * aside
	release provide allocate: free * up
	profit: cash in, make ~ profit|killing
	borrow: take out ~ loan|mortgage, go into debt
	bankrupt: go bust|broke|under|bankrupt, go out of business, go belly up, go to the wall
	close: shut * down, close * down, close|shut ~ doors, close up shop, shut up shop
	open: open ~ doors, throw open
	buy: buy * up, buy * out, snap * up, scoop up
	sell: sell * off, auction * off, put * up for sale|auction|bid, put * on the market, put * on the block
	remove: get rid of, take * down from, strip * away, weed out, root out
	discard: throw * away, toss * out, throw * in the trash
	abolish: do away with
	establish: set * up, start * up, bring * into being, bring into existence, put together
	build: put * up
	publish: bring * out
	publish release extinguish issue wear: put ^ out
	strengthen: beef|build|shore|bulk * up, firm up
	increase: step|ramp|scale|jack|drive|push|bump * up, shoot up, on the rise
	reduce: cut|scale|pare|dial|trim * back, cut down, scale|tone|slim * down, bring * down, whittle down
	fall: on the decline, take ~ dive|tumble|plunge|hit
	accelerate: speed * up, gather pace|steam|speed, pick up speed|pace|steam
	slow: slow * down, put ~ brakes on, rein in
	improve: get =better
	worsen: get =worse, go downhill, go from bad to worse, take ~ turn for the worse
	destroy: wipe * out, lay waste, burn * down, burn to the ground, reduce * to rubble|ash|ashes
	demolish: knock|tear|pull * down
	explode: blow up
	explode sound ring fire: go off
	trigger: set * off, touch * off, spark * off, give rise to
	cause: bring * about, lead to, result in
	crash: smash into, slam into, plow into, ram into, run into ~ wall
	collapse: cave in, fall apart, come apart, give way, fall through, go up in smoke
	land: touch down, set down at
	arrive: roll in|into, pull into, show up in, reach ~ destination|shore
	attend: show|turn up, sit in on, present at, on hand at|for, make it to, put in ~ appear
	attend prove produce vote: turn out
	appear: make ~ appearance, take|hit ~ stage, take to ~ stage, come|walk|stride|step|stroll|bound onstage, come|walk|stride|step|stroll|bound on|onto ~ stage
	skip: stay away from, give * a miss, sit * out, steer clear of, stay out of
	miss: too late for, fail to catch, miss out on
	visit: pay ~ visit, drop|stop|swing by, make ~ trip to, pay * ~ visit, make ~ visit
	participate: take part, join in, play ~ part|role in
	win: come out on top, carry the day, come in|out first, come first, win out, emerge victorious, take first place, take home ~ prize|award|trophy
	defeat: get the better of, edge out, prevail over, come out ahead of, knock * out, vote * out of office
	defeat beat remove topple: take * down
	split separate: break ^ up
	lose: come up short, fall short, go down to defeat, come in second, finish second
	face: square|face off, square up, go|come|run up against, go|pit head to head, run against, go toe to toe
	lead win: come out ahead
	compete: vie for, in the running
	run: throw ~ hat, make ~ bid|run for, toss ~ hat
	vote: go to the poll|polls, cast ~ ballot|vote|ballots
	protest: take to the street|streets, stage ~ protest|demonstration|rally, march through|against
	strike protest quit: walk off ~ job
	strike: go|walk on strike, down tools
	conduct: carry * out
	perform: put on ~ show|play|concert
	enroll: sign up
	register: sign * up for
	test: put * to the test, try * out
	replace: fill in for, stand in for, step in for, sub for
	propose: put * forward, float ~ idea, put * on the table
	suggest: come up with
	raise: bring * up
	mention: bring up the subject, touch on, refer to
	discuss: talk ^ over, hash * out
	speak: give|deliver|make ~ speech|talk|address|lecture|remarks, take ~ floor, take to the podium
	say: point * out
	demand: call for, press for, push for, clamor for, insist on
	urge: call on|upon, plead with
	ask: put * ~ question to
	complain: kick up ~ fuss, make ~ fuss|complaint, file|lodge ~ complaint
	lie invent constitute comprise account: make ^ up
	lie: tell ~ lie, play fast and loose
	cheat: rip * off, take * for a ride, pull the wool
	exploit: take advantage of, make use of
	use: make use of, put * to use, draw on, resort to
	try: make ~ effort|attempt|bid to, take ~ crack at
	fail: fall flat, come to nothing|naught, fall by the wayside, go wrong
	succeed: pull * off, make good on, work out well
	fulfill: make good on ~ promise|pledge, live up to, follow through, keep ~ promise|word|pledge
	break: go back on, renege on
	obey: abide by, comply with, stick to ~ rule|rules, toe the line
	violate: run afoul of, fall foul of, run counter to
	suppress: crack|clamp down, put * down, keep a lid on
	restrain: hold * back, keep * in check, keep * at bay
	punish: make an example of, throw the book at
	target: single * out, go out ~ way to hurt
	represent: speak for, act on behalf of
	replace: swap * out
	return deport repatriate: send * back
	arrest detain collect learn: pick ^ up
	hear learn: get ~ news|word
	impose: put ~ sanction|sanctions|tariff|tariffs|ban on, slap ~ sanctions|tariff|ban on
	expire: run out
	return: bring|give * back, come|go|get|head back, go|come|return home
	move: pack up and move, pull up root
	deploy: send in
	deport: send * home
	depend: hinge on, rest on, hang on
	fear: live in fear, afraid of
	anger: make ~ angry, make ~ blood boil
	surprise: take * by surprise, catch * off guard, catch * by surprise, come as ~ surprise|shock
	worry: lose sleep over
	shock: take * aback
	treat: care for, look after
	wear host stage: put on
	wear: dress in, clad in
	fill: fill * up
	swallow: gobble up
	suffer: come down with, fall ill
	recover: bounce back, get back on ~ feet
	wait: bide ~ time, hold on for
	hurry: make haste
	postpone: hold off
	hack: break into ~ computer|system|email|server|account|network
	rob: hold * up at gunpoint, make off with
	steal: walk off with
	enter access hack breach: get|break into, gain|obtain|get access to
	quit: leave ~ team|band|cast|show
	relocate: move ~ headquarters|operation|production|job|jobs
	employ: on the|their|his|her|its payroll
	overthrow: sweep * from power, drive * from power, force|remove|topple * from office|power
	ban: make * illegal, clamp ~ ban
	legalize: make * legal
	repeal overturn reject: strike * down
	repeal: roll * back, take * off ~ book|books
	overturn: throw out ~ verdict|ruling|conviction
	expire: run out
	circulate: pass * around
	ceo: chief executive`

// idioms are the phrases of idiomLines and what they say.
var idioms = NewPhrases(idiomLines)

// idiomVerbs takes the stem of a phrase that may say several verbs to theirs, each of
// those to the phrase, and the phrase to those that may say the same verbs.
var idiomVerbs = func() map[string][]string {
	m, same := map[string][]string{}, map[string][]string{}
	for _, list := range idioms.byWord {
		for _, p := range list {
			for _, v := range p.verbs[1:] {
				m[p.verbs[0]], m[v] = append(m[p.verbs[0]], v), append(m[v], p.verbs[0])
			}
			if verbs := strings.Join(p.verbs[1:], " "); verbs != "" && !slices.Contains(same[verbs], p.verbs[0]) {
				same[verbs] = append(same[verbs], p.verbs[0])
			}
		}
	}
	for _, phrases := range same {
		for _, p := range phrases {
			for _, other := range phrases {
				if other != p {
					m[p] = append(m[p], other)
				}
			}
		}
	}
	return m
}()

// Phrases are fixed phrases and the verbs that they say.
type Phrases struct {
	byWord map[string][]phrase // by the stem of their first word with a meaning; the one with most words first
	verbs  map[string]bool     // the stems of the verbs that they say
}

// Say reports whether any of the phrases says the verb with a stem.
func (p Phrases) Say(stem string) bool { return p.verbs[stem] }

// phrase is one of them.
type phrase struct {
	before []piece // the function words before the first word with a meaning, last first
	after  []piece
	verbs  []string // stems; of several, the first is the phrase's own
}

// piece is a word of a phrase, or a gap.
type piece struct {
	stems []string
	folds []string
	gap   gap
}

// gap is what may stand between two words of a phrase.
type gap int

const (
	noGap      gap = iota
	shortGap       // "~": up to three words of a phrase
	objectGap      // "*": an object, or nothing
	pronounGap     // "^": a pronoun, or nothing
)

// How many words a gap has at most.
const (
	longestShort  = 3
	longestObject = 5
)

// NewPhrases reads lines of "verb verb: phrase, phrase".
func NewPhrases(lines string) Phrases {
	r := phraseReader{Phrases{map[string][]phrase{}, map[string]bool{}}, map[string]piece{}}
	for line := range strings.Lines(lines) {
		verbs, list, _ := strings.Cut(strings.TrimSpace(line), ": ")
		var say []string
		for v := range strings.FieldsSeq(verbs) {
			said := stem(v)
			say = append(say, said)
			r.verbs[said] = true
		}
		for s := range strings.SplitSeq(list, ", ") {
			r.add(s, say)
		}
	}
	for _, list := range r.byWord {
		slices.SortStableFunc(list, func(a, b phrase) int { return b.len() - a.len() })
	}
	return r.Phrases
}

// phraseReader reads phrases. It remembers their pieces, for most stand in many.
type phraseReader struct {
	Phrases
	pieces map[string]piece
}

func (r phraseReader) add(s string, verbs []string) {
	pieces := make([]piece, 0, strings.Count(s, " ")+1)
	first := -1
	for f := range strings.FieldsSeq(s) {
		p := r.piece(f)
		if word, _, _ := strings.Cut(f, "|"); first < 0 && !functionWords[word] && p.gap == noGap {
			first = len(pieces)
		}
		pieces = append(pieces, p)
	}
	one := phrase{after: pieces[first+1:], verbs: verbs}
	for n := first - 1; n >= 0; n-- {
		one.before = append(one.before, pieces[n])
	}
	if len(verbs) > 1 {
		one.verbs = append([]string{s}, verbs...)
		r.verbs[s] = true
	}
	for _, w := range slices.Concat(pieces[first].stems, pieces[first].folds) {
		r.byWord[w] = append(r.byWord[w], one)
	}
}

func (r phraseReader) piece(s string) piece {
	p, ok := r.pieces[s]
	if !ok {
		p = readPiece(s)
		r.pieces[s] = p
	}
	return p
}

// len returns how many words p fixes.
func (p phrase) len() int {
	n := 1
	for _, list := range [][]piece{p.before, p.after} {
		for _, w := range list {
			if w.gap == noGap {
				n++
			}
		}
	}
	return n
}

func readPiece(s string) piece {
	switch s {
	case "~":
		return piece{gap: shortGap}
	case "*":
		return piece{gap: objectGap}
	case "^":
		return piece{gap: pronounGap}
	}
	var p piece
	for w := range strings.SplitSeq(s, "|") {
		if form, ok := strings.CutPrefix(w, "="); ok {
			p.folds = append(p.folds, form)
		} else {
			p.stems = append(p.stems, stem(w))
		}
	}
	return p
}

// idiomatic reports whether w begins a phrase that says a verb.
func (w Word) idiomatic() bool { return idioms.Say(w.Stem) && w.Stem != stem(w.Fold) }

// ofIdiom reports whether w is one of the other words of a phrase, and tells as much
// as the first where the phrase itself is looked for.
func (w Word) ofIdiom() bool { return w.starts&inIdiom != 0 }

// joinIdioms gives the first word of a phrase that says a verb the stem of that, and
// takes what the others weigh: "set up" is "establish".
func joinIdioms(s string, ws []Word) []Word {
	for i := range ws {
		if ws[i].starts&anIdiom == 0 || ws[i].Weight == 0 {
			continue
		}
		verbs, rest := idioms.At(s, ws, i)
		if len(verbs) == 0 {
			continue
		}
		ws[i].Stem, ws[i].Weight = verbs[0], plainWeight
		for _, at := range rest {
			if ws[at].Weight > 0 && !ws[at-1].Number() { // "claimed 12 lives" counts the lives
				ws[at].starts |= inIdiom
				ws[at].Weight = 0
			}
		}
	}
	return ws
}

// start reports whether w may be the first word with a meaning of a phrase.
func (p Phrases) start(w Word) bool { return len(p.byWord[w.Stem]) > 0 || len(p.byWord[w.Fold]) > 0 }

// At returns the stems of what the phrase says whose first word with a meaning is
// ws[i], and where in ws its other words are, as indices; nothing where there is none.
// The words are those of s.
func (p Phrases) At(s string, ws []Word, i int) (verbs []string, rest []int) {
	list := p.byWord[ws[i].Stem]
	if len(list) == 0 {
		list = p.byWord[ws[i].Fold]
	}
	m := matcher{s: s, ws: ws}
	for _, one := range list {
		if m.stands(one.before, i) && m.follows(one.after, i, &rest) && !m.dates(rest) {
			return one.verbs, rest
		}
		rest = nil
	}
	return nil, nil
}

// matcher matches the words of s.
type matcher struct {
	s  string
	ws []Word
}

// dates reports whether the last word of a phrase only begins a date: who gave
// speeches "in 2014" did not give in.
func (m matcher) dates(rest []int) bool {
	if len(rest) == 0 {
		return false
	}
	last := slices.Max(rest)
	if last+1 == len(m.ws) || m.ws[last].Fold != "in" && m.ws[last].Fold != "on" {
		return false
	}
	next := m.ws[last+1]
	return next.Number() || calendar[next.Fold] != "" || months[next.Fold]
}

var months = set("january february march april may june july august september october november december")

// stands reports whether the pieces, the last one first, stand right before word i.
func (m matcher) stands(before []piece, i int) bool {
	for n, p := range before {
		at := i - 1 - n
		if at < 0 || !p.is(m.ws[at]) || !m.together(at) {
			return false
		}
	}
	return true
}

// follows reports whether the pieces stand behind word i, and adds where.
func (m matcher) follows(pieces []piece, i int, at *[]int) bool {
	if len(pieces) == 0 {
		return true
	}
	p := pieces[0]
	if p.gap != noGap {
		for n := i; ; n++ {
			if m.follows(pieces[1:], n, at) {
				return true
			}
			if n-i == p.longest() || n+1 >= len(m.ws) || !p.spans(m.ws[n+1]) || !m.together(n) {
				return false
			}
		}
	}
	if i+1 >= len(m.ws) || !p.is(m.ws[i+1]) || !m.together(i) || !m.follows(pieces[1:], i+1, at) {
		return false
	}
	*at = append(*at, i+1)
	return true
}

// together reports whether nothing but spaces and hyphens part word i and the next.
func (m matcher) together(i int) bool {
	return strings.Trim(m.s[m.ws[i].End:m.ws[i+1].Start], " -\n\u00a0") == ""
}

func (p piece) is(w Word) bool {
	return slices.Contains(p.stems, w.Stem) || slices.Contains(p.folds, w.Fold)
}

// longest is how many words a gap has at most.
func (p piece) longest() int {
	switch p.gap {
	case shortGap:
		return longestShort
	case objectGap:
		return longestObject
	}
	return 1
}

// spans reports whether a gap may hold a word.
func (p piece) spans(w Word) bool {
	if p.gap == pronounGap {
		return objectPronoun[w.Fold]
	}
	return w.Weight > 0 || inObject[w.Fold]
}

var (
	objectPronoun = set(`me us you him her it them this that himself herself itself themselves myself ourselves yourself everyone everybody anyone somebody someone`)
	inObject      = set(`a an the this that these those some any each every no all both much of more most many few several such other another own of
	me us you him her it them his its their my our your one ones himself herself itself themselves`)
)
