package quotes

import (
	_ "embed"
	"strings"

	"onrecord"
)

// This file reads the list of cue words: which words attribute, what may
// follow each, and whether its source said, wrote or thought.

//go:embed cues.txt
var cueText string

// frames says what may stand beside a cue, one bit each.
type frames uint16

const (
	takesQuote      frames = 1 << iota // "...," she quipped
	takesClause                        // argued that, argued it was
	takesQuestion                      // wondered whether
	takesAddressee                     // told the panel that
	takesInfinitive                    // vowed to appeal
	takesObject                        // criticised the plan
	takesName                          // called it a wreck
	turnsRound                         // denied that
)

// frame letters, as cues.txt has them.
var frameLetters = map[rune]frames{
	'q': takesQuote, 'c': takesClause, 'w': takesQuestion, 'a': takesAddressee,
	'i': takesInfinitive, 'o': takesObject, 'n': takesName, 'x': turnsRound,
}

// form is which form of its verb a word is.
type form uint8

const (
	base        form = 1 << iota // say
	third                        // says
	past                         // said
	participle                   // has said
	progressive                  // saying
)

// cue is one reading of a word form.
type cue struct {
	lemma    string
	particle string // "out" of "point out"; empty for most
	form     form
	status   onrecord.Status
	frames   frames
}

// cueWords maps a word form, in lower case, to its readings: those with a
// particle first.
var cueWords = readCues(cueText)

// readCues reads the list in cues.txt.
func readCues(list string) map[string][]cue {
	type entry struct {
		status onrecord.Status
		frames frames
		forms  string
	}
	entries := map[string]*entry{}
	var order []string
	var status onrecord.Status
	var now frames
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "[") {
			head := strings.Fields(strings.Trim(line, "[]"))
			status, now = onrecord.Status(head[0]), 0
			for _, r := range head[1] {
				now |= frameLetters[r]
			}
			continue
		}
		for _, word := range strings.Fields(line) {
			lemma, _, _ := strings.Cut(word, "=")
			e := entries[lemma]
			if e == nil {
				e = &entry{status: status}
				entries[lemma] = e
				order = append(order, lemma)
			}
			e.frames |= now
			if len(word) > len(e.forms) {
				e.forms = word
			}
		}
	}
	words := map[string][]cue{}
	for _, lemma := range order {
		e := entries[lemma]
		for _, spelling := range spellings(e.forms) {
			addCue(words, spelling, e.status, e.frames)
		}
	}
	return words
}

// spellings returns the word as listed and, where it differs, as Americans
// write it.
func spellings(forms string) []string {
	us := strings.NewReplacer("ise", "ize", "our", "or").Replace(forms)
	switch lemma, _, _ := strings.Cut(forms, "="); {
	case us == forms, lemma == "advise", lemma == "promise", lemma == "praise", lemma == "raise", !strings.HasSuffix(lemma, "ise") && !strings.HasSuffix(lemma, "our"):
		return []string{forms}
	}
	return []string{forms, us}
}

// addCue adds every form of a verb: "say=said", "give=gave=given",
// "quip=quipped=quipped=quipping", "point+out".
func addCue(words map[string][]cue, listed string, status onrecord.Status, f frames) {
	parts := strings.Split(listed, "=")
	for i := range parts {
		parts[i], _, _ = strings.Cut(parts[i], "+")
	}
	lemma, particle, _ := strings.Cut(strings.SplitN(listed, "=", 2)[0], "+")
	done, been, ing := regular(lemma)
	if len(parts) > 1 {
		done, been = parts[1], parts[1]
	}
	for _, p := range parts[min(2, len(parts)):] {
		if strings.HasSuffix(p, "ing") {
			ing = p
		} else {
			been = p
		}
	}
	if strings.HasSuffix(done, "ed") && strings.HasPrefix(done, lemma+lemma[len(lemma)-1:]) {
		ing = strings.TrimSuffix(done, "ed") + "ing"
	}
	forms := []struct {
		word string
		form form
	}{{lemma, base}, {thirdPerson(lemma), third}, {done, past}, {been, participle}, {ing, progressive}}
	seen := map[string]form{}
	for _, w := range forms {
		seen[w.word] |= w.form
	}
	for _, w := range forms {
		if seen[w.word] == 0 {
			continue
		}
		c := cue{lemma: lemma, particle: particle, form: seen[w.word], status: status, frames: f}
		if particle != "" {
			c.lemma += " " + particle
			words[w.word] = append([]cue{c}, words[w.word]...)
		} else {
			words[w.word] = append(words[w.word], c)
		}
		seen[w.word] = 0
	}
}

// regular returns the past, the participle and the -ing form of a regular
// verb.
func regular(lemma string) (done, been, ing string) {
	switch {
	case strings.HasSuffix(lemma, "ee"), strings.HasSuffix(lemma, "ye"):
		return lemma + "d", lemma + "d", lemma + "ing"
	case strings.HasSuffix(lemma, "e"):
		return lemma + "d", lemma + "d", strings.TrimSuffix(lemma, "e") + "ing"
	case strings.HasSuffix(lemma, "y") && !vowel(lemma[len(lemma)-2]):
		d := strings.TrimSuffix(lemma, "y") + "ied"
		return d, d, lemma + "ing"
	}
	return lemma + "ed", lemma + "ed", lemma + "ing"
}

func thirdPerson(lemma string) string {
	switch {
	case strings.HasSuffix(lemma, "y") && !vowel(lemma[len(lemma)-2]):
		return strings.TrimSuffix(lemma, "y") + "ies"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "x"), lemma == "go":
		return lemma + "es"
	}
	return lemma + "s"
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
