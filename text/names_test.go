package text

import (
	"fmt"
	"strings"
	"testing"
)

// TestNames reads cases of a text and the names in it, one a line: kind,
// gender, the fullest form, then the mentions as printed and the roles.
func TestNames(t *testing.T) {
	golden(t, "testdata/names.txtar", func(d *Doc) string {
		var b strings.Builder
		for _, n := range d.Names {
			fmt.Fprintf(&b, "%s%s %s:", n.Kind, gender(n.Gender), n.Full)
			for i, k := range n.Mentions {
				fmt.Fprintf(&b, "%s %s", map[bool]string{true: ",", false: ""}[i > 0], d.In(d.Mentions[k].Span))
			}
			for _, r := range n.Roles {
				fmt.Fprintf(&b, " [%s]", d.In(r.Span))
			}
			b.WriteString("\n")
		}
		for _, r := range d.refs {
			who := "?"
			if r.name >= 0 {
				who = d.Names[r.name].Full
			}
			fmt.Fprintf(&b, "%s = %s\n", d.Word(r.token), who)
		}
		return b.String()
	})
}

func gender(g Gender) string {
	if g == AnyGender {
		return ""
	}
	return " " + string(g)
}
