package text

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/text/grammar"
)

// This file finds surnames that are words as well: May, Long, Still. Whom an
// article calls Ada May it calls May alone later, and there the tagger and the
// lists of small words would read a modal, a month or an adverb.

// findSurnames makes the layer Doc.surnames. A given name that is a word goes
// with them: Will May.
func (d *Doc) findSurnames() {
	defer func() { d.titled = nil }()
	known := map[string]bool{}
	for i := range d.Tokens {
		if !d.introduced(i) {
			continue
		}
		for _, k := range [...]int{i - 1, i} {
			if d.wordToo(k) && titleWords.Get(d.Word(k)) == nil && !(isMonth(d.Word(k)) && d.dated(k)) {
				known[d.Lower(k)] = true
			}
		}
	}
	if len(known) == 0 {
		return
	}
	for i := range d.Tokens {
		if d.capital(i) && known[d.Lower(i)] && d.surnameAt(i) {
			d.surnames = append(d.surnames, i)
		}
	}
	d.wordNames = known
}

// Surname reports whether token i is a surname that is a word as well, and not
// that word: May of "May said" where the article has an Ada May.
func (d *Doc) Surname(i int) bool {
	_, ok := slices.BinarySearch(d.surnames, i)
	return ok
}

// wordToo reports whether token i would be read as a word, were it no surname.
func (d *Doc) wordToo(i int) bool {
	return smallWords.Has(d.Lower(i)) || isDay(d.Word(i)) || headlineVerbs.Has(d.Word(i)) || timeNames.Has(d.Lower(i)) || d.ordinary(i)
}

// timeNames are words of time that training knew as more than one part of speech.
var timeNames = readWords("long early late day night week month year morning evening summer winter spring autumn fall")

// noSurnames are words that stand behind a name too often to be one.
var noSurnames = readWords(`a an the this that these those his her its their our your and or but nor of in at for from with by on to as
	it i we you he she they who is are was were be has have had if when while because`)

// dayNames are no surnames: told Carolina Saturday.
var dayNames = readWords("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. A.M. P.M.")

// sentenceAdverbs are words that start a sentence before a comma or a verb.
var sentenceAdverbs = readWords(`still now so then once later again even just only further meanwhile thus though however soon yes no well here there`)

// introduced reports whether token i is a surname by what stands before it: a
// given name, or a title that is nothing else; or by the age behind it.
func (d *Doc) introduced(i int) bool {
	if i == 0 || i >= len(d.Tokens) || !d.capital(i) || d.Tokens[i-1].Sentence != d.Tokens[i].Sentence || noSurnames.Has(d.Lower(i)) || dayNames.Has(d.Word(i)) {
		return false
	}
	if d.sameSentence(i, i+1) && d.capital(i+1) && !suffixes.Has(d.Word(i+1)) || isMonth(d.Word(i)) && d.numberAt(i+1) {
		return false
	}
	before := i - 1
	if w := d.Word(before); len(w) == 2 && w[1] == '.' && before > 0 {
		before-- // Ada B. Long
	}
	w, first := d.Word(before), d.SentenceOf(before).First
	if t := titleWords.Get(w); t != nil {
		return (strings.HasSuffix(w, ".") || len(t.nouns) == 0) && !d.titleCase(i)
	}
	if d.agedAt(i+1) && d.capital(i-1) {
		return true
	}
	if givenNames.Get(w) == 0 || isMonth(d.Word(i)) && d.placeEndsAt(before) || d.titleCase(i) {
		return false
	}
	return before > first || !d.wordToo(before) || d.actsAt(i)
}

// titleCase reports whether the sentence of token i is set in capitals like a
// title. It is found once for each sentence, however long that is.
func (d *Doc) titleCase(i int) bool {
	sentence := d.Tokens[i].Sentence
	titled, known := d.titled[sentence]
	if !known {
		s := nameScanner{d: d}
		titled = s.headline(d.SentenceOf(i))
		if d.titled == nil {
			d.titled = map[int]bool{}
		}
		d.titled[sentence] = titled
	}
	return titled
}

func (d *Doc) sameSentence(i, j int) bool {
	return j < len(d.Tokens) && d.Tokens[i].Sentence == d.Tokens[j].Sentence
}

func (d *Doc) numberAt(i int) bool { return i >= 0 && i < len(d.Tokens) && digit(d.Word(i)[0]) }

// surnameAt reports whether token i, which is a surname of the article in form,
// is one here.
func (d *Doc) surnameAt(i int) bool {
	first := d.SentenceOf(i).First
	switch {
	case d.introduced(i):
		return true
	case isMonth(d.Word(i)) && d.dated(i):
		return false
	case d.introduced(i+1) && givenNames.Get(d.Word(i)) != 0:
		return true
	case d.titleCase(i):
		return d.wordAt(i+1) == ":" || speechVerbs.Has(strings.ToLower(d.wordAt(i+1)))
	case i > first && d.capital(i-1) && titleWords.Get(d.Word(i-1)) == nil:
		return i-1 == first && d.wordToo(i-1) // Then May said; but: Labour Day
	case i == first || !wordStart(d.Word(i-1)) && d.Word(i-1) != ",":
		return d.actsAt(i)
	}
	return true
}

// placeEndsAt reports whether the name of a place ends with token i: South
// Carolina.
func (d *Doc) placeEndsAt(i int) bool {
	end := d.Tokens[i].End
	k, ok := slices.BinarySearchFunc(d.Places, end, func(p PlaceMention, at int) int { return cmp.Compare(p.End, at) })
	return ok && d.Places[k].Form == ByName
}

// isMonth reports whether w is the name of a day or a month.
func isMonth(w string) bool { return isDay(w) || w == "May" }

// dated reports whether the name of a month at token i stands for the month.
func (d *Doc) dated(i int) bool {
	if d.numberAt(i+1) || d.numberAt(i-1) || d.wordAt(i+1) == "," && d.numberAt(i+2) && len(d.Word(i+2)) == 4 {
		return true
	}
	if i == 0 {
		return false
	}
	switch d.Lower(i - 1) {
	case "in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "during", "through", "between", "mid-":
		return true
	case "by":
		return i > 1 && !strings.HasSuffix(d.Lower(i-2), "ed")
	case "of":
		return i > 1 && (d.numberAt(i-2) || strings.HasSuffix(d.Lower(i-2), "th") || d.Lower(i-2) == "end" || d.Lower(i-2) == "beginning" || d.Lower(i-2) == "start")
	}
	return false
}

// actsAt reports whether what stands behind token i says something of a person,
// so that a word that starts a sentence is a name: Long said, Long, who runs.
func (d *Doc) actsAt(i int) bool {
	if !d.sameSentence(i, i+1) {
		return false
	}
	adverb := sentenceAdverbs.Has(d.Lower(i))
	next := i + 1
	for d.sameSentence(i, next+1) && (d.Word(next) == "also" || d.Word(next) == "then" || d.Word(next) == "later" || d.Word(next) == "never") {
		next++
	}
	w := d.Lower(next)
	switch w {
	case "(":
		return !adverb
	case "'s", "’s":
		return !adverb
	case ",":
		after := d.wordAt(next + 1)
		return after == "who" || after == "whose" || !adverb && (after == "a" || after == "an" || after == "the" || d.numberAt(next+1) && len(after) == 2)
	case "is", "was", "has", "had", "will", "would", "did", "does":
		return !adverb
	}
	if speechVerbs.Has(w) {
		inverted := d.sameSentence(i, next+1) && (d.Word(next+1) == "the" || d.capital(next+1)) // So said the mayor
		return !inverted || !adverb || d.Lower(i) == "still"
	}
	if adverb {
		return false
	}
	switch usual := tagger().Usual(w); {
	case usual == pastTense, usual == presentTense:
		return true
	case strings.HasSuffix(w, "ed"):
		own := tagger().Usual(d.Lower(i))
		return own != adverbTag && own != adjectiveTag // Long considered safe
	}
	return false
}

// Tags that tell what a word is.
var (
	pastTense    = grammar.TagNamed("VBD")
	presentTense = grammar.TagNamed("VBZ")
	adverbTag    = grammar.TagNamed("RB")
	adjectiveTag = grammar.TagNamed("JJ")
)
