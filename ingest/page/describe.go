package page

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// description is what a page says of itself.
type description struct {
	URL, Outlet, Title, Byline, Language string
	Published                            time.Time
	DateOnly                             bool
	Kind                                 string // schema.org type: "NewsArticle"; og:type otherwise
	Body                                 string // articleBody, may be empty
	Paywall                              bool   // says that it is not free to read
}

// describe reads JSON-LD, then meta elements, then the visible headline, and
// last the date by its looks.
func describe(doc *html.Node, base *url.URL, seen time.Time) description {
	meta := metas(doc)
	ld := linkedData(doc)
	d := description{
		Title:    headline(doc, ld, meta),
		Outlet:   firstOf(ld.Publisher, meta["og:site_name"], meta["application-name"], strings.TrimPrefix(base.Hostname(), "www.")),
		Byline:   firstOf(ld.Author, meta["author"], meta["article:author:name"], meta["parsely-author"], meta["sailthru.author"]),
		Language: firstOf(ld.Language, attr(first(doc, element("html")), "lang"), strings.ReplaceAll(meta["og:locale"], "_", "-")),
		URL:      canonical(doc, base, meta),
		Kind:     firstOf(ld.Type, meta["og:type"]),
		Body:     ld.Body,
		Paywall:  ld.Locked,
	}
	if looksLikeAddress(d.Byline) {
		d.Byline = ""
	}
	d.Published, d.DateOnly = published(doc, ld, meta, d.URL, seen)
	return d
}

// headline prefers what is printed: a title element often ends in the outlet.
func headline(doc *html.Node, ld linked, meta map[string]string) string {
	h1 := ""
	if n := first(doc, element("h1")); n != nil {
		h1 = squeeze(textOf(n))
	}
	title := ""
	if n := first(doc, element("title")); n != nil {
		title = squeeze(textOf(n))
	}
	return firstOf(ld.Headline, meta["og:title"], meta["twitter:title"], h1, title)
}

// canonical is the address that the page wants to be known by, if it is on
// the same site: a page may not speak for another.
func canonical(doc *html.Node, base *url.URL, meta map[string]string) string {
	link := first(doc, func(n *html.Node) bool { return n.Data == "link" && hasWord(attr(n, "rel"), "canonical") })
	for _, candidate := range []string{attr(link, "href"), meta["og:url"]} {
		if candidate == "" {
			continue
		}
		u, err := base.Parse(candidate)
		if err == nil && (base.Host == "" || site(u) == site(base)) && (u.Scheme == "http" || u.Scheme == "https") && u.Path != "" && (u.Path != "/" || base.Path == "/") {
			u.Fragment = ""
			return u.String()
		}
	}
	if base.Host == "" {
		return ""
	}
	clean := *base
	clean.Fragment = ""
	return clean.String()
}

// site is a host without the names of its editions.
func site(u *url.URL) string {
	host := u.Hostname()
	for _, edition := range []string{"www.", "amp.", "m.", "mobile."} {
		host = strings.TrimPrefix(host, edition)
	}
	return host
}

// published takes the day of first publication. A date after the page was
// seen is none.
func published(doc *html.Node, ld linked, meta map[string]string, address string, seen time.Time) (at time.Time, dateOnly bool) {
	for _, s := range []string{ld.Published, meta["article:published_time"], meta["og:published_time"], meta["parsely-pub-date"], meta["dc.date.issued"], meta["date"], timeElement(doc)} {
		if t, only, ok := moment(s); ok && plausible(t, seen) {
			return t, only
		}
	}
	if t, ok := dateLine(doc); ok && plausible(t, seen) {
		return t, true
	}
	if t, ok := dateInAddress(address); ok && plausible(t, seen) {
		return t, true
	}
	return time.Time{}, false
}

func plausible(t, seen time.Time) bool {
	return t.Year() > 1700 && (seen.IsZero() || t.Before(seen.Add(24*time.Hour)))
}

// timeElement is the moment of the first time element that is not about a change.
func timeElement(doc *html.Node) string {
	n := first(doc, func(n *html.Node) bool {
		return n.Data == "time" && attr(n, "datetime") != "" && !strings.Contains(strings.ToLower(attr(n, "class")+attr(n, "itemprop")), "modif")
	})
	return attr(n, "datetime")
}

// layouts lists how pages write moments; those without an hour come last.
var layouts = []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.RFC1123Z, time.RFC1123}

func moment(s string) (t time.Time, dateOnly, ok bool) {
	s = strings.TrimSpace(s)
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t.UTC(), false, true
		}
	}
	t, err := time.Parse(time.DateOnly, s)
	return t, true, err == nil
}

// metas returns the content of meta elements by lower-case name or property.
func metas(doc *html.Node) map[string]string {
	m := map[string]string{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "meta" {
			continue
		}
		key := strings.ToLower(firstOf(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
		if v := squeeze(attr(n, "content")); key != "" && v != "" && m[key] == "" {
			m[key] = v
		}
	}
	return m
}

// linked is what the page's JSON-LD says of its article.
type linked struct {
	Type, Headline, Body, Author, Publisher, Published, Language string
	Locked                                                       bool
}

// linkedData returns the first description of an article in the page.
func linkedData(doc *html.Node) linked {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || !strings.EqualFold(attr(n, "type"), "application/ld+json") || n.FirstChild == nil {
			continue
		}
		var v any
		if json.Unmarshal([]byte(n.FirstChild.Data), &v) != nil {
			continue
		}
		if l, ok := articleIn(v, 0); ok {
			return l
		}
	}
	return linked{}
}

// articleIn looks for an article in a JSON-LD value: the value itself, a list,
// or a graph.
func articleIn(v any, depth int) (linked, bool) {
	if depth > 4 {
		return linked{}, false
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if l, ok := articleIn(e, depth+1); ok {
				return l, true
			}
		}
	case map[string]any:
		for _, t := range texts(v["@type"]) {
			if isArticle(t) {
				return linkedArticle(t, v), true
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if l, ok := articleIn(v[key], depth+1); ok {
				return l, true
			}
		}
	}
	return linked{}, false
}

func isArticle(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report"
}

func linkedArticle(kind string, v map[string]any) linked {
	l := linked{
		Type: kind, Headline: oneText(v["headline"]), Body: oneText(v["articleBody"]),
		Author: strings.Join(named(v["author"]), ", "), Publisher: strings.Join(named(v["publisher"]), ", "),
		Published: oneText(v["datePublished"]), Language: oneText(v["inLanguage"]),
	}
	free := strings.ToLower(oneText(v["isAccessibleForFree"]))
	l.Locked = free == "false"
	return l
}

// named returns the names of a person or body, or of several.
func named(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{squeeze(html.UnescapeString(v))}
	case map[string]any:
		if s := oneText(v["name"]); s != "" {
			return []string{s}
		}
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, named(e)...)
		}
		return all
	}
	return nil
}

func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, texts(e)...)
		}
		return all
	}
	return nil
}

// oneText returns a JSON value as words; entities that were escaped twice are
// read once more.
func oneText(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(html.UnescapeString(v))
	case bool:
		if !v {
			return "false"
		}
		return "true"
	case []any:
		if len(v) > 0 {
			return oneText(v[0])
		}
	}
	return ""
}

func looksLikeAddress(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "@") }

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
