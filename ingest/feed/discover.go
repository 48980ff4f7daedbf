package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// feedTypes are the media types by which pages name their feeds.
var feedTypes = []string{"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"}

// Discover returns the addresses of the feeds that a page names, in the order
// of the page: those of the whole site before those of comments.
func Discover(page []byte, base *url.URL) []string {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	var found, comments []string
	for n := range doc.Descendants() {
		link, title, ok := alternate(n)
		if !ok {
			continue
		}
		u, err := base.Parse(link)
		if err != nil || slices.Contains(found, u.String()) {
			continue
		}
		if strings.Contains(strings.ToLower(title+u.Path), "comment") {
			comments = append(comments, u.String())
		} else {
			found = append(found, u.String())
		}
	}
	return append(found, comments...)
}

func alternate(n *html.Node) (href, title string, ok bool) {
	if n.Type != html.ElementNode || n.Data != "link" {
		return "", "", false
	}
	var rel, kind string
	for _, a := range n.Attr {
		switch a.Key {
		case "rel":
			rel = strings.ToLower(a.Val)
		case "type":
			kind = strings.ToLower(a.Val)
		case "href":
			href = a.Val
		case "title":
			title = a.Val
		}
	}
	return href, title, href != "" && slices.Contains(strings.Fields(rel), "alternate") && slices.Contains(feedTypes, kind)
}
