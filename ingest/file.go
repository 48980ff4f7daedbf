package ingest

// Files and standard input -> articles.

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ingest/page"
)

// Files lists the readers of what is on this machine: standard input as "-",
// folders, JSONL, web pages, and text, which takes whatever is left.
func Files(stdin io.Reader) []Reader {
	return []Reader{
		{func(s string) bool { return s == "-" }, readStdin(stdin)},
		{isFolder, readFolder},
		{isJSONL, fromFile(JSONL)},
		{hasEnding(".html", ".htm", ".xhtml"), fromFile(Page)},
		{func(string) bool { return true }, fromFile(Text)},
	}
}

// format reads the articles of one open file; source names it for people.
type format func(r io.Reader, source string, given Given) iter.Seq[Item]

func fromFile(f format) func(context.Context, string, Given) iter.Seq[Item] {
	return func(_ context.Context, path string, given Given) iter.Seq[Item] {
		return func(yield func(Item) bool) {
			file, err := Open(path)
			if err != nil {
				yield(Item{Source: path, Err: err})
				return
			}
			defer file.Close()
			f(file, path, given)(yield)
		}
	}
}

// Text yields the one article of a text or Markdown file, with its front
// matter. Without a title it has the name of the file.
func Text(r io.Reader, source string, given Given) iter.Seq[Item] {
	data, err := whole(r)
	if err != nil {
		return one(Item{Source: source, Err: err})
	}
	text, guessed, err := decode(data, given.Charset)
	if err != nil {
		return one(Item{Source: source, Err: err})
	}
	rec, body := frontMatter(text)
	rec.Text = body
	if rec.Title == "" && strings.HasSuffix(source, ".md") {
		rec.Title, rec.Text = heading(body)
	}
	given.over(&rec)
	it := Item{Source: source}
	if rec.Title == "" && source != stdinName {
		it.Untitled, rec.Title = true, strings.TrimSuffix(filepath.Base(source), filepath.Ext(source))
	}
	it.Article, it.Warnings, it.Err = rec.article()
	if guessed != "" && it.Err == nil {
		it.Warnings = append(it.Warnings, guessWarning(guessed))
	}
	return one(it)
}

// heading splits the first line of Markdown off when it is a title.
func heading(text string) (title, rest string) {
	line, rest, _ := strings.Cut(text, "\n")
	title, ok := strings.CutPrefix(line, "# ")
	if !ok {
		return "", text
	}
	return strings.TrimSpace(title), strings.TrimLeft(rest, "\n")
}

// Page yields the one article of a web page.
func Page(r io.Reader, source string, given Given) iter.Seq[Item] {
	it := Item{Source: source}
	data, err := whole(r)
	if err != nil {
		it.Err = err
		return one(it)
	}
	src := page.Source{URL: given.URL, Body: data}
	if given.Charset != "" {
		src.ContentType = "text/html; charset=" + given.Charset
	}
	found, err := page.Read(src)
	if err != nil {
		it.Err = err
		return one(it)
	}
	it.Article, it.Warnings, it.Err = recordOf(found.Article, given)
	return one(it)
}

// recordOf puts what was given over an article that was read from a page, and
// gives it its id.
func recordOf(a onrecord.Article, given Given) (onrecord.Article, []string, error) {
	rec := record{Title: a.Title, Publisher: a.Outlet, Byline: a.Byline, URL: a.URL, Language: a.Language, Text: a.Text}
	given.over(&rec)
	out, warnings, err := rec.article()
	if given.Date == "" {
		out.Published, out.DateOnly = a.Published, a.DateOnly
	}
	return out, warnings, err
}

// whole reads a file that holds one article. Twice MaxText is let in, because
// other encodings and markup need more bytes than the text.
func whole(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, 2*MaxText+1))
	switch {
	case err != nil:
		return nil, readable(err)
	case len(data) == 0:
		return nil, onrecord.Errorf(onrecord.Invalid, "it is empty")
	case len(data) > 2*MaxText:
		return nil, onrecord.Errorf(onrecord.TooLarge, "it is too large: an article may have %d MB of text", MaxText>>20)
	}
	return data, foreignFile(data)
}

const stdinName = "standard input"

// readStdin tells what comes by its first bytes: JSON lines, a web page or a
// text.
func readStdin(in io.Reader) func(context.Context, string, Given) iter.Seq[Item] {
	return func(_ context.Context, _ string, given Given) iter.Seq[Item] {
		return func(yield func(Item) bool) {
			r := bufio.NewReaderSize(in, 1<<16)
			begin, _ := r.Peek(sniffed)
			sniff(begin)(r, stdinName, given)(yield)
		}
	}
}

func sniff(begin []byte) format {
	begin = bytes.ToLower(bytes.TrimSpace(begin))
	switch {
	case bytes.HasPrefix(begin, []byte("{")):
		return JSONL
	case bytes.HasPrefix(begin, []byte("<!doctype html")), bytes.HasPrefix(begin, []byte("<html")):
		return Page
	}
	return Text
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func isJSONL(path string) bool {
	return hasEnding(".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")(path)
}

func hasEnding(endings ...string) func(string) bool {
	return func(path string) bool {
		return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(strings.ToLower(path), e) })
	}
}
