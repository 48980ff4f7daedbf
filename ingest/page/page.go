// Package page makes an article of a web page: its main text without
// navigation, captions and "read also" boxes, and what the page says of
// itself. What is no article is refused with the reason.
package page

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"

	"onrecord"
)

// Source is a page as it came.
type Source struct {
	URL         string // where it stood; may be empty for a file
	ContentType string // header with charset; may be empty
	Body        []byte
	Seen        time.Time // when; no publication date may lie after it
}

// Result is the article of a page. Next is the address of its next part,
// empty where it has none or is whole.
type Result struct {
	Article onrecord.Article // without ID, Library, Revision and Hash
	Next    string
}

// Read makes an article of s. An error is an *onrecord.Error with code
// Invalid that says what the page is instead. A panic of one of the libraries
// over what a stranger wrote is such an error too.
func Read(s Source) (result Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = onrecord.Errorf(onrecord.Invalid, "the page cannot be read").Because(fmt.Errorf("panic: %v", p))
		}
	}()
	doc, err := parse(s)
	if err != nil {
		return Result{}, err
	}
	base := baseURL(s.URL, doc)
	about := describe(doc, base, s.Seen)
	next := nextPart(doc, base)
	paragraphs := body(doc, base, about)
	if err := judge(doc, about, paragraphs); err != nil {
		return Result{}, err
	}
	return Result{
		Article: onrecord.Article{
			URL: about.URL, Outlet: about.Outlet, Title: about.Title, Byline: about.Byline, Language: about.Language,
			Published: about.Published, DateOnly: about.DateOnly, Fetched: s.Seen,
			Text: strings.Join(paragraphs, "\n\n"),
		},
		Next: next,
	}, nil
}

// parse decodes the bytes and reads the markup.
func parse(s Source) (*html.Node, error) {
	enc := encodingOf(s)
	// A page may break the encoding that it declares.
	doc, err := html.Parse(transform.NewReader(bytes.NewReader(s.Body), transform.Chain(enc.NewDecoder(), runes.ReplaceIllFormed())))
	if err != nil {
		return nil, onrecord.Errorf(onrecord.Invalid, "the page is no HTML").Because(err)
	}
	return doc, nil
}

// encodingOf tells the encoding by byte order mark, header or declaration.
// Western European is what is left where nothing is declared early enough,
// and what servers declare by mistake: bytes that are UTF-8 throughout are
// UTF-8 all the same.
func encodingOf(s Source) encoding.Encoding {
	enc, name, _ := charset.DetermineEncoding(s.Body, s.ContentType)
	if name == "windows-1252" && utf8.Valid(s.Body) {
		return unicode.UTF8
	}
	return enc
}

// baseURL is what relative links of the page start from.
func baseURL(address string, doc *html.Node) *url.URL {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	if b := first(doc, func(n *html.Node) bool { return n.Data == "base" && attr(n, "href") != "" }); b != nil {
		if u, err := base.Parse(attr(b, "href")); err == nil {
			return u
		}
	}
	return base
}

// body returns the paragraphs of the main text: those that readability finds,
// or the article body of the page's own description where that holds clearly
// more, as on pages that scripts put together.
func body(doc *html.Node, base *url.URL, about description) []string {
	declared := plainParagraphs(about.Body)
	strip(doc)
	var found []string
	if a, err := readability.FromDocument(doc, base); err == nil && a.Node != nil {
		found = paragraphs(a.Node, about)
	}
	if length(declared) > 2*length(found) {
		return declared
	}
	return found
}

func length(paragraphs []string) int {
	n := 0
	for _, p := range paragraphs {
		n += len(p)
	}
	return n
}

// nextPart returns the address of the next part of an article on several
// pages, if it lies on the same site.
func nextPart(doc *html.Node, base *url.URL) string {
	n := first(doc, func(n *html.Node) bool {
		return (n.Data == "link" || n.Data == "a") && hasWord(attr(n, "rel"), "next")
	})
	if n == nil {
		return ""
	}
	u, err := base.Parse(attr(n, "href"))
	if err != nil || u.Host != base.Host || u.Path == base.Path && u.RawQuery == base.RawQuery || !samePiece(base, u) {
		return ""
	}
	return u.String()
}

// samePiece reports whether next is a further page of the same piece, not the
// next piece: its path starts with that of the first, or only the query differs.
func samePiece(base, next *url.URL) bool {
	stem := strings.TrimSuffix(strings.TrimSuffix(base.Path, "/"), ".html")
	return strings.HasPrefix(next.Path, stem) || next.Path == base.Path
}
