package text

import (
	"fmt"
	"strings"
	"testing"
)

// TestMarks reads cases of a text and the quoted stretches in it, one a line:
// what the page lacks, and the words between the marks.
func TestMarks(t *testing.T) {
	golden(t, "testdata/marks.txtar", func(d *Doc) string {
		var b strings.Builder
		for _, q := range d.Quoted {
			fmt.Fprintf(&b, "%s|%s\n", flags(q), d.In(q.Inside))
		}
		return b.String()
	})
}

func flags(q Quoted) string {
	var out []string
	for _, f := range []struct {
		on   bool
		name string
	}{{q.Single, "single"}, {!q.Opened, "no opening"}, {!q.Closed, "no closing"}, {q.Continues, "continues"}, {q.Continued, "goes on"}} {
		if f.on {
			out = append(out, f.name)
		}
	}
	return strings.Join(out, ",")
}
