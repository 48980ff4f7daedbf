package onrecord

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"
)

// FactID names a fact for people and programs: ten characters of base 32,
// made from the article, the kind and the bytes, so that reading the same
// text again gives the same IDs.
type FactID string

// Kind is what sort of thing a fact states.
type Kind string

// The kinds of facts. Each has one pass in extract.
const (
	Quote Kind = "quote" // somebody said, wrote or thought something
	Force Kind = "force" // somebody has, sends or withdraws a military force
	Role  Kind = "role"  // somebody or something is, or belongs to, something
	Event Kind = "event" // somebody did something to somebody, somewhere
)

// Form is the form of a quote.
type Form string

// The forms of a quote.
const (
	Direct   Form = "direct"   // every word inside quotation marks
	Mixed    Form = "mixed"    // some words inside quotation marks
	Indirect Form = "indirect" // no quotation marks
)

// Status says whether what a fact states is so, was so, or may become so.
type Status string

// The statuses of a force. Where several fit, status.go in extract/troops
// decides.
const (
	WithdrawnForce Status = "withdrawn"   // has left or is leaving
	ToWithdraw     Status = "to_withdraw" // will, should or might leave
	Pledged        Status = "pledged"     // promised as a contribution
	Proposed       Status = "proposed"    // should or might go, not decided
	Planned        Status = "planned"     // will go: decided, announced, due
	Deployed       Status = "deployed"    // was sent, arrived, is on the way
	Activated      Status = "activated"   // mobilised or put on alert
	Capacity       Status = "capacity"    // strength or ceiling of a force
	Former         Status = "former"      // was there at an earlier time
	Present        Status = "present"     // is there as the article is written
)

// The statuses of a quote, by what the cue says its source did.
const (
	Said    Status = "said"    // speech
	Wrote   Status = "wrote"   // writing, documents, posts
	Thought Status = "thought" // belief, plan, feeling
)

// The statuses of a role or an event.
const (
	Was    Status = "was"    // so at an earlier time, or it happened
	Is     Status = "is"     // so at the time of the article
	WillBe Status = "willbe" // announced, expected
	May    Status = "may"    // possible, demanded, conditional
)

// DoubtCode says what is wrong with the page, or uncertain in the reading.
type DoubtCode string

// The doubts. A doubt is shown beside the fact, never smoothed over.
const (
	MarksDamaged   DoubtCode = "marks-damaged"   // a quotation mark is missing or misplaced
	SpeakerOpen    DoubtCode = "speaker-open"    // two readings remain, or nobody is named
	SpeakerCarried DoubtCode = "speaker-carried" // taken over from the attribution before
	SpeakerPronoun DoubtCode = "speaker-pronoun" // the sentence says "he"; resolved elsewhere
	VagueNumber    DoubtCode = "vague-number"    // "thousands" is a phrase, not a count
	DateOpen       DoubtCode = "date-open"       // a date in words that could not be resolved
	PlaceOpen      DoubtCode = "place-open"      // "there" without a place
	ActorOpen      DoubtCode = "actor-open"      // whose force it is stays unsaid
	RetoldSpeech   DoubtCode = "retold"          // words inside marks that retell, "He stated that we"
)

// Doubt is one reason for care, and where on the page it arises.
type Doubt struct {
	Code DoubtCode `json:"code"`
	At   Span      `json:"at"`
}

// Mention is a place in the text and what it stands for.
//
// The text at Parts, joined without anything between, equals Text. Parts has
// more than one Span when a quote is broken by its attribution. Name is who
// or what the words stand for ("Jens Stoltenberg" for "He"); NameAt is where
// the article gives that name, the proof of it. Name equals Text, or is a
// canonical form of it, when the words need no proof.
type Mention struct {
	Parts  []Span `json:"parts"`
	Text   string `json:"text"`
	Name   string `json:"name,omitempty"`
	NameAt Span   `json:"name_at,omitzero"`
}

// MentionAt returns the Mention of the bytes of text at parts.
func MentionAt(text string, parts ...Span) Mention {
	m := Mention{Parts: parts}
	for _, p := range parts {
		m.Text += text[p.Start:p.End]
	}
	return m
}

// Zero reports whether m mentions nothing.
func (m Mention) Zero() bool { return len(m.Parts) == 0 }

// Cover returns the smallest Span that holds all Parts.
func (m Mention) Cover() Span {
	if m.Zero() {
		return Span{}
	}
	return Span{m.Parts[0].Start, m.Parts[len(m.Parts)-1].End}
}

// Label returns Name, or Text where there is none.
func (m Mention) Label() string {
	if m.Name != "" {
		return m.Name
	}
	return m.Text
}

func (m *Mention) check(what, text string) error {
	joined := ""
	end := 0
	for _, p := range m.Parts {
		s, ok := p.In(text)
		if !ok || p.Empty() || p.Start < end {
			return fmt.Errorf("%s: span %d-%d is not a stretch of the text", what, p.Start, p.End)
		}
		joined += s
		end = p.End
	}
	if joined != m.Text {
		return fmt.Errorf("%s: the bytes say %q, the mention %q", what, joined, m.Text)
	}
	if _, ok := m.NameAt.In(text); !ok {
		return fmt.Errorf("%s: proof %d-%d is not a stretch of the text", what, m.NameAt.Start, m.NameAt.End)
	}
	return nil
}

// Amount is how many: a printed phrase and the range that it allows. Low or
// High is -1 where the phrase leaves that end open ("at least 300", "up to
// 40,000"); both are -1 where it gives no number ("most", "half").
type Amount struct {
	Mention
	Low   int64  `json:"low"`
	High  int64  `json:"high"`
	Hedge string `json:"hedge,omitempty"` // "about", "up to", "thousands of", as printed
}

// Exact reports whether a is one number without a hedge.
func (a Amount) Exact() bool { return a.Low >= 0 && a.Low == a.High && a.Hedge == "" }

// Period is when: printed words and the time that they mean. From and To are
// zero when the words could not be resolved; ISO is "2022-02-25", or
// "2022-02" or "2022" where the words say no more.
type Period struct {
	Mention
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"` // exclusive
	ISO  string    `json:"iso,omitempty"`
}

// Fact is one statement of an article, as the reporter's questions: who, did
// what, where, how many, when, according to whom.
//
// A quote: Who its speaker, Verb its cue, What its content. A force: Who
// owns it, What the force as printed without its count, Amount, From, To,
// When, Status, Class its sort. A role: Who holds it, What the role, Of the
// body. An event: Who, Verb, What the object, To the place.
type Fact struct {
	ID      FactID
	Article ArticleID
	Library string
	Kind    Kind
	Form    Form   // of quotes, and of roles that the article only reports somebody to claim
	Status  Status // see the lists above
	Class   string // force: troops, land, air, sea, missile, equipment, unit
	Negated bool   // the article says that it is not so; never dropped, never turned round

	Span Span // the sentence, or sentences, that prove it

	Who    []Mention
	Verb   Mention
	What   Mention
	Of     Mention   // the body or place that a role belongs to; whom a quote was told to
	From   []Mention // places left
	To     []Mention // places reached, or where it is
	Source Mention   // whom the article credits with it
	Amount Amount
	When   Period
	Doubts []Doubt

	Pass    string // name of the pass that made it
	Version int    // version of that pass
}

// MakeID returns the ID of f in its article: made from what it is and where it
// stands, not from the version of its pass, so that links to it outlive an
// upgrade. nth tells facts of one kind on the same bytes apart, in their order
// from 0.
func (f *Fact) MakeID(nth int) FactID {
	what := f.What.Cover()
	if f.What.Zero() {
		what = f.Verb.Cover() // an event without an object
	}
	key := make([]byte, 0, 128)
	for _, part := range []string{f.Library, string(f.Article), string(f.Kind)} {
		key = append(append(key, part...), 0)
	}
	key = append(strconv.AppendInt(key, int64(what.Start), 10), '-')
	key = append(strconv.AppendInt(key, int64(what.End), 10), 0)
	key = strconv.AppendInt(key, int64(nth), 10)
	sum := sha256.Sum256(key)
	const length = 10
	id := idLetters.AppendEncode(key[:0], sum[:length])
	return FactID(id[:length])
}

// idLetters are those of base 32, small.
var idLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567")

// Doubted reports whether f carries a doubt of this code.
func (f *Fact) Doubted(code DoubtCode) bool {
	for _, d := range f.Doubts {
		if d.Code == code {
			return true
		}
	}
	return false
}

// Check tests the promise of the bytes: the fact's Span and those of all its
// mentions lie on rune borders inside text, in order, and the bytes there are
// what the mentions say. The error names the first part that breaks it.
func (f *Fact) Check(text string) error {
	if s, ok := f.Span.In(text); !ok || strings.TrimSpace(s) == "" {
		return fmt.Errorf("fact %s: span %d-%d is not a stretch of the text", f.ID, f.Span.Start, f.Span.End)
	}
	for _, d := range f.Doubts {
		if _, ok := d.At.In(text); !ok {
			return fmt.Errorf("fact %s: doubt %s lies outside the text", f.ID, d.Code)
		}
	}
	for what, m := range f.mentions() {
		if err := m.check(what, text); err != nil {
			return fmt.Errorf("fact %s: %w", f.ID, err)
		}
	}
	return nil
}

// mentions yields all mentions of f, each with what it is of it.
func (f *Fact) mentions() iter.Seq2[string, *Mention] {
	return func(yield func(string, *Mention) bool) {
		_ = yield("verb", &f.Verb) && yield("what", &f.What) && yield("of", &f.Of) && yield("source", &f.Source) &&
			yield("amount", &f.Amount.Mention) && yield("when", &f.When.Mention) &&
			yieldAll("who", f.Who, yield) && yieldAll("from", f.From, yield) && yieldAll("to", f.To, yield)
	}
}

func yieldAll(what string, list []Mention, yield func(string, *Mention) bool) bool {
	for i := range list {
		if !yield(what, &list[i]) {
			return false
		}
	}
	return true
}
