package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"onrecord"
	"onrecord/ingest"
	"onrecord/store"
)

// ExportCmd writes what is stored, row by row.
type ExportCmd struct {
	Quotes   bool `xor:"what" help:"Who said what (the default)."`
	Forces   bool `xor:"what" help:"Whose forces are where."`
	Articles bool `xor:"what" help:"The articles, with their texts."`

	JSONL bool `name:"jsonl" xor:"form" help:"One JSON object a line (the default)."`
	CSV   bool `name:"csv" xor:"form" help:"Comma-separated values with a header. A text that a spreadsheet would run as a formula has an apostrophe before it; --jsonl has every text as it stands."`

	Library string   `default:"public" help:"The library."`
	Who     string   `help:"Only by this speaker or actor."`
	Words   string   `help:"Only with all of these words."`
	Place   []string `help:"Only forces in these places."`
	Since   string   `help:"Only articles published from this day: 2022-02-01."`
	Until   string   `help:"Only articles published before this day."`
}

// Run implements the subcommand.
func (c *ExportCmd) Run(ctx context.Context, config Config, console Console) error {
	q, err := c.query()
	if err != nil {
		return err
	}
	a, err := open(ctx, config, console)
	if err != nil {
		return err
	}
	defer a.Close()
	from, ok := a.store.(store.Exporter)
	if !ok {
		return onrecord.Errorf(onrecord.Invalid, "this database cannot be exported")
	}
	out := bufio.NewWriter(console.Out)
	w, err := c.writer(out, q)
	if err != nil {
		return err
	}
	if err := c.rows(ctx, a, from, q, w); err != nil {
		return err
	}
	if err := w.end(); err != nil {
		return err
	}
	return out.Flush()
}

func (c *ExportCmd) query() (onrecord.Query, error) {
	q := onrecord.Query{Libraries: []string{c.Library}, Kind: onrecord.Quote, Who: []string{c.Who}, Words: c.Words, Match: onrecord.Near, Places: c.Place}
	if c.Forces {
		q.Kind = onrecord.Force
	}
	var err error
	if q.Since, _, err = ingest.ParseDate(c.Since); err != nil {
		return q, err
	}
	q.Until, _, err = ingest.ParseDate(c.Until)
	return q, err
}

// writer returns what writes the rows, and has written the header where the
// form has one: an export of nothing has it, too.
func (c *ExportCmd) writer(out io.Writer, q onrecord.Query) (rowWriter, error) {
	if !c.CSV {
		return jsonRows{json.NewEncoder(out)}, nil
	}
	columns := factColumns(onrecord.Hit{Fact: onrecord.Fact{Kind: q.Kind}}, "")
	if c.Articles {
		columns = textColumns(onrecord.Article{})
	}
	w := csvRows{csv.NewWriter(out)}
	return w, w.header(columns)
}

// rows writes a row for each article or fact.
func (c *ExportCmd) rows(ctx context.Context, a *app, from store.Exporter, q onrecord.Query, w rowWriter) error {
	if c.Articles {
		for article, err := range from.EachArticle(ctx, q) {
			if err != nil {
				return err
			}
			if err := w.row(textColumns(article)); err != nil {
				return err
			}
		}
		return nil
	}
	texts := lastText{of: a.text}
	for hit, err := range from.EachFact(ctx, q) {
		if err != nil {
			return err
		}
		text, err := texts.get(hit.Article)
		if err != nil {
			return err
		}
		if err := w.row(factColumns(hit, text)); err != nil {
			return err
		}
	}
	return nil
}

// lastText keeps the text of the article whose facts are being written.
type lastText struct {
	of       func(library string, id onrecord.ArticleID, revision int) (string, error)
	library  string
	id       onrecord.ArticleID
	revision int
	text     string
}

func (l *lastText) get(a onrecord.Article) (string, error) {
	if l.id == a.ID && l.library == a.Library && l.revision == a.Revision {
		return l.text, nil
	}
	text, err := l.of(a.Library, a.ID, a.Revision)
	if err == nil {
		*l = lastText{l.of, a.Library, a.ID, a.Revision, text}
	}
	return text, err
}

// column is one value of a row: a string, an int, an int64, a bool, or nil
// where there is none.
type column struct {
	name  string
	value any
}

func articleColumns(a onrecord.Article) []column {
	date := ""
	if !a.Published.IsZero() {
		date = a.Published.UTC().Format(time.RFC3339)
	}
	return []column{
		{"article", string(a.ID)}, {"revision", a.Revision}, {"outlet", a.Outlet}, {"title", a.Title},
		{"url", a.URL}, {"published", date}, {"copy_of", string(a.CopyOf)}, {"sample", a.Sample},
	}
}

// textColumns is an article with its text, which its bytes are counted in.
func textColumns(a onrecord.Article) []column {
	return append(articleColumns(a), column{"start", 0}, column{"end", len(a.Text)}, column{"text", a.Text})
}

// factColumns is one fact with its article and the bytes that prove it.
func factColumns(h onrecord.Hit, text string) []column {
	f := h.Fact
	sentence, _ := f.Span.In(text)
	row := []column{
		{"fact", string(f.ID)}, {"kind", string(f.Kind)}, {"form", string(f.Form)}, {"status", string(f.Status)}, {"negated", f.Negated},
		{"who", labelList(f.Who)}, {"who_printed", printed(f.Who)}, {"cue", f.Verb.Text}, {"what", pieces(f.What, text)},
	}
	if f.Kind == onrecord.Force {
		row = append(row, column{"class", f.Class}, column{"count", f.Amount.Text}, column{"count_min", edge(f.Amount, f.Amount.Low)},
			column{"count_max", edge(f.Amount, f.Amount.High)}, column{"from", labelList(f.From)}, column{"to", labelList(f.To)})
	}
	row = append(row, column{"when", f.When.Text}, column{"date", f.When.ISO}, column{"doubts", doubts(f)},
		column{"start", f.Span.Start}, column{"end", f.Span.End}, column{"sentence", sentence})
	return append(row, articleColumns(h.Article)...)
}

// pieces returns the bytes of a mention, its parts told apart.
func pieces(m onrecord.Mention, text string) string {
	all := make([]string, len(m.Parts))
	for i, p := range m.Parts {
		all[i], _ = p.In(text)
	}
	return strings.Join(all, " … ")
}

func labelList(ms []onrecord.Mention) string {
	return joined(ms, onrecord.Mention.Label)
}

func printed(ms []onrecord.Mention) string {
	return joined(ms, func(m onrecord.Mention) string { return m.Text })
}

func joined(ms []onrecord.Mention, say func(onrecord.Mention) string) string {
	all := make([]string, len(ms))
	for i, m := range ms {
		all[i] = say(m)
	}
	return strings.Join(all, "; ")
}

func doubts(f onrecord.Fact) string {
	all := make([]string, len(f.Doubts))
	for i, d := range f.Doubts {
		all[i] = string(d.Code)
	}
	return strings.Join(all, "; ")
}

// edge is one end of an amount; nil where the amount leaves it open.
func edge(a onrecord.Amount, n int64) any {
	if a.Zero() || n < 0 {
		return nil
	}
	return n
}

// rowWriter writes rows in one form.
type rowWriter interface {
	row(columns []column) error
	end() error
}

// jsonRows writes each row as an object, in the order of its columns.
type jsonRows struct{ e *json.Encoder }

func (j jsonRows) row(columns []column) error { return j.e.Encode(object(columns)) }
func (jsonRows) end() error                   { return nil }

// object is columns as a JSON object that keeps their order.
type object []column

// MarshalJSON implements json.Marshaler.
func (o object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, c := range o {
		if i > 0 {
			out = append(out, ',')
		}
		value, err := json.Marshal(c.value)
		if err != nil {
			return nil, err
		}
		out = append(append(strconv.AppendQuote(out, c.name), ':'), value...)
	}
	return append(out, '}'), nil
}

// csvRows writes rows below a header.
type csvRows struct{ w *csv.Writer }

func (c csvRows) header(columns []column) error {
	names := make([]string, len(columns))
	for i, col := range columns {
		names[i] = col.name
	}
	return c.w.Write(names)
}

func (c csvRows) row(columns []column) error {
	values := make([]string, len(columns))
	for i, col := range columns {
		values[i] = cell(col.value)
	}
	return c.w.Write(values)
}

func (c csvRows) end() error {
	c.w.Flush()
	return c.w.Error()
}

// cell prints a value; numbers are as they are, texts are guarded.
func cell(v any) string {
	switch v := v.(type) {
	case string:
		return inert(v)
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// formula begins what spreadsheets run instead of showing it; apostrophes
// before it are text.
const formula = "=+-@\t\r＝＋－＠"

// inert puts an apostrophe before a text that a spreadsheet would take for a
// formula: titles and quotations are written by strangers. One that has
// apostrophes there already gets one more, so that taking one away gives every
// text back.
func inert(s string) string {
	if rest := strings.TrimLeft(s, "'"); rest != "" && strings.IndexAny(rest, formula) == 0 {
		return "'" + s
	}
	return s
}
