package sqlite

import (
	"slices"
	"strings"
	"unicode"

	"onrecord"
	"onrecord/store/words"
)

// whoNames returns every name under which the Who of a fact is found: as the
// text has it, as it is resolved, the other forms that the article uses, and
// for people the last name.
func (p *piece) whoNames(kind onrecord.Kind, who onrecord.Mention) []string {
	list := p.allForms(kind, who)
	full := who.Label()
	if p.isPerson(kind, full) {
		list = append(list, lastNames(full)...)
	}
	return list
}

// allForms returns the names under which a mention is found. What is no name
// ("the police") counts in quotes and forces only.
func (p *piece) allForms(kind onrecord.Kind, m onrecord.Mention) []string {
	var list []string
	if m.Name != "" {
		list = append(list, m.Name)
	}
	if m.Text != "" && !pronoun(m.Text) && (kind == onrecord.Quote || kind == onrecord.Force || capital(m.Text)) {
		list = append(list, m.Text)
	}
	if n := p.named[m.Label()]; n != nil {
		list = append(append(list, n.Full), n.Forms...)
	}
	return list
}

// capital reports whether text has a capital letter, as names do.
func capital(text string) bool { return strings.IndexFunc(text, unicode.IsUpper) >= 0 }

// isPerson reports whether full is the name of a person: by what the article
// says, else by its shape.
func (p *piece) isPerson(kind onrecord.Kind, full string) bool {
	if n := p.named[full]; n != nil && n.Kind != onrecord.Thing {
		return n.Kind == onrecord.Person
	}
	parts := strings.Fields(full)
	if kind != onrecord.Quote || len(parts) < 2 || len(parts) > 5 {
		return false
	}
	return !slices.ContainsFunc(parts, func(w string) bool {
		return w == "of" || w == "for" || w == "and" || w == "the" || w == "The"
	})
}

// lastNames returns the shorter forms of a person's full name: every ending
// of it ("Von der Leyen", "Leyen"), and first and last name without what is
// between.
func lastNames(full string) []string {
	parts := strings.Fields(full)
	for len(parts) > 2 && generation(parts[len(parts)-1]) {
		parts = parts[:len(parts)-1]
	}
	var list []string
	for i := 1; i < len(parts); i++ {
		list = append(list, strings.Join(parts[i:], " "))
	}
	if len(parts) > 2 {
		list = append(list, strings.Join(parts, " "), parts[0]+" "+parts[len(parts)-1])
	}
	return list
}

func generation(word string) bool {
	switch words.Fold(word) {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// pronoun reports whether the words stand for somebody without naming them.
func pronoun(text string) bool {
	switch words.Fold(text) {
	case "", "he", "she", "they", "we", "i", "it", "you", "who", "him", "her", "them", "us", "one",
		"this", "that", "these", "those", "his", "their", "its", "here", "there":
		return true
	}
	return false
}

// withImplied returns the names of an article, each once, and behind them
// those that only its facts give. Facts that name nobody add nothing.
func withImplied(r onrecord.Reading) []onrecord.Name {
	var list []onrecord.Name
	known := map[string]int{}
	for _, n := range r.Names {
		at, ok := known[n.Full]
		if !ok || list[at].Kind != n.Kind {
			at = len(list)
			known[n.Full] = at
			list = append(list, onrecord.Name{Kind: n.Kind, Full: n.Full})
		}
		for _, form := range n.Forms {
			if form != "" && form != n.Full && !slices.Contains(list[at].Forms, form) {
				list[at].Forms = append(list[at].Forms, form)
			}
		}
	}
	imply := func(kind onrecord.NameKind, mentions []onrecord.Mention) {
		for _, m := range mentions {
			if _, ok := known[m.Name]; !ok && m.Name != "" {
				known[m.Name] = len(list)
				list = append(list, onrecord.Name{Kind: kind, Full: m.Name})
			}
		}
	}
	for _, f := range r.Facts {
		kind := onrecord.Body
		if f.Kind == onrecord.Quote {
			kind = onrecord.Person
		}
		imply(kind, f.Who)
		imply(onrecord.Place, f.From)
		imply(onrecord.Place, f.To)
	}
	return list
}

// tally returns for each name in how many facts it is Who, From or To.
func tally(names []onrecord.Name, facts []onrecord.Fact) []int {
	counts := make([]int, len(names))
	at := map[string]int{}
	for i, n := range names {
		for _, form := range n.Forms {
			at[form] = i
		}
	}
	for i, n := range names {
		at[n.Full] = i
	}
	for _, f := range facts {
		var in []int
		for _, m := range slices.Concat(f.Who, f.From, f.To) {
			if i, ok := at[m.Label()]; ok && !slices.Contains(in, i) {
				in = append(in, i)
				counts[i]++
			}
		}
	}
	return counts
}
