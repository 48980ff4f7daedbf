package commands

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"onrecord/question"
)

// shortestTypo is the length in bytes of the shortest word that is taken for a
// misspelled one: of shorter words, too many are near to others.
const shortestTypo = 6

// corrected writes the words of a question that no article has as the word of
// the nearest articles that is spelled most like them, and reports whether
// there was any.
func (d *desk) corrected(ctx context.Context, q question.Question, pages []*page) (question.Question, bool) {
	line := q.Line
	for _, w := range q.Need[:min(len(q.Need), mostRespelled)] {
		if len(w.Fold) < shortestTypo || w.Number() || d.printed(ctx, w, pages) {
			continue
		}
		if to := d.spelledLike(w, pages); to != "" {
			line = strings.Replace(line, w.Text, to, 1)
		}
	}
	if line == q.Line {
		return q, false
	}
	other := question.Parse(line)
	return other, other.Kind == q.Kind
}

// printed reports whether any article has the word, or another for it.
func (d *desk) printed(ctx context.Context, w question.Word, pages []*page) bool {
	for _, p := range pages {
		if d.text(p).Has(w) {
			return true
		}
	}
	there, err := d.mentioned(ctx, w.Text)
	return err != nil || there
}

// spelledLike returns the word of the pages that is spelled most like w, with
// the same first letter; empty where none is near.
func (d *desk) spelledLike(w question.Word, pages []*page) string {
	best, least := "", typos(w.Fold)+1
	for _, p := range pages {
		for _, sentence := range d.text(p).Words {
			for _, x := range sentence {
				if x.Weight == 0 || x.Fold[0] != w.Fold[0] || x.Fold == w.Fold {
					continue
				}
				if dist := levenshtein.ComputeDistance(w.Fold, x.Fold); dist < least {
					best, least = x.Text, dist
				}
			}
		}
	}
	return best
}

// lettersPerTypo is how many letters a word has for each that may be wrong.
const lettersPerTypo = 4

// typos returns how many letters of a word may be wrong.
func typos(word string) int { return max(1, utf8.RuneCountInString(word)/lettersPerTypo) }
