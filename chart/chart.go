// Package chart draws counts: the PNG that platforms show which can show
// pictures. What it draws is said in words by the chart's Alt, which goes with
// every picture.
package chart

import (
	"bytes"
	"fmt"
	"image/color"
	"strings"
	"unicode/utf8"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"onrecord/bot"
)

const (
	width     = 720 // points
	rowHeight = 30
	pad       = 10
	margins   = 110  // title, axis and legend together
	mostBars  = 20   // more are left out; the table has them
	longest   = 44   // runes of a label
	open      = 1.12 // how far an open range reaches, relative to the largest number
)

// PNG draws a chart: a bar up to the lower end of each range, a whisker up to
// its upper end, an arrow where that is open, coloured by status. It fails on
// a chart without bars.
func PNG(c bot.Chart) ([]byte, error) {
	if len(c.Bars) == 0 {
		return nil, fmt.Errorf("chart %q has no bars", c.Title)
	}
	c.Bars = c.Bars[:min(len(c.Bars), mostBars)]
	p := layout(c)
	height := vg.Length(margins + rowHeight*len(c.Bars))
	img := vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseBackgroundColor(color.White))
	p.Draw(draw.Crop(draw.New(img), pad, -pad, pad, -pad))
	var out bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: img}).WriteTo(&out); err != nil {
		return nil, fmt.Errorf("chart %q: %w", c.Title, err)
	}
	return out.Bytes(), nil
}

// layout sets axes, labels and legend. The first bar stands on top.
func layout(c bot.Chart) *plot.Plot {
	p := plot.New()
	p.Title.Text = c.Title
	p.X.Label.Text = c.Unit
	p.X.Min, p.X.Max = 0, largest(c.Bars)*open
	p.Y.Min, p.Y.Max = -0.5, float64(len(c.Bars))-0.5
	p.X.Tick.Marker = plot.TickerFunc(thousands)
	p.Legend.Top = true
	labels := make([]string, len(c.Bars))
	for i, b := range c.Bars {
		labels[len(labels)-1-i] = shorten(b.Label)
	}
	p.NominalY(labels...)
	seen := map[string]bool{}
	for i, b := range c.Bars {
		r := row{bar: b, at: float64(len(c.Bars) - 1 - i)}
		p.Add(r)
		if !seen[b.Status] {
			seen[b.Status] = true
			p.Legend.Add(b.Status, r)
		}
	}
	return p
}

// largest is the highest number of all ranges, at least 1.
func largest(bars []bot.Bar) float64 {
	n := int64(1)
	for _, b := range bars {
		n = max(n, b.Low, b.High)
	}
	return float64(n)
}

// thousands marks the axis at round numbers, written with commas.
func thousands(low, high float64) []plot.Tick {
	ticks := plot.DefaultTicks{}.Ticks(low, high)
	for i, t := range ticks {
		if t.Label != "" {
			ticks[i].Label = commas(int64(t.Value))
		}
	}
	return ticks
}

// commas writes 40000 as "40,000".
func commas(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// shorten cuts a label to what fits beside the axis.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:longest-1]), " ,") + "…"
}
