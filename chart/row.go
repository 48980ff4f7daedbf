package chart

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"onrecord/bot"
)

// row draws one range: a plot.Plotter and a plot.Thumbnailer.
type row struct {
	bar bot.Bar
	at  float64 // its place on the Y axis
}

const (
	thick   = 12 // of a bar, in points
	whisker = 5  // half the height of a whisker's end
)

// Plot implements [plot.Plotter].
func (r row) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	y, left := ty(r.at), tx(0)
	low := tx(float64(max(r.bar.Low, 0)))
	col := colour(r.bar.Status)
	if low > left {
		fill(c, col, left, y-thick/2, low, y+thick/2)
	}
	style := draw.LineStyle{Color: col, Width: vg.Points(1.5)}
	switch {
	case r.bar.High < 0:
		end := tx(p.X.Max) - 4
		c.StrokeLine2(dashed(style), low, y, end, y)
		c.StrokeLine2(style, end-whisker, y+whisker, end, y)
		c.StrokeLine2(style, end-whisker, y-whisker, end, y)
	case r.bar.High > r.bar.Low:
		high := tx(float64(r.bar.High))
		c.StrokeLine2(style, low, y, high, y)
		c.StrokeLine2(style, high, y-whisker, high, y+whisker)
	}
	label(c, p, max(low, left)+3, y+thick/2+1, text(r.bar))
}

// Thumbnail implements [plot.Thumbnailer].
func (r row) Thumbnail(c *draw.Canvas) {
	fill(*c, colour(r.bar.Status), c.Min.X, c.Min.Y, c.Max.X, c.Max.Y)
}

func fill(c draw.Canvas, col color.Color, x0, y0, x1, y1 vg.Length) {
	c.FillPolygon(col, []vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}})
}

func dashed(s draw.LineStyle) draw.LineStyle {
	s.Dashes = []vg.Length{vg.Points(4), vg.Points(3)}
	return s
}

// label writes the number above the end of a bar.
func label(c draw.Canvas, p *plot.Plot, x, y vg.Length, s string) {
	style := p.X.Tick.Label
	style.XAlign, style.YAlign = draw.XLeft, draw.YBottom
	style.Font.Size = vg.Points(8)
	c.FillText(style, vg.Point{X: x, Y: y - 2}, s)
}

// text writes the range of a bar: "60 to 70", "2,000 or more".
func text(b bot.Bar) string {
	switch {
	case b.High < 0:
		return commas(b.Low) + " or more"
	case b.High > b.Low && b.Low <= 0:
		return "up to " + commas(b.High)
	case b.High > b.Low:
		return commas(b.Low) + " to " + commas(b.High)
	}
	return commas(b.Low)
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
