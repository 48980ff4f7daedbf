package troops

import (
	"strings"

	"onrecord/text"
	"onrecord/text/lexicon"
)

// modelClass is the class of aircraft, tanks and missiles by the letters of
// their names: "F-16", "T-72", "S-300".
var modelClass = func() *lexicon.Map[class] {
	m := map[string]class{}
	for class, words := range map[class]string{
		air:     "F CF FA C CC B E KC EA A AC AV MiG MIG Su SU Mi MI AH UH CH MH HH Il IL Tu TU An V P RQ MQ EF JAS AWACS",
		land:    "T M BMP BTR BMD AMX PT",
		missile: "S SA SS SM BUK Buk RIM PAC",
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = class
		}
	}
	return lexicon.New(m)
}()

// modelOf returns the class of a model name: letters, perhaps a hyphen, a
// number of up to three digits, perhaps a letter and a plural.
func modelOf(w string) (class, bool) {
	n := 0
	for n < len(w) && (w[n] >= 'A' && w[n] <= 'Z' || w[n] >= 'a' && w[n] <= 'z') {
		n++
	}
	if n == 0 || n > 5 || n+1 >= len(w) || w[n] != '-' {
		return "", false
	}
	c, ok := modelClass.Find(w[:n])
	digits := strings.TrimLeft(w[n+1:], "0123456789")
	if !ok || len(digits) == len(w)-n-1 || len(w)-n-1-len(digits) > 3 || len(digits) > 3 {
		return "", false
	}
	return c, true
}

// modelNames are names that are known without a number, by class.
var modelNames = func() *lexicon.Map[class] {
	m := map[string]class{}
	for class, words := range map[class]string{
		air:     "Eurofighter Typhoon Tornado Mirage Rafale Gripen Hercules Harrier Chinook Apache Puma Lynx MiG Sukhoi Hornet Phantom Galaxy Globemaster Starlifter AWACS Awacs Predator Reaper Antonov Transall Viper Jaguar",
		land:    "Leopard Abrams Challenger Leclerc Stryker Bradley Warrior Humvee",
		missile: "Patriot Scud Stinger Tomahawk Iskander Javelin",
	} {
		for w := range strings.FieldsSeq(words) {
			m[w], m[w+"s"] = class, class
		}
	}
	return lexicon.New(m)
}()

// countedAt reports whether a number stands before the word at i or its
// adjectives: a name like "Typhoon" is a model only when somebody counts it.
func (sc *scene) countedAt(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if sc.w[k].number != nil {
			return true
		}
		if p := sc.w[k].place; p == nil && sc.w[k].tag != "JJ" && sc.w[k].tag != "NNP" {
			return false
		}
	}
	return false
}

// prefixes are what stands before the names of warships, with whose they are.
var prefixes = lexicon.New(map[string]string{"HMS": "Britain", "USS": "United States", "USNS": "United States", "USCGC": "United States", "HMAS": "Australia",
	"HMCS": "Canada", "HMNZS": "New Zealand", "INS": "India", "TCG": "Turkey", "ARA": "Argentina"})

// shipNamed reads "HMS Ocean", "the USS America" that begins at i, unless what
// sort of ship it is stands before it.
func (sc *scene) shipNamed(i int) (force, bool) {
	if prefixes.Get(sc.raw(i)) == "" || !sc.capital(i+1) || heads.Get(sc.low(i-1)).class != "" {
		return force{}, false
	}
	last := i + 1
	for sc.capital(last+1) && sc.w[last+1].date == nil && last < i+3 {
		last++
	}
	f := force{class: sea, head: last, right: last, left: i, by: -1, military: true, what: sc.mention(i, last)}
	if sc.low(i-1) == "the" {
		f.left--
	}
	if p := text.FindPlace(prefixes.Get(sc.raw(i))); p != nil {
		f.owner = []*text.PlaceMention{{Span: sc.w[i].Span, Place: p, Form: text.ByAdjective}}
	}
	return f, true
}

// model returns the head that a model name at i is.
func (sc *scene) model(i int) (head, bool) {
	if i < 0 || i >= len(sc.w) || sc.w[i].place != nil {
		return head{}, false
	}
	c, ok := modelOf(sc.raw(i))
	if !ok {
		c, ok = modelNames.Find(sc.raw(i))
		ok = ok && sc.countedAt(i) && heads.Get(sc.low(i+1)).class == "" && sc.at(i+1).number == nil
	}
	return head{class: c}, ok
}

// isModelWord reports whether the word at i is a model name.
func (sc *scene) isModelWord(i int) bool {
	_, ok := sc.model(i)
	return ok
}

// isModel reports whether a sentence has a model name.
func isModel(d *text.Doc, s text.Sentence) bool {
	for t := s.First; t < s.End; t++ {
		w := d.Word(t)
		if w[len(w)-1] < '0' || w[0] < 'A' || w[0] > 'Z' {
			continue
		}
		if _, ok := modelOf(w); ok {
			return true
		}
	}
	return false
}
