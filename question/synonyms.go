package question

import (
	"slices"
	"strings"

	"onrecord/text"
)

// synonymGroups are words that people use for one another when they retell
// news. General English, our own list; a word may stand in several groups. The last
// are words and what is made from them, where the stem changes on the way.
const synonymGroups = `troop soldier force serviceman personnel military contingent
	army military force soldier
	weapon arm ammunition munition armament
	protester protestor demonstrator protest demonstration rally demonstrate
	head lead chief leader run command director chair boss
	kill die fatal murder slay
	death die kill
	decide vote resolve
	free release
	injure wound hurt
	quake earthquake tremor
	help aid assist support assistance
	send deploy dispatch deliver supply provide
	like support favor favour back
	reason because why
	start begin launch open
	end expire finish stop close complete
	need want demand urge ask call request
	must should need ought
	buy purchase acquire
	pay cost spend price
	kid child son daughter boy girl
	cop police officer
	gun weapon firearm
	car vehicle truck
	talk discuss negotiate negotiation meeting
	meet meeting talk
	summit meeting conference conclave
	hold place occur happen take stage
	attack assault strike raid
	deal agreement accord pact
	ban prohibit bar forbid
	allow permit let eligible
	hard difficult tough
	easy simple
	fast quick rapid
	join enter member accede belong
	member belong part
	plan intend propose
	say state tell declare
	job work post position
	old age aged
	book read novel
	paper newspaper journal magazine
	company firm outlet corporation
	movement party group
	group organization organisation
	rest remain stay
	remain stay keep
	extra additional further more
	refuse reject decline
	control authority
	wide large broad
	world global international
	most majority
	small minor
	raise increase grow boost
	cut reduce decrease lower
	leave withdraw depart quit exit
	leave resign
	accuse blame charge
	camera video footage recording
	postpone delay
	abandon quit leave
	arrest detain
	doctor physician
	wife husband spouse
	border frontier
	law bill act legislation
	vote ballot poll election
	poll survey
	test trial
	born birth
	school college university study
	behave behavior behaviour conduct
	offensive hateful abusive
	sidewalk pavement
	closure close shut
	air airspace sky
	reinvest invest money
	nuke nuclear atomic
	ship vessel frigate warship boat
	plane aircraft jet
	tank armor armour
	migrant refugee asylum
	incident event
	opinion editorial view
	interview talk
	reporter journalist press
	boss chief head
	country nation state
	turn activate switch enable
	name call identify
	explain reason
	fear worry concern
	team group
	stand mean
	establish create founded form institute introduce
	start founded launch establish create
	found founded
	ceo head chief boss
	write author pen
	job role
	expire lapse
	strengthen reinforce bolster fortify
	construction build work
	publish release issue print
	allow permit authorize approve clear
	shift switch change move turn
	service app application platform
	whole entire full
	fight combat battle war
	fighter militant rebel
	criticize reprimand rebuke condemn denounce slam blast censure scold chide
	praise laud commend applaud hail
	travel drive fly journey
	come go travel head
	arrive come reach land
	convince persuade
	cancel scrap abandon
	flood inundate water
	house home residence
	own possess hold
	earn receive income
	salary wage pay
	fire dismiss sack oust remove
	hire appoint recruit employ
	appoint name nominate select pick choose
	elect choose
	elect win
	lawyer attorney counsel
	lawsuit suit sue
	trial hearing
	court tribunal
	prison jail imprison
	convict guilty
	arrest detain capture custody
	search hunt seek
	investigate investigation probe inquiry examine
	discover find uncover detect
	reveal disclose expose
	hide conceal cover
	storm hurricane cyclone typhoon
	fire blaze burn
	crash accident collision collide
	explode explosion blast detonate
	shooter gunman attacker
	suspect attacker gunman
	rescue save
	escape flee bolt
	invent coin devise create
	meet huddle convene confer
	evacuate flee
	destroy demolish ruin wreck
	damage harm hurt
	repair fix mend
	drug medicine medication
	disease illness virus infection
	sick ill
	teacher professor instructor
	student pupil
	concert show performance
	film movie
	song tune music anthem
	speech address
	throw toss hurl fling
	make manufacture produce
	lure attract entice
	walk stroll stride
	singer musician
	actor star performer
	team side club squad
	player athlete
	win victory beat defeat triumph
	champion winner
	money fund cash
	tax levy
	debt loan
	sell sale
	trade commerce business
	worker employee staff
	boss executive chief
	strike walkout stoppage
	factory plant mill
	store shop retailer
	customer client shopper
	road street highway
	train rail railway
	driver motorist
	passenger traveler
	parliament assembly legislature congress
	senator lawmaker legislator congressman representative
	envoy ambassador diplomat
	spokesman spokeswoman spokesperson
	adviser aide advisor
	candidate nominee contender
	campaign race
	rally gathering event
	crowd audience
	supporter backer fan
	opponent critic foe rival enemy
	ally partner friend
	relative family sibling parent
	father dad parent
	mother mom mum parent
	marry wed wedding marriage
	funeral burial bury
	treaty agreement accord pact deal
	ceasefire truce armistice
	occupy seize capture take
	bomb airstrike bombing
	missile rocket
	gun rifle pistol handgun
	kill assassinate
	hostage captive
	kidnap abduct
	hack breach intrusion intrude cyberattack compromise
	phone telephone call
	document file record
	increase rise climb surge jump soar leap
	fall drop decline decrease plunge slump tumble sink slide dip
	expand broaden widen extend enlarge
	extend prolong
	last continue endure
	prevent stop block avert
	bar block ban
	oppose resist object
	support endorse back
	agree accept consent
	approve pass adopt ratify
	reject veto
	apologize apology sorry regret
	admit acknowledge concede
	promise pledge vow commit
	commit commitment contribute contribution
	warn caution alert
	order command instruct
	recommend advise suggest urge
	offer propose
	live reside dwell
	resident inhabitant
	region area district zone
	place site location spot venue
	village town
	sea ocean naval maritime
	air aerial
	use employ utilize
	need require
	try attempt
	finish complete conclude
	trip journey tour visit
	attend participate join
	host hold organize
	organize arrange
	train training exercise drill
	station base locate
	transfer move relocate
	carry transport haul
	include contain comprise consist
	dangerous risky
	safe secure
	secret classified confidential
	annual yearly
	previous former earlier prior
	current present
	cause trigger prompt
	reason cause
	result consequence outcome
	effect impact
	goal aim target purpose
	problem issue trouble
	crisis emergency
	danger threat risk
	idea proposal plan
	project scheme program plan
	rule regulation law
	inspect check examine
	guard protect defend
	shield protect
	relation relationship tie link
	connect link tie
	close disband dissolve shutter
	watch monitor observe surveil track spy
	fill seal plug
	nearly almost
	device machine tool apparatus
	face confront
	repel repulse
	abolish scrap remove
	flight plane aircraft
	jail sentence
	brother sibling
	sister sibling
	wear don clad
	face oppose challenge
	drop scrap abandon ditch shelve
	declare designate proclaim
	beg plead implore
	scare frighten terrify alarm
	surprise amaze astonish stun shock
	anger infuriate enrage outrage
	honor commemorate
	inaugurate open unveil
	unveil reveal
	steal theft loot
	cheat defraud swindle
	bribe bribery
	insult offend mock ridicule
	threaten menace intimidate
	rent lease
	borrow loan lend
	donate contribute donation
	finance fund bankroll sponsor
	bankrupt bankruptcy insolvent
	merge merger combine
	split divide separate
	divorce separate
	teach instruct lecture
	forbid outlaw
	fine penalty penalize
	jury juror
	testify testimony
	swear oath
	cook chef
	vaccine shot jab
	surgery operation
	clinic hospital
	farmer grower
	fisherman angler
	sailor seaman
	priest clergyman cleric pastor
	coast shore
	lake reservoir
	cheap inexpensive
	expensive costly
	rich wealthy
	huge enormous massive
	tiny small little
	famous renowned
	false untrue fake
	true real genuine
	strange odd weird
	angry furious
	happy glad pleased
	afraid scared fear
	doubt question
	predict forecast
	expect anticipate
	ignore disregard neglect
	greet welcome
	replace succeed successor
	collect gather
	commercial advertise spot
	picture photo photograph image
	slogan motto
	nickname moniker dub
	award prize honor medal
	tournament event competition contest
	coach manager trainer
	fan supporter
	version equivalent edition counterpart
	guilty liable culpable
	illegal crime criminal unlawful
	consider deem count regard
	single one sole lone
	mistake error blunder
	lie falsehood untruth
	scary frightening terrifying
	awful terrible horrible dreadful
	great terrific wonderful fantastic
	stupid dumb foolish idiotic
	smart clever brilliant intelligent
	crazy insane mad nuts lunatic
	shameful disgraceful
	disgrace shame embarrassment
	honest truthful candid
	cheat rig steal
	fake phony fraud sham
	weak feeble
	tough strong
	guy man fellow
	lady woman
	folk people
	nearby near vicinity neighborhood
	communicate talk speak
	mad angry furious
	sad unhappy miserable
	glad happy pleased
	scared afraid frightened
	disaster catastrophe calamity
	nonsense rubbish garbage
	trick ploy stunt
	boring dull
	rude impolite
	unfair unjust
	raise collect gather amass
	monitor oversee supervise
	deport expel repatriate
	review examine study
	attend draw attract
	hear learn
	shut shutter close closure
	place lay put
	give deliver
	repay pay
	seek demand
	ex former
	succeed manage
	solve resolve settle
	chair chairmanship chairman chairwoman chairperson
	resign quit
	disappear vanish
	start founded establish launch
	pay sponsor fund underwrite subsidize
	lose shed eliminate
	ceo head chief boss
	start commence initiate inaugurate
	stop halt cease suspend discontinue
	moratorium freeze pause standstill
	leave vacate evacuate desert
	resign retire quit
	dismiss terminate ax axe layoff
	hire retain enlist tap
	kill slaughter massacre execute
	die perish succumb fatality
	beat trounce upset oust outpoll crush
	win capture claim clinch secure
	donate give grant award present
	bring inject
	pay reimburse compensate settle
	sell offload unload peddle
	show display exhibit demonstrate
	allow enable let
	gather convene assemble rally
	fight clash skirmish brawl
	join enlist enroll
	find locate spot recover
	find conclude determine
	grow swell balloon
	change alter amend modify revise transform reform overhaul
	break violate breach
	break fracture shatter snap
	fix correct remedy
	hide stash bury
	lie mislead deceive perjury
	block thwart obstruct halt foil
	want seek desire wish
	try seek strive
	save spare preserve
	spend pour invest
	slash trim cut
	construct erect
	send ship mail forward
	catch nab apprehend capture
	hit strike batter
	throw lob pelt
	shoot gun
	rob burglarize burglary robbery
	hack infiltrate penetrate
	tell inform notify brief
	phone call dial
	call dub label brand
	pick tap name
	approve confirm okay clear
	reject overrule rebuff spurn
	deny dispute refute rebut
	accept embrace adopt
	promise guarantee swear
	provoke draw spark trigger stir
	skip miss boycott avoid
	own control
	wear sport dress
	sink capsize
	appear surface emerge
	compare liken equate
	remove strip evict eject
	check vet review screen
	count tally
	exonerate acquit clear
	decide rule determine opt
	force compel oblige
	limit cap restrict curb
	list name include cite
	mention cite refer float
	operate run manage
	push press promote advocate
	record tape
	represent stand
	suffer sustain endure
	swap exchange trade
	waste squander
	write pen author draft compose
	publicize advertise
	impose levy slap
	overturn reverse quash void
	overthrow topple oust depose unseat
	repeal revoke rescind
	indict charge arraign
	confiscate seize impound
	extradite deport
	harass bully intimidate
	bribe corrupt
	interrogate question
	loot plunder ransack
	smuggle traffic
	torture abuse mistreat
	vandalize deface
	mourn grieve
	pray worship
	rebuild restore reconstruct
	reinstate restore
	rehearse practice
	retaliate revenge reprisal avenge
	sway persuade
	weaken undermine erode
	endanger jeopardize
	contaminate pollute
	drag haul tow
	place put leave
	conspire plot scheme conspiracy
	broker mediate
	boost lift
	lack shortage short
	obtain acquire gain get
	misplace lose
	recall remember
	resemble like
	scream yell shout
	weep cry sob
	answer reply respond response
	argue quarrel dispute debate
	estimate reckon projection
	exceed surpass top
	exaggerate overstate
	airplane plane airliner aircraft jet
	airport terminal
	allegation accusation claim
	outcry backlash uproar
	luggage bag baggage
	obstacle barrier hurdle
	restaurant cafe diner eatery
	prisoner inmate detainee captive
	casualty victim
	turmoil chaos unrest mayhem
	massacre slaughter bloodbath
	clothes clothing outfit garment
	coalition alliance bloc
	computer laptop
	corpse body remains
	felon criminal
	deadline cutoff
	deficit shortfall
	dinner meal supper
	donor contributor benefactor backer
	elderly senior old
	embassy consulate
	outbreak epidemic
	version equivalent counterpart
	error mistake blunder
	evidence proof
	expert specialist analyst
	famine hunger starvation
	frontrunner favorite
	fuel gasoline petrol gas
	garbage trash rubbish
	gift donation present
	helicopter chopper
	holiday vacation
	hotel inn motel
	insurgent rebel guerrilla
	killer murderer assassin
	landlord owner
	leaflet flyer pamphlet brochure
	message text note
	monument memorial statue
	motive reason
	motorcade convoy
	uprising revolt rebellion mutiny
	offense crime
	panel committee commission
	parade procession
	pardon amnesty clemency
	recession downturn
	refund repayment
	revenue income proceeds
	reward prize
	riot unrest
	robber thief burglar
	scientist researcher
	scholar academic professor
	shelter refuge
	shipment cargo
	spectator audience crowd
	staff aide
	stance position
	symptom sign
	teenager teen adolescent youth
	tornado twister
	tourist visitor
	tragedy disaster catastrophe
	trafficker smuggler
	tycoon magnate mogul billionaire
	wreckage debris wreck
	yacht boat
	biggest largest big large huge top
	final last
	favorite preferred top
	first original
	incomplete unfinished
	illegal unlawful crime
	legal lawful
	severe serious grave
	stranded stuck trapped
	temporary interim
	toxic poisonous
	unemployed jobless
	brutal savage cruel vicious
	covert secret clandestine
	deadly fatal lethal
	fake bogus counterfeit forged
	hostile unfriendly
	loyal faithful
	poor needy impoverished
	vacant empty
	copy imitate mimic ape
	enterprise company
	idiot fool moron
	honesty candor truthfulness
	disgust vile repulsive
	ridiculous absurd ludicrous
	scam fraud swindle
	crook criminal thug
	unfit unqualified
	hate despise loathe detest
	love adore
	delay stall
	grow expand
	shrink dwindle diminish
	immigrant migrant
	illegal undocumented
	explosive bomb
	adversary foe enemy
	opponent challenger
	follower supporter
	agree concur
	chance opportunity
	hispanic latino
	religion faith
	educator teacher
	entire complete whole
	slow sluggish
	prepared ready
	careful cautious wary
	exhausted tired weary
	talent gift
	brave courageous
	steal rob
	seize grab snatch
	push shove
	punch hit
	flood deluge
	petroleum oil
	accompany escort flank join
	homosexual gay
	punish penalize
	estimate guess
	anxious anxiety
	proud pride
	angry anger
	hungry hunger
	poor poverty
	strong strength
	long length
	wide width
	deep depth
	broad breadth
	high height
	hot heat
	warm warmth
	free freedom
	true truth
	safe safety
	able ability
	stable stability
	wise wisdom
	loyal loyalty
	cruel cruelty
	rich wealth
	young youth
	brave bravery
	curious curiosity
	generous generosity
	violent violence
	silent silence
	absent absence
	urgent urgency
	fluent fluency
	pregnant pregnancy
	democratic democracy
	diplomatic diplomacy
	secret secrecy
	private privacy
	racist racism
	sexist sexism
	tragic tragedy
	chaotic chaos
	sympathetic sympathy
	energetic energy
	envious envy
	furious fury
	famous fame
	cautious caution
	hate hatred
	believe belief
	relieve relief
	grieve grief
	prove proof
	advise advice
	argue argument
	judge judgment
	offend offense
	divide division
	vary variation
	weigh weight
	fly flight
	please pleasure
	obey obedience
	suspect suspicion
	receive reception
	forge forgery
	resolve resolution
	evolve evolution
	intend intent
	know knowledge
	quote quotation`

// synonymsOf takes a stem to the stems that stand for it.
var synonymsOf = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(synonymGroups) {
		var group []string
		for _, w := range strings.Fields(line) {
			if s := stem(w); !slices.Contains(group, s) {
				group = append(group, s)
			}
		}
		for _, s := range group {
			for _, o := range group {
				if o != s && !slices.Contains(m[s], o) {
					m[s] = append(m[s], o)
				}
			}
		}
	}
	for s, others := range idiomVerbs {
		m[s] = append(m[s], others...)
	}
	return m
}()

// opposites are pairs of verbs, with their synonyms on each side, of which one
// undoes the other: who asks for one is not answered by the other.
const opposites = `remain stay keep / leave withdraw depart
	arrive come join enter / leave withdraw depart quit
	win / lose
	buy purchase / sell
	open start begin / close end finish
	rise increase grow raise / fall drop decrease cut shrink
	accept / reject refuse decline
	support back favor favour / oppose reject
	arrest detain jail / release free
	hire appoint / fire dismiss sack
	send deploy / withdraw
	participate join attend compete / withdraw skip boycott
	approve pass adopt / veto reject block
	allow permit / forbid prohibit ban bar
	convict / acquit
	keep / drop scrap abandon
	born / die`

// opposed takes a stem to the stems of its opposites.
var opposed = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(opposites) {
		left, right, _ := strings.Cut(line, " / ")
		for _, a := range strings.Fields(left) {
			for _, b := range strings.Fields(right) {
				m[stem(a)] = append(m[stem(a)], stem(b))
				m[stem(b)] = append(m[stem(b)], stem(a))
			}
		}
	}
	return m
}()

// Opposes reports whether the verb b undoes what a says.
func Opposes(a, b Word) bool { return slices.Contains(opposed[a.Stem], b.Stem) }

// Synonyms returns the stems that may stand for a stem, without itself.
func Synonyms(stem string) []string { return synonymsOf[stem] }

// capitals takes the stem of a capital to that of its country, for which it
// may stand: "Berlin's pledge".
var capitals = func() map[string]string {
	m := map[string]string{}
	for _, p := range text.Places() {
		if p.Capital != "" && !strings.Contains(p.Capital, " ") {
			m[stem(Fold(p.Capital))] = "place:" + foldAll(p.Name)
		}
	}
	return m
}()

// Means returns how far the word b says what a asks: 1 the same but for case
// and ending, less for a word made from the same one ("own", "owner") and for
// a synonym, 0 not.
func Means(a, b Word) float64 {
	switch {
	case a.Stem == b.Stem:
		return 1
	case derived(a, b) || derived(b, a):
		return 0.9
	case slices.Contains(synonymsOf[a.Stem], b.Stem), a.Country() && capitals[b.Stem] == a.Stem:
		return 0.8
	}
	return 0
}

// Heads reports whether w asks for the one at the head of something: "the NATO
// chief", "who leads the bank".
func Heads(w Word) bool { return w.Stem == "head" || slices.Contains(synonymsOf["head"], w.Stem) }

// derived reports whether the longer word b is made from a: an agent from its
// verb, or any longer form that keeps the stem of a.
func derived(a, b Word) bool {
	if rest, ok := strings.CutPrefix(b.Fold, a.Stem); ok && len(a.Stem) >= 3 && (a.Cap || !b.Cap || b.Start == 0) { // no sand is in Sandor
		last := a.Stem[len(a.Stem)-1:]
		switch strings.TrimPrefix(rest, last) { // "win", "winner"
		case "er", "or", "ers", "ors", "r", "rs":
			return true
		}
	}
	return len(a.Fold) >= 6 && len(b.Fold) >= 6 && a.Fold[:5] == b.Fold[:5] &&
		sharedStart(a.Fold, b.Fold) >= min(len(a.Stem), len(b.Stem)) &&
		(!a.Cap || !b.Cap || sharedStart(a.Fold, b.Fold) >= min(len(a.Fold), len(b.Fold))-1) // "Brookfield" is not "Brookside"
}

func sharedStart(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
