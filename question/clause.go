package question

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// Clause is the clause of a question without its question word: who does what
// to whom. Parts that cannot be told apart stay in Rest.
type Clause struct {
	Aux     string // "did", "is"; empty where the question has none
	Subject []Word
	Verb    Word // the full verb; zero where there is none, as after "is"
	Negated bool
	Rest    []Word // everything behind the verb, or behind the subject
}

// clauseOf reads the clause of About by its tags.
func clauseOf(about string) Clause {
	var c Clause
	d := text.Analyse(onrecord.Article{Text: about})
	ws := Words(about)
	if len(ws) == 0 {
		return c
	}
	if auxiliary[ws[0].Fold] {
		c.Aux = ws[0].Fold
		ws = ws[1:]
	}
	c.Negated = slices.ContainsFunc(ws, func(w Word) bool { return w.Fold == "not" || strings.HasSuffix(w.Fold, "nt") && w.Weight == 0 })
	at := verbAt(d, ws, c.Aux)
	if at < 0 {
		n := subjectEnd(ws)
		c.Subject, c.Rest = Content(ws[:n]), Content(ws[n:])
		return c
	}
	c.Subject, c.Verb, c.Rest = Content(ws[:at]), ws[at], Content(ws[at+1:])
	return c
}

// verbAt returns the index of the full verb among ws, -1 where there is none.
func verbAt(d *text.Doc, ws []Word, aux string) int {
	for i, w := range ws {
		tag := tagAt(d, w)
		if strings.HasPrefix(tag, "VB") && !auxiliary[w.Fold] && w.Fold != "be" && w.Fold != "been" && (i > 0 || aux == "") {
			return i
		}
	}
	if aux != "did" && aux != "does" && aux != "do" {
		return -1
	}
	for i := 1; i < len(ws); i++ {
		if !ws[i].Cap && ws[i].Weight > 0 && strings.HasPrefix(tagAt(d, ws[i-1]), "NN") {
			return i
		}
	}
	return -1
}

func tagAt(d *text.Doc, w Word) string {
	if i := d.TokenAt(w.Start); i < len(d.Tokens) && d.Tokens[i].Start < w.End {
		return string(d.Tokens[i].Tag)
	}
	return ""
}

// subjectEnd returns where the subject ends that no verb follows: before an
// article or preposition behind its first word.
func subjectEnd(ws []Word) int {
	for i := 1; i < len(ws); i++ {
		if ws[i].Weight == 0 && ws[i-1].Weight > 0 {
			return i
		}
	}
	return min(1, len(ws))
}
