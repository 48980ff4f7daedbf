package troops

import (
	"strings"

	"onrecord/text/lexicon"
)

// The verbs that put a force somewhere, take it away or say that it is there:
// classes by what they do to it. A verb may need a small word, which stands
// behind a colon: "pull:out,back". Small words in a row are alternatives; "@"
// is any preposition or adverb of place. The first sense that fits is taken.
// A verb with "~" is done by the force itself as well: "flew in", "were flown
// in".
var verbList = []struct {
	frame frame
	verbs string
}{
	{withdraw, `withdraw recall remove evacuate repatriate extricate extract disengage retreat expel evict oust vacate demobilize unwind
		pull:out,back,off,from,home,in,away bring:home,back,out take:out,home,back,away,off move:away,back ship:home,back fly:home,back
		send:home order:home,back,out,off call:home,back draw:back,away fall:back roll:back rotate:out,home,back phase:out get:out
		lift:out,off airlift:out,home ferry:out,home,back,off come:home,back go:home,back head:home,back return:home march:back truck:out,back
		steam:home sail:home back:out bow:out stand:down,aside pack:up clear:out let:go chase:out,away drive:back`},
	{depart, `leave depart quit exit embark abandon evacuate set:off,out,sail ship:out take:off move:out fly:out,off slip:out,away rumble:out roll:out drive:out march:out,off
		head:off pull:away sail:out,away steam:out,away trundle:out,off cast:off weigh:anchor put:sea stream:out pour:out file:out filter:out board`},
	{activate, `mobilize activate alert ready summon muster assemble call:up,in put:alert,standby,notice,readiness place:alert,standby,notice,readiness keep:alert,standby
		order:alert,standby raise:up form create set:up scramble reactivate recruit enlist conscript arm:up stand:to,ready,by gear:up confine:barracks,post,base,bases`},
	{pledge, `pledge promise offer commit volunteer earmark chip:in put:disposal,up,forward lend donate subscribe stump:up cough:up come:up,with sign:up make:available loan dangle`},
	{move, `send deploy~ dispatch redeploy~ resend contribute provide supply assign rush~ airlift airdrop heliborne post station base embed transfer~ position reposition~ transport
		ferry unload offload rotate~ mass~ amass place:@ concentrate~ establish:@ introduce:@ push~:@ land~:@ launch:@ parachute~ move~:@ fly~:@ bring:@ put:@ take:@ add order:@ relocate~
		ship~:@ truck:@ bus:@ helicopter:@ convoy:@ shuttle~:@ lift:@ pour~:@ funnel~:@ drop~:in,into,on,over,behind,near insert:@ infiltrate~ shift~:@ divert:@ redirect:@ detach:@ second:to
		allocate:@ attach:to furnish commission swing:@ throw:in,into,at drive~:@ march~:@ haul:@ tow:@ load~:@ disperse~ spread~:@ entrench install:@ emplace field:@ settle~:@ quarter billet
		host:@ smuggle:@ slip~:in,into sneak~:in,into steer:@ lead:into,to order:to,into detail:to,for despatch reassign usher:@ squeeze:into pack:into plant:in,on strew:@ string:along,out,across
		group~:@ bunch~ cluster~ strap:@ swap:@ hurry~:@ channel:@ deliver:@ run:into`},
	{arrive, `arrive disembark enter reach go travel come head cross join return march fan roll dock sail invade advance pour steam storm flow stream flood follow participate
		land touch:down put:ashore,in drive:@ rumble:@ trundle:@ thunder:@ roar:@ barrel:@ race:@ speed:@ hurry:@ sweep:@ surge:@ thrust:@ snake:@ creep:@ inch:@ edge:@ wind:through,into
		penetrate converge congregate gather:@ approach anchor wade set:foot step:ashore,onto,off slip:into,across,through sneak filter infiltrate trickle seep spill:into,over,across
		parachute jump:@ drop:@ take:positions,position,quarters,post,posts press:on,into,towards,toward,forward plough:@ plow:@ punch:@ ride:@ walk:@ pass:through,into relieve replace supplant
		report:duty,for transit close:in,on cruise:to,into,towards,toward,through encroach intrude intervene move:in,into,up,forward,on swarm:@ overrun seize capture occupy:@ check:in settle:in
		journey:@ make:landfall,landing break:through,into start:arriving turn:up show:up drift:@ hop:@ ascend climb:into`},
	{reduce, `reduce cut trim slash halve lessen lower whittle pare downsize shrink decrease dwindle diminish scale:back,down draw:down wind:down run:down thin slim fall:@ drop:@ decline:@ slip:to
		dip:@ come:down go:down sink:to,below phase:down bring:down`},
	{increase, `increase double triple treble quadruple boost reinforce strengthen expand rise grow swell balloon climb:@ jump:@ soar:@ mount:to augment bolster enlarge top hit exceed surpass
		beef:up top:up step:up build:up ramp:up raise:to,by,from hoist:to lift:to bring:strength,number,numbers,total,presence,force,size,ranks push:past,to take:total,strength,number,numbers,presence
		add:to flesh:out scale:up enhance buttress fortify upgrade:to go:up come:up`},
	{stay, `stay remain serve operate occupy patrol guard fight camp bivouac oversee monitor house host participate protect police garrison advise train support man linger loiter
		lurk prowl cruise hold:out,positions,on,airport,town,city,bridge,road,port,border,line,village,hill,area,north,south,east,west hunker dig:in sit:@ lie:off,at,in wait:@ await:@ stand:guard,watch,off deploy:along bask lodge:@ encamp escort surround
		winter rest:@ spearhead shelter:@ idle:@ hover:@ circle:@ fly:over,from secure keep:watch,peace,away monitor observe:@ hide:@ hole:up straddle`},
	{have, `have maintain keep hold retain boast command muster mount count field employ possess own line:up`},
	{level, `total number comprise include consist involve stand make:up compose amount:to account:for encompass contain`},
	{request, `request need seek authorize approve propose require want envisage envision recommend endorse weigh consider mull contemplate ask:for call:for press:for push:for appeal:for plead:for lobby:for
		demand urge sign:off wave:through okay advocate suggest`},
	{talk, `talk refer speak`},
}

// sense is one meaning of a verb.
type sense struct {
	frame  frame
	small  *lexicon.Set // the small words that it needs one of; nil: none
	moves  bool         // the force does it itself
	anyway bool         // any word of place will do
}

// verbForms is what the spelling of a verb tells: its form and its senses.
type verbForms struct {
	form   verbForm
	senses []sense
}

// verbs is verbList by form of the verb.
var verbs = func() *lexicon.Map[*verbForms] {
	m := map[string]*verbForms{}
	for _, class := range verbList {
		for entry := range strings.FieldsSeq(class.verbs) {
			verb, small, needs := strings.Cut(entry, ":")
			verb, moves := strings.CutSuffix(verb, "~")
			s := sense{frame: class.frame, moves: moves, anyway: small == "@"}
			if needs && !s.anyway {
				s.small = lexicon.Words(strings.ReplaceAll(small, ",", " "))
			}
			for _, f := range inflect(verb) {
				addForms(m, f, s)
			}
		}
	}
	return lexicon.New(m)
}()

// addForms adds a sense to the forms of its verb.
func addForms(m map[string]*verbForms, f forms, s sense) {
	for i, form := range f {
		if i == 3 && form == f[2] || i > 0 && form == f[0] || s.frame == talk && formKinds[i] != ing {
			continue // a form that two of them share counts once
		}
		if m[form] == nil {
			m[form] = &verbForms{form: formKinds[i]}
		}
		m[form].senses = append(m[form].senses, s)
	}
}

// triggers is the plain sense of the verbs by form: the one without a small
// word, else the first.
var triggers = func() *lexicon.Map[trigger] {
	m := map[string]trigger{}
	for w, v := range verbs.All() {
		m[w] = trigger{v.senses[0].frame, v.form}
		for _, s := range v.senses {
			if s.small == nil && !s.anyway {
				m[w] = trigger{s.frame, v.form}
				break
			}
		}
	}
	return lexicon.New(m)
}()

// takenAway are the triggers that take a force away, verbs and nouns.
var takenAway = func() *lexicon.Set {
	m := map[string]struct{}{}
	for _, list := range []*lexicon.Map[trigger]{triggers, triggerNouns} {
		for w, t := range list.All() {
			if t.frame == withdraw {
				m[w] = struct{}{}
			}
		}
	}
	return lexicon.New(m)
}()
