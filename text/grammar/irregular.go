package grammar

import (
	_ "embed"
	"strings"
	"sync"

	"onrecord/text/lexicon"
)

//go:embed irregular.txt
var irregularText string

// irregularForms maps inflected forms to their dictionary form.
type irregularForms struct{ verbs, nouns *lexicon.Map[string] }

// irregular is read on first use.
var irregular = sync.OnceValue(func() irregularForms {
	verbs, nouns := map[string]string{}, map[string]string{}
	into := verbs
	for line := range strings.Lines(irregularText) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "[verbs]":
			into = verbs
		case words[0] == "[nouns]":
			into = nouns
		default:
			for _, form := range words[1:] {
				into[form] = words[0]
			}
		}
	}
	return irregularForms{lexicon.New(verbs), lexicon.New(nouns)}
})

// irregularVerb returns the base form of an inflected verb that no rule
// reaches, and "" for any other.
func irregularVerb(w string) string { return irregular().verbs.Get(w) }

// irregularNoun returns the singular of a plural that no rule reaches, and ""
// for any other.
func irregularNoun(w string) string {
	if lemma := irregular().nouns.Get(w); lemma != "" {
		return lemma
	}
	switch {
	case len(w) > 5 && hasAny(w, "women"):
		return w[:len(w)-5] + "woman"
	case len(w) > 4 && hasAny(w, "smen", "rmen", "amen", "dmen", "emen", "nmen", "hmen", "lmen"):
		return w[:len(w)-3] + "man"
	}
	return ""
}

// pastForms lists irregular past forms that are neither a participle nor
// another word: the tagger takes them as VBD, seen in training or not.
func pastForms() []string {
	return []string{
		"went", "spoke", "wrote", "took", "gave", "came", "became", "overcame", "foresaw", "oversaw", "began", "swam", "sang", "sank", "shrank",
		"drank", "sprang", "forgot", "knew", "grew", "threw", "overthrew", "blew", "flew", "drew", "withdrew", "swore", "wore", "tore", "broke",
		"stole", "froze", "chose", "arose", "drove", "rode", "strove", "woke", "ate", "shook", "mistook", "undertook", "overtook", "forbade",
		"forgave", "underwent",
	}
}
