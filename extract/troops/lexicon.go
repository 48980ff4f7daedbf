package troops

import "strings"

// The words of the troops pass: heads of force phrases with their kind, words
// that may stand before a head, and the triggers, each with its frame.

// class is the kind of a force, as Fact.Class has it.
type class string

const (
	people    class = "troops"
	land      class = "land"
	air       class = "air"
	sea       class = "sea"
	missile   class = "missile"
	equipment class = "equipment"
	unit      class = "unit"
)

// head is the noun that a force phrase ends with.
type head struct {
	class class
	// weak heads are forces only with a military word or a nationality
	// before them: "men", "team", "planes".
	weak bool
}

// headWords lists the heads; a word in brackets is weak.
var headWords = map[class]string{
	people: `troops (troop) soldiers soldier servicemen servicewomen marines paratroopers paratroops commandos commando peacekeepers peacekeeper
		airmen legionnaires conscripts reservists infantrymen infantry gunners sappers gendarmes peshmerga
		(men) (personnel) (fighters) (forces) (officers) (members) (advisers) (advisors) (trainers) (observers) (engineers) (sailors) (specialists)
		(operators) (guards) (police) (volunteers) (guardsmen) (militiamen) (mercenaries) (reinforcements) (strength) (pilots) (women) (crew) (medics) (instructors) (technicians) (staff)`,
	land: `battalion battalions brigade brigades regiment regiments platoon platoons tanks tank howitzers howitzer artillery
		(division) (divisions) (company) (companies) (armor) (armour) (column) (convoy) (corps) (battery) (batteries)`,
	air: `warplanes warplane jets fighter-bombers bombers bomber helicopters helicopter gunships drones drone
		(jet) (aircraft) (planes) (plane) (squadron) (squadrons) (airbuses)`,
	sea: `warships warship frigate frigates destroyer destroyers submarine submarines minesweepers minesweeper minehunters corvette corvettes cruiser cruisers flotilla
		(carrier) (carriers) (ship) (ships) (vessel) (vessels) (fleet) (armada) (gunboats) (boats) (craft) (boat)`,
	missile:   `missiles missile (rockets) (interceptors) (launchers)`,
	equipment: `(vehicles) (vehicle) (trucks) (radars) (radar) (equipment) (bulldozers) (jeeps) (humvees) (ambulances)`,
	unit: `contingent contingents garrison garrisons detachment detachments
		(force) (unit) (units) (army) (armies) (military) (mission) (team) (teams) (party) (group) (system) (systems) (navy) (coalition) (presence) (power) (capabilities) (guard)`,
}

// heads is headWords by word.
var heads = func() map[string]head {
	m := map[string]head{}
	for class, words := range headWords {
		for w := range strings.FieldsSeq(words) {
			bare := strings.Trim(w, "()")
			m[bare] = head{class, bare != w}
		}
	}
	return m
}()

// military are words before a head that make a weak head a force.
var military = wordSet(`military army armed air naval navy marine infantry combat peacekeeping peace-keeping ground elite airborne
	armored armoured mechanized mechanised tank artillery missile antimissile anti-missile anti-aircraft antiaircraft
	amphibious assault attack fighter jet surveillance reconnaissance expeditionary advance advanced spearhead battle troop guards
	multinational multi-national multi-nation peacekeeper war paramilitary four-wheel-drive cargo commando land sea maritime escort patriot strike carrier submarine
	intervention buffer stabilization stabilisation deterrence special rapid reaction patrol engineering logistics`)

// martial are words that make a force of a head that rarely is anything else:
// "security forces", "a coalition contingent".
var martial = wordSet(`defense defence response transport security international coalition allied occupation occupying joint task protection combined royal
	regular rebel government federal volunteer support medical police monitoring observer interim coast hospital operations mobile standby rotational training national`)

// martialHeads are the heads that a martial word is enough for.
var martialHeads = wordSet(`force forces army contingent fighters personnel unit units guards guard militiamen men mission corps fleet troops engineers officers`)

// modifiers are further words that may stand inside a force phrase.
var modifiers = wordSet(`more additional extra further other new first second third last main big large larger small smaller limited full-time active
	active-duty reserve career professional heavy light armed-forces response quick-reaction high readiness very highly trained
	well equipped heavily lightly strong fresh initial current existing remaining total entire whole combat-ready highly-mobile
	regular western eastern northern southern arab african european asian islamic muslim christian serb sunni shiite shia
	ordinary uniformed permanent temporary robust sizable sizeable massive huge powerful major key elite own surface brigade battalion regiment
	chartered nuclear-powered nuclear guided-missile ballistic cruise short-range long-range medium-range mine-sweeping helicopter
	artillery fighting aircraft troop vanguard forward leading surveillance special-forces proposed joint`)

// trigger is a word that puts a force somewhere or takes it away.
type trigger struct {
	frame frame
	form  verbForm
}

// frame says what a trigger does to a force, and where the force stands.
type frame int

const (
	noFrame  frame = iota
	move           // somebody sends it: the force is the object
	arrive         // it goes by itself: the force is the subject
	depart         // it goes from a place: for somewhere, or for good
	withdraw       // somebody takes it away, or it withdraws
	reduce         // its number is made smaller
	stay           // it is somewhere
	have           // somebody has it
	pledge         // somebody promises it
	activate       // it is called up
	level          // a number of it
	request        // somebody asks for it
	compose        // it has parts
	increase       // its number is made larger
	talk           // it is spoken of as what will go: "we are talking about"
)

// verbForm is the form of a trigger, as far as its spelling tells.
type verbForm int

const (
	base verbForm = iota
	present
	past // past tense or participle
	ing
	noun
)

// verbs lists triggers by frame: base, third person, past, participle, -ing.
var verbs = map[frame]string{
	move: `send sends sent sent sending|deploy deploys deployed deployed deploying|dispatch dispatches dispatched dispatched dispatching
		|redeploy redeploys redeployed redeployed redeploying|resend resends resent resent resending|contribute contributes contributed contributed contributing
		|provide provides provided provided providing|supply supplies supplied supplied supplying|assign assigns assigned assigned assigning
		|move moves moved moved moving|rush rushes rushed rushed rushing|fly flies flew flown flying|airlift airlifts airlifted airlifted airlifting
		|bring brings brought brought bringing|put puts put put putting|post posts posted posted posting|station stations stationed stationed stationing
		|base bases based based basing|embed embeds embedded embedded embedding|transfer transfers transferred transferred transferring
		|position positions positioned positioned positioning|add adds added added adding|order orders ordered ordered ordering
		|transport transports transported transported transporting|ferry ferries ferried ferried ferrying|unload unloads unloaded unloaded unloading
		|rotate rotates rotated rotated rotating|mass masses massed massed massing|amass amasses amassed amassed amassing|place places placed placed placing|concentrate concentrates concentrated concentrated concentrating|earmark earmarks earmarked earmarked earmarking
		|establish establishes established established establishing|introduce introduces introduced introduced introducing|push pushes pushed pushed pushing
		|take takes took taken taking|land lands landed landed landing|launch launches launched launched launching|parachute parachutes parachuted parachuted parachuting`,
	arrive: `arrive arrives arrived arrived arriving|disembark disembarks disembarked disembarked disembarking|enter enters entered entered entering
		|reach reaches reached reached reaching|go goes went gone going|travel travels travelled travelled travelling|come comes came come coming
		|head heads headed headed heading|cross crosses crossed crossed crossing|join joins joined joined joining|return returns returned returned returning
		|march marches marched marched marching|fan fans fanned fanned fanning|roll rolls rolled rolled rolling
		|dock docks docked docked docking|sail sails sailed sailed sailing|invade invades invaded invaded invading|advance advances advanced advanced advancing
		|pour pours poured poured pouring|steam steams steamed steamed steaming|storm storms stormed stormed storming|flow flows flowed flowed flowing|follow follows followed followed following|meet meets met met meeting|participate participates participated participated participating`,
	depart: `leave leaves left left leaving|depart departs departed departed departing|quit quits quit quit quitting|exit exits exited exited exiting|embark embarks embarked embarked embarking`,
	withdraw: `withdraw withdraws withdrew withdrawn withdrawing|pull pulls pulled pulled pulling|remove removes removed removed removing|recall recalls recalled recalled recalling
		|evacuate evacuates evacuated evacuated evacuating|expel expels expelled expelled expelling|evict evicts evicted evicted evicting|retreat retreats retreated retreated retreating
		|repatriate repatriates repatriated repatriated repatriating|vacate vacates vacated vacated vacating|oust ousts ousted ousted ousting`,
	reduce: `reduce reduces reduced reduced reducing|cut cuts cut cut cutting|trim trims trimmed trimmed trimming|halve halves halved halved halving|scale scales scaled scaled scaling
		|shrink shrinks shrank shrunk shrinking|slash slashes slashed slashed slashing|fall falls fell fallen falling|drop drops dropped dropped dropping`,
	stay: `stay stays stayed stayed staying|remain remains remained remained remaining|serve serves served served serving|operate operates operated operated operating
		|occupy occupies occupied occupied occupying|patrol patrols patrolled patrolled patrolling|guard guards guarded guarded guarding
		|fight fights fought fought fighting|camp camps camped camped camping|oversee oversees oversaw overseen overseeing
		|monitor monitors monitored monitored monitoring|house houses housed housed housing|host hosts hosted hosted hosting|participate participates participated participated participating
		|protect protects protected protected protecting|police polices policed policed policing|garrison garrisons garrisoned garrisoned garrisoning|advise advises advised advised advising|train trains trained trained training|support supports supported supported supporting`,
	have:     `have has had had having|maintain maintains maintained maintained maintaining|keep keeps kept kept keeping|hold holds held held holding|retain retains retained retained retaining`,
	pledge:   `pledge pledges pledged pledged pledging|promise promises promised promised promising|offer offers offered offered offering|commit commits committed committed committing|volunteer volunteers volunteered volunteered volunteering`,
	activate: `mobilize mobilizes mobilized mobilized mobilizing|mobilise mobilises mobilised mobilised mobilising|activate activates activated activated activating|call calls called called calling|assemble assembles assembled assembled assembling|raise raises raised raised raising|set sets set set setting|form forms formed formed forming|create creates created created creating`,
	level:    `total totals totalled totalled totalling|total totals totaled totaled totaling|number numbers numbered numbered numbering|comprise comprises comprised comprised comprising|include includes included included including|consist consists consisted consisted consisting|involve involves involved involved involving|stand stands stood stood standing|make makes made made making|compose composes composed composed composing`,
	request:  `request requests requested requested requesting|need needs needed needed needing|seek seeks sought sought seeking|authorize authorizes authorized authorized authorizing|approve approves approved approved approving|authorise authorises authorised authorised authorising|propose proposes proposed proposed proposing`,
	talk:     `talking talking talking talking talking|referring referring referring referring referring|speaking speaking speaking speaking speaking`,
	increase: `increase increases increased increased increasing|double doubles doubled doubled doubling|boost boosts boosted boosted boosting|reinforce reinforces reinforced reinforced reinforcing|strengthen strengthens strengthened strengthened strengthening|expand expands expanded expanded expanding|rise rises rose risen rising|grow grows grew grown growing`,
}

// nouns lists the nouns that are triggers.
var nouns = map[frame]string{
	move:     `deployment deployments dispatch sending redeployment contribution contributions stationing surge introduction`,
	arrive:   `arrival arrivals entry invasion landing landings influx incursion intervention`,
	depart:   `departure departures`,
	withdraw: `withdrawal withdrawals pullout pullouts pull-out pull-outs pullback pull-back removal exit retreat evacuation expulsion repatriation`,
	reduce:   `reduction reductions cut cuts drawdown drawdowns cutback cutbacks`,
	stay:     `presence occupation involvement`,
	activate: `mobilization mobilisation call-up`,
	increase: `buildup build-up buildups increase increases reinforcement`,
}

// triggers is verbs and nouns by word. A word that is a noun and a verb is
// kept as a verb ("cut"), and as a noun in triggerNouns.
var triggers, triggerNouns = func() (map[string]trigger, map[string]trigger) {
	vs, ns := map[string]trigger{}, map[string]trigger{}
	for f, list := range verbs {
		for verb := range strings.SplitSeq(list, "|") {
			forms := strings.Fields(verb)
			for i, form := range []verbForm{base, present, past, past, ing} {
				if _, ok := vs[forms[i]]; !ok || form == base {
					vs[forms[i]] = trigger{f, form}
				}
			}
		}
	}
	for f, list := range nouns {
		for w := range strings.FieldsSeq(list) {
			ns[w] = trigger{f, noun}
		}
	}
	return vs, ns
}()

// wordSet makes a set of the words of s.
func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
