package page

import (
	"net/url"
	"regexp"
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
	address := canonical(doc, base, meta)
	ld := linkedData(doc, address, printedHeadline(doc, meta))
	outlet := firstOf(ld.Publisher, meta["og:site_name"], meta["application-name"])
	d := description{
		Title:    headline(doc, ld, meta, outlet),
		Outlet:   firstOf(outlet, strings.TrimPrefix(base.Hostname(), "www.")),
		Byline:   firstOf(ld.Author, meta["author"], meta["article:author:name"], meta["parsely-author"], meta["sailthru.author"]),
		Language: firstOf(ld.Language, attr(first(doc, element("html")), "lang"), strings.ReplaceAll(meta["og:locale"], "_", "-")),
		URL:      address,
		Kind:     firstOf(ld.Type, meta["og:type"]),
		Body:     ld.Body,
		Paywall:  ld.Locked,
	}
	if d.Byline == "" || looksLikeAddress(d.Byline) {
		d.Byline = printedByline(doc)
	}
	d.Published, d.DateOnly = published(doc, ld, meta, d.URL, seen)
	return d
}

// headline prefers what is meant for readers: a title element often ends in
// the outlet.
func headline(doc *html.Node, ld linked, meta map[string]string, outlet string) string {
	title := ""
	if n := first(doc, element("title")); n != nil {
		title = squeeze(textOf(n))
		for _, dash := range []string{" | ", " - ", " – ", " — ", " · "} {
			title = strings.TrimSuffix(title, dash+outlet)
		}
	}
	return firstOf(ld.Headline, printedHeadline(doc, meta), title)
}

// printedHeadline is the headline as the page shows it, or hands it on.
func printedHeadline(doc *html.Node, meta map[string]string) string {
	h1 := ""
	if n := first(doc, element("h1")); n != nil {
		h1 = squeeze(textOf(n))
	}
	return firstOf(meta["og:title"], meta["twitter:title"], h1)
}

var (
	bylineName = regexp.MustCompile(` (by ?line|authors?|author name) `)
	personName = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]+( ((and|,|&|de|van|von|der|al|bin) )*\p{Lu}[\p{L}.'’-]*){0,6}$`)
)

// printedByline is the name in the first element that is marked as the
// author's and holds nothing else.
func printedByline(doc *html.Node) string {
	found := ""
	first(doc, func(n *html.Node) bool {
		if !hasWord(attr(n, "rel"), "author") && attr(n, "itemprop") != "author" && !bylineName.MatchString(nameOf(n)) {
			return false
		}
		name := squeeze(textOf(n))
		if by, rest, ok := strings.Cut(name, " "); ok && strings.EqualFold(by, "by") {
			name = rest
		}
		if !personName.MatchString(name) {
			return false
		}
		found = name
		return true
	})
	return found
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

func looksLikeAddress(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "@") }

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
