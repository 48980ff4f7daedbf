package discord

// The Share button: what the asker alone saw is posted for all. The message
// itself comes with the press, so nothing is remembered for it.

import (
	"slices"

	"github.com/bwmarrin/discordgo"
)

// shareID is the custom_id of the button; every other one is a command line.
const shareID = "share"

var shareButton = button{Type: 2, Style: secondary, Label: "Share", CustomID: shareID}

// withShare adds the button below a private answer.
func withShare(m message) message {
	last := len(m.Rows) - 1
	if last < 0 || len(m.Rows[last].Components) == perRow {
		m.Rows = append(slices.Clone(m.Rows), buttonRow(shareButton))
		return m
	}
	m.Rows = slices.Clone(m.Rows)
	m.Rows[last] = buttonRow(append(slices.Clone(m.Rows[last].Components), shareButton)...)
	return m
}

// share makes the call that posts the pressed message for all.
func share(c call, i interaction) (call, *problem) {
	if i.Message == nil || len(i.Message.Embeds) == 0 {
		return c, &problem{"There is nothing left to share", "Ask again, and share the new answer."}
	}
	c.Private = false
	c.Share = &message{Embeds: plain(i.Message.Embeds)}
	for _, e := range i.Message.Embeds {
		if e != nil && e.Image != nil && c.Picture == "" {
			c.Picture = e.Image.URL
		}
	}
	return c, nil
}

// plain returns the embeds as they were sent, without what Discord added to
// them, and without pictures.
func plain(embeds []*discordgo.MessageEmbed) []*discordgo.MessageEmbed {
	var out []*discordgo.MessageEmbed
	for _, e := range embeds {
		if e == nil {
			continue
		}
		p := &discordgo.MessageEmbed{URL: e.URL, Title: e.Title, Description: e.Description, Color: e.Color}
		if e.Author != nil && e.Author.Name != "" {
			p.Author = &discordgo.MessageEmbedAuthor{Name: e.Author.Name}
		}
		if e.Footer != nil && e.Footer.Text != "" {
			p.Footer = &discordgo.MessageEmbedFooter{Text: e.Footer.Text}
		}
		if size(p) > 0 {
			out = append(out, p)
		}
	}
	return out
}
