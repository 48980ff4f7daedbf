package commands

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
)

// source is /source ID: the paragraph around a fact, its bytes marked, and
// what came before.
func source(find reader) bot.Command {
	return bot.Command{
		Name:    "source",
		Summary: "The paragraph around a fact, and what came before it",
		Params:  []bot.Param{{Name: "id", Summary: "The id under an answer", Required: true}},
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			return answerSource(ctx, find, r)
		},
	}
}

func answerSource(ctx context.Context, find reader, r bot.Request) (bot.Answer, error) {
	ids := idsIn(r.Arg("id"))
	hit, err := factOf(ctx, find, r, ids)
	if isNotFound(err) {
		return articleSource(ctx, find, r, ids)
	}
	if err != nil {
		return bot.Answer{}, err
	}
	p, err := newDesk(find, r).page(ctx, hit.Article)
	if err != nil {
		return bot.Answer{}, err
	}
	f := hit.Fact
	a := bot.Answer{Status: bot.Found, Title: fmt.Sprintf("%s %s", f.Kind, f.ID)}
	if p.Withdrawn != "" {
		a.Blocks = append(a.Blocks, withdrawnNote(p))
	}
	para := p.paragraph(f.Span.Start)
	if last := p.paragraph(max(f.Span.Start, f.Span.End-1)); last.End > para.End {
		para.End = last.End
	}
	if before, ok := p.before(para); ok {
		a.Blocks = append(a.Blocks, bot.Quotation{Lead: bot.Text("The paragraph before:"), Passage: bot.Passage{
			Text: p.say(before), Span: before, Citation: bot.Cite(p.Article, p.sentence(p.at(before.End-1), before.End-1)),
		}})
	}
	a.Blocks = append(a.Blocks, bot.Quotation{
		Speaker: speaker(&f), Lead: lead(&f), Fact: f.ID, Notes: doubts(p, &f),
		Passage: bot.Passage{Text: p.say(para), Span: para, Marks: factMarks(f, para), Citation: bot.Cite(p.Article, shorten(p.Text, f.Span, f.Span.Start))},
	}, bot.Note{Kind: bot.Scope, Text: bytesNote(p, f)})
	return a, nil
}

// mostIDs is how many words of a line are looked up as ids.
const mostIDs = 4

// idsIn returns what may be an id of what was typed or pasted: each word without the
// brackets and stops around it, the last first.
func idsIn(typed string) []string {
	var ids []string
	for _, word := range strings.Fields(typed) {
		if id := strings.Trim(word, "[](){}<>«»“”\"'`.,;:!?"); id != "" {
			ids = append(ids, id)
		}
	}
	slices.Reverse(ids) // "quote abcdefghij"
	return ids[:min(len(ids), mostIDs)]
}

// factOf returns the first fact that has one of the ids.
func factOf(ctx context.Context, find reader, r bot.Request, ids []string) (onrecord.Hit, error) {
	missing := onrecord.Errorf(onrecord.NotFound, "there is no id in \"%s\"", ellipsis(r.Arg("id"), 80))
	for _, id := range ids {
		hit, err := find.Fact(ctx, r.Libraries, onrecord.FactID(id))
		if !isNotFound(err) {
			return hit, err
		}
	}
	return onrecord.Hit{}, missing
}

func isNotFound(err error) bool { return onrecord.CodeOf(err) == onrecord.NotFound }

// articleSource answers for the id of an article: how it begins.
func articleSource(ctx context.Context, find reader, r bot.Request, ids []string) (bot.Answer, error) {
	d := newDesk(find, r)
	for _, id := range ids {
		found, err := find.Article(ctx, r.Libraries, onrecord.ArticleID(id), 0)
		if isNotFound(err) {
			continue
		}
		if err != nil {
			return bot.Answer{}, err
		}
		p, err := d.page(ctx, found)
		if err != nil || len(p.sentences) == 0 {
			return bot.Answer{}, err
		}
		a := bot.Answer{Status: bot.Found, Title: "Article " + id}
		if p.Withdrawn != "" {
			a.Blocks = append(a.Blocks, withdrawnNote(p))
		}
		para := p.paragraph(p.sentences[0].Start)
		a.Blocks = append(a.Blocks, bot.Quotation{Lead: bot.Text("It begins:"), Passage: bot.Passage{
			Text: p.say(para), Span: para, Citation: bot.Cite(p.Article, p.sentence(0, 0)),
		}})
		return a, nil
	}
	return bot.Answer{}, onrecord.Errorf(onrecord.NotFound, "neither a fact nor an article has the id \"%s\"", ellipsis(r.Arg("id"), 80)).
		Hint("the ids of facts stand in brackets under an answer, those of articles in /articles")
}

// withdrawnNote says that an article answers nothing any more.
func withdrawnNote(p *page) bot.Note {
	return bot.Note{Kind: bot.Caution, Text: "this article is withdrawn and answers nothing any more: " + p.Withdrawn}
}

// bytesNote says where a fact stands, for those who want to check it.
func bytesNote(p *page, f onrecord.Fact) string {
	return fmt.Sprintf("Article %s, revision %d, bytes %d to %d; read by pass %s, version %d.",
		p.ID, p.Revision, f.Span.Start, f.Span.End, f.Pass, f.Version)
}

// before returns the paragraph before another one.
func (p *page) before(para onrecord.Span) (onrecord.Span, bool) {
	for at := para.Start - 1; at > 0; at-- {
		if s := p.paragraph(at); !s.Empty() && s.End < para.Start {
			return s, true
		}
	}
	return onrecord.Span{}, false
}

// factMarks returns the bytes of a fact inside a passage: its content, else
// the sentences that prove it.
func factMarks(f onrecord.Fact, inside onrecord.Span) []onrecord.Span {
	var out []onrecord.Span
	for _, s := range f.What.Parts {
		if inside.Holds(s) {
			out = append(out, s)
		}
	}
	if len(out) == 0 && inside.Holds(f.Span) {
		out = append(out, f.Span)
	}
	return out
}
