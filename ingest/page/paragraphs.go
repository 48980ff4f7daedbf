package page

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// paragraphs returns the running text below n, one string a block element,
// white space squeezed; lines that are no part of the story are left out.
func paragraphs(n *html.Node, about description) []string {
	var c collector
	c.walk(n)
	c.flush()
	var out []string
	for i, p := range c.blocks {
		switch {
		case p.text == "" || furniture(p.text):
		case i == 0 && sameWords(p.text, about.Title):
		case sameWords(p.text, about.Byline) || byline(p.text):
		case p.linked*2 > len(p.text) && !ends(p.text):
		case len(out) > 0 && out[len(out)-1] == p.text:
		default:
			out = append(out, p.text)
		}
	}
	return out
}

// block is the text of one block element; linked counts the bytes of it that
// stand in links or are a moment, which sites print around their stories.
type block struct {
	text   string
	linked int
}

type collector struct {
	blocks []block
	line   strings.Builder
	linked int
}

// blockElements end the paragraph before them.
var blockElements = map[string]bool{
	"p": true, "div": true, "section": true, "article": true, "main": true, "li": true, "ul": true, "ol": true, "dl": true, "dt": true, "dd": true,
	"blockquote": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "pre": true, "table": true,
	"tr": true, "td": true, "th": true, "tbody": true, "header": true, "hr": true, "address": true, "body": true, "html": true,
}

func (c *collector) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		c.line.WriteString(n.Data)
		if inLink(n) {
			c.linked += len(strings.TrimSpace(n.Data))
		}
		return
	case n.Type == html.ElementNode && n.Data == "br":
		if n.NextSibling != nil && n.NextSibling.Type == html.ElementNode && n.NextSibling.Data == "br" {
			c.flush()
			return
		}
		c.line.WriteByte('\n')
		return
	}
	isBlock := n.Type == html.ElementNode && blockElements[n.Data]
	if isBlock {
		c.flush()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child)
	}
	if isBlock {
		c.flush()
	}
}

func (c *collector) flush() {
	if s := squeeze(c.line.String()); s != "" {
		c.blocks = append(c.blocks, block{s, c.linked})
	}
	c.line.Reset()
	c.linked = 0
}

// inLink reports whether n stands in a link or a time element.
func inLink(n *html.Node) bool {
	for p := n.Parent; p != nil && !blockElements[p.Data]; p = p.Parent {
		if p.Data == "a" || p.Data == "time" {
			return true
		}
	}
	return false
}

// furnitureLines match whole paragraphs that sites put between those of the
// story.
var furnitureLines = regexp.MustCompile(`(?i)^(` +
	`(read|see|watch|listen)( also| more| next| too)?\s*[:|–—-].*|also read\b.*|related( stories| articles| coverage)?:?.*|more (on this|from|stories)\b.{0,80}|` +
	`advertis(e)?ment( - scroll to continue)?\.?|sponsored( content)?|story continues below.*|article continues (below|after).*|continue reading.*|keep reading.*|` +
	`(photo|image|picture|video|graphic|file photo|credit)s?( by| credit)?\s*[:/|].*|` +
	`(sign up|subscribe|register)\b.{0,120}(newsletters?|inbox|updates|emails?|today|now|here)\b.*|follow us\b.*|share (this|on)\b.*|(tweet|share|print|email|comments?)|` +
	`(tap|click) here\b.*|skip to\b.*|back to top|load more.*|(©|copyright)\b?.*|all rights reserved.*|\d+ (comments?|shares?|min(ute)?s? read).*|` +
	`(we use|this (web)?site uses) cookies.*|(last )?(updated|published|posted)( on| at)?:? .{0,60}\d{4}.{0,30}|(topics|tags|filed under|keywords)\s*:.*` +
	`)$`)

func furniture(s string) bool {
	return furnitureLines.MatchString(s) || !strings.ContainsFunc(s, unicode.IsLetter)
}

var bylineLine = regexp.MustCompile(`^(?i:by) \p{Lu}[\p{L}.'’-]+( (and|,)? ?\p{Lu}[\p{L}.'’-]+){0,6}( \| .{0,60})?$`)

// byline reports whether s is a line that only says who wrote.
func byline(s string) bool { return bylineLine.MatchString(s) }

// ends reports whether s ends as a sentence does.
func ends(s string) bool {
	s = strings.TrimRight(s, "”’\"'») ")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

func sameWords(a, b string) bool {
	return b != "" && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// plainParagraphs splits a text without markup at its line breaks.
func plainParagraphs(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = squeeze(line); line != "" && !furniture(line) {
			out = append(out, line)
		}
	}
	return out
}
