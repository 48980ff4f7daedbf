package chart

// One bar, with its whisker, its number and its colour.

import (
	"image/color"

	"github.com/dustin/go-humanize"

	"onrecord/bot"
)

const (
	thick   = 16 // of a bar
	line    = 2  // of a whisker
	whisker = 7  // half the height of its end
	dash    = 6  // length of a dash, and of the gap behind it
)

// bar draws one range with its middle at y. Words that give no number stand
// there alone: a length would be made up.
func (p *pen) bar(a axis, y int, b bot.Bar) {
	if b.Low < 0 && b.High < 0 {
		p.text(small, a.left+4, y+5, left, shorten(b.Hedge))
		return
	}
	col := colour(b.Status)
	low, end := a.x(max(b.Low, 0)), a.right-4
	p.fill(col, a.left, y-thick/2, low, y+thick/2)
	switch {
	case b.High < 0:
		for x := low; x < end; x += 2 * dash {
			p.fill(col, x, y-line/2, min(x+dash, end), y+line/2)
		}
		for i := range whisker {
			p.fill(col, end-i-line, y-line/2-i, end-i, y+line/2-i)
			p.fill(col, end-i-line, y-line/2+i, end-i, y+line/2+i)
		}
	case b.High > b.Low:
		high := a.x(b.High)
		p.fill(col, low, y-line/2, high, y+line/2)
		p.fill(col, high, y-whisker, high+line, y+whisker)
	}
	words := text(b)
	p.text(small, min(low+4, a.right-p.measure(small, words)), y-thick/2-2, left, words)
}

// text writes the range of a bar: "60 to 70", "2,000 or more".
func text(b bot.Bar) string {
	switch {
	case b.High < 0:
		return humanize.Comma(b.Low) + " or more"
	case b.High > b.Low && b.Low <= 0:
		return "up to " + humanize.Comma(b.High)
	case b.High > b.Low:
		return humanize.Comma(b.Low) + " to " + humanize.Comma(b.High)
	}
	return humanize.Comma(b.Low)
}

// colour is that of a status: blue where a force is, green on the way, amber
// before it is decided, red when it leaves, grey for what is past or denied.
func colour(status string) color.Color {
	switch status {
	case "present":
		return color.RGBA{0x1f, 0x5f, 0xa8, 0xff}
	case "deployed", "activated":
		return color.RGBA{0x2e, 0x8b, 0x57, 0xff}
	case "planned", "pledged":
		return color.RGBA{0x7a, 0xb8, 0x5c, 0xff}
	case "proposed":
		return color.RGBA{0xe0, 0xa0, 0x30, 0xff}
	case "to withdraw", "withdrawn":
		return color.RGBA{0xc0, 0x3a, 0x2b, 0xff}
	case "capacity":
		return color.RGBA{0x6a, 0x4f, 0x9c, 0xff}
	}
	return color.RGBA{0x80, 0x80, 0x80, 0xff}
}
