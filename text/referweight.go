package text

import (
	"strings"
)

// This file says how likely a pronoun is to go back to an earlier mention.

// weight says how prominent the mention m, the focus f, is: a subject more than an object,
// who speaks more than who does not, somebody in a subordinate clause or an
// owner less, somebody named in a quotation least.
func (r *referrer) weight(m NameMention, f focus) int {
	d := r.d
	w := 0
	next, before := d.wordAt(m.End), d.Lower(m.start-1)
	switch {
	case next == "'s" || next == "’s" || next == "'" || next == "’":
		w -= 10
	case asks(before) && !f.under:
		w += 18 // Lund asked Okri: the next to speak is Okri
	case asks(next):
	case f.speaks:
		w += 18
	case r.first(m.start, f.under):
		w += 14
		if f.under {
			w -= 2
		}
	case prepositionWords.Has(before):
		w -= 6
	}
	if d.spoken(m.Start) {
		w -= 30
	}
	return w
}

// asks reports whether w is the verb of a question.
func asks(w string) bool {
	switch w {
	case "asked", "asks", "pressed", "questioned":
		return true
	}
	return false
}

// wordAt returns token i as printed, and "" outside the text.
func (d *Doc) wordAt(i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	return d.Word(i)
}

// subordinate reports whether the clause that starts with the name at token
// start depends on another: after Lund wrote, the letter that Lund wrote.
func (d *Doc) subordinate(start int) bool { return clauseOpeners.Has(d.Lower(start - 1)) }

// longestAside is how many tokens an apposition between a name and its verb
// may have.
const longestAside = 30

// speaks reports whether a verb of speech stands right before or behind
// tokens first to end-1, or behind the apposition that follows them: Ada Okri,
// who runs the port, said.
func (d *Doc) speaks(first, end int) bool {
	if d.besideSpeech(first, end) {
		return true
	}
	w := d.wordAt(end)
	if w != "," && !prepositionWords.Has(w) || w == "," && d.namedAt(end+1) || prepositionWords.Has(d.Lower(first-1)) {
		return false
	}
	for i := end + 1; i+1 < len(d.Tokens) && i < end+longestAside && d.Tokens[i].Sentence == d.Tokens[first].Sentence; i++ {
		switch w := d.Word(i); {
		case w == "," && speechVerbs.Has(d.Word(i+1)):
			return true
		case isMarkWord(w) && w != "’" && w != "'":
			return false
		}
	}
	return false
}

// namedAt reports whether a name starts at token i.
func (d *Doc) namedAt(i int) bool {
	if i >= len(d.Tokens) {
		return false
	}
	k := d.MentionAt(d.Tokens[i].Start)
	return k < len(d.Mentions) && d.Mentions[k].start == i
}

// besideSpeech reports whether a verb of speech stands right before or behind
// tokens first to end-1.
func (d *Doc) besideSpeech(first, end int) bool {
	if speechVerbs.Has(d.wordAt(end)) {
		return true
	}
	if !speechVerbs.Has(d.Lower(first - 1)) {
		return false
	}
	before := d.wordAt(first - 2) // "...," said Lund; not: Berg said Lund left
	return before == "" || !wordStart(before)
}

// first reports whether the person at token start is the first in the
// sentence, or the first in its main clause behind a subordinate one: After
// Lund wrote, | Berg resigned.
func (r *referrer) first(start int, under bool) bool {
	d := r.d
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence == d.Tokens[start].Sentence; k-- {
		f := r.recent[k]
		if !f.owner && f.weight > -20 && (under || !f.under || !d.commaIn(f.token, start)) {
			return false
		}
	}
	return true
}

func (d *Doc) commaIn(first, end int) bool {
	for i := first; i < end; i++ {
		if d.Word(i) == "," {
			return true
		}
	}
	return false
}

// describe takes in whom a description that starts at token i stands for, when
// it is the subject of the sentence or speaks: The mayor closed the pier. Who
// holds the role is a mention like any other; a description without a holder
// competes as somebody unnamed, so that no pronoun means a bystander.
func (r *referrer) describe(i int) {
	d := r.d
	w := d.Word(i)
	switch w {
	case "the", "The", "a", "A", "an", "An", "one", "One", "another", "Another":
	default:
		return
	}
	end := d.descriptionEnd(i)
	if end < 0 || d.spoken(d.Tokens[i].Start) || d.subordinate(i) {
		return
	}
	f := focus{name: unnamed, token: i, sentence: d.Tokens[i].Sentence, speaks: d.speaks(i, end)}
	if name := d.Holder(i, d.Sentences[f.sentence].End); name >= 0 { // with "of Elm" behind it
		f.name = name
	} else if strings.EqualFold(w, "the") && (d.complement(end, d.Sentences[f.sentence].End) == "" || d.titles(i+1, end)) {
		return // most likely somebody whom the article names without this role
	}
	switch {
	case f.speaks:
		f.weight = 18
	case i == d.Sentences[f.sentence].First:
		f.weight = 14
	default:
		return
	}
	r.push(f)
}

// titles reports whether the title of somebody starts at token first and goes
// on behind token end: The | director of the port, Ada Okri.
func (d *Doc) titles(first, end int) bool {
	for k := d.MentionAt(d.Tokens[first].Start); k < len(d.Mentions) && d.Mentions[k].First < end+longestAside; k++ {
		if m := d.Mentions[k]; m.start == first && m.First > end {
			return true
		}
	}
	return false
}

// descriptionEnd returns the end of the description that starts at token i,
// behind its role noun, and -1 when it is none or names whom it describes.
func (d *Doc) descriptionEnd(i int) int {
	for j := i + 1; j < len(d.Tokens) && j < i+5; j++ {
		w := d.Lower(j)
		if _, ok := roleNouns.Find(w); !ok {
			if !wordStart(w) || prepositionWords.Has(w) || smallWords.Has(w) {
				return -1
			}
			continue
		}
		if roleNounAt(d.wordAt(j+1)) || d.HasTag(j+1, "JJ") && roleNounAt(d.wordAt(j+2)) {
			continue // the Liberal presidential | candidate
		}
		next := j + 1
		if w := d.wordAt(next); w == "," || w == "'s" || w == "’s" {
			next++
		}
		if k := d.MentionAt(d.Tokens[j].Start); k < len(d.Mentions) && d.Mentions[k].start <= next {
			return -1
		}
		if w := d.wordAt(j + 1); w == "'s" || w == "’s" {
			return -1
		}
		return j + 1
	}
	return -1
}

var clauseOpeners = readWords("after before when while because since although though as if whether that which who whom where until unless than")
