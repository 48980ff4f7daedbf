package question

import (
	"strings"

	"onrecord/text"
)

// This file joins the short and the long names of bodies and of times, so that
// a question may use either: "CDC", "the Centers for Disease Control".

// agencies are offices that news name by their initials as often as in full.
// General knowledge, our own list.
const agencies = `cdc: centers for disease control and prevention, centers for disease control
	fbi: federal bureau of investigation
	cia: central intelligence agency
	nsa: national security agency
	epa: environmental protection agency
	fda: food and drug administration
	faa: federal aviation administration
	ntsb: national transportation safety board
	irs: internal revenue service
	imf: international monetary fund
	iaea: international atomic energy agency
	icc: international criminal court
	ioc: international olympic committee
	doj: department of justice, justice department
	dhs: department of homeland security, homeland security department
	dea: drug enforcement administration
	aclu: american civil liberties union
	nra: national rifle association
	ap: associated press
	gop: republican party
	rnc: republican national committee
	dnc: democratic national committee
	fec: federal election commission
	fcc: federal communications commission
	ftc: federal trade commission
	sec: securities and exchange commission
	tsa: transportation security administration
	nypd: new york police department, new york city police department
	lapd: los angeles police department
	nasa: national aeronautics and space administration
	noaa: national oceanic and atmospheric administration
	nih: national institutes of health
	fema: federal emergency management agency
	hud: department of housing and urban development
	pentagon: department of defense, defense department
	cbo: congressional budget office
	gao: government accountability office
	nlrb: national labor relations board
	scotus: supreme court of the united states, united states supreme court, supreme court
	naacp: national association for the advancement of colored people
	aarp: american association of retired persons
	uaw: united auto workers
	seiu: service employees international union
	nfl: national football league
	nba: national basketball association
	mlb: major league baseball
	nhl: national hockey league
	ncaa: national collegiate athletic association
	mit: massachusetts institute of technology
	wto: world trade organization
	opec: organization of the petroleum exporting countries
	osce: organization for security and cooperation in europe
	oecd: organization for economic cooperation and development
	unicef: united nations childrens fund
	ecb: european central bank
	bbc: british broadcasting corporation
	nyt: new york times
	wapo: washington post
	wsj: wall street journal
	nafta: north american free trade agreement
	tpp: trans pacific partnership
	obamacare: patient protection and affordable care act, affordable care act
	gm: general motors
	ge: general electric
	fedex: federal express
	ibm: international business machines`

// offices are posts that have a short name too. They are written without capitals as
// well.
const offices = `ceo: chief executive officer, chief executive
	cfo: chief financial officer
	coo: chief operating officer
	vp: vice president
	premier: prime minister
	ag: attorney general
	da: district attorney
	mp: member of parliament, member of the parliament
	flotus: first lady`

// bodies takes the first word of a long name to the names that begin with it,
// folded, longest first, each with the stem of its body.
var bodies = func() map[string][]body {
	m := map[string][]body{}
	add := func(name string, b body) {
		b.words = strings.Fields(name)
		if len(b.words) > 1 {
			m[b.words[0]] = append(m[b.words[0]], b)
		}
	}
	read := func(lines string, b body) {
		for line := range strings.Lines(lines) {
			short, long, _ := strings.Cut(strings.TrimSpace(line), ": ")
			b.stem = stem(short)
			for name := range strings.SplitSeq(long, ", ") {
				add(name, b)
			}
		}
	}
	read(agencies, body{weight: nameWeight})
	read(offices, body{weight: plainWeight, office: true})
	for _, p := range text.Places() {
		if p.Kind == text.Group {
			for _, name := range append([]string{p.Name}, p.Other...) {
				add(foldAll(name), body{stem: groupStem(p), weight: nameWeight})
			}
		}
	}
	return m
}()

type body struct {
	words  []string
	stem   string
	weight float64
	office bool // a post, not a body
}

// groupStem is the stem of every name of an armed group.
func groupStem(p *text.Place) string { return "group:" + foldAll(p.Name) }

// groups takes the folded names of armed groups that have one word to the stem
// of the group.
var groups = func() map[string]string {
	m := map[string]string{}
	for _, p := range text.Places() {
		if p.Kind != text.Group {
			continue
		}
		for _, name := range append([]string{p.Name}, p.Other...) {
			if fold := foldAll(name); !strings.Contains(fold, " ") {
				m[fold] = groupStem(p)
			}
		}
	}
	return m
}()

// joinBodies gives the words of the long name of a body the stem of its short
// one.
func joinBodies(ws []Word) []Word {
	for i := range ws {
		if ws[i].starts&aBody == 0 {
			continue
		}
		for _, b := range bodies[ws[i].Fold] {
			if !ws[i].Cap && !b.office || !startsWith(ws[i:], b.words) {
				continue
			}
			for k := i; k < i+len(b.words); k++ {
				if ws[k].Weight > 0 {
					ws[k].Stem, ws[k].Weight = b.stem, b.weight
				}
			}
			break
		}
	}
	return ws
}

// startsWith reports whether ws begins with these folded words.
func startsWith(ws []Word, words []string) bool {
	if len(ws) < len(words) {
		return false
	}
	for i, w := range words {
		if ws[i].Fold != w {
			return false
		}
	}
	return true
}

// calendar takes abbreviated months and weekdays to what they stand for. Those
// that are words or names themselves, as "Mar" and "Sun", are left out.
var calendar = table(`jan:january feb:february apr:april jun:june jul:july aug:august sep sept:september oct:october nov:november
	dec:december mon:monday tue tues:tuesday wed:wednesday thu thur thurs:thursday fri:friday`)

// states takes abbreviated American states to what they stand for. Those that are
// words, or begin some names, are left out.
var states = table(`ariz:arizona calif:california colo:colorado conn:connecticut fla:florida ga:georgia kan:kansas ky:kentucky
	md:maryland mich:michigan minn:minnesota mont:montana neb:nebraska nev:nevada okla:oklahoma tenn:tennessee tex:texas vt:vermont
	va:virginia wis:wisconsin wyo:wyoming`)
