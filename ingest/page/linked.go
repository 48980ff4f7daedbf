package page

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// linked is what the page's JSON-LD says of its article.
type linked struct {
	Type, Headline, Body, Author, Publisher, Published, Language string
	Locked                                                       bool
}

// linkedData returns the description of the article that stands at an address
// or has its headline. Pages describe others, too: where none is known to be
// the page's own, it is the first.
func linkedData(doc *html.Node, address, headline string) linked {
	var g graph
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || !strings.EqualFold(attr(n, "type"), "application/ld+json") || n.FirstChild == nil {
			continue
		}
		var v any
		if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
			g.collect(v, 0)
		}
	}
	if len(g.articles) == 0 {
		return linked{}
	}
	own := g.articles[0]
	for _, a := range g.articles {
		if standsAt(a, address) {
			own = a
			break
		}
		if !standsAt(own, address) && sameWords(oneText(a["headline"]), headline) && !sameWords(oneText(own["headline"]), headline) {
			own = a
		}
	}
	return g.article(own)
}

// node is one thing that JSON-LD describes.
type node = map[string]any

// graph is everything that a page describes.
type graph struct {
	articles []node
	byID     map[string]node
}

// deepest is how far into a value articles are looked for.
const deepest = 4

// collect gathers the articles in a JSON-LD value: the value itself, a list,
// or a graph.
func (g *graph) collect(v any, depth int) {
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			g.collect(e, depth+1)
		}
	case node:
		if id := oneText(v["@id"]); id != "" && len(v) > 1 {
			if g.byID == nil {
				g.byID = map[string]node{}
			}
			g.byID[id] = v
		}
		for _, t := range texts(v["@type"]) {
			if isArticle(t) {
				g.articles = append(g.articles, v)
				return
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			g.collect(v[key], depth+1)
		}
	}
}

// standsAt reports whether an article says that it stands at an address.
func standsAt(a node, address string) bool {
	for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
		at := oneText(a[key])
		if page, ok := a[key].(node); ok {
			at = firstOf(oneText(page["@id"]), oneText(page["url"]))
		}
		if u, err := url.Parse(at); err == nil && at != "" {
			u.Fragment = ""
			if u.String() == address {
				return true
			}
		}
	}
	return false
}

func isArticle(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report"
}

func (g *graph) article(v node) linked {
	kind := ""
	for _, t := range texts(v["@type"]) {
		if isArticle(t) {
			kind = t
			break
		}
	}
	return linked{
		Type: kind, Headline: oneText(v["headline"]), Body: oneText(v["articleBody"]),
		Author:    strings.Join(g.named(v["author"]), ", "),
		Publisher: strings.Join(firstList(g.named(v["publisher"]), g.named(v["isPartOf"])), ", "),
		Published: firstOf(oneText(v["datePublished"]), oneText(v["dateCreated"])), Language: oneText(v["inLanguage"]),
		Locked: strings.EqualFold(oneText(v["isAccessibleForFree"]), "false"),
	}
}

// named returns the names of a person or body, or of several; one that is
// only pointed at is looked up.
func (g *graph) named(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{squeeze(html.UnescapeString(v))}
	case node:
		if s := firstOf(oneText(v["name"]), oneText(g.byID[oneText(v["@id"])]["name"])); s != "" {
			return []string{s}
		}
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, g.named(e)...)
		}
		return all
	}
	return nil
}

func firstList(a, b []string) []string {
	if len(a) > 0 {
		return a
	}
	return b
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
