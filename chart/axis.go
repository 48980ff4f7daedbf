package chart

import (
	"image/color"

	"github.com/dustin/go-humanize"

	"onrecord/bot"
)

// axis turns numbers from 0 to most into places from left to right; greater
// ones stand at its end.
type axis struct {
	left, right int
	most        int64
}

func (a axis) x(n int64) int {
	return a.left + int(float64(a.right-a.left)*float64(min(n, a.most))/float64(a.most))
}

// step is the distance of the numbers on the axis: round, and at most six of
// them.
func (a axis) step() int64 {
	for step := int64(1); ; step *= 10 {
		for _, n := range []int64{step, 2 * step, 5 * step} {
			if a.most/n <= 6 {
				return n
			}
		}
	}
}

// axis draws the axis at y with its numbers and the unit.
func (p *pen) axis(a axis, y int, unit string) {
	p.fill(color.Black, a.left, y, a.right, y+1)
	step := a.step()
	for n := int64(0); n <= a.most; n += step {
		p.fill(color.Black, a.x(n), y, a.x(n)+1, y+6)
		p.text(small, a.x(n), y+20, middle, humanize.Comma(n))
	}
	p.text(label, (a.left+a.right)/2, y+44, middle, unit)
}

const (
	legendLine = 26
	legendBox  = 16
	legendGap  = 24
)

// entry is a colour of the legend with its name, at its place.
type entry struct {
	x, y   int
	status string
}

// legend lays out the statuses of bars, each once, and says how many lines
// they take.
func (p *pen) legend(bars []bot.Bar) (list []entry, lines int) {
	seen := map[string]bool{}
	x := margin
	for _, b := range bars {
		if seen[b.Status] {
			continue
		}
		seen[b.Status] = true
		w := legendBox + 6 + p.measure(label, b.Status)
		if x+w > width-margin || lines == 0 {
			x, lines = margin, lines+1
		}
		list = append(list, entry{x, margin + titleLine + (lines-1)*legendLine, b.Status})
		x += w + legendGap
	}
	return list, lines
}

func (e entry) draw(p *pen) {
	p.fill(colour(e.status), e.x, e.y, e.x+legendBox, e.y+legendBox)
	p.text(label, e.x+legendBox+6, e.y+legendBox-2, left, e.status)
}
