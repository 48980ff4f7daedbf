package terminal

// Answers as cards of the chat, and the first of them.

import (
	"context"
	"image/color"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"onrecord/bot"
)

// frame is how many cells the border of a card and its padding take.
const frame = 4

// widestCard is where lines become too long to read; columns bear more.
const widestCard, widestTable = 100, 160

// card sets an answer into a border whose colour says how it stands.
func card(a bot.Answer, width int) string {
	widest := widestCard
	if slices.ContainsFunc(a.Blocks, isTable) {
		widest = widestTable
	}
	width = min(width, widest)
	body := Render(a, Form{Width: width - frame, Colour: true, Chat: true})
	return lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).BorderForeground(edge(a.Status)).
		Padding(0, 1).Width(width).Render(body)
}

func isTable(b bot.Block) bool {
	_, ok := b.(bot.Table)
	return ok
}

// edge is the colour of an answer's border.
func edge(s bot.Status) color.Color {
	switch s {
	case bot.Found:
		return lipgloss.Green
	case bot.Empty, bot.Misused:
		return lipgloss.Yellow
	case bot.Failed:
		return lipgloss.Red
	}
	return lipgloss.Blue
}

// greeting is the first card: what this is, and lines to try.
func greeting(ctx context.Context, commands []bot.Command) bot.Answer {
	a := bot.Answer{Status: bot.Done, Title: "onrecord", Blocks: []bot.Block{
		bot.Prose{Runs: bot.Text("Ask what the articles say: who said it, what somebody said, whose troops are where. Each answer shows the sentence that proves it.")},
	}}
	for _, c := range commands {
		if lines := c.ExamplesFor(ctx, Request("", nil)); len(lines) > 0 && !c.Hidden && strings.Contains(lines[0], " ") {
			a.Actions = append(a.Actions, bot.Action{Label: lines[0], Line: lines[0]})
		}
	}
	a.Actions = append(a.Actions, bot.Action{Label: "/help", Line: "/help"})
	return a
}
