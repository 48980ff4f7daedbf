package commands

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"onrecord"
	"onrecord/question"
)

// shelf is a Finder over a few articles in memory, read from a case file.
type shelf struct {
	articles  []onrecord.Article
	sentences map[onrecord.ArticleID][]onrecord.Span
	facts     []onrecord.Fact
	names     []onrecord.KnownName
}

// factLine is a fact of a case file; its strings are looked up in the text.
type factLine struct {
	Article, Kind, Form, Status, Verb, What, Of, When, Amount, Class, Hedge, Source string
	Low, High                                                                       int64
	Negated                                                                         bool
	Who, To                                                                         []string // "He=Jens Stoltenberg": printed, and whom it names
	Doubts                                                                          []string
}

// newShelf reads the files of a case: "article ID" (headers, an empty line,
// the text), "facts" (a JSON line each) and "names" (kind and full form).
func newShelf(t *testing.T, files []txtar.File) *shelf {
	t.Helper()
	s := &shelf{sentences: map[onrecord.ArticleID][]onrecord.Span{}}
	for _, f := range files {
		kind, id, _ := strings.Cut(f.Name, " ")
		switch kind {
		case "article":
			s.addArticle(t, id, string(f.Data))
		case "facts":
			for line := range strings.Lines(string(f.Data)) {
				s.addFact(t, line)
			}
		case "names":
			for line := range strings.Lines(string(f.Data)) {
				kind, full, _ := strings.Cut(strings.TrimSpace(line), " ")
				s.names = append(s.names, onrecord.KnownName{Name: onrecord.Name{Kind: onrecord.NameKind(kind), Full: full}, Articles: 1})
			}
		}
	}
	return s
}

var sentenceEnd = regexp.MustCompile(`[^\n]+?(?:[.!?][”"’']*(?:\s|$)|\n)`)

func (s *shelf) addArticle(t *testing.T, id, data string) {
	head, text, ok := strings.Cut(data, "\n\n")
	if !ok {
		t.Fatalf("article %s has no empty line behind its headers", id)
	}
	a := onrecord.Article{ID: onrecord.ArticleID(id), Library: onrecord.Public, Revision: 1, Text: text, DateOnly: true}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			a.Title = value
		case "outlet":
			a.Outlet = value
		case "library":
			a.Library = value
		case "date":
			a.Published, _ = time.Parse(time.DateOnly, value)
		}
	}
	s.articles = append(s.articles, a)
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		if span := trim(text, onrecord.Span{Start: m[0], End: m[1]}); !span.Empty() {
			s.sentences[a.ID] = append(s.sentences[a.ID], span)
		}
	}
}

func (s *shelf) addFact(t *testing.T, line string) {
	var l factLine
	if err := json.Unmarshal([]byte(line), &l); err != nil {
		t.Fatalf("fact %s: %v", line, err)
	}
	i := slices.IndexFunc(s.articles, func(a onrecord.Article) bool { return string(a.ID) == l.Article })
	if i < 0 {
		t.Fatalf("fact %s: no such article", line)
	}
	a := s.articles[i]
	f := onrecord.Fact{
		ID: onrecord.FactID(fmt.Sprintf("fact%d", len(s.facts)+1)), Article: a.ID, Library: a.Library,
		Kind: onrecord.Kind(l.Kind), Form: onrecord.Form(l.Form), Status: onrecord.Status(l.Status), Class: l.Class, Negated: l.Negated,
		Verb: mention(t, a.Text, l.Verb), What: mention(t, a.Text, l.What), Of: mention(t, a.Text, l.Of), Pass: l.Kind + "s", Version: 1,
	}
	f.When = period(t, mention(t, a.Text, l.When))
	f.Source = mention(t, a.Text, l.Source)
	f.Amount = onrecord.Amount{Mention: mention(t, a.Text, l.Amount), Low: l.Low, High: l.High, Hedge: l.Hedge}
	for _, w := range l.Who {
		f.Who = append(f.Who, mention(t, a.Text, w))
	}
	for _, w := range l.To {
		f.To = append(f.To, mention(t, a.Text, w))
	}
	for _, d := range l.Doubts {
		f.Doubts = append(f.Doubts, onrecord.Doubt{Code: onrecord.DoubtCode(d)})
	}
	p := page{Article: a, sentences: s.sentences[a.ID]}
	for i := p.at(f.What.Cover().Start); i < len(p.sentences) && p.sentences[i].Start < f.What.Cover().End; i++ {
		if f.Span.Empty() {
			f.Span = p.sentences[i]
		}
		f.Span.End = p.sentences[i].End
	}
	if err := f.Check(a.Text); err != nil {
		t.Fatal(err)
	}
	s.facts = append(s.facts, f)
}

// period takes the name of a mention for its day.
func period(t *testing.T, m onrecord.Mention) onrecord.Period {
	p := onrecord.Period{Mention: m, ISO: m.Name}
	p.Name = ""
	if p.ISO != "" {
		from, err := time.Parse(time.DateOnly, p.ISO)
		if err != nil {
			t.Fatal(err)
		}
		p.From, p.To = from, from.AddDate(0, 0, 1)
	}
	return p
}

// mention finds "printed=name" in a text; "…" stands between its parts.
func mention(t *testing.T, text, s string) onrecord.Mention {
	if s == "" {
		return onrecord.Mention{}
	}
	said, name, _ := strings.Cut(s, "=")
	var parts []onrecord.Span
	for part := range strings.SplitSeq(said, "…") {
		at := strings.Index(text, part)
		if at < 0 {
			t.Fatalf("the text does not say %q", part)
		}
		parts = append(parts, onrecord.Span{Start: at, End: at + len(part)})
	}
	m := onrecord.MentionAt(text, parts...)
	m.Name = name
	return m
}

func (s *shelf) reads(libraries []string, library string) bool {
	return slices.Contains(libraries, library)
}

// during reports whether an article was printed in the time of a query.
func during(q onrecord.Query, a onrecord.Article) bool {
	return !a.Published.Before(q.Since) && (q.Until.IsZero() || a.Published.Before(q.Until))
}

func (s *shelf) article(id onrecord.ArticleID) onrecord.Article {
	i := slices.IndexFunc(s.articles, func(a onrecord.Article) bool { return a.ID == id })
	return s.articles[i]
}

func bare(a onrecord.Article) onrecord.Article {
	a.Text = ""
	return a
}

// agree scores how the words of a query stand in a text; 0: not as asked.
func agree(asked string, how onrecord.Match, text string) float64 {
	a, b := question.Words(asked), question.Words(text)
	got := 0.0
	for _, w := range a {
		if slices.ContainsFunc(b, func(x question.Word) bool { return x.Stem == w.Stem }) {
			got += max(w.Weight, 0.1)
		} else if how != onrecord.Some {
			return 0
		}
	}
	if how == onrecord.Phrase && question.Align(a, b).Grade != question.Exact {
		return 0
	}
	return got
}

func (s *shelf) Find(_ context.Context, q onrecord.Query) (onrecord.Page, error) {
	var page onrecord.Page
	for _, f := range s.facts {
		a := s.article(f.Article)
		score := 1.0
		if q.Words != "" {
			score = agree(q.Words, q.Match, f.What.Text+" "+a.Text[f.Span.Start:f.Span.End])
		}
		if score == 0 || !s.reads(q.Libraries, f.Library) || q.Kind != "" && f.Kind != q.Kind || q.Article != "" && f.Article != q.Article {
			continue
		}
		if len(q.Who) > 0 && !slices.ContainsFunc(q.Who, func(who string) bool { return (&desk{}).spokeIt(f, question.Words(who)) }) {
			continue
		}
		if len(q.Statuses) > 0 && !slices.Contains(q.Statuses, f.Status) || q.Class != "" && f.Class != q.Class || a.Published.Before(q.Since) {
			continue
		}
		if len(q.Places) > 0 && !slices.ContainsFunc(append(slices.Clone(f.To), f.From...), func(m onrecord.Mention) bool { return slices.Contains(q.Places, m.Label()) }) {
			continue
		}
		page.Hits = append(page.Hits, onrecord.Hit{Fact: f, Article: bare(a), Score: score})
	}
	page.Total = len(page.Hits)
	return page, nil
}

func (s *shelf) Fact(_ context.Context, libraries []string, id onrecord.FactID) (onrecord.Hit, error) {
	for _, f := range s.facts {
		if f.ID == id && s.reads(libraries, f.Library) {
			return onrecord.Hit{Fact: f, Article: bare(s.article(f.Article))}, nil
		}
	}
	return onrecord.Hit{}, onrecord.Errorf(onrecord.NotFound, "no fact has the id \"%s\"", id)
}

func (s *shelf) Passages(_ context.Context, q onrecord.Query) ([]onrecord.Passage, error) {
	var out []onrecord.Passage
	for _, a := range s.articles {
		if !s.reads(q.Libraries, a.Library) || !during(q, a) || q.Article != "" && q.Article != a.ID {
			continue
		}
		for i, span := range s.sentences[a.ID] {
			text := a.Text[span.Start:span.End]
			if score := agree(q.Words, q.Match, text); score > 0 {
				out = append(out, onrecord.Passage{Article: bare(a), Span: span, Text: text, Index: i, Score: score})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b onrecord.Passage) int { return -cmp.Compare(a.Score, b.Score) })
	return out[:min(len(out), q.Limit)], nil
}

func (s *shelf) Article(_ context.Context, libraries []string, id onrecord.ArticleID, _ int) (onrecord.Article, error) {
	for _, a := range s.articles {
		if a.ID == id && s.reads(libraries, a.Library) {
			return a, nil
		}
	}
	return onrecord.Article{}, onrecord.Errorf(onrecord.NotFound, "no article has the id \"%s\"", id)
}

func (s *shelf) Sentences(_ context.Context, _ []string, id onrecord.ArticleID) ([]onrecord.Span, error) {
	return s.sentences[id], nil
}

func (s *shelf) Names(_ context.Context, _ []string, prefix string, kind onrecord.NameKind, limit int) ([]onrecord.KnownName, error) {
	var out []onrecord.KnownName
	for _, n := range s.names {
		if kind != "" && n.Kind != kind {
			continue
		}
		if slices.ContainsFunc(question.Words(n.Full), func(w question.Word) bool { return strings.HasPrefix(w.Fold, question.Fold(prefix)) }) {
			out = append(out, n)
		}
	}
	return out[:min(len(out), limit)], nil
}

func (s *shelf) Articles(_ context.Context, q onrecord.Query) (onrecord.ArticlePage, error) {
	var out onrecord.ArticlePage
	for _, a := range s.articles {
		if s.reads(q.Libraries, a.Library) && during(q, a) && (q.Words == "" || agree(q.Words, onrecord.Near, a.Title+" "+a.Text) > 0) {
			out.Articles = append(out.Articles, bare(a))
		}
	}
	out.Total = len(out.Articles)
	return out, nil
}

func (s *shelf) Count(_ context.Context, libraries []string) (onrecord.Counts, error) {
	var n onrecord.Counts
	for _, a := range s.articles {
		if s.reads(libraries, a.Library) {
			n.Articles++
		}
	}
	for _, f := range s.facts {
		if s.reads(libraries, f.Library) {
			n.Facts++
		}
		if f.Kind == onrecord.Quote {
			n.Quotes++
		}
	}
	return n, nil
}

// texts is the stored bytes, for Answer.Check.
func (s *shelf) texts(_ string, id onrecord.ArticleID, _ int) (string, error) {
	return s.article(id).Text, nil
}
