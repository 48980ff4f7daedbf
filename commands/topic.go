package commands

// Which of somebody's quotes speak about a topic.

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/evidence"
	"onrecord/question"
)

// topicReadings is how many articles are read to see what quotes are about.
const topicReadings = 3

// heard are quotes, best first: those that speak about a topic, and those that only
// stand in an article about it.
type heard struct{ about, beside []match }

// onTopic returns the quotes that may answer what was said about a topic; all where
// there is no topic.
func (d *desk) onTopic(ctx context.Context, hits []onrecord.Hit, topic question.Topic) (heard, error) {
	found, err := d.foremost(ctx, hits, topic.Words)
	if err != nil || len(topic.Words) == 0 {
		slices.SortStableFunc(found, byTopic)
		return heard{about: found}, err
	}
	own := map[*page][]onrecord.Span{}
	for _, m := range found {
		own[m.page] = append(own[m.page], m.fact.What.Cover())
	}
	d.texts(slices.Collect(maps.Keys(own)))
	var out heard
	for _, m := range found {
		switch h := d.hear(&m, topic, own[m.page]); {
		case h.SpeaksOf():
			out.about = append(out.about, m)
		case d.text(m.page).About(topic.Words):
			m.byArticle, m.byContext = true, false
			out.beside = append(out.beside, m)
		}
	}
	slices.SortStableFunc(out.about, byTopic)
	slices.SortStableFunc(out.beside, byTopic)
	return out, nil
}

// byTopic puts those quotes first that speak most of a topic.
func byTopic(a, b match) int {
	return cmp.Or(-cmp.Compare(a.score, b.score), -cmp.Compare(formWorth(a.fact), formWorth(b.fact)))
}

// mostInArticle is how many quotes of one article are looked at.
const mostInArticle = 120

// quotesIn returns the quotes of a person in articles, with those whose speaker the
// page gives by the surname alone; of a post, "the chief of the yard", those whose
// speaker it describes so. The second are those of a "he" or "she" who was read as
// somebody else and may be the person, who is named nearer.
func (d *desk) quotesIn(ctx context.Context, pages []*page, person string) (found, maybe []onrecord.Hit, err error) {
	asked, post := d.words(person), isPost(person)
	named := !post || !ofWhat.MatchString(person) // "a pilot for Brand" is not Brand
	for _, p := range pages {
		hits, err := d.find.Find(ctx, onrecord.Query{Libraries: []string{p.Library}, Kind: onrecord.Quote, Article: p.ID, Limit: mostInArticle})
		if err != nil {
			return nil, nil, err
		}
		for _, h := range hits.Hits {
			switch {
			case !saying(h.Fact):
			case named && d.headsSource(h.Fact, asked) && !d.otherGiven(person, h.Fact), post && d.describes(h.Fact, question.Content(asked)):
				found = append(found, h)
			case !post && d.mayBe(p, &h.Fact, asked):
				maybe = append(maybe, h)
			}
		}
	}
	return found, maybe, nil
}

// mayBe reports whether the pronoun by which a quote gives its speaker can stand for
// the one with a name, who is named nearer than the one whom it was read as, and if so
// gives the quote to them.
func (d *desk) mayBe(p *page, f *onrecord.Fact, asked []question.Word) bool {
	if !saidOfPronoun(f) || f.Form == onrecord.Indirect {
		return false
	}
	other := d.text(p).OtherBefore(f.What.Cover().Start, speaker(f), f.Who[0].Text)
	if other.Name == "" || !sameName(asked, d.words(other.Name)) {
		return false
	}
	f.Who = slices.Clone(f.Who)
	f.Who[0].Name, f.Who[0].NameAt = other.Name, other.At
	return true
}

// headsSource reports whether a speaker of a quote is called by the name, or the page
// gives it for them: not "a friend of Toll's" for Toll.
func (d *desk) headsSource(f onrecord.Fact, asked []question.Word) bool {
	return slices.ContainsFunc(f.Who, func(m onrecord.Mention) bool {
		if sameName(asked, d.words(m.Label())) {
			return true
		}
		head := d.words(beforeComplement.ReplaceAllString(m.Text, ""))
		return len(head) > 0 && sameName(asked, head) && sameName(head[len(head)-1:], asked[len(asked)-1:])
	})
}

// describes reports whether the page gives a speaker of a quote with all words of a post,
// as what they are: "Toll, the chief executive of the yard".
func (d *desk) describes(f onrecord.Fact, post []question.Word) bool {
	return len(post) > 1 && slices.ContainsFunc(f.Who, func(m onrecord.Mention) bool {
		source := d.words(m.Text)
		return isCalled(m.Text, post) && !slices.ContainsFunc(post, func(w question.Word) bool {
			return !slices.ContainsFunc(source, func(s question.Word) bool { return question.Means(w, s) > 0 })
		})
	})
}

// isCalled reports whether one of the descriptions of a speaker has a word of a post as
// its noun: in "Toll, a member of the union" it is "member".
func isCalled(source string, post []question.Word) bool {
	for part := range strings.SplitSeq(source, ",") {
		part = beforeComplement.ReplaceAllString(strings.TrimSpace(part), "")
		words := question.Content(question.Words(part))
		if len(words) > 0 && slices.ContainsFunc(post, func(w question.Word) bool { return question.Means(w, words[len(words)-1]) > 0 }) {
			return true
		}
	}
	return false
}

// beforeComplement is what follows the name of a speaker: "(D-Me.)", ", a pilot of
// the port".
var beforeComplement = regexp.MustCompile(`(?i)(?:\s*[,(–—]|\s+(?:of|for|from|with|at|in|who|to|on)\b|['’]s?\s).*`)

// foremost locates quotes: of those with a topic, the ones of the articles that
// most look as if they were about it.
func (d *desk) foremost(ctx context.Context, hits []onrecord.Hit, topic []question.Word) ([]match, error) {
	if len(topic) > 0 {
		hits = d.likeliest(hits, topic)
		if err := d.readAll(ctx, hits); err != nil {
			return nil, err
		}
	}
	var found []match
	for _, h := range hits {
		m, err := d.locate(ctx, h, topic)
		if err != nil {
			return nil, err
		}
		found = append(found, m)
	}
	return found, nil
}

// likeliest returns the quotes of the articles that most look as if they were
// about a topic: what was said has it, or the title, or, as the store ranks
// them, what stands around the words. No article is read for that.
func (d *desk) likeliest(hits []onrecord.Hit, topic []question.Word) []onrecord.Hit {
	best := 0.0
	for _, h := range hits {
		best = max(best, h.Score)
	}
	scores := map[onrecord.FactID]float64{}
	for _, h := range hits {
		scores[h.Fact.ID] = share(topic, d.words(h.Fact.What.Text)) + 0.5*share(topic, d.words(h.Article.Title)) + 0.5*h.Score/max(best, 1)
	}
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, func(a, b onrecord.Hit) int { return -cmp.Compare(scores[a.Fact.ID], scores[b.Fact.ID]) })
	read := map[pageKey]bool{}
	return slices.DeleteFunc(hits, func(h onrecord.Hit) bool {
		key := pageKey{h.Article.Library, h.Article.ID}
		if !read[key] && len(read) == topicReadings {
			return true
		}
		read[key] = true
		return false
	})
}

// hear points a match at the sentence of its quote that speaks most of a topic, and
// returns how far it does; own is where the quotes of its speaker stand.
func (d *desk) hear(m *match, topic question.Topic, own []onrecord.Span) evidence.Heard {
	t := d.text(m.page)
	h := t.Hear(topic, t.SpeechAt(m.fact, own), speaker(m.fact))
	m.align.Score, m.score, m.byContext = h.Own, h.About+formWorth(m.fact), h.Own == 0
	if h.Manner {
		m.score += mannerWorth
	}
	m.most = t.Sentences[h.At].Span
	m.span = d.around(m.page, t.SpeechAt(m.fact, nil), h.At)
	m.words = d.words(m.page.say(m.span))
	m.align.Pairs = question.Align(topic.Words, m.words).Pairs
	return h
}

// around returns the sentences of a quote that are cited together: all, where they are
// short enough, else those from one on.
func (d *desk) around(p *page, s evidence.Speech, at int) onrecord.Span {
	sentences := d.text(p).Sentences
	first, end := at, at+1
	fits := func(first, end int) bool {
		return sentences[end-1].Span.End-sentences[first].Span.Start <= longestSentence
	}
	for end < s.End && fits(first, end+1) {
		end++
	}
	for first > s.First && fits(first-1, end) {
		first--
	}
	return shorten(p.Text, onrecord.Span{Start: sentences[first].Span.Start, End: sentences[end-1].Span.End}, sentences[first].Span.Start)
}

// mannerWorth is what a quote counts more that is called as in the question.
const mannerWorth = 0.15

// formWorth is what a quote counts more for its form: printed words say more than a
// sentence that only tells what they are about, as it often stands before them.
func formWorth(f *onrecord.Fact) float64 {
	switch f.Form {
	case onrecord.Direct:
		return 0.16
	case onrecord.Mixed:
		return 0.08
	}
	return 0
}
