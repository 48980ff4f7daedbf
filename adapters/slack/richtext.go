package slack

// Rich text is data: no sign in it is markup, nothing in it pings, and it
// needs no escaping. Everything that comes from an article goes here.

import (
	goslack "github.com/slack-go/slack"

	"onrecord/bot"
)

// paragraph is one rich text block with one paragraph.
func paragraph(runs []bot.Run) goslack.Block {
	return goslack.NewRichTextBlock("", section(elements(runs)))
}

func section(els []goslack.RichTextSectionElement) *goslack.RichTextSection {
	return goslack.NewRichTextSection(els...)
}

func quote(els []goslack.RichTextSectionElement) *goslack.RichTextQuote {
	return &goslack.RichTextQuote{Type: goslack.RTEQuote, Elements: els}
}

// elements turns runs into what rich text is made of. There is always one.
func elements(runs []bot.Run) []goslack.RichTextSectionElement {
	var els []goslack.RichTextSectionElement
	for _, r := range runs {
		if e := element(r); e != nil {
			els = append(els, e)
		}
	}
	if len(els) == 0 {
		els = append(els, words("–", nil))
	}
	return els
}

func element(r bot.Run) goslack.RichTextSectionElement {
	if !r.Time.IsZero() {
		text := safe(r.Text)
		return goslack.NewRichTextSectionDateElement(r.Time.Unix(), "{date_short_pretty} {time}", nil, &text)
	}
	if r.Text == "" {
		return nil
	}
	if address := webAddress(r.URL); address != "" {
		return goslack.NewRichTextSectionLinkElement(address, safe(r.Text), style(r.Style))
	}
	return words(r.Text, style(r.Style))
}

func words(text string, s *goslack.RichTextSectionTextStyle) goslack.RichTextSectionElement {
	return goslack.NewRichTextSectionTextElement(safe(text), s)
}

func style(s bot.Style) *goslack.RichTextSectionTextStyle {
	switch s {
	case bot.Strong:
		return &goslack.RichTextSectionTextStyle{Bold: true}
	case bot.Emphasis:
		return &goslack.RichTextSectionTextStyle{Italic: true}
	case struck:
		return &goslack.RichTextSectionTextStyle{Strike: true}
	case bot.Code:
		return &goslack.RichTextSectionTextStyle{Code: true}
	}
	return nil
}

// struck is the style of words that an article does not say.
const struck bot.Style = -1

// change shows what was asked and what the article says, in one line: struck
// through what it does not say, bold what it says instead.
func change(c bot.Change) []unit {
	var runs []bot.Run
	for _, p := range c.Parts {
		runs = append(runs, bot.Run{Text: p.Text, Style: changeStyle(p.Op)})
	}
	var units []unit
	for _, piece := range splitRuns(runs, maxPiece) {
		units = append(units, unit{blocks: []goslack.Block{goslack.NewRichTextBlock("", quote(elements(piece)))}})
	}
	if c.Title != "" {
		units[0].blocks = append([]goslack.Block{heading(c.Title)}, units[0].blocks...)
	}
	last := &units[len(units)-1]
	last.blocks = append(last.blocks, sources(c.Citation))
	return units
}

func changeStyle(op bot.ChangeOp) bot.Style {
	switch op {
	case bot.Removed:
		return struck
	case bot.Added:
		return bot.Strong
	}
	return bot.Plain
}

// heading is a bold line over a part of an answer.
func heading(title string) goslack.Block { return paragraph(bot.Bold(cut(oneLine(title), 200))) }
