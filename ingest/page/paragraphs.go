package page

import (
	"strings"

	"golang.org/x/net/html"
)

// paragraphs returns the running text below n, one string a block element,
// white space squeezed; lines that are no part of the story are left out.
func paragraphs(n *html.Node, about description) []string {
	var c collector
	c.walk(n)
	c.flush()
	var out []string
	for i, p := range beforeClosing(c.blocks, about.Byline) {
		switch {
		case furniture(p.text):
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
// stand in links or are a moment, which sites print around their stories;
// slanted, those in italics.
type block struct {
	text            string
	linked, slanted int
}

// beforeClosing cuts off the lines in italics that a story closes with, in
// which a site writes of its reporter, or asks its readers to write.
func beforeClosing(blocks []block, byline string) []block {
	for i := len(blocks); i > 0; i-- {
		switch b := blocks[i-1]; {
		case furniture(b.text):
		case b.slanted*10 >= len(b.text)*9 && (strings.Contains(b.text, "@") || byline != "" && strings.HasPrefix(b.text, byline)):
			blocks = blocks[:i-1]
		default:
			return blocks
		}
	}
	return blocks
}

type collector struct {
	blocks []block
	line   strings.Builder
	block  // what is known of the line so far; its text is in line
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
		c.words(n)
		return
	case n.Type == html.ElementNode && n.Data == "br":
		if beforeBreak(n) {
			c.flush()
			return
		}
		c.line.WriteByte('\n')
		return
	case n.Type == html.ElementNode && n.Data == "tr" && ofFigures(n):
		c.row(n)
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

// words adds the text of a node to the line.
func (c *collector) words(n *html.Node) {
	c.line.WriteString(n.Data)
	size := len(strings.TrimSpace(n.Data))
	if within(n, "a", "time") {
		c.linked += size
	}
	if within(n, "em", "i") {
		c.slanted += size
	}
}

func (c *collector) flush() {
	if s := strings.Trim(squeeze(c.line.String()), " \u00a0"); s != "" {
		c.block.text = s
		c.blocks = append(c.blocks, c.block)
	}
	c.line.Reset()
	c.block = block{}
}

// row adds the row of a table of figures as one line.
func (c *collector) row(tr *html.Node) {
	c.flush()
	for cell := tr.FirstChild; cell != nil; cell = cell.NextSibling {
		if cell.Type != html.ElementNode {
			continue
		}
		if c.line.Len() > 0 {
			c.line.WriteString(" | ")
		}
		for child := range cell.ChildNodes() {
			c.walk(child)
		}
	}
	c.flush()
}

// ofFigures reports whether a row has several cells, all of them short and
// without blocks of their own: it is no layout of a page.
func ofFigures(tr *html.Node) bool {
	const longest = 80
	cells := 0
	for cell := tr.FirstChild; cell != nil; cell = cell.NextSibling {
		if cell.Type != html.ElementNode {
			continue
		}
		cells++
		if len(squeeze(textOf(cell))) > longest || first(cell, func(n *html.Node) bool { return blockElements[n.Data] || n.Data == "br" }) != nil {
			return false
		}
	}
	return cells > 1
}

// beforeBreak reports whether a line break is followed by another, with
// nothing to read between.
func beforeBreak(br *html.Node) bool {
	for n := br.NextSibling; n != nil; n = n.NextSibling {
		switch {
		case n.Type == html.ElementNode:
			return n.Data == "br"
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "":
			return false
		}
	}
	return false
}

// within reports whether n stands in an element of one of these names, inside
// its block.
func within(n *html.Node, names ...string) bool {
	for p := n.Parent; p != nil && !blockElements[p.Data]; p = p.Parent {
		for _, name := range names {
			if p.Data == name {
				return true
			}
		}
	}
	return false
}

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
