package text

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// NameForm says in which form a place is named.
type NameForm int

// The forms of a place's name.
const (
	ByName      NameForm = iota // "Denmark", "U.S.", "Baltic states"
	ByAdjective                 // "Danish"
	ByPeople                    // "Danes"
)

// PlaceMention is a stretch of the text that names a place or a body of the
// gazetteer.
type PlaceMention struct {
	onrecord.Span
	Place *Place
	Form  NameForm
}

// findPlaces makes the layer Doc.Places: every name of the gazetteer, the
// longest at each word, in order and without overlaps. Letters count as
// written, so "us" is not "US". A name may be the first part of a compound
// ("US-led").
func (d *Doc) findPlaces() {
	g := theGazetteer()
	end := 0
	for _, t := range d.Tokens {
		if t.Start < end {
			continue
		}
		word := d.Text[t.Start:]
		for _, f := range g.forms.Get(word[:letters(word)]) {
			n := prefixLen(word, f.form)
			if n == 0 || !wordEnds(word[n:]) {
				continue
			}
			s := onrecord.Span{Start: t.Start, End: t.Start + n}
			d.Places = append(d.Places, PlaceMention{s, f.place, f.how})
			end = s.End
			break
		}
	}
}

// PlacesIn returns the mentions of places that lie wholly inside s, in order.
// They are a part of Doc.Places and not to be changed.
func (d *Doc) PlacesIn(s onrecord.Span) []PlaceMention {
	first := sort.Search(len(d.Places), func(i int) bool { return d.Places[i].Start >= s.Start })
	end := first
	for end < len(d.Places) && d.Places[end].End <= s.End {
		end++
	}
	return d.Places[first:end]
}

// FindPlace returns the place that a name, alias, adjective or people stands
// for ("italian", "U.S.", "Baltics"), letters taken without case; nil when
// the gazetteer has none.
func FindPlace(name string) *Place {
	if strings.ContainsFunc(name, oddSpace) || strings.Contains(name, "  ") || name != strings.Trim(name, " ") {
		name = strings.Join(strings.Fields(name), " ")
	}
	name = strings.ToLower(name)
	g := theGazetteer()
	if p := g.byForm[name]; p != nil {
		return p
	}
	return g.byForm[strings.TrimPrefix(name, "the ")]
}

// oddSpace reports whether r is white space but no plain one.
func oddSpace(r rune) bool { return r != ' ' && unicode.IsSpace(r) }

// Within returns the names of everything that lies inside a place of the
// gazetteer, itself first: for "Baltics" Estonia, Latvia, Lithuania and their
// cities. For an alliance it is the alliance alone. A name that the gazetteer
// does not have is returned as it is.
func Within(name string) []string {
	g := theGazetteer()
	p := FindPlace(name)
	if p == nil {
		return []string{name}
	}
	out := []string{p.Name}
	if p.IsBody() {
		return out
	}
	seen := map[string]bool{p.Name: true}
	for i := 0; i < len(out); i++ {
		for _, q := range g.places {
			if !seen[q.Name] && inside(q, g.byName[strings.ToLower(out[i])]) {
				seen[q.Name] = true
				out = append(out, q.Name)
			}
		}
	}
	return out
}

// inside reports whether q lies directly in p.
func inside(q, p *Place) bool {
	return p != nil && (slices.Contains(q.In, p.Name) || slices.Contains(p.Members, q.Name))
}

// Places returns the gazetteer, in the order of its files. It is not to be
// changed.
func Places() []*Place { return theGazetteer().places }

// letters returns the length in bytes of the run of letters that s starts
// with.
func letters(s string) int {
	n := 0
	for n < len(s) && isLetter(s[n]) {
		n++
	}
	if n == len(s) || s[n] < utf8.RuneSelf {
		return n
	}
	for i, r := range s[n:] {
		if !unicode.IsLetter(r) {
			return n + i
		}
	}
	return len(s)
}

// prefixLen returns how many bytes of s spell form, where any run of white
// space inside a line stands for a space; 0 when s does not start with it.
func prefixLen(s, form string) int {
	i := 0
	for j := range len(form) {
		if form[j] == ' ' {
			n := spaces(s[i:])
			if n == 0 {
				return 0
			}
			i += n
			continue
		}
		if i >= len(s) || s[i] != form[j] {
			return 0
		}
		i++
	}
	return i
}

// spaces returns the length of the white space without line breaks that s
// starts with, at most eight bytes.
func spaces(s string) int {
	i := 0
	for i < min(len(s), 8) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) || r == '\n' || r == '\r' {
			break
		}
		i += n
	}
	return i
}

// wordEnds reports whether a word ends before rest.
func wordEnds(rest string) bool {
	r, n := utf8.DecodeRuneInString(rest)
	return n == 0 || !wordRune(r)
}

func longestFirst(forms []placeForm) {
	slices.SortStableFunc(forms, func(a, b placeForm) int { return cmp.Compare(len(b.form), len(a.form)) })
}
