package commands

import (
	"context"
	"fmt"

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
	id := r.Arg("id")
	hit, err := find.Fact(ctx, r.Libraries, onrecord.FactID(id))
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
		a.Blocks = append(a.Blocks, bot.Note{Kind: bot.Caution, Text: "this article is withdrawn and answers nothing any more: " + p.Withdrawn})
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
