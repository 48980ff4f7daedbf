package slack

// Quotation -> who said it, a quote, its sources and doubts.

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	goslack "github.com/slack-go/slack"

	"onrecord"
	"onrecord/bot"
)

// quotation shows who said it, the passage as a quote, and where it stands.
// A passage too long for one block goes on in the next, each piece with its
// source; the last has the copies and the doubts.
func quotation(q bot.Quotation) []unit {
	pieces := splitRuns(q.Passage.Runs(), maxPiece)
	units := make([]unit, len(pieces))
	for i, piece := range pieces {
		if i > 0 {
			piece = append([]bot.Run{{Text: "… "}}, piece...)
		}
		if i < len(pieces)-1 {
			piece = append(piece, bot.Run{Text: " …"})
		}
		els := []goslack.RichTextElement{quote(elements(piece))}
		if who := attribution(q); i == 0 && len(who) > 0 {
			els = append([]goslack.RichTextElement{section(elements(who))}, els...)
		}
		units[i].blocks = append(units[i].blocks, goslack.NewRichTextBlock("", els...))
	}
	units[0].items = 1
	for i := range len(units) - 1 { // they may stand in different messages
		units[i].blocks = append(units[i].blocks, sources(q.Passage.Citation))
	}
	last := &units[len(units)-1]
	last.blocks = append(last.blocks, sources(q.Passage.Citation, q.Also...))
	last.blocks = append(last.blocks, doubts(q.Notes)...)
	return units
}

// doubts are the notes of one passage, bounded so that they stay beside it.
func doubts(notes []bot.Note) []goslack.Block {
	const most, long = 4, 300
	var blocks []goslack.Block
	for i, n := range notes {
		if i == most {
			return append(blocks, remark(fmt.Sprintf("and %d more doubts", len(notes)-most)))
		}
		blocks = append(blocks, remark(cut(noteText(n), long)))
	}
	return blocks
}

// attribution is the line before a passage: speaker, role, what he did, and
// how the passage matches.
func attribution(q bot.Quotation) []bot.Run {
	var runs []bot.Run
	if q.Speaker != "" {
		runs = append(runs, bot.Run{Text: cut(oneLine(q.Speaker), 100), Style: bot.Strong})
	}
	if q.Role != "" {
		runs = append(runs, bot.Run{Text: before(runs, ", ") + cut(oneLine(q.Role), 200)})
	}
	for i, r := range cutRuns(q.Lead, 200) {
		if i == 0 {
			r.Text = before(runs, " ") + r.Text
		}
		runs = append(runs, r)
	}
	if q.Match != "" {
		runs = append(runs, bot.Run{Text: before(runs, " · ") + q.Match, Style: bot.Emphasis})
	}
	return runs
}

// before returns the sign between what stands already and what comes.
func before(runs []bot.Run, sign string) string {
	if len(runs) == 0 {
		return ""
	}
	return sign
}

// sources is the small line under a statement: outlet, day, the title as link
// to the exact sentence, and the copies. Where a name in it would be set as
// mrkdwn, which knows no escape for that, it is rich text: larger, and as it
// stands on the page.
func sources(c bot.Citation, also ...bot.Citation) goslack.Block {
	line, runs := sourceLine(c), sourceRuns(c)
	set := setsType(c)
	for i, a := range also {
		more := " · also " + sourceLine(a)
		if utf8.RuneCountInString(line+more) > maxSource {
			rest := fmt.Sprintf(" · and %d more", len(also)-i)
			line, runs = line+rest, append(runs, bot.Run{Text: rest})
			break
		}
		line, runs = line+more, append(append(runs, bot.Run{Text: " · also "}), sourceRuns(a)...)
		set = set || setsType(a)
	}
	if set {
		return paragraph(runs)
	}
	return goslack.NewContextBlock("", marked(line))
}

// typeSigns are what mrkdwn sets in another type, or as a picture: there is
// no way to write them so that they are only shown.
var typeSigns = regexp.MustCompile("[*_~`]|:[\\w+'-]+:|^\\s*>")

// setsType reports whether outlet or title of an article would be.
func setsType(c bot.Citation) bool {
	return typeSigns.MatchString(c.Outlet) || typeSigns.MatchString(titleOf(c))
}

// sourceLine is a citation as mrkdwn.
func sourceLine(c bot.Citation) string {
	var parts []string
	if c.Outlet != "" {
		parts = append(parts, escape(cut(oneLine(c.Outlet), 100)))
	}
	if !c.Date.IsZero() {
		parts = append(parts, day(c.Date))
	}
	parts = append(parts, link(c.Link(), cut(titleOf(c), 200)))
	if c.Library != onrecord.Public {
		parts = append(parts, ownLibrary)
	}
	if c.Sample {
		parts = append(parts, "a sample article")
	}
	return strings.Join(parts, " · ")
}

// ownLibrary says of an article that no other workspace sees it.
const ownLibrary = "this workspace's library"

func titleOf(c bot.Citation) string {
	if t := oneLine(c.Title); t != "" {
		return t
	}
	return "article " + string(c.Article)
}
