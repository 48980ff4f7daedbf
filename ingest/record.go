package ingest

// Titles, dates and ids, as a source gave them -> Article.

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord"
)

// record is an article in the words of front matter and JSONL. Publisher and
// Outlet are two names of one thing.
type record struct {
	ID        id     `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Outlet    string `json:"outlet"`
	Byline    string `json:"byline"`
	Date      string `json:"date"`
	URL       string `json:"url"`
	Language  string `json:"language"`
	Text      string `json:"text"`
}

// id is a string, or a number that is kept as it was written.
type id string

func (i *id) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] != '"' {
		*i = id(strings.TrimSpace(string(data)))
		if *i == "null" {
			*i = ""
		}
		return nil
	}
	return json.Unmarshal(data, (*string)(i))
}

// article checks r and makes it an Article. What is only odd comes back as
// warnings: the article is taken all the same.
func (r record) article() (onrecord.Article, []string, error) {
	if err := checkText(r.Text); err != nil {
		return onrecord.Article{}, nil, err
	}
	var warnings []string
	published, dateOnly, err := ParseDate(r.Date)
	if err != nil {
		warnings = append(warnings, "taken without a date: "+err.Error())
	}
	outlet := r.Publisher
	if outlet == "" {
		outlet = r.Outlet
	}
	sum := sha256.Sum256([]byte(r.Text))
	a := onrecord.Article{
		ID: onrecord.ArticleID(r.ID), URL: r.URL, Outlet: outlet, Title: r.Title, Byline: r.Byline, Language: r.Language,
		Published: published, DateOnly: dateOnly, Text: r.Text, Hash: hex.EncodeToString(sum[:]),
	}
	if a.ID == "" {
		a.ID = madeID(a)
	}
	return a, warnings, nil
}

// madeID names an article that came without an id: by its address, so that a
// changed page is a revision, else by its content.
func madeID(a onrecord.Article) onrecord.ArticleID {
	if a.URL == "" {
		return onrecord.ArticleID("a" + a.Hash[:12])
	}
	return IDOf(a.URL)
}

// IDOf returns the id of an article that was read at an address and came
// without one.
func IDOf(address string) onrecord.ArticleID {
	sum := sha256.Sum256([]byte(address))
	return onrecord.ArticleID("u" + hex.EncodeToString(sum[:6]))
}

// checkText refuses what cannot be the text of an article.
func checkText(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return onrecord.Errorf(onrecord.Invalid, "there is no text in it")
	case len(text) > MaxText:
		return onrecord.Errorf(onrecord.TooLarge, "its text has %d bytes, more than the %d MB that an article may have", len(text), MaxText>>20)
	case !utf8.ValidString(text):
		return onrecord.Errorf(onrecord.Invalid, "its text is not UTF-8")
	case strings.IndexByte(text, 0) >= 0:
		return onrecord.Errorf(onrecord.Invalid, "it is no text: byte %d is zero", strings.IndexByte(text, 0)+1)
	}
	return nil
}

// dateForms are the ways a date may be written, and whether each says no more
// than the day.
var dateForms = []struct {
	layout string
	day    bool
}{
	{time.DateOnly, true},
	{time.RFC3339, false},
	{"2006-01-02T15:04:05", false},
	{"2006-01-02T15:04", false},
	{"2006-01-02 15:04:05", false},
	{"2006-01-02 15:04", false},
	{"2 January 2006", true},
	{"January 2, 2006", true},
	{"2006/01/02", true},
	{time.RFC1123Z, false},
	{time.RFC1123, false},
}

// ParseDate reads the date of an article, "2022-02-25" or one of the other ways
// in dateForms; an empty one is the zero time. day says that it names no hour.
// The error is an *onrecord.Error with code Invalid that shows how to write it.
func ParseDate(s string) (date time.Time, day bool, err error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, false, nil
	}
	for _, form := range dateForms {
		if t, err := time.Parse(form.layout, s); err == nil {
			return t, form.day, nil
		}
	}
	return time.Time{}, false, onrecord.Errorf(onrecord.Invalid, "%.40q is not a date", s).Hint("write it as 2022-02-25")
}
