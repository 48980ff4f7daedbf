package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// strip removes what is never part of an article's text, before the main
// text is looked for.
func strip(doc *html.Node) {
	var dead []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && foreign(n) {
			dead = append(dead, n)
		}
	}
	for _, n := range dead {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// elements that hold no running text of an article.
var foreignElements = map[string]bool{
	"nav": true, "aside": true, "footer": true, "form": true, "figure": true, "figcaption": true, "script": true,
	"style": true, "noscript": true, "iframe": true, "button": true, "svg": true, "video": true, "audio": true,
	"picture": true, "img": true, "select": true, "template": true, "dialog": true, "menu": true, "object": true,
	"amp-ad": true, "amp-img": true, "amp-sidebar": true, "amp-consent": true, "amp-social-share": true, "amp-embed": true,
}

// boxes matches class names and ids, word by word, of the boxes around and
// inside articles.
var boxes = regexp.MustCompile(`(?i)(^|[-_ ])(ads?|advert|advertisement|banner|breadcrumbs?|byline|caption|captions|comments?|consent|cookies?|credit|dateline-meta|disclaimer|gallery|hidden|inline-promo|more-stories|most-read|newsletter|outbrain|pagination|paywall-prompt|photo-credit|popular|promo|promoted|pull-?quote|read-?(also|more|next)|recirc|recommended|related|share|sharing|sidebar|signup|skip-link|social|sponsor|sponsored|subscribe|subscription|taboola|tags|teaser|teasers|toolbar|trending|widget)($|[-_ ])`)

func foreign(n *html.Node) bool {
	if foreignElements[n.Data] || attr(n, "aria-hidden") == "true" || hasAttr(n, "hidden") {
		return true
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "complementary", "banner", "contentinfo", "dialog", "alert", "search", "menu":
		return true
	}
	if strings.Contains(strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", ""), "display:none") {
		return true
	}
	switch n.Data {
	case "html", "body", "main", "article", "head":
		return false
	}
	// A box is small beside the text; one that holds most of the page's
	// paragraphs is badly named, not foreign.
	return boxes.MatchString(attr(n, "class")+" "+attr(n, "id")) && proseLength(n) < 1500
}

// proseLength counts the letters of the paragraphs below n.
func proseLength(n *html.Node) int {
	total := 0
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == "p" {
			total += len(squeeze(textOf(c)))
		}
	}
	return total
}
