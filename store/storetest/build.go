package storetest

import (
	"fmt"
	"strings"
	"time"

	"onrecord"
	"onrecord/store"
)

// draft builds an entry piece by piece: its text, and facts over its bytes.
type draft struct {
	store.Entry
	b strings.Builder
}

// article begins a draft of the public library, published on a day such as
// "2022-02-25"; an empty day is no date.
func article(id, title, day string) *draft {
	d := &draft{}
	d.Article = onrecord.Article{
		ID: onrecord.ArticleID(id), Library: onrecord.Public, Title: title, Outlet: "The Harbour Post",
		URL: "https://harbour-post.example/" + id, DateOnly: true,
	}
	if day != "" {
		d.Article.Published = date(day)
	}
	d.Reading.Passes = []onrecord.PassMark{{Pass: "quotes", Version: 1}}
	return d
}

func date(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err) // a test with a wrong date
	}
	return t
}

func (d *draft) in(library string) *draft {
	d.Article.Library = library
	return d
}

// plain adds a sentence without a fact.
func (d *draft) plain(sentence string) *draft {
	d.sentence(sentence)
	return d
}

// sentence adds a sentence and returns its place.
func (d *draft) sentence(text string) onrecord.Span {
	if d.b.Len() > 0 {
		d.b.WriteString(" ")
	}
	s := onrecord.Span{Start: d.b.Len(), End: d.b.Len() + len(text)}
	d.b.WriteString(text)
	d.Reading.Sentences = append(d.Reading.Sentences, s)
	return s
}

// at returns the first place of part in the text from a byte on.
func (d *draft) at(from int, part string) onrecord.Span {
	i := strings.Index(d.b.String()[from:], part)
	if i < 0 {
		panic(fmt.Sprintf("%q is not in the sentence", part))
	}
	return onrecord.Span{Start: from + i, End: from + i + len(part)}
}

func (d *draft) mention(from int, part string) onrecord.Mention {
	return onrecord.MentionAt(d.b.String(), d.at(from, part))
}

// quote adds the sentence `who cue "what."` with its fact; full is who that
// is, when the sentence names them otherwise.
func (d *draft) quote(who, full, cue, what string) *draft {
	s := d.sentence(who + " " + cue + ": \u201c" + what + "\u201d.")
	f := d.fact(onrecord.Quote, s)
	f.Form, f.Status = onrecord.Direct, onrecord.Said
	speaker := d.mention(s.Start, who)
	speaker.Name = full
	f.Who = []onrecord.Mention{speaker}
	f.Verb = d.mention(s.Start, cue)
	f.What = d.mention(s.Start, what)
	return d
}

// force adds the sentence "owner has what in place." with its fact.
func (d *draft) force(owner, what, place string, status onrecord.Status) *draft {
	s := d.sentence(owner + " has " + what + " in " + place + ".")
	f := d.fact(onrecord.Force, s)
	f.Status, f.Class = status, "troops"
	f.Who = []onrecord.Mention{d.mention(s.Start, owner)}
	f.What = d.mention(s.Start, what)
	f.To = []onrecord.Mention{d.mention(s.Start, place)}
	return d
}

func (d *draft) fact(kind onrecord.Kind, s onrecord.Span) *onrecord.Fact {
	d.Reading.Facts = append(d.Reading.Facts, onrecord.Fact{
		ID:   onrecord.FactID(fmt.Sprintf("%s%02d", d.stem(), len(d.Reading.Facts))),
		Kind: kind, Span: s, Pass: "quotes", Version: 1,
	})
	return &d.Reading.Facts[len(d.Reading.Facts)-1]
}

// stem makes IDs of facts differ between articles and libraries.
func (d *draft) stem() string {
	h := uint64(14695981039346656037)
	for _, c := range []byte(d.Article.Library + "/" + string(d.Article.ID)) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return fmt.Sprintf("%08x", uint32(h^h>>32))
}

// name adds a name that the article gives.
func (d *draft) name(kind onrecord.NameKind, full string, forms ...string) *draft {
	d.Reading.Names = append(d.Reading.Names, onrecord.Name{Kind: kind, Full: full, Forms: forms})
	return d
}

// entry ends the draft.
func (d *draft) entry() store.Entry {
	e := d.Entry
	e.Article.Text = d.b.String()
	return e
}
