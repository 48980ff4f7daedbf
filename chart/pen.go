package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// size is how large a text is written.
type size int

const (
	title size = iota
	label
	small
	sizes
)

// pixels is the height of the letters of a size.
func (s size) pixels() float64 { return [sizes]float64{title: 19, label: 16, small: 13}[s] }

// align says which part of a text stands at its place.
type align int

const (
	left align = iota
	middle
	right
)

// pen writes and draws on one picture.
type pen struct {
	faces [sizes]font.Face
	img   *image.RGBA
}

func newPen() (*pen, error) {
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	p := &pen{}
	for s := range sizes {
		if p.faces[s], err = opentype.NewFace(f, &opentype.FaceOptions{Size: s.pixels(), DPI: 72, Hinting: font.HintingFull}); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// paper begins a white picture.
func (p *pen) paper(w, h int) {
	p.img = image.NewRGBA(image.Rect(0, 0, w, h))
	p.fill(color.White, 0, 0, w, h)
}

// fill fills a rectangle; its lower right corner is outside.
func (p *pen) fill(col color.Color, x0, y0, x1, y1 int) {
	draw.Draw(p.img, image.Rect(x0, y0, x1, y1), image.NewUniform(col), image.Point{}, draw.Src)
}

// text writes a line whose letters stand on y.
func (p *pen) text(s size, x, y int, a align, line string) {
	switch a {
	case middle:
		x -= p.measure(s, line) / 2
	case right:
		x -= p.measure(s, line)
	}
	d := font.Drawer{Dst: p.img, Src: image.Black, Face: p.faces[s], Dot: fixed.P(x, y)}
	d.DrawString(line)
}

// measure returns how wide a text is.
func (p *pen) measure(s size, line string) int {
	return font.MeasureString(p.faces[s], line).Ceil()
}

func (p *pen) png() ([]byte, error) {
	var out bytes.Buffer
	err := png.Encode(&out, p.img)
	return out.Bytes(), err
}
