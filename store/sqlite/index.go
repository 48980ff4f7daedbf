package sqlite

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"

	"onrecord"
	"onrecord/store/words"
)

// row is one entry of a full-text index: the stems of a text and, behind
// them, its marks, which are filters. A mark has "_" in it, a stem never has.
// In the index of facts each stem says which kind of fact it stands in,
// "harbour_q": a list of the quotes with a word has no other facts in it. The
// marks of a fact:
//
//	l_7               its library, by number
//	k_quote o_direct  kind, form; s_ status, c_ class
//	wquote_jens_stoltenberg wquote_stoltenberg
//	                  Who, under every name that stands for it, by kind
//	pforce_slovakia   From and To; Of where a role belongs to it
//	i_k3j2            how its ID begins
//	r_1               a near copy repeats it from its original
//
// A sentence is marked by its library alone; the first of an article has the
// title too. What is withdrawn keeps its ID and nothing else, so that it stays
// explainable and answers nothing.
type row struct {
	key   int64 // counted from the start of the block until it has one
	words string
}

// piece is an article as the indexes see it.
type piece struct {
	library   int64
	withdrawn bool
	title     string // title and outlet
	text      string
	sentences []onrecord.Span
	facts     []onrecord.Fact
	names     []onrecord.Name
	named     map[string]*onrecord.Name // by full form
	repeats   map[int]bool              // facts, by number, that the original has too
	stems     *pieceStems               // of the texts, when they were made before
}

// pieceStems are the words of the index rows of an article without their
// marks.
type pieceStems struct {
	title            string
	sentences, facts []string
	signatures       []signature // of facts
}

// prepareStems makes the words of the index rows, which takes most of the
// time and needs no database.
func (p *piece) prepareStems(st *stemmer) {
	if p.stems != nil || p.withdrawn {
		return
	}
	p.stems = &pieceStems{title: st.stems(p.title)}
	known := make(map[onrecord.Span]string, len(p.sentences))
	for _, s := range p.sentences {
		known[s] = st.stems(p.text[s.Start:s.End])
		p.stems.sentences = append(p.stems.sentences, known[s])
	}
	for i := range p.facts {
		own := wordsSpan(&p.facts[i])
		sentence, ok := known[own]
		if !ok {
			sentence = st.stems(p.text[own.Start:own.End])
		}
		stems := factStems(st, &p.facts[i], sentence)
		p.stems.signatures = append(p.stems.signatures, signatureOf(stems...))
		p.stems.facts = append(p.stems.facts, factWords(stems, p.facts[i].Kind))
	}
}

// signatures returns those of the facts of p; none of what is withdrawn.
func (p *piece) signatures(st *stemmer) []signature {
	if p.withdrawn {
		return nil
	}
	p.prepareStems(st)
	return p.stems.signatures
}

// wordsSpan returns the stretch whose words find a fact: the sentence of a
// quote or a force; of others, many of which one sentence holds, what they are
// made of.
func wordsSpan(f *onrecord.Fact) onrecord.Span {
	if paired(f.Kind) {
		return f.Span
	}
	own := onrecord.Span{Start: f.Span.End, End: f.Span.Start}
	for _, m := range slices.Concat(f.Who, f.From, f.To, []onrecord.Mention{f.Verb, f.What, f.Of, f.Source}) {
		if s := m.Cover(); !m.Zero() && f.Span.Holds(s) {
			own = onrecord.Span{Start: min(own.Start, s.Start), End: max(own.End, s.End)}
		}
	}
	if own.Empty() {
		return f.Span
	}
	return own
}

// withNames sets the names of p.
func (p *piece) withNames(names []onrecord.Name) {
	p.names, p.named = names, make(map[string]*onrecord.Name, len(names))
	for i := range names {
		p.named[names[i].Full] = &names[i]
	}
}

// stemmer makes the words of index rows. Stems are remembered: most words of
// a text were there before.
type stemmer struct {
	known map[string]string
	fold  []byte
	out   []byte
}

// remembered is how many stems a stemmer keeps.
const remembered = 50_000

// stemmers lends a stemmer to whoever prepares articles.
type stemmers struct{ pool sync.Pool }

func (s *stemmers) get() *stemmer {
	if st, ok := s.pool.Get().(*stemmer); ok {
		return st
	}
	return &stemmer{known: map[string]string{}}
}

func (s *stemmers) put(st *stemmer) { s.pool.Put(st) }

// stems returns the stems of text with one space between.
func (st *stemmer) stems(text string) string {
	st.fold = words.AppendFold(st.fold[:0], text, ' ')
	st.out = st.out[:0]
	for word := range bytes.FieldsSeq(st.fold) {
		if len(st.out) > 0 {
			st.out = append(st.out, ' ')
		}
		st.out = append(st.out, st.stem(word)...)
	}
	return string(st.out)
}

func (st *stemmer) stem(word []byte) string {
	if s, ok := st.known[string(word)]; ok {
		return s
	}
	if len(st.known) >= remembered {
		clear(st.known)
	}
	own := string(word)
	s := words.Stem(own)
	st.known[own] = s
	return s
}

// sentenceRows returns the rows of p for the index of sentences, in order of
// the text. The first carries the title.
func (p *piece) sentenceRows(st *stemmer) []row {
	if p.withdrawn {
		return nil
	}
	library := " " + mark("l", strconv.FormatInt(p.library, 10))
	rows := make([]row, 0, max(len(p.sentences), 1))
	p.prepareStems(st)
	for i, sentence := range p.stems.sentences {
		rows = append(rows, row{key: int64(i), words: sentence + library})
	}
	if len(rows) == 0 {
		rows = append(rows, row{words: library})
	}
	rows[0].words += " " + p.stems.title
	return rows
}

// factRows returns the rows of p for the index of facts, in order of the
// text.
func (p *piece) factRows(st *stemmer) []row {
	p.prepareStems(st)
	rows := make([]row, 0, len(p.facts))
	for i := range p.facts {
		f := &p.facts[i]
		r := row{key: int64(i), words: idMark(f.ID)}
		if !p.withdrawn {
			r.words += " " + p.stems.facts[i] + " " + p.factMarks(f)
			if p.repeats[i] {
				r.words += " " + repeated
			}
		}
		rows = append(rows, r)
	}
	return rows
}

const repeated = "r_1"

// factStems returns the stems of a fact: of its sentences, and of its What
// where that is not a stretch of them.
func factStems(st *stemmer, f *onrecord.Fact, sentence string) []string {
	list := []string{sentence}
	if !f.What.Zero() && (len(f.What.Parts) != 1 || !f.Span.Holds(f.What.Parts[0])) {
		list = append(list, st.stems(f.What.Text))
	}
	return list
}

// factWords returns the stems of a fact as its words in the index.
func factWords(stems []string, kind onrecord.Kind) string {
	list := slices.Clone(stems)
	if paired(kind) {
		for i := range list {
			list[i] = withPairs(list[i])
		}
	}
	return ofFacts(strings.Join(list, " "), kind)
}

// ofFacts returns stems and pairs as the words that facts of a kind have.
func ofFacts(stems string, kind onrecord.Kind) string {
	suffix := kindSuffix(kind)
	out := make([]byte, 0, len(stems)+len(suffix)*(1+strings.Count(stems, " ")))
	for stem := range strings.FieldsSeq(stems) {
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(append(out, stem...), suffix...)
	}
	return string(out)
}

// kindSuffix is what the words of a fact end in: "_q" for a quote.
func kindSuffix(kind onrecord.Kind) string {
	if !slices.Contains(marked(), kind) {
		kind = "other"
	}
	return "_" + string(kind[0])
}

// anyFact returns the expression for the facts of a kind, or of any, that have
// a stem.
func anyFact(stem string, kind onrecord.Kind) string {
	if kind != "" {
		return quoted(stem + kindSuffix(kind))
	}
	var list []string
	for _, kind := range marked() {
		list = append(list, quoted(stem+kindSuffix(kind)))
	}
	return "(" + strings.Join(list, " OR ") + ")"
}

func (p *piece) factMarks(f *onrecord.Fact) string {
	var m markList
	m.add("l", strconv.FormatInt(p.library, 10))
	m.add("k", string(f.Kind))
	m.add("o", string(f.Form))
	m.add("s", string(f.Status))
	m.add("c", f.Class)
	for _, who := range f.Who {
		for _, name := range p.whoNames(f.Kind, who) {
			m.add(ofKind("w", f.Kind), name)
		}
	}
	places := slices.Concat(f.From, f.To)
	if f.Kind == onrecord.Role {
		places = append(places, f.Of)
	}
	for _, place := range places {
		for _, name := range p.allForms(f.Kind, place) {
			m.add(ofKind("p", f.Kind), name)
		}
	}
	return m.String()
}

// marked are the kinds that names are marked with; all others are "other".
func marked() []onrecord.Kind {
	return []onrecord.Kind{onrecord.Quote, onrecord.Force, onrecord.Role, onrecord.Event, "other"}
}

// ofKind returns the prefix of a mark that facts of one kind have.
func ofKind(prefix string, kind onrecord.Kind) string {
	if !slices.Contains(marked(), kind) {
		kind = "other"
	}
	return prefix + string(kind)
}

// markList collects marks, each once.
type markList struct{ list []string }

func (m *markList) add(prefix, value string) {
	if one := mark(prefix, value); one != "" && !slices.Contains(m.list, one) {
		m.list = append(m.list, one)
	}
}

func (m *markList) String() string { return strings.Join(m.list, " ") }

// mark returns the token of a filter, empty where value has no word.
func mark(prefix, value string) string {
	folded := words.AppendFold(nil, value, '_')
	folded = []byte(strings.TrimPrefix(string(folded), "the_"))
	if len(folded) == 0 {
		return ""
	}
	return prefix + "_" + string(folded)
}

// markedID is how many characters of a made ID its mark has. Some facts share
// it; the whole ID is compared where the fact is read.
const markedID = 4

// idMark returns the mark of an ID: its beginning, or all of one that is no
// ten characters of base 32.
func idMark(id onrecord.FactID) string {
	whole := strings.ToLower(string(id))
	if len(whole) == 10 && strings.Trim(whole, "abcdefghijklmnopqrstuvwxyz234567") == "" {
		whole = whole[:markedID]
	}
	return mark("i", whole)
}

// idExpressions returns the expressions that find the fact with an ID, or
// those whose ID begins with it; the first that finds any counts.
func idExpressions(id onrecord.FactID) []string {
	start := id[:min(len(id), markedID)]
	return []string{quoted(idMark(id)), quoted(mark("i", string(id))) + " *", quoted(mark("i", string(start)))}
}
