package delivery

import (
	"strings"
	"testing"
	"time"

	"onrecord/inbox/inboxtest"
)

// A long line is opened by its mark, where it was kept and as long as it is;
// a short one stands for itself.
func TestLinesAreKept(t *testing.T) {
	now := time.Now()
	shelf := &inboxtest.Shelf{Now: func() time.Time { return now }}
	line := "/check " + strings.Repeat("not one soldier more ", 50)
	mark, err := KeepLine(t.Context(), shelf, "p/lines/1", line, now)
	if err != nil || mark != MarkOf(line) || len(mark) > 100 {
		t.Fatalf("the mark is %q, %v", mark, err)
	}
	for _, c := range []struct {
		scope, value, want string
		ok                 bool
	}{
		{"p/lines/1", mark, line, true},
		{"p/lines/2", mark, "", false},
		{"p/lines/1", LineMark + "0", "", false},
		{"p/lines/1", "/help", "/help", true},
		{"p/lines/1", "", "", false},
	} {
		if got, ok := LineOf(t.Context(), shelf, c.scope, c.value); got != c.want || ok != c.ok {
			t.Errorf("%s in %s: %.20q, %v", c.value, c.scope, got, ok)
		}
	}
	now = now.Add(25 * time.Hour)
	if got, ok := LineOf(t.Context(), shelf, "p/lines/1", mark); ok {
		t.Errorf("after a day: %.20q", got)
	}
}
