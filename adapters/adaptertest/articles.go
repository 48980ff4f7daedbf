package adaptertest

// The invented articles that the answers cite.

import (
	"fmt"
	"strings"
	"time"

	"onrecord"
	"onrecord/bot"
)

// articles returns the invented articles behind the answers.
func articles() shelf {
	s := shelf{}
	for _, a := range []onrecord.Article{
		{ID: "harbour", Outlet: "Tarn Courier", Title: "Harbour wall holds", URL: "https://courier.example/harbour?id=7&part=2",
			Text: "The wall held all night. “We lost two boats, and not one of the crew,” harbour master Ida Brok said. She said that the pumps would run until Sunday."},
		{ID: "harbour-copy", Outlet: "Evening Post of Tarn", Title: "Wall holds at the harbour", URL: "https://post.example/wall",
			Text: "“We lost two boats, and not one of the crew,” harbour master Ida Brok said on Monday."},
		{ID: "log", Outlet: "Tarn Courier", Title: "The log of a long night", URL: "https://courier.example/log", Text: nightLog()},
		{ID: "speech", Outlet: "Council Record", Title: "The whole speech", URL: "https://council.example/speech", Text: speech()},
		{ID: "two-paragraphs", Outlet: "Tarn Courier", Title: "A letter", URL: "https://courier.example/letter",
			Text: "“The first sluice is open.\n\n“The second stays shut,” engineer Pal Wirth wrote."},
		{ID: "hebrew", Outlet: "החדשות", Title: "דיווח מהנמל", URL: "https://news.example/he", Text: "„הגשר נסגר לפני חצות,” אמרה דנה לוי. The bridge at Tarn closed."},
		{ID: "hostile", Outlet: "<b>Outlet</b> & *Sons*", Title: "[click](https://evil.example) <!here>", URL: "https://outlet.example/a_b_c?x=*y*",
			Text: strings.Join(hostileParts(), " ") + " said Ida Brok."},
		{ID: "paper", Outlet: "The Paper Gazette", Title: "Only in print", Text: "The mayor, Oda Lind, said that the ferry would stay."},
		{ID: "border", Outlet: "Norland Wire", Title: "Norland moves north", URL: "https://wire.example/north",
			Text: "Norland will send 1,200 soldiers and six frigates to Vesk in March. Osterby has had about 300 engineers in Vesk since May. It said that it would not send aircraft."},
		{ID: "border-two", Outlet: "Daily Osterby", Title: "Troops for Vesk", URL: "https://osterby.example/vesk", Sample: true,
			Text: "Norland is to send up to 1,500 soldiers to Vesk."},
	} {
		a.Library, a.Revision = onrecord.Public, 1
		a.Published, a.DateOnly = time.Date(2031, 5, 6, 0, 0, 0, 0, time.UTC), true
		s[a.ID] = a
	}
	return s
}

// nightLog holds forty sentences that are quoted one by one.
func nightLog() string {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "“At mark %d the water stood %d centimetres below the edge,” watchman Ole Ravn said. ", i+1, 90-i)
	}
	return strings.TrimSpace(b.String())
}

// speech is one quote of some 9,000 bytes.
func speech() string {
	var b strings.Builder
	b.WriteString("“")
	for i := 1; b.Len() < 8950; i++ {
		fmt.Fprintf(&b, "My %dth reason is that item %d of the budget was never voted on. ", i, i*3)
	}
	return strings.TrimSpace(b.String()) + "” alderman Bo Falk said."
}

// cite returns the Citation of the first place where the article says words.
// It panics where it does not: then this package is wrong.
func (s shelf) cite(id onrecord.ArticleID, words string) bot.Citation {
	a := s[id]
	at := strings.Index(a.Text, words)
	if at < 0 {
		panic(fmt.Sprintf("article %s does not say %q", id, words))
	}
	return bot.Cite(a, onrecord.Span{Start: at, End: at + len(words)})
}

// passage returns words of an article as a Passage, with marked words in bold.
func (s shelf) passage(id onrecord.ArticleID, words string, marked ...string) bot.Passage {
	c := s.cite(id, words)
	p := bot.Passage{Text: words, Span: c.Span, Citation: c}
	for _, m := range marked {
		at := c.Span.Start + strings.Index(words, m)
		p.Marks = append(p.Marks, onrecord.Span{Start: at, End: at + len(m)})
	}
	return p
}
