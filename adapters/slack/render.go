package slack

// Answer -> Block Kit: pure, no client.

import (
	"fmt"
	"strconv"

	goslack "github.com/slack-go/slack"

	"onrecord/adapters/slack/blockkit"
	"onrecord/bot"
)

// Message is what an Answer looks like on Slack. Text is mrkdwn, escaped; it
// says what the blocks say, for notifications, screen readers and old
// clients.
type Message struct {
	Text   string
	Blocks []goslack.Block
	Parts  int // how many parts the Answer makes; this is one of them
}

// Frame is what a message needs beside its Answer.
type Frame struct {
	Line     string // the command line that was answered: what its buttons repeat
	Part     int    // which part to show, from 1; 0 is the first
	Share    bool   // offer to show it to the channel
	Feedback bool   // ask whether it helped
}

// The names of buttons. What a button does stands in its value, a command
// line; a number behind the name keeps names in one message apart.
const (
	doAction    = "do."    // answer the line
	partAction  = "part."  // show that part of the answer to the line
	shareAction = "share." // answer the line for the whole channel
	feedback    = "feedback"
)

// Render returns an Answer as one Slack message. It is pure: the same Answer
// and Frame give the same message. What does not fit in one message goes to
// the next part, a button away; nothing is cut without showing it.
func Render(a bot.Answer, f Frame) Message {
	head, tail := opening(a), buttons(a, f)
	parts := pack(body(a), spent(head, tail))
	part := min(max(f.Part, 1), len(parts))

	var m Message
	m.Parts = len(parts)
	m.Text = fallback(a)
	if part > 1 {
		head = unit{blocks: titled(a.Title)}
	}
	m.Blocks = append(m.Blocks, head.blocks...)
	for _, u := range parts[part-1] {
		m.Blocks = append(m.Blocks, u.blocks...)
	}
	if len(parts) > 1 {
		m.Blocks = append(m.Blocks, turn(f.Line, part, len(parts), itemsOutside(parts, part-1))...)
	}
	m.Blocks = append(m.Blocks, tail.blocks...)
	return m
}

// opening is what stands first: the title, how the question was taken, and
// the short answer.
func opening(a bot.Answer) unit {
	blocks := titled(a.Title)
	if a.TakenAs != "" {
		blocks = append(blocks, remark(cut("Taken as: "+a.TakenAs, 200)))
	}
	if len(a.Short) > 0 {
		blocks = append(blocks, paragraph(cutRuns(a.Short, maxShort)))
	}
	return unit{blocks: blocks}
}

func titled(title string) []goslack.Block {
	if oneLine(title) == "" {
		return nil
	}
	most := blockkit.Facts().Max("header", "text.text")
	return []goslack.Block{goslack.NewHeaderBlock(plain(cut(oneLine(title), most)))}
}

// body returns the blocks of an Answer as units that stay together.
func body(a bot.Answer) []unit {
	var units []unit
	for _, b := range a.Blocks {
		switch b := b.(type) {
		case bot.Prose:
			units = append(units, prose(b)...)
		case bot.Quotation:
			units = append(units, quotation(b)...)
		case bot.Table:
			units = append(units, table(b)...)
		case bot.Note:
			units = append(units, unit{blocks: []goslack.Block{remark(noteText(b))}})
		case bot.Chart:
			units = append(units, chart(b)...)
		case bot.Change:
			units = append(units, change(b)...)
		}
	}
	return units
}

// prose splits a paragraph of ours where it is too long for one block.
func prose(p bot.Prose) []unit {
	var units []unit
	for _, runs := range splitRuns(p.Runs, maxPiece) {
		units = append(units, unit{blocks: []goslack.Block{paragraph(runs)}})
	}
	return units
}

// remark is a small grey line. Its text is plain: no sign in it is markup.
func remark(text string) goslack.Block {
	return goslack.NewContextBlock("", plain(cut(oneLine(text), maxPiece)))
}

func noteText(n bot.Note) string {
	switch n.Kind {
	case bot.Doubt:
		return "Doubtful: " + n.Text
	case bot.Caution:
		return "Careful: " + n.Text
	}
	return n.Text
}

// plain is a text object without markup; emoji names in it stay as written.
// Slack refuses an empty one.
func plain(text string) *goslack.TextBlockObject {
	if text == "" {
		text = "–"
	}
	emoji := false
	return &goslack.TextBlockObject{Type: goslack.PlainTextType, Text: safe(text), Emoji: &emoji}
}

// marked is a mrkdwn text object. Verbatim keeps Slack from finding channels,
// people and addresses in it by itself.
func marked(text string) *goslack.TextBlockObject {
	return &goslack.TextBlockObject{Type: goslack.MarkdownType, Text: text, Verbatim: true}
}

// buttons are the actions of an Answer, the questions worth asking next, and
// Share.
func buttons(a bot.Answer, f Frame) unit {
	var first, next []goslack.BlockElement
	wide := min(blockkit.Facts().Max("button", "text.text"), maxLabels/(len(a.Actions)+len(a.Next)+1))
	for i, act := range a.Actions {
		first = append(first, button(doAction+strconv.Itoa(i), cut(oneLine(act.Label), wide), act.Line))
	}
	if f.Share && f.Line != "" && a.Status == bot.Found && !a.Private {
		most := blockkit.Facts().Max("actions", "elements") - 1
		first = append(first[:min(len(first), most)], button(shareAction+"0", "Share", f.Line))
	}
	for i, line := range a.Next {
		next = append(next, button(doAction+"next."+strconv.Itoa(i), cut(oneLine(line), wide), line))
	}
	blocks := row(first)
	if len(next) > 0 {
		blocks = append(append(blocks, remark("Worth asking next:")), row(next)...)
	}
	if f.Feedback && a.Status == bot.Found {
		blocks = append(blocks, helped())
	}
	return unit{blocks: blocks}
}

// helped asks whether an answer helped.
func helped() goslack.Block {
	return goslack.NewContextActionsBlock("", goslack.NewFeedbackButtonsBlockElement(feedback,
		goslack.NewFeedbackButton(plain("Helped"), "good"), goslack.NewFeedbackButton(plain("Did not help"), "bad")))
}

// row is one block of buttons: as many as one takes.
func row(buttons []goslack.BlockElement) []goslack.Block {
	if len(buttons) == 0 {
		return nil
	}
	wide := min(blockkit.Facts().Max("actions", "elements"), len(buttons))
	return []goslack.Block{goslack.NewActionBlock("", buttons[:wide]...)}
}

func button(id, label, line string) *goslack.ButtonBlockElement {
	return goslack.NewButtonBlockElement(id, line, plain(label))
}

// itemsOutside counts the quotations and rows of all parts but one.
func itemsOutside(parts [][]unit, one int) int {
	n := 0
	for i, units := range parts {
		for _, u := range units {
			if i != one {
				n += u.items
			}
		}
	}
	return n
}

// turn says that this is a part of a long answer, and how many quotations or
// rows stand in the others, and has the buttons that go there.
func turn(line string, part, parts, outside int) []goslack.Block {
	here := remark(fmt.Sprintf("Part %d of %d. The other parts have %d more.", part, parts, outside))
	if line == "" {
		return []goslack.Block{here}
	}
	var b []goslack.BlockElement
	if part > 1 {
		b = append(b, button(partAction+strconv.Itoa(part-1), "Part before", line))
	}
	if part < parts {
		b = append(b, button(partAction+strconv.Itoa(part+1), "Next part", line))
	}
	return append([]goslack.Block{here}, row(b)...)
}
