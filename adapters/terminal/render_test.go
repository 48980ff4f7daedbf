package terminal

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/adapters/adaptertest"
	"onrecord/bot"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestRenderKeepsTheContract(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		t.Run(c.Name, func(t *testing.T) {
			adaptertest.Check(t, c, Render(c.Answer, Form{}))
			adaptertest.Check(t, c, Render(c.Answer, Form{Width: 80}))
			adaptertest.Check(t, c, ansi.Strip(Render(c.Answer, Form{Width: 60, Colour: true, Chat: true})))
		})
	}
}

func TestRenderGolden(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		if c.Name == "long-quote" || c.Name == "forty-quotes" {
			continue // the same over and over
		}
		t.Run(c.Name, func(t *testing.T) {
			got := "-- pipe --\n" + Render(c.Answer, Form{}) + "\n-- chat, 72 cells --\n" + Render(c.Answer, Form{Width: 72, Chat: true}) + "\n"
			adaptertest.Golden(t, filepath.Join("testdata", c.Name+".golden"), got, *update)
		})
	}
}

func TestRenderFitsItsWidth(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		for _, width := range []int{40, 72, 120} {
			for line := range strings.SplitSeq(Render(c.Answer, Form{Width: width, Colour: true, Chat: true}), "\n") {
				if lipgloss.Width(line) > width && !strings.Contains(line, "https://") {
					t.Errorf("%s: a line of %d cells for a width of %d: %q", c.Name, lipgloss.Width(line), width, line)
				}
			}
		}
	}
}

func TestColourOnlyWhereAskedFor(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		if plain := Render(c.Answer, Form{Width: 80, Chat: true}); strings.ContainsRune(plain, 0x1b) {
			t.Errorf("%s: an escape in plain text", c.Name)
		}
		if c.Name == "one-quote" && !strings.Contains(Render(c.Answer, Form{Colour: true}), "\x1b[1;32mtwo boats\x1b[m") {
			t.Error("the words asked for are not bold")
		}
	}
}

func TestChangeInBrackets(t *testing.T) {
	a := bot.Answer{Blocks: []bot.Block{bot.Change{Parts: []bot.ChangePart{
		{Text: "We lost "}, {Text: "three ", Op: bot.Removed}, {Text: "two ", Op: bot.Added}, {Text: "boats"},
	}}}}
	if out := Render(a, Form{}); !strings.Contains(out, "We lost [-three-] {+two+} boats") {
		t.Errorf("got %s", out)
	}
}

func TestNoLineIsBrokenWithinADate(t *testing.T) {
	for width := 12; width < 40; width++ {
		if out := wrap("The article of 2031-06-05 tells of the well-known pier in Lindow.", width); !strings.Contains(out, "2031-06-05") {
			t.Errorf("%d cells:\n%s", width, out)
		}
	}
}

func TestMarksWithinMarks(t *testing.T) {
	a := bot.Answer{Blocks: []bot.Block{bot.Quotation{Passage: bot.Passage{Text: "Yes.", Citation: bot.Citation{Title: "“We wait”: a talk"}}}}}
	if out := Render(a, Form{}); !strings.Contains(out, "“‘We wait’: a talk”") {
		t.Errorf("got %s", out)
	}
}

func TestKeysFitTheScreen(t *testing.T) {
	for _, width := range []int{1, 20, 40, 80, 200} {
		if line := keysFor(width); lipgloss.Width(line) > width {
			t.Errorf("%d cells: %q", width, line)
		}
	}
}

func TestCardsAreAsWideAsTheyAreReadable(t *testing.T) {
	for want, a := range map[int]bot.Answer{
		widestCard:  {Blocks: []bot.Block{bot.Prose{Runs: bot.Text("A line.")}}},
		widestTable: {Blocks: []bot.Block{bot.Table{Columns: []string{"Who"}}}},
	} {
		if got := lipgloss.Width(card(a, 300)); got != want {
			t.Errorf("%d cells, want %d", got, want)
		}
	}
}

func TestHostileTextIsInert(t *testing.T) {
	for _, c := range adaptertest.Answers() {
		out := Render(c.Answer, Form{Width: 80, Colour: true, Chat: true})
		for _, h := range c.Hostile {
			if strings.ContainsAny(h, "\x1b\x07\x08\u202e\u2066") && strings.Contains(out, h) {
				t.Errorf("%s: %q came through", c.Name, h)
			}
		}
	}
}
