package main

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/extract"
	"onrecord/text"
)

// One article that a pass breaks over ends neither the program nor the
// reading of stale ones.
func TestAPanicOverAnArticleIsAnError(t *testing.T) {
	pass := extract.Pass{Name: "breaks", Version: 3, Run: func(*text.Doc) []onrecord.Fact { panic("no such token") }}
	r, broken := readWith(onrecord.Article{Text: "The wall held."}, []extract.Pass{pass})
	if len(broken) != 1 || !strings.Contains(broken[0].Error(), "no such token") {
		t.Errorf("errors: %v", broken)
	}
	if len(r.Facts) != 0 || len(r.Passes) != 1 || r.Passes[0] != pass.Mark() {
		t.Errorf("the reading is %+v", r)
	}
}
