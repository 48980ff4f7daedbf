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
	gop: republican party`

// bodies takes the first word of a long name to the names that begin with it,
// folded, longest first, each with the stem of its body.
var bodies = func() map[string][]body {
	m := map[string][]body{}
	add := func(name, stem string) {
		words := strings.Fields(name)
		if len(words) > 1 {
			m[words[0]] = append(m[words[0]], body{words, stem})
		}
	}
	for line := range strings.Lines(agencies) {
		short, long, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for name := range strings.SplitSeq(long, ", ") {
			add(name, stem(short))
		}
	}
	for _, p := range text.Places() {
		if p.Kind == text.Group {
			for _, name := range append([]string{p.Name}, p.Other...) {
				add(foldAll(name), groupStem(p))
			}
		}
	}
	return m
}()

type body struct {
	words []string
	stem  string
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
		if !ws[i].Cap {
			continue
		}
		for _, b := range bodies[ws[i].Fold] {
			if !startsWith(ws[i:], b.words) {
				continue
			}
			for k := i; k < i+len(b.words); k++ {
				if ws[k].Weight > 0 {
					ws[k].Stem, ws[k].Weight = b.stem, nameWeight
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
