package text

import (
	"strings"

	"onrecord"
	"onrecord/text/lexicon"
)

// This file says which body "the company" and "the agency" stand for.

// bodyNouns are the descriptions of bodies, each with what the last word of a
// name that fits may be. An empty list fits every body.
var bodyNouns = map[string]*lexicon.Set{
	"organization": nil, "organisation": nil, "group": nil, "body": nil,
	"company":    readWords("company companies corp corp. corporation inc inc. ltd ltd. limited llc holdings industries group airlines motors enterprises partners brothers systems works energy services bank"),
	"firm":       readWords("company corp corp. corporation inc inc. ltd ltd. limited llc holdings group partners solutions strategies associates"),
	"newspaper":  readWords("times post journal herald tribune news gazette review guardian today"),
	"paper":      readWords("times post journal herald tribune news gazette review guardian today"),
	"magazine":   readWords("magazine weekly review times today"),
	"network":    readWords("network news television radio"),
	"union":      readWords("union federation brotherhood"),
	"charity":    readWords("foundation fund trust charity"),
	"agency":     readWords("agency administration bureau"),
	"department": readWords("department"),
}

// bodyReach is how many earlier mentions a description of a body looks back to.
const bodyReach = 30

// BodyFor returns the index in Doc.Names of the body that the description in
// tokens first to end-1 stands for: "the company", "the agency". It is the last
// one whose name ends in that word or in one of its kind; for "the organization"
// the last that was a subject. It is -1 when none stands close before, when two fit in
// one sentence, or when the article speaks of another one in between.
func (d *Doc) BodyFor(first, end int) int {
	if end-first != 2 {
		return -1
	}
	noun := d.Lower(end - 1)
	kinds, ok := bodyNouns[noun]
	if !ok && !bodyWords.Has(strings.ToUpper(noun[:1])+noun[1:]) {
		return -1
	}
	reach := 5 // sentences
	if ok && kinds == nil {
		reach = 2
	}
	best, at := -1, 0
	low := max(0, d.MentionAt(d.Tokens[first].Start)-bodyReach)
	for k := d.MentionAt(d.Tokens[first].Start) - 1; k >= low; k-- {
		m := d.Mentions[k]
		sentence := d.Tokens[m.First].Sentence
		if best >= 0 && sentence != at || d.Tokens[first].Sentence-sentence > reach {
			break
		}
		if m.Name < 0 || m.First >= first || m.Name == best || d.Names[m.Name].Kind != onrecord.Body || !d.fitsBody(m, noun, kinds, ok) {
			continue
		}
		if best >= 0 {
			return -1
		}
		best, at = m.Name, sentence
	}
	if best >= 0 && d.another(noun, at, first) {
		return -1
	}
	return best
}

// another reports whether another body of that noun is spoken of between the
// start of a sentence and token end: a trade group for ferries.
func (d *Doc) another(noun string, sentence, end int) bool {
	for i := d.Sentences[sentence].First + 1; i < end; i++ {
		if d.Word(i) == noun && !strings.EqualFold(d.Word(i-1), "the") {
			return true
		}
	}
	return false
}

// fitsBody reports whether the body of the mention m may be called by noun.
func (d *Doc) fitsBody(m NameMention, noun string, kinds *lexicon.Set, listed bool) bool {
	full := strings.Fields(strings.ToLower(d.Names[m.Name].Full))
	last := full[len(full)-1]
	switch {
	case last == noun || len(full) > 1 && full[0] == noun: // Department of Ferries
		return true
	case listed && kinds != nil:
		return kinds.Has(last)
	case listed:
		return d.speaks(m.start, m.End) || m.start <= d.Sentences[d.Tokens[m.First].Sentence].First+1
	}
	return false
}
