package text

import (
	"embed"
	"strings"
	"sync"

	"onrecord/text/lexicon"
)

// The gazetteer: places and bodies that have forces, as readable files of one
// line each in the folder gazetteer. Each file opens with what its columns
// are.

//go:embed gazetteer/*.txt
var gazetteerFiles embed.FS

// PlaceKind says what a Place is.
type PlaceKind string

// The kinds of places and bodies. The last three are somebody, not somewhere.
const (
	Country  PlaceKind = "country"
	City     PlaceKind = "city"
	Region   PlaceKind = "region"
	Alliance PlaceKind = "alliance"
	Mission  PlaceKind = "mission" // a force with a name of its own: ISAF
	Group    PlaceKind = "group"   // an armed group
)

// Place is somewhere, or somebody that has forces, as the gazetteer knows it.
type Place struct {
	Name       string // canonical: "United States"
	Kind       PlaceKind
	Other      []string // other names: "U.S."
	Adjectives []string // "Danish"
	People     []string // "Danes"
	Capital    string   // of a country
	Members    []string // of a region: countries or other regions; of an alliance: countries
	In         []string // the country of a city, the regions of a country, where a mission is
}

// IsBody reports whether p is somebody and not somewhere.
func (p *Place) IsBody() bool { return p.Kind == Alliance || p.Kind == Mission || p.Kind == Group }

// gazetteer is the parsed data: every place by its name, and every form by
// its first run of letters, longest form first.
type gazetteer struct {
	places []*Place
	byName map[string]*Place // folded canonical name
	byForm map[string]*Place // folded name, alias, adjective or people
	forms  *lexicon.Map[[]placeForm]
}

type placeForm struct {
	form  string
	how   NameForm
	place *Place
}

// theGazetteer parses the files once.
var theGazetteer = sync.OnceValue(func() *gazetteer {
	g := &gazetteer{byName: map[string]*Place{}, byForm: map[string]*Place{}}
	g.countries()
	g.regions()
	g.bodies()
	g.cities()
	g.connect()
	g.index()
	return g
})

// countries reads: name | capital | adjectives / people | other names
func (g *gazetteer) countries() {
	for _, c := range gazetteerLines("countries.txt") {
		p := &Place{Name: c[0], Kind: Country, Capital: c[1], Other: list(c[3])}
		p.Adjectives, p.People = adjectives(c[2])
		g.add(p)
		if p.Capital != "" {
			g.add(&Place{Name: p.Capital, Kind: City, In: []string{p.Name}})
		}
	}
}

// regions reads: name | other names | adjectives / people | members
func (g *gazetteer) regions() {
	for _, c := range gazetteerLines("regions.txt") {
		p := &Place{Name: c[0], Kind: Region, Other: list(c[1])}
		p.Adjectives, p.People = adjectives(c[2])
		if country, ok := strings.CutPrefix(c[3], "in "); ok {
			p.In = []string{country}
		} else {
			p.Members = list(c[3])
		}
		g.add(p)
	}
}

// bodies reads: kind | name | other names | adjectives | members, or "in X, Y"
func (g *gazetteer) bodies() {
	for _, c := range gazetteerLines("bodies.txt") {
		p := &Place{Kind: PlaceKind(c[0]), Name: c[1], Other: list(c[2])}
		p.Adjectives, p.People = adjectives(c[3])
		if where, ok := strings.CutPrefix(at(c, 4), "in "); ok {
			p.In = list(where)
		} else {
			p.Members = list(at(c, 4))
		}
		g.add(p)
	}
}

// cities reads: country: name, name
func (g *gazetteer) cities() {
	for _, c := range gazetteerLines("cities.txt") {
		country, names, _ := strings.Cut(c[0], ":")
		for _, name := range list(names) {
			g.add(&Place{Name: name, Kind: City, In: []string{country}})
		}
	}
}

// add keeps the first place of a name: capitals before other cities.
func (g *gazetteer) add(p *Place) {
	key := strings.ToLower(p.Name)
	if g.byName[key] != nil {
		return
	}
	g.byName[key] = p
	g.places = append(g.places, p)
}

// connect tells countries which regions they are in.
func (g *gazetteer) connect() {
	for _, p := range g.places {
		if p.Kind != Region {
			continue
		}
		for _, m := range p.Members {
			if c := g.byName[strings.ToLower(m)]; c != nil {
				c.In = append(c.In, p.Name)
			}
		}
	}
}

// index makes the forms that are looked for in texts.
func (g *gazetteer) index() {
	forms := placeForms{}
	for _, p := range g.places {
		g.form(forms, p, p.Name, ByName)
		for _, s := range p.Other {
			g.form(forms, p, s, ByName)
		}
		for _, s := range p.Adjectives {
			g.form(forms, p, s, ByAdjective)
		}
		for _, s := range p.People {
			g.form(forms, p, s, ByPeople)
		}
	}
	for _, list := range forms {
		longestFirst(list)
	}
	g.forms = lexicon.New(forms)
}

func (g *gazetteer) form(forms placeForms, p *Place, s string, how NameForm) {
	if low := strings.ToLower(s); g.byForm[low] == nil {
		g.byForm[low] = p
	}
	forms.add(placeForm{s, how, p})
	if up := strings.ToUpper(s); up != s && len(s) > 3 && how == ByName {
		forms.add(placeForm{up, how, p})
	}
}

// placeForms are forms by their first run of letters.
type placeForms map[string][]placeForm

func (fs placeForms) add(f placeForm) {
	key := f.form[:letters(f.form)]
	fs[key] = append(fs[key], f)
}

// gazetteerLines returns the columns of the lines of a file that are not
// comments.
func gazetteerLines(file string) [][]string {
	data, err := gazetteerFiles.ReadFile("gazetteer/" + file)
	if err != nil {
		panic(err) // the file is part of the program
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "|")
		for i := range columns {
			columns[i] = strings.TrimSpace(columns[i])
		}
		out = append(out, columns)
	}
	return out
}

// adjectives splits "Danish / Danes, Dane".
func adjectives(s string) (adj, people []string) {
	a, p, _ := strings.Cut(s, "/")
	return list(a), list(p)
}

// list splits at commas.
func list(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func at(columns []string, i int) string {
	if i < len(columns) {
		return columns[i]
	}
	return ""
}
