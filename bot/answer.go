package bot

// What is said: an Answer and the closed set of its blocks.

import (
	"time"

	"onrecord"
)

// Status says how an Answer stands to its Request.
type Status string

// The statuses of an Answer.
const (
	Found   Status = "found"   // the articles say it, and here it is
	Empty   Status = "empty"   // the articles do not say it
	Misused Status = "misused" // the request cannot be understood; says what to try
	Failed  Status = "failed"  // our fault, or too much at once; says whether to try again, or under which reference the log has it
	Done    Status = "done"    // it was done as asked: a library was changed, help was given
)

// Answer is what every platform renders natively: a closed tree, without
// markup.
type Answer struct {
	Status  Status   `json:"status"`
	Title   string   `json:"title"`
	Short   []Run    `json:"short,omitempty"` // the short answer, first; may be empty
	Blocks  []Block  `json:"blocks,omitempty"`
	Actions []Action `json:"actions,omitempty"`
	Private bool     `json:"private,omitempty"`  // only the asker should see it
	TakenAs string   `json:"taken_as,omitempty"` // how a question was understood, if not as typed
	Next    []string `json:"next,omitempty"`     // questions worth asking next, as command lines
}

// Style is how a Run is set.
type Style int

// The styles of a Run.
const (
	Plain Style = iota
	Strong
	Emphasis
	Code
)

// Run is a stretch of text in one style. URL makes it a link; a non-zero Time
// makes it a moment, which platforms may show in the reader's own time zone
// (Text then holds the fallback).
type Run struct {
	Text  string    `json:"text"`
	Style Style     `json:"style,omitempty"`
	URL   string    `json:"url,omitempty"`
	Time  time.Time `json:"time,omitzero"`
}

// Text returns one plain Run.
func Text(s string) []Run { return []Run{{Text: s}} }

// Bold returns one strong Run.
func Bold(s string) []Run { return []Run{{Text: s, Style: Strong}} }

// Block is a part of an Answer. The set is closed: Prose, Quotation, Table,
// Note, Chart, Change.
type Block interface{ block() }

// Prose is a paragraph of ours. It states nothing about the articles that is
// not in a Quotation or Table beside it.
type Prose struct {
	Runs []Run `json:"runs"`
}

// Quotation shows bytes of an article: who said or did it, the passage with
// its matched words marked, and where it stands.
type Quotation struct {
	Speaker string          `json:"speaker,omitempty"` // full name, or as printed; empty for a plain passage
	Role    string          `json:"role,omitempty"`    // role or title, as printed
	Lead    []Run           `json:"lead,omitempty"`    // one line before the passage: "said", "denied that", "planned"; may be empty
	Match   string          `json:"match,omitempty"`   // how it matches the words asked for: "exact words", "nearly the words"
	Passage Passage         `json:"passage"`
	Also    []Citation      `json:"also,omitempty"` // copies and reprints that say the same
	Fact    onrecord.FactID `json:"fact,omitempty"`
	Notes   []Note          `json:"notes,omitempty"` // its doubts
}

// Passage is bytes of an article as shown: Text equals Article.Text at Span.
// Marks are the stretches to be set in bold, in byte offsets of the article,
// inside Span, in order.
type Passage struct {
	Text     string          `json:"text"`
	Span     onrecord.Span   `json:"span"`
	Marks    []onrecord.Span `json:"marks,omitempty"`
	Citation Citation        `json:"citation"`
}

// Runs returns the passage as runs, its Marks strong.
func (p Passage) Runs() []Run {
	var runs []Run
	at := p.Span.Start
	add := func(to int, style Style) {
		if to > at {
			runs = append(runs, Run{Text: p.Text[at-p.Span.Start : to-p.Span.Start], Style: style})
			at = to
		}
	}
	for _, m := range p.Marks {
		add(max(at, m.Start), Plain)
		add(min(p.Span.End, m.End), Strong)
	}
	add(p.Span.End, Plain)
	return runs
}

// Table shows facts as rows. Every row has its own Citation.
type Table struct {
	Title   string   `json:"title"`
	Columns []string `json:"columns"`
	Rows    []Row    `json:"rows,omitempty"`
	Foot    []Run    `json:"foot,omitempty"` // what the rows add up to, or that they disagree; may be empty
}

// Row is one row of a Table; Cells are as many as its Columns.
type Row struct {
	Group    string          `json:"group,omitempty"` // rows of one Group stand together under it; may be empty
	Cells    [][]Run         `json:"cells"`
	Citation Citation        `json:"citation"`
	Fact     onrecord.FactID `json:"fact,omitempty"`
	Notes    []Note          `json:"notes,omitempty"`
}

// NoteKind says what a Note is about.
type NoteKind string

// The kinds of notes.
const (
	Doubt   NoteKind = "doubt"   // the page is damaged, or the reading uncertain
	Hint    NoteKind = "hint"    // what to try
	Scope   NoteKind = "scope"   // what was searched
	Caution NoteKind = "caution" // a sample article, a contradiction, a copy
)

// Note is a remark of ours.
type Note struct {
	Kind NoteKind `json:"kind"`
	Text string   `json:"text"`
}

// Chart is counts to look at. Adapters that show pictures draw it, others
// print it as bars; Alt says the same in words.
type Chart struct {
	Title string `json:"title"`
	Unit  string `json:"unit,omitempty"` // "troops"
	Alt   string `json:"alt,omitempty"`
	Bars  []Bar  `json:"bars,omitempty"`
}

// Bar is one range of a Chart. High is -1 where the range is open upward; both
// ends are -1 where the words give no number ("thousands"): Hedge then has the
// words, and nothing is drawn.
type Bar struct {
	Label    string   `json:"label"`
	Low      int64    `json:"low"`
	High     int64    `json:"high"`
	Hedge    string   `json:"hedge,omitempty"` // as printed
	Status   string   `json:"status"`          // groups bars by colour
	Citation Citation `json:"citation"`
}

// Change shows a difference word by word: what was asked or stood before, and
// what the article says. Equal parts stand in both.
type Change struct {
	Title    string       `json:"title"`
	Parts    []ChangePart `json:"parts"`
	Citation Citation     `json:"citation"`
}

// ChangePart is a stretch of a Change: kept, only in the old text, or only in
// the new one.
type ChangePart struct {
	Text string   `json:"text"`
	Op   ChangeOp `json:"op,omitempty"`
}

// ChangeOp is what happened to a ChangePart.
type ChangeOp int

// The operations of a Change.
const (
	Kept ChangeOp = iota
	Removed
	Added
)

func (Prose) block()     {}
func (Quotation) block() {}
func (Table) block()     {}
func (Note) block()      {}
func (Chart) block()     {}
func (Change) block()    {}

// Citation is where a statement stands: the article, and the exact bytes.
type Citation struct {
	Library  string             `json:"library"`
	Article  onrecord.ArticleID `json:"article"`
	Revision int                `json:"revision,omitempty"`
	Outlet   string             `json:"outlet,omitempty"`
	Title    string             `json:"title"`
	URL      string             `json:"url,omitempty"`
	Date     time.Time          `json:"date,omitzero"`
	Span     onrecord.Span      `json:"span"`  // of Exact, in Article.Text
	Exact    string             `json:"exact"` // the sentence, byte for byte
	Sample   bool               `json:"sample,omitempty"`
}

// Cite returns the Citation of the bytes of a at span. a must have its Text.
func Cite(a onrecord.Article, span onrecord.Span) Citation {
	exact, _ := span.In(a.Text)
	return Citation{
		Library: a.Library, Article: a.ID, Revision: a.Revision,
		Outlet: a.Outlet, Title: a.Title, URL: a.URL, Date: a.Published,
		Span: span, Exact: exact, Sample: a.Sample,
	}
}

// Action is something to do next: a label, and the line that does it, as if
// the asker had typed it. So no button has state, and old ones still work.
type Action struct {
	Label string `json:"label"`
	Line  string `json:"line"`
}
