package text

import (
	"fmt"
	"strings"
	"testing"

	"onrecord"
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

// FuzzNames: whatever the text, the layers of marks and names lie inside it,
// in order, and point at each other.
func FuzzNames(f *testing.F) {
	f.Add("Ada “Nita” Okri, the mayor of Elm, met Gen. Per Lund Jr.; she said ''no.'' O’Hara’s men left.")
	f.Add("OKRI: «Ja.»\n'Tis 6'2\" — “”\n\"Sen. \xff\u202e“")
	f.Fuzz(func(t *testing.T, s string) {
		d := Analyse(onrecord.Article{Text: s})
		end := 0
		for _, q := range d.Quoted {
			if q.Start < end || q.End > len(s) || q.Inside.Start < q.Start || q.Inside.End > q.End || q.Inside.Empty() {
				t.Errorf("%q: stretch %v after %d", s, q, end)
			}
			end = q.End
		}
		end = 0
		for i, m := range d.Mentions {
			if m.First < end || m.End <= m.First || m.End > len(d.Tokens) || m.Name >= len(d.Names) {
				t.Errorf("%q: mention %d is %v", s, i, m)
			}
			end = m.End
		}
		for _, n := range d.Names {
			if n.Full == "" || len(n.Mentions) == 0 {
				t.Errorf("%q: a name without mentions: %v", s, n)
			}
		}
	})
}
