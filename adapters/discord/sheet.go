package discord

// Laying out: embeds that are filled piece by piece until the message is
// full, and what is then said about the rest.

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// reserve is kept free for the line that says how much was left out.
const reserve = 120

// sheet is the message while it is filled. A quotation or row that does not
// fit is left out whole and counted.
type sheet struct {
	embeds []*discordgo.MessageEmbed
	quote  bool // the last embed is a quotation
	used   int  // units of maxTotal
	left   int  // quotations and rows left out
	cutOff bool // something else was
}

func (s *sheet) isQuote() bool { return s.quote }

// open begins an embed for prose.
func (s *sheet) open(e *discordgo.MessageEmbed) {
	s.quote = false
	s.used += size(e)
	s.embeds = append(s.embeds, e)
}

// whole adds an embed of its own with its text, or leaves it out.
func (s *sheet) whole(e *discordgo.MessageEmbed, text string) {
	e.Description = text
	if len(s.embeds) >= maxEmbeds-2 || s.left > 0 || units(text) > maxDescription || s.used+size(e) > maxTotal-reserve {
		s.left++
		return
	}
	s.used += size(e)
	s.embeds = append(s.embeds, e)
	s.quote = true
}

// room reports whether n more units of prose fit.
func (s *sheet) room(n int) bool {
	return s.used+n+2 <= maxTotal-reserve && n < maxDescription && len(s.embeds) < maxEmbeds
}

// add puts lines of prose, marked up already, below the last one, in a new
// embed where the last is full; nothing where the message is.
func (s *sheet) add(text string) {
	n := units(text) + 1
	if strings.TrimSpace(text) == "" {
		return
	}
	if !s.room(n) {
		s.cutOff = true
		return
	}
	e := s.embeds[len(s.embeds)-1]
	if units(e.Description)+n > maxDescription {
		e = &discordgo.MessageEmbed{Color: e.Color}
		s.open(e)
	}
	if e.Description != "" {
		e.Description += "\n"
	}
	e.Description += text
	s.used += n
}

// picture shows an attached picture below the last embed.
func (s *sheet) picture() { s.embeds[len(s.embeds)-1].Image = attachedPicture() }

// finish returns the embeds, without empty ones, and says what was left out.
func (s *sheet) finish() []*discordgo.MessageEmbed {
	if s.left > 0 || s.cutOff {
		text := small("More did not fit into this message.")
		if s.left > 0 {
			text = small(fmt.Sprintf("%d more did not fit into this message; ask for less to see them.", s.left))
		}
		s.embeds = append(s.embeds, &discordgo.MessageEmbed{Color: s.embeds[0].Color, Description: text})
	}
	var full []*discordgo.MessageEmbed
	for _, e := range s.embeds {
		if size(e) > 0 || e.Image != nil {
			full = append(full, e)
		}
	}
	return full
}

// size returns what e counts towards maxTotal.
func size(e *discordgo.MessageEmbed) int {
	n := units(e.Title) + units(e.Description)
	if e.Author != nil {
		n += units(e.Author.Name)
	}
	if e.Footer != nil {
		n += units(e.Footer.Text)
	}
	return n
}

// builder sets runs one after the other, with nothing that two neighbouring
// styles could make together.
type builder struct{ strings.Builder }

// run adds escaped text in a style given by its mark.
func (b *builder) run(text, mark string) {
	if mark != "" {
		text = styled(text, mark)
	}
	b.piece(text)
}

// piece adds text, parted from what stands before by a space without width
// where the two could be read as one mark.
func (b *builder) piece(text string) {
	before, _ := utf8.DecodeLastRuneInString(b.String())
	after, _ := utf8.DecodeRuneInString(text)
	if text != "" && before == after && strings.ContainsRune("*_~`", after) {
		b.WriteString("\u200b")
	}
	b.WriteString(text)
}

// runs sets runs of an Answer as Discord's markup.
func runs(rs []bot.Run) string {
	var b builder
	for _, r := range rs {
		switch {
		case !r.Time.IsZero():
			b.piece(fmt.Sprintf("<t:%d:f>", r.Time.Unix()))
		case linkable(r.URL) != "" && strings.TrimSpace(line(r.Text)) != "":
			b.piece(masked(r.Text, linkable(r.URL)))
		case r.Style == bot.Code:
			b.piece(inlineCode(r.Text))
		default:
			b.run(escape(r.Text), marks[r.Style])
		}
	}
	return b.String()
}

var marks = map[bot.Style]string{bot.Strong: "**", bot.Emphasis: "*"}

// quoted sets runs as a block quotation of at most limit units; true when it
// had to be shortened, which "…" then shows.
func quoted(rs []bot.Run, limit int) (string, bool) {
	left, shortened := limit, false
	var kept []bot.Run
	for _, r := range rs {
		if units(escape(r.Text)) > left {
			r.Text = shorten(r.Text, left)
			shortened = true
			kept = append(kept, r)
			break
		}
		left -= units(escape(r.Text))
		kept = append(kept, r)
	}
	text := strings.Trim(runs(kept), "\n")
	return "> " + strings.ReplaceAll(text, "\n", "\n> "), shortened
}
