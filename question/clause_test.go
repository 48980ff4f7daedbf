package question

import (
	"strings"
	"testing"
)

// TestClause asks for the subject and the verb of questions in which nothing
// but its place marks the verb.
func TestClause(t *testing.T) {
	for _, c := range []struct{ line, subject, verb string }{
		{"how long did the harbour master's opening speech last", "harbour master's opening speech", "last"},
		{"when did the water board meet?", "water board", "meet"},
		{"which team did the Lindow club beat in the final?", "Lindow club", "beat"},
		{"how long will the road work last?", "road work", "last"},
		{"did the council vote last week?", "council", "vote"},
		{"where did the train crash take place?", "train crash", "take"},
		{"what other firms does B-Line partner with?", "B Line", "partner"},
		{"when did Ada Brand stop using the pier?", "Ada Brand", "stop"},
		{"which book about the flood did Otto Brand read?", "Otto Brand", "read"},
		{"how many attacks on fishing boats did Norland police report?", "Norland police", "report"},
		{"what aid can eligible farmers get?", "eligible farmers", "get"},
		{"why were the pilots shouting?", "pilots", "shouting"},
		{"what does Brand want to do about the pier?", "Brand", "want"},
		{"who leads in the north according to the board?", "", "leads"},
		{"who was accused of lying?", "", "accused"},
		{"what is driving the prices on the coast according to Brand?", "", "driving"},
		{"who will win the election?", "", "win"},
		{"how many boats on the lake are the Norland pilots watching?", "Norland pilots", "watching"},
		{"how many boats on the lake are on loan?", "lake", ""},
		{"how many grey boats would Sell send to the north?", "Sell", "send"},
		{"where did the old mill found in Harwick close?", "old mill found", "close"},
		{"how fast does the ice drill machine in Port Ames turn?", "ice drill machine", "turn"},
		{"how many members support Brand?", "", "support"},
		{"how many members favor the pier?", "", "favor"},
		{"does Brand still own shares in the ferry?", "Brand", "own"},
		{"which pilot sued to stay in Harwick?", "", "sued"},
		{"how many boats does the first rescue unit in Harwick have?", "first rescue unit", ""},
		{"why did Ada Brand resign as Norland envoy?", "Ada Brand", "resign"},
		{"where did Toll speak in the week before the Lindow primary?", "Toll", "speak"},
		{"was Ada Brand part of the rescue crew?", "Ada Brand", ""},
		{"when will the Brand mill in Lindow close for good?", "Brand mill", "close"},
		{"where was Ada Brand going to meet Toll?", "Ada Brand", "meet"},
		{"did the 2031 immigration bill become law?", "2031 immigration bill", "become"},
		{"when does the ferry ad against Toll start?", "ferry ad", "start"},
		{"where in Norland is the Lindow mill?", "Lindow mill", ""},
		{"how much money is the regatta supposed to bring to Lindow?", "regatta", "bring"},
		{"when are the Harwick crew drafts?", "", ""},
		{"was Otto Brand involved in draining the Lindow lock?", "Otto Brand", "involved"},
		{"how many sailors did the US take in last year?", "US", "take"},
		{"how much will Brand save a year by moving looms to Norland?", "Brand", "save"},
	} {
		q := Parse(c.line)
		var subject []string
		for _, w := range q.Clause.Subject {
			subject = append(subject, w.Text)
		}
		if got := strings.Join(subject, " "); got != c.subject || q.Clause.Verb.Text != c.verb {
			t.Errorf("%s: subject %q, verb %q; want %q, %q", c.line, got, q.Clause.Verb.Text, c.subject, c.verb)
		}
	}
}

// TestParticiples asks for which verb a form stands that is also an infinitive, or looks
// like one.
func TestParticiples(t *testing.T) {
	for _, c := range []struct {
		line, verb string
		same       bool
	}{
		{"how many boats will be sent to Lindow?", "send", true},
		{"how many boats would Norland have sent?", "send", true},
		{"which club did Brand found?", "find", false},
	} {
		if got := Means(Parse(c.line).Clause.Verb, Words(c.verb)[0]) == 1; got != c.same {
			t.Errorf("%s: asks for %q: %v", c.line, c.verb, got)
		}
	}
}
