package commands

import (
	"fmt"
	"testing"

	"onrecord"
	"onrecord/question"
)

// TestRateArticles wants the article among the first that has the rare word, in
// whichever of its sentences, though many have all the common ones in one.
func TestRateArticles(t *testing.T) {
	passage := func(id, text string) onrecord.Passage {
		return onrecord.Passage{Article: onrecord.Article{ID: onrecord.ArticleID(id)}, Text: text}
	}
	passages := []onrecord.Passage{
		passage("song", "She gave the crowd a song of the sea."),
		passage("song", "Ada Brand likes the coast."),
		passage("song", "The fair ended at noon."),
	}
	for i := range 30 {
		passages = append(passages, passage(fmt.Sprintf("fair %d", i), "Ada Brand came to the fair."))
	}
	need := question.Parse("which song did Ada Brand sing at the fair?").Need
	if got := (&desk{}).rateArticles(need, passages)[0].article.ID; got != "song" {
		t.Errorf("first %s, want song", got)
	}
}
