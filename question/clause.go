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
	// Around is the part of Rest from its first preposition on: where, when
	// and how, which an article may tell beside the deed itself.
	Around []Word
}

// clauseOf reads the clause of About, behind the noun that is counted or looked
// for, by the tags of the whole.
func clauseOf(about, focus string) Clause {
	var c Clause
	d := text.Analyse(onrecord.Article{Text: about})
	ws := Words(about)
	if strings.HasPrefix(about, focus) {
		ws = slices.DeleteFunc(ws, func(w Word) bool { return w.Start < len(focus) })
	}
	if len(ws) == 0 {
		return c
	}
	if auxiliary[ws[0].Fold] {
		c.Aux = ws[0].Fold
		ws = ws[1:]
	}
	c.Negated = slices.ContainsFunc(ws, func(w Word) bool { return w.Fold == "not" || strings.HasSuffix(w.Fold, "nt") && w.Weight == 0 })
	at := verbAt(d, ws, c.Aux, c.Aux != "" && focus == "")
	if at < 0 {
		n := subjectEnd(ws)
		c.Subject, c.Rest, c.Around = Content(ws[:n]), Content(ws[n:]), around(ws[n:])
		return c
	}
	c.Subject, c.Verb, c.Rest, c.Around = Content(ws[:at]), ws[at], Content(ws[at+1:]), around(ws[at+1:])
	return c
}

// around returns the content words of ws from the first preposition on that
// tells of circumstances; "of" and "to" belong to what stands before them.
func around(ws []Word) []Word {
	for i, w := range ws {
		if circumstantial[w.Fold] {
			return Content(ws[i:])
		}
	}
	return nil
}

var circumstantial = set(`in on at from by for with without within under over after before during since until till between among
	against toward towards across along around near according when while because`)

// verbAt returns the index of the full verb among ws, -1 where there is none;
// where a subject must stand before it, it is not the first word.
func verbAt(d *text.Doc, ws []Word, aux string, subject bool) int {
	for i, w := range ws {
		tag := tagAt(d, w)
		if i+1 < len(ws) && w.Fold == "going" && ws[i+1].Fold == "to" {
			continue // "is X going to leave" asks for leaving
		}
		if strings.HasPrefix(tag, "VB") && !auxiliary[w.Fold] && w.Fold != "be" && w.Fold != "been" && (i > 0 || !subject) {
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
