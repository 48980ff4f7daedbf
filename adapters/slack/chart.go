package slack

// Chart -> Slack's own bar chart, and its numbers in words.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"
	goslack "github.com/slack-go/slack"

	"onrecord/adapters/slack/blockkit"
	"onrecord/bot"
)

// chart draws counts in Slack's own chart, lowest and highest side by side
// where an article gives a range, and says the same numbers in words below,
// each with its source: older clients draw nothing.
func chart(c bot.Chart) []unit {
	var drawn []goslack.Block
	if b := drawing(c); b != nil {
		drawn = append(drawn, b)
	}
	var units []unit
	for i, bar := range c.Bars {
		runs := []bot.Run{{Text: barWords(bar, c.Unit) + ". "}}
		b := paragraph(append(runs, sourceRuns(bar.Citation)...))
		if i == 0 {
			units = append(units, unit{blocks: append(drawn, b)})
			continue
		}
		units = append(units, unit{blocks: []goslack.Block{b}})
	}
	if c.Alt != "" {
		units = append(units, unit{blocks: []goslack.Block{remark(c.Alt)}})
	}
	return units
}

// drawing is the chart itself: nil where no bar has a number. It has the
// first bars when there are more than a chart takes.
func drawing(c bot.Chart) goslack.Block {
	limits := blockkit.Facts()
	most := limits.Max("data_visualization", "chart.series[].data")
	names := map[string]bool{}
	var categories []string
	var low, high []goslack.DataVisualizationDataPoint
	ranges := false
	for _, b := range c.Bars {
		from, to, ok := ends(b)
		if !ok || len(categories) == most {
			continue
		}
		name := unique(names, b.Label, limits.Max("data_visualization", "chart.axis_config.categories[]"))
		categories = append(categories, name)
		low = append(low, goslack.NewDataVisualizationDataPoint(name, float64(from)))
		high = append(high, goslack.NewDataVisualizationDataPoint(name, float64(to)))
		ranges = ranges || from != to
	}
	if len(categories) == 0 {
		return nil
	}
	axis := goslack.NewDataVisualizationAxisConfig(categories...).WithYLabel(cut(oneLine(c.Unit), 50))
	series := []goslack.DataVisualizationDataSeries{goslack.NewDataVisualizationDataSeries(seriesName(c.Unit), low...)}
	if ranges {
		series = []goslack.DataVisualizationDataSeries{
			goslack.NewDataVisualizationDataSeries("at least", low...),
			goslack.NewDataVisualizationDataSeries("highest named", high...),
		}
	}
	title := cut(oneLine(c.Title), limits.Max("data_visualization", "title"))
	if title == "" {
		title = "Counts"
	}
	return &goslack.DataVisualizationBlock{
		Type: goslack.MBTDataVisualization, Title: title,
		Chart: goslack.NewDataVisualizationBarChart(axis, series...),
	}
}

// ends returns the lowest and highest number of a bar; an open end is drawn
// at the known one. False where there is no number at all.
func ends(b bot.Bar) (low, high int64, ok bool) {
	low, high = b.Low, b.High
	switch {
	case low < 0 && high < 0:
		return 0, 0, false
	case low < 0:
		low = high
	case high < 0:
		high = low
	}
	return low, high, true
}

// unique returns a label of at most n characters that was not used before.
func unique(used map[string]bool, label string, n int) string {
	label = oneLine(label)
	if label == "" {
		label = "unnamed"
	}
	name := cut(label, n)
	for i := 2; used[name]; i++ {
		number := " " + strconv.Itoa(i)
		name = cut(label, n-len(number)) + number
	}
	used[name] = true
	return name
}

func seriesName(unit string) string {
	if name := cut(oneLine(unit), 20); name != "" {
		return name
	}
	return "count"
}

// barWords says a bar: "Latvia: about 300 to 500 troops, planned".
func barWords(b bot.Bar, unit string) string {
	var s strings.Builder
	s.WriteString(oneLine(b.Label) + ": ")
	switch {
	case b.Low < 0 && b.High < 0:
		s.WriteString("no number")
	case b.Low == b.High:
		s.WriteString(humanize.Comma(b.Low))
	case b.High < 0:
		s.WriteString("at least " + humanize.Comma(b.Low))
	case b.Low < 0:
		s.WriteString("at most " + humanize.Comma(b.High))
	default:
		s.WriteString(humanize.Comma(b.Low) + " to " + humanize.Comma(b.High))
	}
	if b.Low >= 0 || b.High >= 0 {
		s.WriteString(" " + oneLine(unit))
	}
	if b.Hedge != "" {
		fmt.Fprintf(&s, " (“%s”)", oneLine(b.Hedge))
	}
	if b.Status != "" {
		s.WriteString(", " + strings.ReplaceAll(b.Status, "_", " "))
	}
	return cut(s.String(), 500)
}
