package chart

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"testing"

	"onrecord/bot"
)

var update = flag.Bool("update", false, "draw the golden pictures anew")

// sample has a range of each sort: exact, between two numbers, open upward,
// only an upper end, words without a number.
var sample = bot.Chart{
	Title: "Forces: Vesk", Unit: "counted forces", Alt: "Norland, 300; Ostmark, 600 to 700; Sunda, at least 2,000; Vesk, thousands; the alliance, up to 4,000.",
	Bars: []bot.Bar{
		{Label: "Norland, soldiers, Vesk", Low: 300, High: 300, Status: "present"},
		{Label: "Ostmark, engineers of the second mountain brigade, Vesk", Low: 600, High: 700, Status: "planned"},
		{Label: "Sunda, troops, Vesk", Low: 2000, High: -1, Status: "present"},
		{Label: "Vesk, troops, the coast", Low: -1, High: -1, Hedge: "thousands", Status: "present"},
		{Label: "The alliance, troops, Vesk", Low: 0, High: 4000, Status: "not planned"},
	},
}

// TestGolden compares the pixels of the pictures with those that were looked
// at and kept.
func TestGolden(t *testing.T) {
	data, err := PNG(sample)
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/ranges.png"
	if *update {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := pixels(t, data), pixels(t, want); !bytes.Equal(a, b) {
		t.Errorf("the picture is not that of %s; look at it and use -update", file)
	}
}

// pixels decodes a PNG.
func pixels(t *testing.T, data []byte) []byte {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b := img.Bounds()
	if b.Dx() < 500 || b.Dy() < 150 {
		t.Errorf("the picture is %v", b)
	}
	flat := image.NewRGBA(b)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			flat.Set(x, y, img.At(x, y))
		}
	}
	return flat.Pix
}

// TestMany: bars over the limit are left out, and the picture stays small.
func TestMany(t *testing.T) {
	c := sample
	for range 30 {
		c.Bars = append(c.Bars, sample.Bars...)
	}
	data, err := PNG(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 200_000 {
		t.Errorf("%d bytes", len(data))
	}
}

// TestEmpty: there is no picture of nothing.
func TestEmpty(t *testing.T) {
	if _, err := PNG(bot.Chart{Title: "nothing"}); err == nil {
		t.Error("a chart without bars was drawn")
	}
}

// TestStep: an axis of any length has a few round numbers.
func TestStep(t *testing.T) {
	for most, want := range map[int64]int64{1: 1, 6: 1, 7: 2, 34: 5, 4500: 1000, 13_000: 2000, 1<<60 + 1<<57: 200_000_000_000_000_000} {
		if got := (axis{most: most}).step(); got != want {
			t.Errorf("to %d: steps of %d, want %d", most, got, want)
		}
	}
	c := bot.Chart{Title: "large", Bars: []bot.Bar{{Label: "all", Low: 1<<63 - 1, High: -1, Status: "present"}, {Label: "none", Status: "former"}}}
	if _, err := PNG(c); err != nil {
		t.Error(err)
	}
}
