// Package events finds what happened: who did what to whom, where and when,
// one fact for each clause of its own that gives a date, or a name of somebody
// or of a place. clause.go tells the clauses of a sentence apart, act.go what
// is done in one, told.go which of them can be asked for.
//
// Who acts, Verb is the verb group as printed, with the verb's dictionary form
// as its name, What is acted upon, From and To are places, When is a date of
// the clause, Source is whom the article credits with it. In a passive clause
// What is the subject and Who the agent, if one is named. Sentences that say
// what somebody is are roles, and words between quotation marks are quotes:
// neither is an event.
package events

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// Facts returns the events of an article that can be asked for, in order of
// the text.
func Facts(d *text.Doc) []onrecord.Fact {
	r := reader{Doc: d}
	for i := range r.Sentences {
		n := len(r.facts)
		r.sentence(r.Sentences[i])
		told := slices.DeleteFunc(r.facts[n:], func(f onrecord.Fact) bool { return !r.told(&f) })
		r.facts = r.facts[:n+len(told)]
	}
	return r.facts
}

// reader collects the events of one article.
type reader struct {
	*text.Doc
	facts   []onrecord.Fact
	clauses []clause // of the sentence at hand
}

// clause is a finite verb with its subject, and the tokens that belong to it.
type clause struct {
	text.Verb
	first, end int // its tokens
	subject    text.Phrase
	has        bool // a subject
	kind       clauseKind
	source     onrecord.Mention // who says so
}

// clauseKind says how a clause hangs in its sentence.
type clauseKind int

const (
	ownClause  clauseKind = iota // main, coordinated, reported, or told as the time or cause of another
	conditions                   // "if", "whether": not said to be so
	describes                    // a relative clause
)

// sentence reads the events of one sentence.
func (r *reader) sentence(s text.Sentence) {
	if r.Word(s.End - 1)[0] == '?' {
		return // it asks
	}
	r.clauses = r.clauses[:0]
	for i := s.First; i < s.End; i++ {
		if !r.Tokens[i].Tag.Verb() {
			continue
		}
		if v, ok := r.VerbAt(i); ok && r.Finite(v) && !r.IsQuoted(r.Tokens[i].Start) && !r.isNoun(v) {
			r.clauses = append(r.clauses, clause{Verb: v})
		}
	}
	r.limit(s)
	for i := range r.clauses {
		if c := &r.clauses[i]; c.kind == ownClause {
			r.event(c)
		}
	}
}

// isNoun reports whether v, tagged as a verb, can only be the noun before
// another one: "the party’s aides have", "the talks it left".
func (r *reader) isNoun(v text.Verb) bool {
	if v.End != v.First+1 || !r.HasTag(v.Main, "VBZ", "VBP") {
		return false
	}
	lemma := r.Lemma(v.Main)
	if r.HasTag(v.End, "MD", "VBZ", "VBP", "VBD") || r.HasTag(v.End, "VB") && lemma != "help" {
		return true
	}
	return r.HasTag(v.End, "PRP") && r.HasTag(v.End+1, "MD", "VBZ", "VBP", "VBD") && !r.reports(lemma) && !knows(lemma)
}

// event adds the fact that the clause c states, if it states one.
func (r *reader) event(c *clause) {
	act := r.act(c)
	lemma := r.Lemma(act.main)
	if copula(lemma) || act.main == c.Main && !c.Passive && r.speaks(c) {
		return
	}
	f := onrecord.Fact{
		Span: r.SentenceOf(c.Main).Span, Status: act.status, Negated: act.negated, Source: c.source,
		Verb: onrecord.MentionAt(r.Text, r.TokensSpan(c.First, act.end)),
	}
	f.Verb.Name = lemma
	if act.passive {
		if !c.has || r.empty(c.subject) {
			return
		}
		f.What = r.PhraseMention(c.subject)
		f.Who = r.agent(act.end, c.end)
	} else {
		f.Who = r.subjects(c)
		if p, ok := r.object(act.end, c.end); ok {
			f.What = r.objects(p, c.end)
		} else if p, ok := r.behindPreposition(act.end, c.end); ok {
			f.What = r.PhraseMention(p)
		}
	}
	if len(f.Who) == 0 && !act.passive || len(f.Who) == 0 && f.What.Zero() {
		return
	}
	r.goal(&f, lemma)
	r.places(&f, c, act.end)
	r.when(&f, c)
	r.facts = append(r.facts, f)
}

// copula reports whether a verb only ties its subject to what it is.
func copula(lemma string) bool {
	switch lemma {
	case "be", "seem", "appear", "look", "sound", "feel", "do", "get":
		return true
	}
	return false
}

// empty reports whether a phrase names nobody and nothing: "it", "there",
// "this", a day, or a pronoun that stays open.
func (r *reader) empty(p text.Phrase) bool {
	switch {
	case strings.EqualFold(r.Word(p.First), "which") || r.HasTag(p.First, "WP$") || r.datedAt(p.Head):
		return true
	case r.HasTag(p.Head, "DT", "CD"):
		return p.End == p.First+1 && r.WholePhrase(p).End == p.End
	case r.HasTag(p.Head, "PRP", "EX", "WP"):
		return r.NamedAt(p.Head) == nil
	}
	return false
}

// subjects returns who acts in the clause c. An open "it" or "they" in what
// somebody says means whoever says it: "Norway announced that it will".
func (r *reader) subjects(c *clause) []onrecord.Mention {
	switch {
	case !c.has:
		return nil
	case !r.empty(c.subject):
		return r.everybody(c.subject, c.First)
	case c.source.Zero() || !r.HasTag(c.subject.Head, "PRP"):
		return nil
	}
	switch r.Lower(c.subject.Head) {
	case "it", "they":
		m := onrecord.MentionAt(r.Text, r.PhraseSpan(c.subject))
		m.Name, m.NameAt = c.source.Label(), c.source.Cover()
		return []onrecord.Mention{m}
	}
	return nil
}

// everybody returns the subject p, and whoever is joined to it before the
// verb at token end: "Norway and Chile sent".
func (r *reader) everybody(p text.Phrase, end int) []onrecord.Mention {
	const most = 12
	who := []onrecord.Mention{r.PhraseMention(p)}
	first := r.SentenceOf(p.First).First
	for i := p.First - 1; i > first && len(who) < most && r.HasTag(i, "CC", ","); {
		for i > first && r.HasTag(i, "CC", ",") {
			i--
		}
		q, ok := r.PhraseAt(i)
		if !ok || !r.HasTag(q.Head, "NNP", "NNPS") || q.First > first && r.HasTag(q.First-1, "IN", "TO") {
			break
		}
		if !strings.EqualFold(r.Word(p.First-1), "and") && len(who) == 1 {
			break // "In Norway, Chile said"
		}
		who = append([]onrecord.Mention{r.PhraseMention(q)}, who...)
		i = q.First - 1
	}
	return who
}

// object returns the noun phrase right behind token i, where the verb ends.
func (r *reader) object(i, end int) (text.Phrase, bool) {
	p, ok := r.PhraseAt(min(i, len(r.Tokens)-1))
	for i < end && !(ok && p.First == i) && (r.HasTag(i, "RB", "RP", "RBR") || r.HasTag(i, "IN") && r.HasTag(i+1, "CD")) {
		i++ // "around 300 troops"
		p, ok = r.PhraseAt(min(i, len(r.Tokens)-1))
	}
	if !ok || i >= end || p.First != i || p.End > end || r.dated(p) {
		return p, false
	}
	return p, true
}

// behindPreposition returns the noun phrase that the verb reaches by a
// preposition: "called for talks". Times and places are none.
func (r *reader) behindPreposition(i, end int) (text.Phrase, bool) {
	for i < end && r.HasTag(i, "RB", "RP") {
		i++
	}
	if i+1 >= end || !r.HasTag(i, "IN", "TO") {
		return text.Phrase{}, false
	}
	switch r.Word(i) {
	case "for", "on", "with", "against", "about", "of", "to", "into", "upon", "over", "at":
	default:
		return text.Phrase{}, false
	}
	p, ok := r.PhraseAt(i + 1)
	if !ok || p.First != i+1 || p.End > end || r.dated(p) {
		return p, false
	}
	_, place := r.placeIn(p)
	return p, !place
}

// objects returns the mention of p, and of what is joined to it before token
// end: "ships, planes and troops". The last must have an "and" before it.
func (r *reader) objects(p text.Phrase, end int) onrecord.Mention {
	const most = 12
	last := p.End
	i := r.WholePhrase(p).End
	for range most {
		joined := r.HasTag(i, "CC")
		for i < end && r.HasTag(i, ",", "CC") {
			joined = joined || r.HasTag(i, "CC")
			i++
		}
		q, ok := r.PhraseAt(min(i, len(r.Tokens)-1))
		if !ok || q.First != i || q.End > end || r.dated(q) {
			break
		}
		i = r.WholePhrase(q).End
		if joined {
			last = i
			break
		}
	}
	if last == p.End {
		return r.PhraseMention(p)
	}
	return onrecord.MentionAt(r.Text, r.TokensSpan(p.First, last))
}

// dated reports whether p is a date, or a part of one: "the end of the year".
func (r *reader) dated(p text.Phrase) bool {
	const reach = 40 // bytes; longer dates there are none
	span := r.PhraseSpan(p)
	around := onrecord.Span{Start: max(0, span.Start-reach), End: min(len(r.Text), span.End+reach)}
	for _, date := range r.DatesIn(around) {
		if date.Overlaps(span) {
			return true
		}
	}
	return false
}

// datedAt reports whether token i belongs to a date.
func (r *reader) datedAt(i int) bool {
	const reach = 24 // bytes
	span := r.Tokens[i].Span()
	for _, date := range r.DatesIn(onrecord.Span{Start: max(0, span.Start-reach), End: span.End}) {
		if date.Overlaps(span) {
			return true
		}
	}
	return false
}

// agent returns who did it in a passive clause: "by the mayor".
func (r *reader) agent(i, end int) []onrecord.Mention {
	for ; i+1 < end; i++ {
		if r.HasTag(i, "VBD", "VBZ", "VBP", "TO", ":") {
			break
		}
		if r.Word(i) != "by" {
			continue
		}
		p, ok := r.PhraseAt(i + 1)
		if ok && p.First == i+1 && p.End <= end && !r.dated(p) && !r.empty(p) && !r.HasTag(p.Head, "VBG") {
			return []onrecord.Mention{r.PhraseMention(p)}
		}
		break
	}
	return nil
}
