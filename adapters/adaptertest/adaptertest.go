// Package adaptertest is the contract of a platform: answers that each must
// be able to show, and checks on what it made of them.
//
//	for _, c := range adaptertest.Answers() {
//		t.Run(c.Name, func(t *testing.T) {
//			adaptertest.Check(t, c, whatAReaderSees(Render(c.Answer)))
//		})
//	}
//
// A platform keeps golden files of its own beside this, and tests its own
// limits.
package adaptertest

import (
	"onrecord"
	"onrecord/bot"
)

// Case is one Answer, and the articles that it cites.
type Case struct {
	Name   string // fit for a file name: "forty-quotes"
	Answer bot.Answer
	Texts  bot.Texts // of the articles cited: Answer.Check(Texts) is nil

	// Hostile are stretches of the Answer that a platform might take for its
	// own markup or control. Each platform must see to it, in its own way,
	// that they are shown as text and do nothing.
	Hostile []string
}

// Answers returns the answers, the same ones in each call.
func Answers() []Case {
	shelf := articles()
	cases := []Case{
		{Name: "empty", Answer: empty()},
		{Name: "one-quote", Answer: oneQuote(shelf)},
		{Name: "forty-quotes", Answer: fortyQuotes(shelf)},
		{Name: "long-quote", Answer: longQuote(shelf)},
		{Name: "over-paragraphs", Answer: overParagraphs(shelf)},
		{Name: "right-to-left", Answer: rightToLeft(shelf)},
		{Name: "hostile", Answer: hostile(shelf), Hostile: hostileParts()},
		{Name: "no-link", Answer: noLink(shelf)},
		{Name: "two-origins", Answer: twoOrigins(shelf)},
		{Name: "table", Answer: table(shelf)},
		{Name: "wide-table", Answer: wideTable(shelf)},
		{Name: "chart", Answer: chart(shelf)},
		{Name: "change", Answer: change(shelf)},
		{Name: "misused", Answer: misused()},
		{Name: "failed", Answer: failed()},
		{Name: "long-action", Answer: longAction(shelf)},
		{Name: "runs", Answer: runs()},
	}
	for i := range cases {
		cases[i].Texts = shelf.text
	}
	return cases
}

// shelf is the articles that the answers cite.
type shelf map[onrecord.ArticleID]onrecord.Article

// text implements bot.Texts.
func (s shelf) text(library string, id onrecord.ArticleID, revision int) (string, error) {
	a, ok := s[id]
	if !ok || a.Library != library || a.Revision != revision {
		return "", onrecord.Errorf(onrecord.NotFound, "there is no article %q", id)
	}
	return a.Text, nil
}
