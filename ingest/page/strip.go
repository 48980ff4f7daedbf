package page

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// strip removes what is never part of an article's text, before the main
// text is looked for.
func strip(doc *html.Node) {
	s := stripper{page: proseLength(doc)}
	s.below(doc)
}

// stripper removes boxes by what they are, and by how much they hold beside
// the whole page.
type stripper struct {
	page int // bytes of prose on the page
}

// below removes what is foreign below n, innermost first, and returns how
// many bytes of prose stay.
func (s *stripper) below(n *html.Node) int {
	stay := 0
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch child.Type {
		case html.TextNode:
			stay += proseBytes(child)
		case html.CommentNode:
			n.RemoveChild(child)
		default:
			if held := s.below(child); child.Type == html.ElementNode && s.foreign(child, held) {
				n.RemoveChild(child)
			} else {
				stay += held
			}
		}
		child = next
	}
	return stay
}

// elements that hold no running text of an article.
var foreignElements = map[string]bool{
	"nav": true, "aside": true, "footer": true, "form": true, "figure": true, "figcaption": true, "script": true,
	"style": true, "noscript": true, "iframe": true, "button": true, "svg": true, "video": true, "audio": true,
	"picture": true, "img": true, "select": true, "template": true, "dialog": true, "menu": true, "object": true,
	"amp-ad": true, "amp-img": true, "amp-sidebar": true, "amp-consent": true, "amp-social-share": true, "amp-embed": true,
}

// boxes matches names of the boxes around and inside articles; see nameOf.
var boxes = regexp.MustCompile(` (ads?|advert|advertisement|banner|breadcrumbs?|byline|by line|captions?|consent|cookies?|credits?|dateline meta|disclaimer|gallery|` +
	`inline promo|more stories|most (read|popular)|newsletters?|outbrain|pagination|paywall prompt|placeholder|popular|promo|promoted|pull ?quote|read ?(also|more|next)|` +
	`recirc|recommended|related|share|sharing|sidebar|signup|sign up|skip link|social|sponsor|sponsored|subscribe|subscription|taboola|tags|teasers?|toolbar|trending|widget|` +
	`(about|author) (bio|box|card|info|profile)|about (the )?author|author bio|bio) `)

// remarks matches names of the boxes in which readers write.
var remarks = regexp.MustCompile(` (comments?|comment ?list|disqus) `)

// unseen matches the class names of what is for machines that read aloud.
var unseen = regexp.MustCompile(`(^|\s)(hidden|is-hidden|u-hidden|visually-?hidden|sr-only|screen-reader-text)(\s|$)`)

// The sizes, in bytes of prose, by which a box is told from the story.
const (
	largestBox = 1500 // more is no box, whatever its name
	leastRest  = leastText
)

// foreign reports whether n, which holds so many bytes of prose, is no part of
// an article.
func (s *stripper) foreign(n *html.Node, held int) bool {
	if foreignElements[n.Data] || hidden(n) || embeddedLink(n) || footnote(n) {
		return true
	}
	switch n.Data {
	case "html", "body", "main", "article", "head":
		return false
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "complementary", "banner", "contentinfo", "dialog", "alert", "search", "menu":
		return true
	}
	// A box is small beside the text; one that holds most of the page is badly
	// named, not foreign. Only readers may write more than the reporter did.
	name, heading := nameOf(n), leading(n)
	if remarks.MatchString(name) || remarkHeading.MatchString(heading) {
		return s.page-held >= leastRest && first(n, element("h1")) == nil
	}
	return (boxes.MatchString(name) || boxHeading.MatchString(heading)) && held < largestBox && 2*held < s.page
}

// hidden reports whether n is not for those who look at the page.
func hidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" || unseen.MatchString(attr(n, "class")) ||
		strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

var shownAddress = regexp.MustCompile(`^(https?://|pic\.)\S+$`)

// embeddedLink reports whether n is the address of a picture or a page that a
// quoted post ends in: no word of whoever wrote it.
func embeddedLink(n *html.Node) bool {
	if n.Data != "a" || !shownAddress.MatchString(squeeze(textOf(n))) {
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "blockquote" {
			return true
		}
	}
	return false
}

// footnote reports whether n is the raised number of a note.
func footnote(n *html.Node) bool { return n.Data == "sup" && first(n, element("a")) != nil }

// leastCamel is how long a word must be to be told by its capital alone: the
// class names that style tools make up are full of shorter ones.
const leastCamel = 3

// nameOf returns the words of an element's class names and id, in lower case,
// with a blank before and behind each: " story image caption ".
func nameOf(n *html.Node) string {
	var b strings.Builder
	b.WriteByte(' ')
	for word := range strings.FieldsFuncSeq(attr(n, "class")+" "+attr(n, "id"), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		parts := camel(word)
		for _, part := range parts {
			if len(parts) == 1 || len(part) >= leastCamel || part == "By" || part == "by" {
				b.WriteString(strings.ToLower(part))
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// camel splits a word before its inner capitals.
func camel(word string) []string {
	var parts []string
	start, lower := 0, false
	for i, r := range word {
		if unicode.IsUpper(r) && lower {
			parts = append(parts, word[start:i])
			start = i
		}
		lower = unicode.IsLower(r)
	}
	return append(parts, word[start:])
}

// leading returns the line that n begins with where it can be a heading: an
// element of its own with a few words that are no sentence.
func leading(n *html.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.ElementNode && c.NextSibling != nil:
			if s := squeeze(textOf(c)); len(s) < longestHeading && !ends(s) {
				return s
			}
			return ""
		case c.Type == html.ElementNode, c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return ""
		}
	}
	return ""
}

// longestHeading is how long the heading of a box may be, in bytes.
const longestHeading = 60

// Headings of boxes that lead elsewhere, and of those in which readers write.
var (
	boxHeading = regexp.MustCompile(`(?i)^(related|see also|read (also|more|next)|also read|most (read|popular|viewed)|popular( now)?|trending( now)?|more (on this|from|stories|like this|news)|` +
		`you (may|might) (also )?(like|be interested in)|recommended|editors?['’]s? (picks?|choice)|latest( news| stories)?|in case you missed it|newsletters?|about the authors?|share this|top stories|don['’]t miss)\b.{0,40}$`)
	remarkHeading = regexp.MustCompile(`(?i)^(\d+ )?(comments?|responses|replies|reader comments|join the (conversation|discussion)|leave a (comment|reply))\b.{0,20}$`)
)

// proseLength counts the bytes of the words below n that stand in no link.
func proseLength(n *html.Node) int {
	total := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			total += proseBytes(c)
		}
	}
	return total
}

// proseBytes counts the bytes of a text node, none where it is in a link or is
// no text for readers.
func proseBytes(n *html.Node) int {
	for p := n.Parent; p != nil && !blockElements[p.Data]; p = p.Parent {
		switch p.Data {
		case "a", "script", "style", "noscript", "template", "head", "button", "option", "svg":
			return 0
		}
	}
	return len(strings.TrimSpace(n.Data))
}
