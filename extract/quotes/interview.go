package quotes

import (
	"slices"

	"onrecord"
)

// This file reads interviews: paragraphs that begin with "A:" are the words of who is
// interviewed, though no marks hold them.

// fewestAnswers is how many such paragraphs make an article an interview.
const fewestAnswers = 3

// answers finds what is said in the paragraphs of an interview, unless another
// attribution holds it.
func (q *quoter) answers() {
	first, asked, n := -1, false, 0
	for p := range q.Paragraphs {
		switch q.labelAt(p) {
		case "a":
			if n++; first < 0 {
				first = p
			}
		case "q":
			asked = true
		}
	}
	if n < fewestAnswers {
		return
	}
	name := q.interviewed(first)
	if name == nobody {
		return
	}
	var dr *draft
	for p := first; p < len(q.Paragraphs); p++ {
		t, end := q.paragraphTokens(p)
		switch q.labelAt(p) {
		case "a":
			label := phrase{t, t + 1}
			q.drafts = slices.DeleteFunc(q.drafts, func(o *draft) bool { return o.source == label }) // some of it, in marks
			dr = &draft{source: label, cue: phrase{t + 1, t + 2}, status: onrecord.Said, form: onrecord.Direct, by: name + 1}
			q.drafts = append(q.drafts, dr)
			t += 2
		case "q":
			dr = nil
		}
		if dr != nil && t < end {
			dr.content = append(dr.content, q.span(t, end))
		}
		if !asked {
			dr = nil // the questions have no label: they may begin with the next paragraph
		}
	}
}

// labelAt returns the letter before the colon that paragraph p begins with: "q" or
// "a"; empty where it begins with neither. A page may have lost what stood between
// the letter and the question: "QWhy now?".
func (q *quoter) labelAt(p int) string {
	t, end := q.paragraphTokens(p)
	if t+2 >= end {
		return ""
	}
	w := q.Word(t)
	switch {
	case (w == "Q" || w == "A") && q.Lower(t+1) == ":":
		return q.Lower(t)
	case len(w) > 1 && w[0] == 'Q' && w[1] >= 'A' && w[1] <= 'Z':
		return "q"
	}
	return ""
}

// interviewed returns the index in Doc.Names of who answers, and nobody where that
// cannot be told: the person of whom most is said before paragraph p, where the answers
// begin, the first of those.
func (q *quoter) interviewed(p int) int {
	until, _ := q.paragraphTokens(p)
	counts, best := map[int]int{}, nobody
	for _, m := range q.Mentions {
		if m.First >= until {
			break
		}
		if q.isPerson(m) {
			counts[m.Name]++
		}
	}
	for _, m := range q.Mentions {
		if m.First >= until {
			break
		}
		if q.isPerson(m) && (best == nobody || counts[m.Name] > counts[best]) {
			best = m.Name
		}
	}
	return best
}
