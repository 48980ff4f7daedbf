package troops

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
	"onrecord/text/lexicon"
)

// Countries that the gazetteer does not have, known by what the article says
// of them: they send soldiers, have an army or a president, or give soldiers
// an adjective made of their name. A person is none, nor is who only speaks.

// withLands returns d with the countries of its own among its places, and the
// first mention of the only one, nil where there are none or several.
func withLands(d *text.Doc) (*text.Doc, *text.PlaceMention) {
	l := lands{d: d, known: map[string]*text.Place{}, stems: map[string]string{}, spoke: map[string]bool{}}
	l.scan()
	for i := range l.runs {
		if r := &l.runs[i]; l.known[r.name] == nil && l.isLand(r) {
			l.known[r.name] = &text.Place{Name: r.name, Kind: text.Country}
		}
	}
	l.demonyms()
	found := l.mentions()
	if len(found) == 0 {
		return d, nil
	}
	out := *d
	out.Places = append(slices.Clone(d.Places), found...)
	slices.SortFunc(out.Places, func(a, b text.PlaceMention) int { return a.Start - b.Start })
	if len(l.known) > 1 {
		return &out, nil
	}
	return &out, &found[0]
}

// lands reads the countries of one document.
type lands struct {
	d     *text.Doc
	runs  []nameRun
	known map[string]*text.Place // by name
	stems map[string]string      // the name that has this stem: "sandri" of "Sandria"
	spoke map[string]bool        // names that a verb of speech stands beside, as beside a person
	lower map[string]bool        // words that the text has in lower case; nil until asked for
}

// nameRun is a stretch of capitalised words that is no person and that the
// gazetteer does not have. first and end are tokens.
type nameRun struct {
	name       string
	first, end int
}

// longestName is how many words the name of a country has at most.
const longestName = 3

// scan finds the runs.
func (l *lands) scan() {
	for i := 0; i < len(l.d.Tokens); i++ {
		first := i
		for i < len(l.d.Tokens) && l.isName(i) && l.d.Tokens[i].Sentence == l.d.Tokens[first].Sentence {
			i++
		}
		n := i - first
		if n == 0 || n > longestName {
			continue
		}
		name := l.d.Word(first)
		if n > 1 {
			name = strings.Join(strings.Fields(l.d.In(l.d.TokensSpan(first, i))), " ")
		}
		if last := l.d.Lower(i - 1); heads.Get(last).class != "" || officials.Has(last) || nounAfter.Has(last) || speaks.Has(last) {
			continue
		}
		l.runs = append(l.runs, nameRun{name, first, i})
		if n == 1 {
			l.stems[stem(l.d.Lower(first))] = name
		}
		if personal.Has(l.d.Lower(i)) || personal.Has(l.d.Lower(first-1)) {
			l.spoke[name] = true
		}
	}
}

// personal are verbs of speech that stand beside people more than countries.
var personal = lexicon.Words(`said says told added asked replied wrote tweeted recalled explained argued`)

// isName reports whether token i may be a part of the name of a country.
func (l *lands) isName(i int) bool {
	if !l.d.HasTag(i, "NNP", "NNPS") || len(l.d.Word(i)) < 3 || l.d.Word(i)[0] < 'A' || l.d.Word(i)[0] > 'Z' {
		return false
	}
	span := l.d.Tokens[i].Span()
	if k := l.d.MentionAt(span.Start); k < len(l.d.Mentions) && l.d.Mentions[k].Span.Holds(span) {
		compass := directions.Has(l.d.Lower(l.d.Mentions[k].First)) // "North Velland" looks like a person's name
		if n := l.d.NamedAt(i); !compass && (n == nil || n.Kind == onrecord.Person) {
			return false
		}
	}
	return len(l.d.PlacesIn(span)) == 0 && !l.insidePlace(i)
}

// insidePlace reports whether a longer name of the gazetteer holds token i.
func (l *lands) insidePlace(i int) bool {
	at := l.d.Tokens[i].Start
	k, _ := slices.BinarySearchFunc(l.d.Places, at, func(p text.PlaceMention, at int) int { return p.End - at - 1 })
	return k < len(l.d.Places) && l.d.Places[k].Start <= at
}

// isLand reports whether what stands around r makes it a country.
func (l *lands) isLand(r *nameRun) bool {
	if l.owns(r) || l.governed(r) {
		return true
	}
	return l.acting(r) && !l.spoke[r.name] && !l.common(r)
}

// owns reads "Arvenia's land forces", "Arvenia's president".
func (l *lands) owns(r *nameRun) bool {
	if w := l.d.Lower(r.end); w != "'s" && w != "’s" {
		return false
	}
	for i := r.end + 1; i < r.end+4 && i < len(l.d.Tokens); i++ {
		if powers.Has(l.d.Lower(i)) {
			return true
		}
	}
	return false
}

// powers are what countries have, and hardly anybody else.
var powers = lexicon.Words(`army navy military troops forces president parliament ministry minister premier government soldiers`)

// governed reads "President Varga of Arvenia", "the army of Arvenia".
func (l *lands) governed(r *nameRun) bool {
	if l.d.Lower(r.first-1) != "of" {
		return false
	}
	for i := r.first - 2; i >= 0 && i > r.first-6; i-- {
		if l.d.Tokens[i].Sentence != l.d.Tokens[r.first].Sentence || prepositions.Has(l.d.Lower(i)) {
			return false
		}
		if powers.Has(l.d.Lower(i)) {
			return true
		}
	}
	return false
}

// acting reports whether r is the subject of a verb that sends a force or
// takes it away, or of one whose object has "its troops".
func (l *lands) acting(r *nameRun) bool {
	wished := l.d.Lower(r.first-1) == "that" // "demanded that Velland send"
	if before := l.d.Lower(r.first - 1); !wished && (prepositions.Has(before) || determiners.Has(before) && !states.Has(l.d.Lower(r.end-1))) {
		return false
	}
	i := l.behindAside(r.end)
	for l.d.HasTag(i, "RB") {
		i++
	}
	if !l.d.HasTag(i, "VBD", "VBZ", "VBP", "MD") && !(wished && l.d.HasTag(i, "VB")) {
		return false
	}
	sends := false
	end := min(i+20, l.d.SentenceOf(r.first).End)
	for ; i < end; i++ {
		w := l.d.Lower(i)
		switch h, ok := heads.Find(w); {
		case w == ";" || w == ":" || w == "while" || w == "whose":
			return false
		case ok && sends && !h.weak:
			return true
		case ok && l.d.Lower(i-1) == "its":
			return true
		case sending[triggers.Get(w).frame]:
			sends = sends || !l.d.HasTag(i, "NN", "NNS") || l.d.Lower(i-1) == "to"
			if withdraws.Has(w) && l.d.Lower(i+1) == "from" {
				return true
			}
		}
	}
	return false
}

// behindAside returns the token behind an aside of speech at i: ", he said,".
func (l *lands) behindAside(i int) int {
	if l.d.Lower(i) == "," && l.d.Lower(i+3) == "," && (speaks.Has(l.d.Lower(i+1)) || speaks.Has(l.d.Lower(i+2))) {
		return i + 4
	}
	return i
}

// sending are the frames whose subject is whose force it is.
var sending = map[frame]bool{move: true, withdraw: true, reduce: true, pledge: true, have: true, activate: true}

// states are the last words of the names of countries and leagues that have
// an article: "the Kantara League".
var states = lexicon.Words(`league alliance union federation republic kingdom emirate emirates islands states confederation pact commonwealth`)

// common reports whether r is rather a common word at the head of a sentence.
func (l *lands) common(r *nameRun) bool {
	if l.lower == nil {
		l.lower = map[string]bool{}
		for i := range l.d.Tokens {
			if w := l.d.Word(i); w[0] >= 'a' && w[0] <= 'z' {
				l.lower[w] = true
			}
		}
	}
	return r.end-r.first == 1 && l.lower[l.d.Lower(r.first)]
}

// demonyms finds the names that an adjective of soldiers or officials is made
// of: "Arvenian soldiers".
func (l *lands) demonyms() {
	for i := range l.d.Tokens {
		if !powers.Has(l.d.Lower(i + 1)) {
			continue
		}
		if name := l.nameOf(i); name != "" && l.known[name] == nil {
			l.known[name] = &text.Place{Name: name, Kind: text.Country}
		}
	}
}

// nameOf returns the name that token i is an adjective or the people of.
func (l *lands) nameOf(i int) string {
	w := l.d.Word(i)
	if len(w) < 5 || w[0] < 'A' || w[0] > 'Z' || len(l.stems) == 0 {
		return ""
	}
	low := strings.TrimSuffix(l.d.Lower(i), "s")
	for _, end := range demonymEnds {
		if base, ok := strings.CutSuffix(low, end); ok {
			if name := l.stems[stem(base)]; name != "" && name != w && !l.insidePlace(i) {
				return name
			}
		}
	}
	return ""
}

var demonymEnds = []string{"n", "an", "ian", "ean", "ish", "ese", "ic", "i", "er"}

// stem returns a name, in lower case, without the vowels that it ends with.
func stem(name string) string { return strings.TrimRight(name, "aeiouy") }

// mentions returns where the countries are named, in order.
func (l *lands) mentions() []text.PlaceMention {
	var out []text.PlaceMention
	if len(l.known) == 0 {
		return nil
	}
	for _, r := range l.runs {
		if p := l.known[r.name]; p != nil {
			out = append(out, text.PlaceMention{Span: l.d.TokensSpan(r.first, r.end), Place: p})
		}
	}
	for i := range l.d.Tokens {
		if p := l.known[l.nameOf(i)]; p != nil {
			m := text.PlaceMention{Span: l.d.Tokens[i].Span(), Place: p, Form: text.ByAdjective}
			if strings.HasSuffix(l.d.Word(i), "s") {
				m.Form = text.ByPeople
			}
			out = append(out, m)
		}
	}
	return out
}
