package question

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"onrecord/text"
)

// The lists of this file are general English, put together by ourselves for
// this room; none was taken from a data set.

// functionWords carry grammar, not a topic.
var functionWords = set(`a an the this that these those some any each every no
	i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
	one ones oneself himself herself itself themselves myself ourselves yourself
	who whom whose which what when where why how
	and or but nor so yet if then than as because while although though whether
	of in on at by for from to into onto with without within about over under up down out off upon via per
	according after before during since until till between among through against toward towards across along around near
	behind beyond beside besides above below beneath despite amid except unlike
	is am are was were be been being do does did done doing have has had having
	will would shall should can could may might must ought
	not dont doesnt didnt isnt arent wasnt werent wont cant couldnt wouldnt shouldnt hasnt havent hadnt
	im ive id ill youre youve hes shes theyre theyve were weve well lets thats theres whats whos
	there here also too very just only even still ever never again more most less least much many few
	quite such same other others another own both either neither all else
	someone somebody anyone anybody something anything everyone everybody everything nobody nothing none
	please pls hey hi ok okay thanks yes mr mrs ms dr s t re ve ll d m`)

// lightWords are so common that they tell little; as stems.
var lightWords = stems(`say tell state add make take get go come give put use see know want think believe call
	people person man woman men women year month week day time today yesterday tomorrow thing way part place
	country government official president minister leader new last next first old good great big large
	happen mention name exactly actually really currently recently per article news story report quote
	number amount total kind type lot back now altogether overall approximately roughly around precisely supposedly
	finally eventually ultimately originally initially reportedly allegedly formerly previously
	apparently already anyway nearly almost barely hardly ever basically pretty far nowadays together guy folk stuff early late outside inside`)

// irregular takes word forms that no rule of endings joins to their base.
var irregular = table(`added adding adds:add said says saying:say told tells telling:tell thought:think went gone goes:go came:come
	took taken:take gave given:give got gotten:get made:make held:hold led:lead left:leave met:meet
	sent:send spent:spend shot:shoot fought:fight bought:buy brought:bring caught:catch taught:teach
	died dies dying dead death deaths:die killed killing:kill won winning:win lost losing loss:lose
	began begun:begin grew grown:grow knew known:know wrote written:write spoke spoken speech:speak
	broke broken:break chose chosen choice:choose drove driven driving driver:drive rose risen:rise ran:run
	saw seen:see fell fallen:fall stood:stand understood:understand built:build paid:pay sold:sell
	freed:free felt:feel kept:keep meant:mean slept:sleep swept:sweep struck:strike sought:seek withdrew withdrawn:withdraw
	men:man women:woman children kids kid:child wives:wife lives life:live forces:force
	soldiers troops:troop better best:good worse worst:bad
	bigger biggest:big larger largest:large older oldest:old
	elected election:elect decided decision:decide announced announcement:announce
	invaded invasion:invade arrival:arrive refusal:refuse proposal:propose approval:approve
	attackers:attack threat threats threatened:threaten
	strode stridden:stride slew slain:slay forsook:forsake borne:bear dwelt:dwell flung:fling knelt:kneel leapt:leap shone:shine shrank shrunk:shrink
	slid:slide slung:sling sped:speed sprung:spring strove:strive stricken:strike strung:string swung:swing trod trodden:tread wove woven:weave
	wrung:wring stung:sting undertook:undertake upheld:uphold withstood:withstand arose arisen:arise awoke:awake befell:befall bent:bend bled:bleed
	bred:breed burnt:burn forgave forgiven:forgive misled:mislead overtook:overtake overthrew overthrown:overthrow rang:ring swollen:swell rebuilt:rebuild
	resold:resell retook:retake foresaw foreseen:foresee foretold:foretell undid undone:undo outdid:outdo oversaw overseen:oversee redrew redrawn:redraw
	rewrote rewritten:rewrite spelt:spell spilt:spill spoilt:spoil learnt:learn dreamt:dream leant:lean sown:sow sewn:sew shorn:shear proven:prove shaven:shave
	found:find became:become heard:hear fled:flee flew flown:fly drew drawn:draw threw thrown:throw blew blown:blow
	stole stolen:steal wore worn:wear tore torn:tear shook shaken:shake froze frozen:freeze hid hidden:hide
	forgot forgotten:forget forbade forbidden:forbid sang sung:sing sank sunk:sink swam swum:swim sat:sit ate eaten:eat
	drank drunk:drink dealt:deal dug:dig fed:feed lent:lend laid:lay lit:light hung:hang swore sworn:swear woke woken:wake
	stuck:stick spun:spin sprang:spring shown:show rode ridden:ride beaten:beat bitten bit:bite overcame:overcome
	conclusion:conclude exclusion:exclude inclusion:include persuasion:persuade erosion:erode evasion:evade extension extensions:extend
	expansion:expand suspension suspensions:suspend apprehension:apprehend defense:defend response responses:respond permission:permit
	admission admissions:admit submission submissions:submit omission:omit transmission:transmit concession concessions:concede success:succeed
	secession:secede conversion:convert diversion:divert destruction:destroy description descriptions:describe prescription:prescribe
	subscription:subscribe recipient recipients:receive deception:deceive perception:perceive absorption:absorb redemption:redeem
	solution solutions:solve dissolution:dissolve acquisition acquisitions:acquire denial denials:deny burial:bury compliance:comply reliance:rely
	application applications:apply expulsion expulsions:expel failure failures:fail seizure seizures:seize signature signatures:sign
	sale sales:sell growth:grow entry:enter robbery robberies:rob bribery:bribe demolition:demolish abolition:abolish repetition:repeat
	explanation explanations:explain proclamation:proclaim detention detentions:detain retention:retain abstention:abstain maintenance:maintain
	renunciation:renounce denunciation:denounce revelation revelations:reveal revocation:revoke provocation:provoke
	gop:republican govt:government pres:president repubs repub:republican dems dem:democrat dept:department cuz bc:because thru:through
	tv tvs:television ad ads advert adverts:advertise vid:video pic pics:photo info:information
	donned:don sen sens:senator rep reps:representative gov:governor prof:professor capt:captain sgt:sergeant lt:lieutenant
	hq:headquarters potus:president prez:president exec execs:executive pol pols:politician atty:attorney admin:administration
	uni univ:university tech:technology bio:biography vet vets:veteran meds:medicine intl:international natl:national bn:billion
	yr yrs:year hr hrs:hour wk wks:week mins:minute ppl:people convo:conversation
	sued suing sues:sue underwent undergone:undergo wept:weep clung:cling crept:creep mistook mistaken:mistake`)

// compoundHalves are words that are written as one, with a hyphen or as two: the
// first half, and the second ones.
const compoundHalves = `fund: raiser raising
	air: strike craft liner port space
	cyber: attack
	cease: fire
	night: club
	web: site
	work: place force
	front: runner
	lay: off offs
	run: off offs away aways
	take: over overs
	shut: down downs
	crack: down downs
	break: up ups
	stand: off offs
	walk: out outs
	buy: out outs
	bail: out outs
	lock: down downs
	cut: back backs
	roll: out outs
	pay: out outs check roll
	hand: out outs gun book
	drop: out outs
	line: up ups
	start: up ups
	build: up ups
	set: back backs
	turn: out
	get: away aways
	check: point
	stow: away aways
	give: away aways
	school: teacher
	film: maker
	auto: maker
	car: maker jacking
	ship: builder wreck yard
	policy: maker
	law: maker
	king: maker
	care: giver
	tax: payer
	step: father mother son daughter brother sister
	god: father mother
	grand: son daughter
	non: profit
	anti: war
	world: wide
	nation: wide
	state: wide
	city: wide
	town: house hall
	boat: house
	ware: house
	court: house
	light: house
	battle: ground field
	cell: phone
	smart: phone
	voice: mail
	e: mail
	live: stream
	video: tape
	screen: shot
	news: room cast
	key: note
	room: mate
	class: mate
	team: mate
	gun: fight fire shot
	cross: fire road
	fire: arm house
	war: plane ship
	space: craft
	sea: port
	dock: yard
	rail: road way
	road: block
	blood: shed
	over: time
	health: care
	child: care
	day: care
	paper: work
	frame: work
	land: slide
	mud: slide
	wild: fire
	earth: quake
	flood: water
	rain: storm
	snow: storm
	thunder: storm
	hail: storm
	heat: wave
	coast: line
	shore: line
	water: front
	body: guard
	life: guard long
	whistle: blower
	peace: keeper
	goal: keeper
	shop: keeper
	book: keeper
	house: keeper
	home: town
	mid: term
	half: time
	prime: time
	long: time
	full: time
	part: time`

// compounds takes each first half to the second ones.
var compounds = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(compoundHalves) {
		first, second, _ := strings.Cut(strings.TrimSpace(line), ": ")
		m[first] = strings.Fields(second)
	}
	return m
}()

// slips are words as they are often misspelled, and as they are spelled.
var slips = table(`accomodate:accommodate acheive:achieve adress:address agression:aggression apoligize appologize:apologize aquire:acquire
	arguement:argument assasinate:assassinate assasination:assassinate beleive:believe buisness:business camapign campain campagin:campaign canidate candiate:candidate
	cemetary:cemetery collegue:colleague comission commision:commission comittee commitee committe:committee comunity:community congresman:congressman
	critisize critisise critizize:criticize definately:definitely deportaion:deportation dissapear:disappear embarass:embarrass
	endorsment:endorsement enviroment:environment foriegn:foreign garantee guarentee:guarantee goverment govermnent:government govenor govener:governor
	harrass:harass hospitilize:hospitalize imigrant immagrant:immigrant imigration:immigration independant:independent intrest:interest
	investagate investiagte:investigate journlist:journalist lawer:lawyer liason:liaison magizine:magazine milion:million millitary:military
	minster:minister negociate:negotiate occured ocurred:occur occurence:occurrence offical:official oponent:opponent parliment:parliament
	percieve:perceive persue:pursue polititian politican:politician posession:possession presidant presedent:president prisioner:prisoner
	prosecuter:prosecutor reccomend recomend:recommend recieve:receive refered:refer religous:religious reporteds:reported resturant:restaurant
	republian repubican:republican responce:response secratary secretery:secretary senater:senator seperate:separate sieze:seize soldeir:soldier
	sponser:sponsor statment:statement succesful:successful suprise:surprise tommorow:tomorrow vetern:veteran violance:violence wierd:weird
	writting:write`)

// spellings are beginnings of words that British English spells differently,
// and their American form.
var spellings = table(`colour:color labour:labor favour:favor honour:honor neighbour:neighbor harbour:harbor rumour:rumor
	humour:humor behaviour:behavior endeavour:endeavor armour:armor odour:odor vigour:vigor defence:defense offence:offense
	licence:license centre:center theatre:theater kilometre:kilometer centimetre:centimeter metre:meter litre:liter fibre:fiber
	programme:program cheque:check grey:gray tyre:tire travell:travel cancell:cancel labell:label modell:model fuell:fuel
	signall:signal counsell:counsel levell:level enrol:enroll fulfil:fulfill skilful:skillful organis:organiz recognis:recogniz
	criticis:criticiz mobilis:mobiliz apologis:apologiz realis:realiz authoris:authoriz legalis:legaliz nationalis:nationaliz
	privatis:privatiz stabilis:stabiliz modernis:moderniz prioritis:prioritiz minimis:minimiz characteris:characteriz
	subsidis:subsidiz sympathis:sympathiz hospitalis:hospitaliz finalis:finaliz scrutinis:scrutiniz utilis:utiliz
	specialis:specializ emphasis:emphasiz analys:analyz paralys:paralyz`)

// numerals are small numbers in words.
var numerals = table(`one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12`)

// countryOf takes a folded name, adjective or people, of one word or two, to
// the stem of its country, region or alliance. The names are those of the gazetteer.
var countryOf = func() map[string]string {
	m := map[string]string{}
	for _, p := range text.Places() {
		if p.Kind != text.Country && p.Kind != text.Region && p.Kind != text.Alliance {
			continue
		}
		for _, forms := range [][]string{{p.Name}, p.Other, p.Adjectives, p.People} {
			for _, form := range forms {
				m[foldAll(form)] = "place:" + foldAll(p.Name)
			}
		}
	}
	for word := range functionWords {
		delete(m, word)
	}
	return m
}()

// countryStarts are the first words of such names of two words.
var countryStarts = func() map[string]bool {
	m := map[string]bool{}
	for name := range countryOf {
		if first, _, two := strings.Cut(name, " "); two {
			m[first] = true
		}
	}
	return m
}()

// foldAll folds each word of a name.
func foldAll(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = Fold(w)
	}
	return strings.Join(words, " ")
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func stems(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[english.Stem(w, false)] = true
	}
	return m
}

// table reads "form form form:base" into form -> base.
func table(s string) map[string]string {
	m := map[string]string{}
	var forms []string
	for _, w := range strings.Fields(s) {
		form, base, last := strings.Cut(w, ":")
		forms = append(forms, form)
		if last {
			for _, f := range forms {
				m[f] = base
			}
			forms = nil
		}
	}
	return m
}

// personTitles stand before a name and are no part of it.
var personTitles = set(`the mr mrs ms miss dr sir lord lady dame madam president vice prime minister chancellor secretary general
	gen admiral adm colonel col captain capt major maj lieutenant lt sergeant sgt corporal commander cmdr chief police
	senator sen sens representative rep congressman congresswoman governor gov mayor judge justice prof professor
	king queen prince princess pope rev reverend father foreign defense defence premier ambassador attorney
	former then acting deputy candidate us`)

// IsTitle reports whether a word before a name is a title, or an article.
func IsTitle(word string) bool { return personTitles[Fold(word)] }

// speechVerbs are verbs by which news report what somebody said or thinks.
var speechVerbs = stems(`say state tell declare claim announce add argue warn think believe complain report insist tweet write
	predict promise deny admit confirm chant shout suggest describe stress explain remark comment respond reply vow call
	demand want ask accuse criticize condemn urge brand label dub dismiss denounce praise thank blame reject welcome note
	acknowledge concede recall quip joke testify contend assert maintain caution lament boast brag cite question mock
	rubbish slam blast term characterize signal indicate express voice propose recommend worry fear hope
	repeat reiterate emphasize underscore underline mention observe opine muse elaborate clarify counter retort rebut
	echo proclaim pronounce exclaim interject decry deplore lambast disparage ridicule tout applaud commend hail
	reveal disclose hint allege forecast conclude vent plead protest object scoff sneer gripe grumble moan whisper yell scream
	cry implore beseech advise inform`)

// IsSpeech reports whether w is a form of a verb of speech.
func IsSpeech(w Word) bool { return speechVerbs[w.Stem] }
