package troops

import (
	"strings"

	"onrecord/text/lexicon"
)

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
		gurkhas paras riflemen fusiliers grenadiers cavalrymen artillerymen draftees signallers peace-keepers servicemembers alpini bersaglieri carabinieri spetsnaz paratrooper
		(men) (personnel) (fighters) (forces) (officers) (members) (advisers) (advisors) (trainers) (observers) (engineers) (sailors) (specialists)
		(operators) (guards) (police) (volunteers) (guardsmen) (militiamen) (mercenaries) (reinforcements) (strength) (pilots) (women) (crew) (medics) (instructors) (technicians) (staff)
		(cadets) (recruits) (snipers) (scouts) (rangers) (combatants) (helmets) (berets) (logisticians) (monitors) (reserves) (policemen) (crews) (experts) (doctors) (nurses) (sentries)
		(interpreters) (drivers) (mechanics) (garrisons) (constables) (troopers) (regulars) (irregulars) (guerrillas) (rebels)`,
	land: `battalion battalions brigade brigades regiment regiments platoon platoons tanks tank howitzers howitzer artillery battlegroup battlegroups cavalry
		(division) (divisions) (company) (companies) (armor) (armour) (column) (columns) (convoy) (convoys) (corps) (battery) (batteries) (mortars) (guns) (apcs) (squad) (squads)`,
	air: `warplanes warplane jets fighter-bombers bombers bomber helicopters helicopter gunships drones drone helicopter-gunships fighter-jets
		(jet) (aircraft) (planes) (plane) (squadron) (squadrons) (airbuses) (transports) (tankers) (interceptor) (airlifters) (wing)`,
	sea: `warships warship frigate frigates destroyer destroyers submarine submarines minesweepers minesweeper minehunters corvette corvettes cruiser cruisers flotilla
		minehunter battleship battleships trawlers-of-war landing-ship landing-ships
		(carrier) (carriers) (ship) (ships) (vessel) (vessels) (fleet) (armada) (gunboats) (boats) (craft) (boat) (cutter) (cutters) (gunboat)`,
	missile:   `missiles missile (rockets) (interceptors) (launchers)`,
	equipment: `(vehicles) (vehicle) (trucks) (radars) (radar) (equipment) (bulldozers) (jeeps) (humvees) (ambulances) (lorries)`,
	unit: `contingent contingents garrison garrisons detachment detachments vanguard taskforce
		(force) (unit) (units) (army) (armies) (military) (mission) (team) (teams) (party) (group) (groups) (system) (systems) (navy) (coalition) (presence) (power) (capabilities) (guard)
		(hospital) (hospitals) (operation) (patrol) (patrols) (elements) (rearguard)`,
}

// heads is headWords by word.
var heads = func() *lexicon.Map[head] {
	m := map[string]head{}
	for class, words := range headWords {
		for w := range strings.FieldsSeq(words) {
			bare := strings.Trim(w, "()")
			m[bare] = head{class, bare != w}
		}
	}
	return lexicon.New(m)
}()

// military are words before a head that make a weak head a force.
var military = lexicon.Words(`military army armed air naval navy marine infantry combat peacekeeping peace-keeping ground elite airborne
	armored armoured mechanized mechanised tank artillery missile antimissile anti-missile anti-aircraft antiaircraft
	amphibious tactical assault attack fighter jet surveillance reconnaissance expeditionary advance advanced spearhead battle troop guards
	paramilitary multinational multi-national multi-nation peacekeeper war paramilitary four-wheel-drive cargo commando land sea maritime escort patriot strike carrier submarine
	intervention buffer stabilization stabilisation deterrence special rapid reaction patrol engineering logistics
	rifle mortar paratroop parachute howitzer gunship minehunter signals bomb-disposal mine-clearing demining de-mining uniformed army-run air-defence air-defense commandos mountain motorized motorised
	airmobile air-mobile frontline front-line counter-terrorism counterterrorism antitank anti-tank antisubmarine anti-submarine helicopter-borne tanker refuelling refueling seaborne quick-response task battle field blue`)

// martial are words that make a force of a head that rarely is anything else:
// "security forces", "a coalition contingent".
var martial = lexicon.Words(`defense defence response transport security international coalition allied occupation occupying joint task protection combined royal
	regular rebel government federal volunteer support medical police monitoring observer interim coast hospital operations mobile standby rotational training national border presidential republican african relief revolutionary reconstruction`)

// martialHeads are the heads that a martial word is enough for.
var martialHeads = lexicon.Words(`force forces army contingent fighters personnel unit units guards guard militiamen men mission corps fleet troops engineers officers operation patrol patrols company companies group police`)

// modifiers are further words that may stand inside a force phrase.
var modifiers = lexicon.Words(`more additional extra further other new first second third last main big large larger small smaller limited full-time active
	active-duty reserve career professional heavy light armed-forces response quick-reaction high readiness very highly trained
	well equipped heavily lightly strong fresh initial current existing remaining total entire whole combat-ready highly-mobile
	regular western eastern northern southern arab african european asian islamic muslim christian serb sunni shiite shia
	ordinary uniformed permanent temporary robust sizable sizeable massive huge powerful major key elite own surface brigade battalion regiment
	chartered nuclear-powered nuclear guided-missile ballistic cruise short-range long-range medium-range mine-sweeping helicopter
	artillery fighting aircraft troop vanguard forward leading surveillance special-forces proposed joint rotating incoming outgoing departing arriving retreating advancing`)

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

// nouns lists the nouns that are triggers.
var nouns = map[frame]string{
	move:     `deployment deployments dispatch sending redeployment contribution contributions stationing surge introduction`,
	arrive:   `arrival arrivals entry invasion landing landings influx incursion intervention`,
	depart:   `departure departures`,
	withdraw: `withdrawal withdrawals pullout pullouts pull-out pull-outs pullback pull-back removal exit retreat evacuation expulsion repatriation`,
	reduce:   `reduction reductions cut cuts drawdown drawdowns cutback cutbacks`,
	stay:     `presence occupation involvement`,
	activate: `mobilization mobilisation call-up`,
	level:    `ceiling cap strength limit quota complement`,
	increase: `buildup build-up buildups increase increases reinforcement`,
}

// triggerNouns is nouns by word.
var triggerNouns = func() *lexicon.Map[trigger] {
	m := map[string]trigger{}
	for f, list := range nouns {
		for w := range strings.FieldsSeq(list) {
			m[w] = trigger{f, noun}
		}
	}
	return lexicon.New(m)
}()
