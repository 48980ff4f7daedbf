package bot

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"onrecord"
)

const story = "“The wall held,” Ida Brok said."

func stored(library string, id onrecord.ArticleID, _ int) (string, error) {
	if library != onrecord.Public || id != "a" {
		return "", onrecord.Errorf(onrecord.NotFound, "no article %q", id)
	}
	return story, nil
}

func cited() Citation {
	return Cite(onrecord.Article{ID: "a", Library: onrecord.Public, Revision: 1, Text: story}, onrecord.Span{End: len(story)})
}

// newBot has a command for each way in which one can end.
func newBot(log *bytes.Buffer) *Bot {
	answer := func(a Answer, err error) func(context.Context, Request) (Answer, error) {
		return func(context.Context, Request) (Answer, error) { return a, err }
	}
	forged := cited()
	forged.Exact = "“The wall fell,” Ida Brok said."
	return &Bot{
		Plain: "echo", Texts: stored, Limit: time.Hour, Now: time.Now,
		Log: slog.New(slog.NewTextHandler(log, nil)),
		Commands: []Command{
			{Name: "echo", Params: []Param{{Name: "words", Required: true}}, Examples: []string{"/echo two words"},
				Run: func(_ context.Context, r Request) (Answer, error) {
					return Answer{Status: Found, Title: r.Arg("words")}, nil
				}},
			{Name: "panics", Run: func(context.Context, Request) (Answer, error) { panic("secret cause") }},
			{Name: "fails", Run: answer(Answer{}, errors.New("secret cause"))},
			{Name: "sleeps", Run: func(context.Context, Request) (Answer, error) { select {} }},
			{Name: "nothing", Run: answer(Answer{}, onrecord.Errorf(onrecord.NotFound, "nothing there").Hint("look elsewhere"))},
			{Name: "forges", Run: answer(Answer{Blocks: []Block{Table{Rows: []Row{{Citation: forged}}}}}, nil)},
			{Name: "manages", Manager: true, Run: answer(Answer{Status: Done}, nil)},
			{Name: "options", Params: []Param{{Name: "sort", Option: true, Choices: []string{"up", "down"}}}, Run: answer(Answer{Status: Done}, nil)},
			{Name: "chooses", Params: []Param{{Name: "to", Choices: []string{"red", "blue"}}}, Run: answer(Answer{Status: Done}, nil)},
		},
	}
}

func TestEveryRequestHasItsAnswer(t *testing.T) {
	for line, want := range map[string]struct {
		status Status
		title  string
	}{
		"hello there":       {Found, "hello there"},
		"/echo hello":       {Found, "hello"},
		"/echo":             {Misused, "/echo needs words."},
		"/panics":           {Failed, "That went wrong"},
		"/fails":            {Failed, "That went wrong"},
		"/forges":           {Failed, "That went wrong"},
		"/sleeps":           {Failed, "That took too long."},
		"/nothing":          {Empty, "Nothing there."},
		"/manages":          {Misused, "Only those who manage this place may use /manages."},
		"/chooses gray":     {Misused, "To cannot be “gray”."},
		"/chooses red":      {Done, ""},
		"/options sort:":    {Misused, "Nothing stands behind sort:."},
		"/options sort: up": {Done, ""},
		"/ecko hello":       {Misused, "There is no command /ecko"},
		"":                  {Misused, "Nothing was asked"},
	} {
		var log bytes.Buffer
		b := newBot(&log)
		if line == "/sleeps" {
			b.Limit = time.Millisecond
		}
		a := b.Handle(t.Context(), Parse(line, b.Commands))
		if a.Status != want.status || a.Title != want.title {
			t.Errorf("%q: %s %q, want %s %q", line, a.Status, a.Title, want.status, want.title)
		}
		if s := log.String(); strings.Count(s, "msg=answered") != 1 || strings.Contains(s, "hello") || strings.Contains(s, "ecko") {
			t.Errorf("%q: the log says %s", line, s)
		}
	}
}

// The text of a citation is looked up in the library that it names, so that
// alone would let an article of any library pass.
func TestAnArticleOfAForeignLibraryIsNotShown(t *testing.T) {
	b := newBot(&bytes.Buffer{})
	b.Commands = []Command{{Name: "cites", Run: func(context.Context, Request) (Answer, error) {
		return Answer{Status: Found, Blocks: []Block{Change{Citation: cited()}}}, nil
	}}}
	for want, r := range map[Status][]Request{
		Found:  {{Libraries: []string{"server", onrecord.Public}}, {Home: onrecord.Public}},
		Failed: {{Libraries: []string{"server"}, Home: "server"}, {}},
	} {
		for _, r := range r {
			r.Command = "cites"
			if a := b.Handle(t.Context(), r); a.Status != want {
				t.Errorf("libraries %q, home %q: %s, want %s", r.Libraries, r.Home, a.Status, want)
			}
		}
	}
}

func TestCommandsThatDoNotEndAreBounded(t *testing.T) {
	b := newBot(&bytes.Buffer{})
	end := make(chan struct{})
	b.Commands = append(b.Commands, Command{Name: "hangs", Run: func(context.Context, Request) (Answer, error) {
		<-end
		return Answer{}, nil
	}})
	b.Limit = time.Microsecond
	for range mostRunning {
		b.Handle(t.Context(), Request{Command: "hangs"})
	}
	b.Limit = time.Minute
	hello := Request{Command: "echo", Args: map[string]string{"words": "hello"}}
	if a := b.Handle(t.Context(), hello); a.Title != "Too many questions are being worked on." {
		t.Errorf("one more than may run: %s %q", a.Status, a.Title)
	}
	close(end)
	for b.Handle(t.Context(), hello).Status != Found {
		if t.Context().Err() != nil {
			t.Fatal("no answer after all have ended")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestBytesThatAreNoTextAreRefused(t *testing.T) {
	b := newBot(&bytes.Buffer{})
	a := b.Handle(t.Context(), Request{Command: "echo", Args: map[string]string{"words": "\xff"}})
	if a.Status != Misused || a.Title != "Words is not readable text." {
		t.Errorf("got %s %q", a.Status, a.Title)
	}
}

func TestAFailureIsInTheLogAndNotInTheAnswer(t *testing.T) {
	for _, line := range []string{"/panics", "/fails"} {
		var log bytes.Buffer
		b := newBot(&log)
		a := b.Handle(t.Context(), Parse(line, b.Commands))
		said := a.Blocks[0].(Prose).Runs[0].Text
		if strings.Contains(said, "secret") || !strings.Contains(log.String(), "secret cause") {
			t.Errorf("%s: said %q, logged %s", line, said, log.String())
		}
		ref := said[strings.LastIndex(said, " ")+1 : len(said)-1]
		if !strings.Contains(log.String(), "ref="+ref) {
			t.Errorf("%s: the reference %q is not in the log", line, ref)
		}
	}
}

func TestSuggestSurvivesAPanic(t *testing.T) {
	var log bytes.Buffer
	b := newBot(&log)
	b.Commands = append(b.Commands, Command{Name: "broken", Suggest: func(context.Context, Request, string, string) []string { panic("no") }})
	if got := b.Suggest(t.Context(), Request{Command: "broken"}, "x", ""); got != nil {
		t.Errorf("got %q", got)
	}
}

func TestCheckKeepsThePromise(t *testing.T) {
	whole := cited()
	passage := Passage{Text: story, Span: whole.Span, Citation: whole}
	with := func(change func(*Passage)) Quotation {
		p := passage
		change(&p)
		return Quotation{Passage: p}
	}
	good := []Block{
		Quotation{Passage: passage, Also: []Citation{whole}},
		with(func(p *Passage) { p.Marks = []onrecord.Span{{Start: 3, End: 6}, {Start: 7, End: 11}} }),
		Table{Columns: []string{"A"}, Rows: []Row{{Cells: [][]Run{Text("a")}, Citation: whole}}},
		Chart{Alt: "One.", Bars: []Bar{{Citation: whole}}}, Change{Citation: whole}, Prose{}, Note{},
	}
	if err := (Answer{Blocks: good}).Check(stored); err != nil {
		t.Errorf("a good answer: %v", err)
	}
	other := whole
	other.Library = "server"
	for name, bad := range map[string]Block{
		"no citation":      Quotation{Passage: Passage{Text: story, Span: whole.Span}},
		"other words":      with(func(p *Passage) { p.Text = strings.ToUpper(story) }),
		"shifted":          with(func(p *Passage) { p.Span.Start = 3 }),
		"beyond the end":   with(func(p *Passage) { p.Span.End++ }),
		"marks in a mess":  with(func(p *Passage) { p.Marks = []onrecord.Span{{Start: 7, End: 11}, {Start: 3, End: 6}} }),
		"an empty mark":    with(func(p *Passage) { p.Marks = []onrecord.Span{{Start: 3, End: 3}} }),
		"another library":  Change{Citation: other},
		"a copy of none":   Quotation{Passage: passage, Also: []Citation{{}}},
		"a row too narrow": Table{Columns: []string{"A", "B"}, Rows: []Row{{Cells: [][]Run{Text("a")}, Citation: whole}}},
		"a mute chart":     Chart{Bars: []Bar{{Citation: whole}}},
		"a pointer":        &Quotation{Passage: passage},
		"a block inside":   struct{ Prose }{},
		"no block":         nil,
	} {
		if err := (Answer{Blocks: []Block{bad}}).Check(stored); err == nil {
			t.Errorf("%s: passed", name)
		}
	}
}

func TestCitationsInOrder(t *testing.T) {
	at := func(n int) Citation { return Citation{Span: onrecord.Span{Start: n}} }
	a := Answer{Blocks: []Block{
		Prose{}, Quotation{Passage: Passage{Citation: at(1)}, Also: []Citation{at(2)}},
		Table{Rows: []Row{{Citation: at(3)}, {Citation: at(4)}}}, Chart{Bars: []Bar{{Citation: at(5)}}}, Change{Citation: at(6)},
	}}
	for i, c := range a.Citations() {
		if c.Span.Start != i+1 {
			t.Errorf("citation %d is %d", i, c.Span.Start)
		}
	}
	if n := len(a.Citations()); n != 6 {
		t.Errorf("%d citations, want 6", n)
	}
}
