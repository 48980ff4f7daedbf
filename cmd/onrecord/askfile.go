package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

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

// stdinFile is the name of standard input where a file is named.
const stdinFile = "-"

// openQuestions opens a file of questions, or standard input.
func (a *app) openQuestions(path string) (io.ReadCloser, error) {
	if path == stdinFile {
		return io.NopCloser(a.console.In), nil
	}
	f, err := ingest.Open(path)
	if err != nil {
		return nil, onrecord.Errorf(onrecord.Invalid, "%q cannot be read", path).Because(err)
	}
	return f, nil
}

// askFile answers a file of questions, one line each, in order. A line that is
// no question has no answer: its number is told, and the others are answered.
func (a *app) askFile(ctx context.Context, path, use string) error {
	f, err := a.openQuestions(path)
	if err != nil {
		return err
	}
	defer f.Close()
	out := bufio.NewWriter(a.console.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	lines := bufio.NewReader(f)
	broken := false
	for n := 1; ctx.Err() == nil; n++ {
		line, end := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			q, err := readAsked(line, use)
			if err != nil {
				broken = true
				fmt.Fprintf(a.console.Err, "onrecord: %s:%d %s\n", path, n, terminal.OneLine(err.Error()))
			} else if err := enc.Encode(a.answered(ctx, q, use)); err != nil {
				return err
			}
		}
		if errors.Is(end, io.EOF) {
			break
		}
		if end != nil {
			return errors.Join(out.Flush(), fmt.Errorf("%s: %w", path, end))
		}
	}
	if err := errors.Join(out.Flush(), ctx.Err()); err != nil {
		return err
	}
	if broken {
		return exit(exitMisused)
	}
	return nil
}

// readAsked reads a line of a question file.
func readAsked(line []byte, use string) (q asked, err error) {
	if err := json.Unmarshal(bytes.TrimPrefix(line, []byte(byteOrderMark)), &q); err != nil {
		return q, fmt.Errorf("is not a question as JSON: %w", err)
	}
	if strings.TrimSpace(q.line(use)) == "" {
		return q, fmt.Errorf("has no %q", use)
	}
	return q, nil
}

// line returns the field of q that is asked.
func (q asked) line(use string) string {
	if use == "command" {
		return q.Command
	}
	return q.Question
}

func (a *app) answered(ctx context.Context, q asked, use string) answered {
	answer := a.answer(ctx, q.line(use))
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
