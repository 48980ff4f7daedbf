package text

import "strings"

// Verb is a verb with its auxiliaries: "hadn’t been sent", "would soon send".
type Verb struct {
	First, End int // Doc.Tokens[First:End], adverbs inside included
	Main       int // the verb that carries the meaning
	Modal      int // "would", "may"; -1 without one

	Negated     bool // "not", "n’t", "never", "no longer"
	Passive     bool
	Perfect     bool // "has gone", "had gone"
	Progressive bool // "is going"
	Infinitive  bool // "to go"
	Past        bool // its first finite verb is in the past
}

// VerbAt returns the verb group whose main verb is token i. The token must be one of
// the text and have a verb's tag; otherwise ok is false. An auxiliary is a main verb only
// where no other verb follows in its group.
func (d *Doc) VerbAt(i int) (v Verb, ok bool) {
	if i < 0 || i >= len(d.Tokens) || !d.Tokens[i].Tag.Verb() {
		return v, false
	}
	s := d.Sentences[d.Tokens[i].Sentence]
	v = Verb{First: i, End: i + 1, Main: i, Modal: -1}
	if next := d.skipAdverbs(i+1, s.End); next < s.End && d.auxiliary(i) && takes(d.Lemma(i), d.Tokens[next].Tag) {
		return v, false
	}
	if d.auxiliary(i) { // "is not a member"
		for j := i + 1; j < s.End && adverb(d.Tokens[j].Tag); j++ {
			v.Negated = v.Negated || d.negates(j)
		}
	}
	inner := d.Tokens[i].Tag // of the verb that the next auxiliary to the left governs
	v.Past = inner == "VBD"
	for j := i - 1; j >= s.First; j-- {
		switch tag := d.Tokens[j].Tag; {
		case adverb(tag):
			if d.negates(j) {
				v.Negated = true
			}
			continue // belongs to the group if an auxiliary stands before it
		case tag == "TO" && (inner == "VB" || inner == "VBP"):
			v.Infinitive, v.First = true, j
			d.negationBefore(&v, s.First)
			return v, true
		case tag == "MD":
			v.Modal, v.First = j, j
			v.Past = false
			return v, true
		case d.auxiliary(j) && takes(d.Lemma(j), inner):
			v.add(d.Lemma(j), inner)
			v.Past = tag == "VBD"
			v.First, inner = j, tag
			continue
		}
		break
	}
	d.negationBefore(&v, s.First)
	return v, true
}

// add notes what an auxiliary says about a verb in the form inner.
func (v *Verb) add(lemma string, inner Tag) {
	switch {
	case lemma == "have":
		v.Perfect = true
	case lemma == "be" && inner == "VBG":
		v.Progressive = true
	case inner == "VBN" || inner == "VBD":
		v.Passive = v.Passive || !v.Progressive
	}
}

// negationBefore looks for a negation right before the group: "not to go".
func (d *Doc) negationBefore(v *Verb, first int) {
	if v.First-1 >= first && d.negates(v.First-1) {
		v.Negated, v.First = true, v.First-1
	}
}

// negates reports whether token i turns a verb into its opposite. "not only"
// does not.
func (d *Doc) negates(i int) bool {
	switch d.Lower(i) {
	case "not":
		return i+1 >= len(d.Tokens) || !strings.EqualFold(d.Word(i+1), "only")
	case "n't", "n’t", "never":
		return true
	case "longer":
		return i > 0 && strings.EqualFold(d.Word(i-1), "no")
	}
	return false
}

// auxiliary reports whether token i is a form of be, have, do or get.
func (d *Doc) auxiliary(i int) bool {
	const longest = len("getting")
	if t := &d.Tokens[i]; !t.Tag.Verb() || t.End-t.Start > longest {
		return false
	}
	switch d.Lemma(i) {
	case "be", "have", "do", "get":
		return true
	}
	return false
}

// takes reports whether the auxiliary lemma goes with a verb in this form.
func takes(lemma string, inner Tag) bool {
	switch lemma {
	case "be", "get":
		return inner == "VBG" || inner == "VBN" || inner == "VBD"
	case "have":
		return inner == "VBN" || inner == "VBD"
	case "do":
		return inner == "VB" || inner == "VBP"
	}
	return false
}

// skipAdverbs returns the first token from i on that is no adverb.
func (d *Doc) skipAdverbs(i, end int) int {
	for i < end && adverb(d.Tokens[i].Tag) {
		i++
	}
	return i
}

func adverb(t Tag) bool { return t == "RB" || t == "RBR" || t == "RBS" }

// Verb reports whether t is the tag of a verb that is no modal.
func (t Tag) Verb() bool { return len(t) >= 2 && t[0] == 'V' && t[1] == 'B' }

// Finite reports whether v can be the verb of a clause: it has a tense or a
// modal.
func (d *Doc) Finite(v Verb) bool {
	if v.Modal >= 0 {
		return true
	}
	for i := v.First; i < v.End; i++ {
		switch d.Tokens[i].Tag {
		case "VBD", "VBZ", "VBP":
			return true
		}
	}
	return false
}

// Subject returns the noun phrase that is, by its place, the subject of v: the
// nearest one to the left that no preposition and no apposition claims. A
// relative clause leads to the noun that it describes, an infinitive to the
// subject of the verb that it hangs on.
func (d *Doc) Subject(v Verb) (Phrase, bool) {
	const reach, joints = 60, 6 // tokens looked back; verbs joined by "and"
	first := d.Sentences[d.Tokens[v.Main].Sentence].First
	for range joints {
		before, ok := d.joinedTo(v, max(first, v.First-reach))
		if !ok {
			break
		}
		v = before
	}
	first = max(first, v.First-reach)
	inside := 0 // commas passed that may close an apposition
	for i := v.First - 1; i >= first; {
		p, ok := d.PhraseAt(i)
		if !ok {
			switch tag := d.Tokens[i].Tag; {
			case tag == ",":
				inside++
			case tag == ":" || tag == "CC" && inside > 0:
				return Phrase{}, false
			}
			i--
			continue
		}
		if d.Tokens[p.Head].Tag == "WP" {
			i = p.First - 1 // "the officer, who wore a hat, left"
			continue
		}
		if !d.claimed(p, first, inside > 0) && !strings.HasSuffix(d.Word(p.Head), "self") && !strings.HasSuffix(d.Word(p.Head), "selves") {
			return d.beforeApposition(p, inside, first), true
		}
		i = p.First - 2
	}
	return Phrase{}, false
}

// joinedTo returns the finite verb that v is joined to by "and" or the like:
// "is a member and was asked". It stands before v and behind token first.
func (d *Doc) joinedTo(v Verb, first int) (Verb, bool) {
	i := v.First - 1
	for i > first && adverb(d.Tokens[i].Tag) {
		i--
	}
	if i <= first || d.Tokens[i].Tag != "CC" || !d.Finite(v) {
		return v, false
	}
	for i--; i > first; i-- {
		if before, ok := d.VerbAt(i); ok && d.Finite(before) {
			return before, true
		}
	}
	return v, false
}

// claimed reports whether the phrase belongs to a preposition or to a verb on
// its left, so that it is no subject. apart says that a comma stands between
// it and the verb that asks: then a finite verb on its left claims it too.
func (d *Doc) claimed(p Phrase, first int, apart bool) bool {
	if p.First == first {
		return false
	}
	switch t := d.Tokens[p.First-1].Tag; t {
	case "IN":
		word := d.Lower(p.First - 1)
		return !conjunction(word) && !(d.Tokens[p.First].Tag == "CD" && approximates(word))
	case "TO", "VB", "VBG", "VBN":
		return true
	case "VBD", "VBZ", "VBP":
		return apart
	}
	return false
}

// beforeApposition returns the phrase that p, between commas, only explains:
// "Brown, the minister, said".
func (d *Doc) beforeApposition(p Phrase, commas, first int) Phrase {
	if commas == 0 || p.First-2 < first || d.Tokens[p.First-1].Tag != "," {
		return p
	}
	for i := p.First - 2; i >= first; {
		q, ok := d.PhraseAt(i)
		if !ok {
			return p
		}
		if !d.claimed(q, first, true) {
			return q
		}
		i = q.First - 2
	}
	return p
}

// conjunction reports whether a word tagged as a preposition opens a clause.
func conjunction(word string) bool {
	switch word {
	case "that", "if", "because", "while", "although", "though", "whether", "unless", "until", "since", "as", "before", "after", "once", "so", "whereas":
		return true
	}
	return false
}

// approximates reports whether a word tagged as a preposition may stand
// before a number as a hedge: "around 300 people came".
func approximates(word string) bool {
	switch word {
	case "about", "around", "over", "under", "than", "least", "most", "to", "near", "between", "above", "below":
		return true
	}
	return false
}
