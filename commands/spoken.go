package commands

// Which quotes are somebody's: by name, by post, by title.

import (
	"context"
	"slices"

	"onrecord"
	"onrecord/question"
)

// How much is looked at for the quotes of one person.
const (
	mostQuotes    = 40 // with the topic
	mostOthers    = 20 // without it, where there are fewer
	titleArticles = 4  // articles that give the person a title, the newest
)

// spokenBy returns quotes of a person, those with a word of the topic first. A
// title or a post stands for all who hold it.
func (d *desk) spokenBy(ctx context.Context, person, topic string) ([]onrecord.Hit, error) {
	groups, titled, err := d.calledBy(ctx, person)
	if err != nil {
		return nil, err
	}
	var found []onrecord.Hit
	for _, names := range groups {
		if found, err = d.quotesOf(ctx, names, topic); err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(h onrecord.Hit) bool { return d.otherGiven(person, h.Fact) })
		if len(found) > 0 {
			break
		}
	}
	if len(found) == 0 && isPost(person) {
		if found, err = d.describedAs(ctx, person); err != nil {
			return nil, err
		}
	}
	if titled || len(found) >= mostQuotes {
		return found, nil
	}
	more, err := d.underTitle(ctx, lastWord(person))
	for _, h := range more {
		if saying(h.Fact) && !d.otherGiven(person, h.Fact) && !holdsFact(found, h.Fact.ID) {
			found = append(found, h)
		}
	}
	return found, err
}

// describedAs returns quotes of those whom the page does not name, and gives as what a
// post says: "a spokesman for Ada Brand" as Brand's spokesman.
func (d *desk) describedAs(ctx context.Context, post string) ([]onrecord.Hit, error) {
	words := question.Content(d.words(post))
	hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Quote, Words: asTyped(words), Match: onrecord.Near, Limit: mostQuotes})
	return slices.DeleteFunc(hits, func(h onrecord.Hit) bool { return !saying(h.Fact) || !d.describes(h.Fact, words) }), err
}

// calledBy returns the names that quotes of a person are looked up by, those
// of a group together, a group only where the one before has none: each form
// of the name; of a title or a post, it and all who hold it. The post of a place is not
// looked up without it.
func (d *desk) calledBy(ctx context.Context, person string) (groups [][]string, titled bool, err error) {
	forms := nameForms(person)
	if isPost(person) {
		holders, err := d.holders(ctx, forms[0])
		if err != nil {
			return nil, false, err
		}
		switch {
		case len(holders) == 0 && ofWhat.MatchString(person):
			return nil, true, nil // "a spokesman for Brand" is neither Brand nor any spokesman
		case len(holders) > 0 || isTitle(d.words(person)):
			return [][]string{append(forms[:1], holders...)}, true, nil
		}
	}
	for _, form := range forms {
		groups = append(groups, []string{form})
	}
	return groups, false, nil
}

// quotesOf returns what those who have one of these names said: with a word of
// the topic, the best first, and then, without a score, whatever it was about,
// of all who hold a post only where nobody spoke of it; before all others those
// of the first name.
func (d *desk) quotesOf(ctx context.Context, names []string, topic string) (found []onrecord.Hit, err error) {
	var asked [][]question.Word
	for _, name := range names {
		asked = append(asked, d.words(name))
	}
	add := func(words string, limit int) error {
		hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Quote, Who: names, Words: words, Match: onrecord.Some, Limit: limit})
		for _, h := range hits {
			named := slices.ContainsFunc(asked, func(name []question.Word) bool { return d.spokeIt(h.Fact, name) })
			if named && saying(h.Fact) && !holdsFact(found, h.Fact.ID) {
				if words == "" {
					h.Score = 0
				}
				found = append(found, h)
			}
		}
		return err
	}
	switch {
	case topic == "":
		err = add("", mostQuotes)
	default:
		if err = add(topic, mostQuotes); err == nil && len(found) < mostQuotes && (len(found) == 0 || len(names) == 1) {
			err = add("", mostOthers)
		}
	}
	slices.SortStableFunc(found, func(a, b onrecord.Hit) int {
		return compareBool(d.spokeIt(b.Fact, asked[0]), d.spokeIt(a.Fact, asked[0]))
	})
	return found, err
}

func holdsFact(hits []onrecord.Hit, id onrecord.FactID) bool {
	return slices.ContainsFunc(hits, func(h onrecord.Hit) bool { return h.Fact.ID == id })
}

// underTitle returns quotes in which the page gives a speaker by the title
// alone, which the same article gives to this person and nobody else.
func (d *desk) underTitle(ctx context.Context, person string) ([]onrecord.Hit, error) {
	roles, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Role, Who: []string{person}, Limit: 10})
	if err != nil {
		return nil, err
	}
	asked := d.words(person)
	var found []onrecord.Hit
	read := map[onrecord.ArticleID]bool{}
	for _, r := range roles {
		if read[r.Article.ID] || len(read) == titleArticles || !d.spokeIt(r.Fact, asked) {
			continue
		}
		titles := d.titlesIn(r.Fact.What.Text)
		if len(titles) == 0 {
			continue
		}
		read[r.Article.ID] = true
		hits, err := d.find.Find(ctx, onrecord.Query{Libraries: []string{r.Article.Library}, Kind: onrecord.Quote, Article: r.Article.ID, Who: titles, Limit: mostQuotes})
		if err != nil {
			return nil, err
		}
		for _, h := range hits.Hits {
			p, err := d.page(ctx, r.Article)
			if err != nil {
				return nil, err
			}
			if sameName(asked, d.words(d.text(p).HolderOf(speaker(&h.Fact)))) {
				found = append(found, h)
			}
		}
	}
	return found, nil
}

// titlesIn returns the titles by which a page may mean who has a role: of
// "NATO's secretary general" "secretary", "secretary general" and "general".
func (d *desk) titlesIn(role string) []string {
	words := d.words(role)
	var titles []string
	for i := range words {
		if words[i].Weight == 0 {
			continue
		}
		for j := i; j < len(words) && question.IsTitle(words[j].Text); j++ {
			titles = append(titles, role[words[i].Start:words[j].End])
		}
	}
	return titles
}

// saying reports whether a quote is what somebody said: printed words, or
// words retold behind a verb of speech. To agree to something is no speech.
func saying(f onrecord.Fact) bool {
	return f.Form != onrecord.Indirect || f.Verb.Zero() || slices.ContainsFunc(question.Words(f.Verb.Text), question.IsSpeech)
}
