// Package chart draws counts: the PNG that platforms show which can show
// pictures. What it draws is said in words by the chart's Alt, which goes with
// every picture.
package chart

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"onrecord/bot"
)

const (
	width     = 960 // pixels, as all that follows
	rowHeight = 40
	margin    = 14
	titleLine = 34 // height of the title
	axisRoom  = 56 // below the rows: numbers and unit
	labelGap  = 12 // between a label and the axis
	mostBars  = 20 // more are left out; the table has them
	longest   = 44 // runes of a label
)

// PNG draws a chart: a bar up to the lower end of each range, a whisker up to
// its upper end, an arrow where that is open, coloured by status; of a range
// without numbers the words alone. Of many bars it draws the first 20. It fails on a chart without bars.
func PNG(c bot.Chart) ([]byte, error) {
	if len(c.Bars) == 0 {
		return nil, fmt.Errorf("chart %q has no bars", c.Title)
	}
	c.Bars = c.Bars[:min(len(c.Bars), mostBars)]
	p, err := newPen()
	if err != nil {
		return nil, fmt.Errorf("chart %q: %w", c.Title, err)
	}
	entries, lines := p.legend(c.Bars)
	top := margin + titleLine + lines*legendLine
	p.paper(width, top+rowHeight*len(c.Bars)+axisRoom)
	p.text(title, width/2, margin+18, middle, c.Title)
	for _, e := range entries {
		e.draw(p)
	}
	a := axis{left: margin + p.widest(c.Bars) + labelGap, right: width - margin, most: reach(c.Bars)}
	for i, b := range c.Bars {
		y := top + rowHeight*i + rowHeight/2
		p.text(label, a.left-labelGap, y+5, right, shorten(b.Label))
		p.bar(a, y, b)
	}
	p.axis(a, top+rowHeight*len(c.Bars), c.Unit)
	data, err := p.png()
	if err != nil {
		return nil, fmt.Errorf("chart %q: %w", c.Title, err)
	}
	return data, nil
}

// widest is the width of the longest label.
func (p *pen) widest(bars []bot.Bar) int {
	w := 0
	for _, b := range bars {
		w = max(w, p.measure(label, shorten(b.Label)))
	}
	return w
}

// reach is how far the axis goes: an eighth beyond the highest number of all
// ranges, so that an open one reaches beyond it.
func reach(bars []bot.Bar) int64 {
	n := int64(1)
	for _, b := range bars {
		n = max(n, b.Low, b.High)
	}
	n = min(n, 1<<60)
	return n + n/8 + 1
}

// shorten cuts a label to what fits beside the axis.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:longest-1]), " ,") + "…"
}
