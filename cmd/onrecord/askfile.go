package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"onrecord"
	"onrecord/adapters/terminal"
	"onrecord/bot"
	"onrecord/ingest"
)

// asked is a line of a question file.
type asked struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	Command  string `json:"command"`
}

// answered is a line of output: what the terminal would print, without
// colour, and the sentences that prove it, in order of display.
type answered struct {
	ID       string     `json:"id"`
	Answered bool       `json:"answered"`
	Text     string     `json:"text"`
	Evidence []evidence `json:"evidence"`
}

// evidence is a stretch of an article in UTF-8 bytes, end exclusive.
type evidence struct {
	Article onrecord.ArticleID `json:"article"`
	Span    pair               `json:"span"`
}

// askFile answers a file of questions, one line each, in order.
func (a *app) askFile(ctx context.Context, path, use string) error {
	f, err := ingest.Open(path)
	if err != nil {
		return onrecord.Errorf(onrecord.Invalid, "%q cannot be read", path).Because(err)
	}
	defer f.Close()
	out := bufio.NewWriter(a.console.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	lines := bufio.NewReader(f)
	for n := 1; ctx.Err() == nil; n++ {
		line, end := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var q asked
			if err := json.Unmarshal(line, &q); err != nil {
				bad := onrecord.Errorf(onrecord.Invalid, "%s:%d is not a question as JSON", path, n).Because(err)
				return errors.Join(out.Flush(), bad) // what was answered before it stands
			}
			if err := enc.Encode(a.answered(ctx, q, use)); err != nil {
				return err
			}
		}
		if errors.Is(end, io.EOF) {
			break
		}
		if end != nil {
			return fmt.Errorf("%s: %w", path, end)
		}
	}
	return errors.Join(out.Flush(), ctx.Err())
}

func (a *app) answered(ctx context.Context, q asked, use string) answered {
	line := q.Question
	if use == "command" {
		line = q.Command
	}
	answer := a.answer(ctx, line)
	return answered{
		ID: q.ID, Answered: answer.Status == bot.Found,
		Text: terminal.Render(answer, terminal.Form{}), Evidence: evidenceOf(answer),
	}
}

// evidenceOf lists what an answer cites, each stretch once.
func evidenceOf(a bot.Answer) []evidence {
	list := []evidence{}
	seen := map[evidence]bool{}
	for _, c := range a.Citations() {
		e := evidence{c.Article, pair{c.Span.Start, c.Span.End}}
		if !seen[e] {
			seen[e] = true
			list = append(list, e)
		}
	}
	return list
}
