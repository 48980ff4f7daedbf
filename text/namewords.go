package text

import (
	_ "embed"
	"strings"

	"onrecord/text/lexicon"
)

// This file reads the word lists that names are told by.

var (
	//go:embed lexicon/given.txt
	givenText string
	//go:embed lexicon/titles.txt
	titlesText string
	//go:embed lexicon/bodies.txt
	bodiesText string
	//go:embed lexicon/roles.txt
	rolesText string
)

// titleWord is a word before a name.
type titleWord struct {
	gender Gender
	nouns  []string // what descriptions say for it
}

var (
	givenNames = readGiven(givenText)
	titleWords = readTitles(titlesText)
	bodyWords  = readWords(bodiesText)
	roleNouns  = readRoles(rolesText, titleWords)

	particles = readWords("de del della di da dos du la le van von der den ter bin ibn al el ben zu")
	// neverNamed are words that no person's name has.
	neverNamed = readWords("County Republican Republicans Democratic Democrats National International Federal Presidential Congressional University")
	// namesNobody are words that start the name of a body or a thing: National
	// Nurses, Good Friday, Election Day.
	namesNobody = readWords(`Central United American European African Asian Royal Public General Global
		World Good Great New Old Big First Second Third North South East West Northern Southern Eastern Western Upper Lower
		Election Independence Labor Memorial Veterans Social Civil Human Free Open Green Red Blue Black White Silver Golden`)
	suffixes = readWords("Jr. Jr Sr. Sr II III IV")
	days     = readWords(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July
		August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. A.M. P.M.`)
	// smallWords are those that no name starts with, however they are written.
	smallWords = readWords(`a an the this that these those his her its their our my your some any no every each all both many most
		several few another such he she they it i we you who whom whose which what when where why how if because while as since although
		though after before until unless whether once so than and or but nor yet of in at for from with by on to into about over under
		near among against behind inside during between through without within around despite like off outside across toward towards
		upon via amid is are was were be been being has have had do does did will would can could may might shall should must not
		also then later now again just even still already often ever sometimes soon further instead there here thus however meanwhile
		yes well oh please today yesterday tomorrow tonight me him them us one two three four five six seven eight nine ten
		according asked says said saying former other others more much only too very let think look maybe perhaps first last next
		editor follow photo image reporting additional because him neither either none nobody nothing something everything thanks thank
		besides plus wherever whenever whoever whatever moreover therefore nevertheless nonetheless furthermore otherwise`)
)

// lines yields the lines of a list that are no comments.
func lexiconLines(list string) []string {
	var out []string
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func readWords(list string) *lexicon.Set {
	out := map[string]struct{}{}
	for _, line := range lexiconLines(list) {
		for _, w := range strings.Fields(line) {
			out[w] = struct{}{}
		}
	}
	return lexicon.New(out)
}

// gendered splits a line into the gender that it starts with and its words.
func gendered(line string) (Gender, []string) {
	words := strings.Fields(line)
	switch words[0] {
	case "m":
		return Male, words[1:]
	case "f":
		return Female, words[1:]
	}
	return AnyGender, words[1:]
}

// readGiven returns the gender of given names; 'b' for those of both.
func readGiven(list string) *lexicon.Map[Gender] {
	out := map[string]Gender{}
	for _, line := range lexiconLines(list) {
		g, words := gendered(line)
		if g == AnyGender {
			g = 'b'
		}
		for _, w := range words {
			out[w] = g
		}
	}
	return lexicon.New(out)
}

func readTitles(list string) *lexicon.Map[*titleWord] {
	out := map[string]*titleWord{}
	for _, line := range lexiconLines(list) {
		g, words := gendered(line)
		for _, w := range words {
			w, nouns, _ := strings.Cut(w, "=")
			t := &titleWord{gender: g}
			if nouns != "" {
				t.nouns = strings.Split(nouns, ",")
			}
			out[w] = t
		}
	}
	return lexicon.New(out)
}

// readRoles returns the gender of role nouns, those of the titles included.
func readRoles(list string, titles *lexicon.Map[*titleWord]) *lexicon.Map[Gender] {
	out := map[string]Gender{}
	for _, t := range titles.All() {
		for _, n := range t.nouns {
			out[n] = AnyGender
		}
	}
	for _, line := range lexiconLines(list) {
		g, words := gendered(line)
		for _, w := range words {
			out[w] = g
		}
	}
	return lexicon.New(out)
}
