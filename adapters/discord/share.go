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
	embeds, picture := plain(i.Message.Embeds)
	c.Share, c.Picture = &message{Embeds: embeds}, picture
	return c, nil
}

// plain returns the embeds as they were sent, without what Discord added to
// them, and where the picture is kept that one of them shows.
func plain(embeds []*discordgo.MessageEmbed) (out []*discordgo.MessageEmbed, picture string) {
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
		if e.Image != nil && picture == "" {
			picture = e.Image.URL
			p.Image = attachedPicture()
		}
		if size(p) > 0 || p.Image != nil {
			out = append(out, p)
		}
	}
	return out, picture
}

// withPicture returns m with the picture that its embeds refer to, or without
// a trace of it where it could not be had.
func withPicture(m message, png []byte) message {
	if len(png) > 0 {
		m.Files = []file{{Name: pictureName, Alt: "the chart described above", Data: png}}
		return m
	}
	m.Embeds = slices.Clone(m.Embeds)
	for i, e := range m.Embeds {
		bare := *e
		bare.Image = nil
		m.Embeds[i] = &bare
	}
	m.Embeds = slices.DeleteFunc(m.Embeds, func(e *discordgo.MessageEmbed) bool { return size(e) == 0 })
	return m
}
