package commands

import (
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/evidence"
	"onrecord/question"
)

// Pages are prepared side by side, each once, and as one after the other.
func TestTexts(t *testing.T) {
	d := &desk{find: reader{split: question.NewSplitter()}}
	var pages []*page
	for _, said := range []string{"The pier stays shut.", "The mole stays open.", "The quay is old."} {
		pages = append(pages, &page{Article: onrecord.Article{Title: "The port", Text: said + " “We agree,” said Ada Toll."}})
	}
	had := evidence.Read(pages[1].Article, d.find.split)
	pages[1].prepared = had
	d.texts(append(slices.Clone(pages), pages[0]))
	if pages[1].prepared != had {
		t.Error("a page was prepared twice")
	}
	for _, p := range pages {
		if want := evidence.Read(p.Article, d.find.split); p.prepared == nil || len(p.prepared.Words) != len(want.Words) || p.prepared.Say(0) != want.Say(0) {
			t.Errorf("%q was prepared otherwise than by itself", p.Text)
		}
	}
}

// A panic in one of several goroutines is raised by the one that waits.
func TestOnceFailedIsRaised(t *testing.T) {
	var f onceFailed
	for range 2 {
		func() {
			defer f.keep()
			panic("the page is torn")
		}()
	}
	defer func() {
		if p := recover(); p == nil || !strings.Contains(p.(string), "the page is torn") {
			t.Errorf("raised %v", p)
		}
	}()
	f.raise()
	t.Error("nothing was raised")
}
