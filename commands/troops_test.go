package commands

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord"
	"onrecord/bot"
)

// Pages go on behind the forces that are grouped together, and no count is told for more
// than it is.
func TestTroopsInStretches(t *testing.T) {
	const all = forcesAtOne + 3
	var article, facts strings.Builder
	article.WriteString("title: A roll\noutlet: Tarn Post\ndate: 2023-05-02\n\n")
	for i := range all {
		fmt.Fprintf(&article, "Belmark has post%d men in Korvost. ", i)
		fmt.Fprintf(&facts, `{"Article":"roll","Kind":"force","Status":"present","Who":["Belmark"],"What":"post%d men","Class":"troops","To":["Korvost"]}`+"\n", i)
	}
	s := newShelf(t, []txtar.File{
		{Name: "article roll", Data: []byte(article.String())},
		{Name: "facts", Data: []byte(facts.String())},
	})
	b := newBot(s)
	for line, want := range map[string]string{
		"/troops":              "More than 1,000 forces: ",
		"/troops after:990":    "Forces 991 to 1,000 of more than 1,000",
		"/troops after:1000":   "Forces 1,001 to 1,003 of 1,003",
		"/troops after:1003":   "There are only 1,003 forces.",
		"/troops after:2500":   "There are only 1,003 forces.",
		"/troops after:999999": "Pages end at 20,000 forces.",
	} {
		r := bot.Parse(line, b.Commands)
		r.Libraries = []string{onrecord.Public}
		a := b.Handle(t.Context(), r)
		if got := plain(a.Short) + "|" + a.Title; !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
		more := strings.Contains(show(a), "action: More -> ")
		if want := line == "/troops" || line == "/troops after:990"; more != want {
			t.Errorf("%s: another page is offered: %t, want %t", line, more, want)
		}
	}
}

func FuzzReadForces(f *testing.F) {
	for _, s := range []string{"", "the", "soldiers in Kessel", "Germany to Slovakia", "Germany, Poland or", "Belmark Task Force", "from → of", "\xff, \xff", "US troops' ’s", ", and"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, of string) {
		r := readForces(of)
		for _, w := range r.readings(of) {
			for _, n := range w.names {
				if len(n.any) == 0 {
					t.Errorf("%q: a name without a form", of)
				}
				for _, form := range n.any {
					if strings.TrimSpace(form.name) == "" {
						t.Errorf("%q: an empty name", of)
					}
				}
			}
		}
	})
}
