package commands

import (
	"testing"
	"time"
)

// TestLatelyIn reads times that are counted from a Wednesday.
func TestLatelyIn(t *testing.T) {
	now := time.Date(2031, 1, 1, 23, 0, 0, 0, time.FixedZone("", 3600))
	for line, want := range map[string][2]string{
		"what did Toll say yesterday?":           {"what did Toll say?", "31 December 2030"},
		"what happened last night in Lindow?":    {"what happened in Lindow?", "31 December 2030"},
		"what did Toll say today about ice?":     {"what did Toll say about ice?", "1 January 2031"},
		"how many boats sank last week?":         {"how many boats sank?", "23 to 29 December 2030"},
		"how many boats sank this week?":         {"how many boats sank?", "30 December 2030 to 1 January 2031"},
		"how many boats sank in the past month?": {"how many boats sank?", "2 December 2030 to 1 January 2031"},
		"how many boats sank last month?":        {"how many boats sank?", "1 to 31 December 2030"},
		"what happened last year?":               {"what happened?", "1 January to 31 December 2030"},
	} {
		l, ok := latelyIn(line, now)
		if !ok || l.rest != want[0] || l.String() != want[1] {
			t.Errorf("%s: %v, %q, %s", line, ok, l.rest, l)
		}
	}
	for _, line := range []string{"who said “we sail today”?", "what did Toll say on Friday?", "who is the last pilot?", "who lost a yesterdaylike hat?"} {
		if l, ok := latelyIn(line, now); ok {
			t.Errorf("%s: read as %s", line, l)
		}
	}
	// The same day of a shorter month is its last.
	march := time.Date(2031, 3, 30, 9, 0, 0, 0, time.UTC)
	if l, ok := latelyIn("how many boats sank in the past month?", march); !ok || l.String() != "28 February to 30 March 2031" {
		t.Errorf("past month: %v, %s", ok, l)
	}
	if _, ok := latelyIn("what happened yesterday?", time.Time{}); ok {
		t.Error("a day counted from no day")
	}
}
