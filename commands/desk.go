package commands

import (
	"context"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord"
	"onrecord/bot"
	"onrecord/evidence"
	"onrecord/question"
)

// desk is what one request works with: what its asker may read, and the
// articles that were fetched for it so far. It is used by one goroutine.
type desk struct {
	find      reader
	libraries []string
	pages     map[pageKey]*page
	now       time.Time // when the request was made; zero: not known
	// since and until bound the days on which the articles that are searched were printed;
	// zero: all.
	since, until time.Time
	from         int // how many results the pages before this one showed
}

type pageKey struct {
	library string
	id      onrecord.ArticleID
}

// page is an article with its text and its sentences.
type page struct {
	onrecord.Article
	sentences []onrecord.Span
	split     [][]question.Word // of each sentence; made on first use
	counts    map[string]int    // how many sentences hold a stem; made with split
	prepared  *evidence.Text    // made on first use
}

func newDesk(find reader, r bot.Request) *desk {
	return &desk{find: find, libraries: r.Libraries, now: r.At, pages: map[pageKey]*page{}}
}

// shownBefore reads the mark of a page that counts: how many results the
// pages before it showed.
func shownBefore(r bot.Request) (int, error) {
	if r.After == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(r.After)
	if err != nil || n < 0 {
		return 0, onrecord.Errorf(onrecord.Invalid, "after:%s is no mark of a page", r.After).Hint("ask the question again")
	}
	return n, nil
}

// page fetches the text and sentences of an article that a hit or passage
// named, once.
func (d *desk) page(ctx context.Context, a onrecord.Article) (*page, error) {
	key := pageKey{a.Library, a.ID}
	if p, ok := d.pages[key]; ok {
		return p, nil
	}
	whole, err := d.find.Article(ctx, []string{a.Library}, a.ID, 0)
	if err != nil {
		return nil, err
	}
	sentences, err := d.find.Sentences(ctx, []string{a.Library}, a.ID)
	if err != nil {
		return nil, err
	}
	d.pages[key] = &page{Article: whole, sentences: sentences}
	return d.pages[key], nil
}

// words splits a string, and remembers its words for the next.
func (d *desk) words(s string) []question.Word { return d.find.split.Words(s) }

// facts asks for facts of one kind in the asker's libraries.
func (d *desk) facts(ctx context.Context, q onrecord.Query) ([]onrecord.Hit, error) {
	q.Libraries = d.libraries
	if !d.since.IsZero() {
		q.Since, q.Until = d.since, d.until
	}
	found, err := d.find.Find(ctx, q)
	return found.Hits, err
}

// passages asks for sentences that have some of the words, best first.
func (d *desk) passages(ctx context.Context, words string, limit int) ([]onrecord.Passage, error) {
	return d.find.Passages(ctx, onrecord.Query{Libraries: d.libraries, Words: words, Match: onrecord.Some, Limit: limit, Since: d.since, Until: d.until})
}

// mentioned reports whether any sentence that the asker may read has a word.
func (d *desk) mentioned(ctx context.Context, word string) (bool, error) {
	found, err := d.find.Passages(ctx, onrecord.Query{Libraries: d.libraries, Words: word, Match: onrecord.Near, Limit: 1})
	return len(found) > 0, err
}

// at returns the index of the sentence that holds the byte at, or the last
// one before it.
func (p *page) at(at int) int {
	lo, hi := 0, len(p.sentences)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if p.sentences[mid].Start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(lo-1, 0)
}

// say returns the bytes of the text at s.
func (p *page) say(s onrecord.Span) string { return p.Text[s.Start:s.End] }

// longestSentence bounds a citation in bytes: what is cited is a sentence,
// and where the text has none that ends, a piece of it.
const longestSentence = 500

// sentence returns the sentence at index i, cut to what may be cited around
// the byte at.
func (p *page) sentence(i, at int) onrecord.Span {
	if i >= len(p.sentences) {
		return onrecord.Span{}
	}
	return shorten(p.Text, p.sentences[i], at)
}

// shorten returns the part of s around the byte at that may be cited, cut at
// white space, or in a longer word between two letters.
func shorten(text string, s onrecord.Span, at int) onrecord.Span {
	if s.Len() <= longestSentence {
		return s
	}
	start := max(s.Start, min(at-longestSentence/3, s.End-longestSentence))
	if start > s.Start {
		if i := strings.IndexByte(text[start:max(start, min(at, s.End))], ' '); i >= 0 {
			start += i + 1
		}
		start = letterAt(text, start)
	}
	end := min(start+longestSentence, s.End)
	if end < s.End {
		from := max(start, min(at, end))
		if i := strings.LastIndexByte(text[from:end], ' '); i > 0 {
			end = from + i
		}
		end = letterAt(text, end)
	}
	return onrecord.Span{Start: start, End: end}
}

// letterAt returns the start of the letter that the byte at i is part of.
func letterAt(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// paragraph returns the line of the text that holds the byte at.
func (p *page) paragraph(at int) onrecord.Span {
	start := strings.LastIndexByte(p.Text[:at], '\n') + 1
	end := len(p.Text)
	if i := strings.IndexByte(p.Text[at:], '\n'); i >= 0 {
		end = at + i
	}
	return trim(p.Text, onrecord.Span{Start: start, End: end})
}

// trim returns s without the white space at its ends.
func trim(text string, s onrecord.Span) onrecord.Span {
	part := text[s.Start:s.End]
	left := len(part) - len(strings.TrimLeft(part, " \t\r\n\u00a0"))
	right := len(strings.TrimRight(part, " \t\r\n\u00a0"))
	if right < left {
		return onrecord.Span{Start: s.Start, End: s.Start}
	}
	return onrecord.Span{Start: s.Start + left, End: s.Start + right}
}

// marks returns the spans of words, given by their index in words that were
// split out of the text at byte base; words that stand together are joined.
func marks(text string, base int, words []question.Word, at []int) []onrecord.Span {
	var out []onrecord.Span
	for _, i := range at {
		s := onrecord.Span{Start: base + words[i].Start, End: base + words[i].End}
		if n := len(out); n > 0 && out[n-1].End <= s.Start && strings.TrimSpace(text[out[n-1].End:s.Start]) == "" {
			out[n-1].End = s.End
			continue
		}
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			continue
		}
		out = append(out, s)
	}
	return out
}
