package events

import (
	"onrecord"
)

// act is what a clause says was done: by its own verb, or by the infinitive
// behind it, "agreed to send".
type act struct {
	main, end int // the verb; the token behind its group
	passive   bool
	negated   bool
	status    onrecord.Status
}

// act reads the verbs of the clause c.
func (r *reader) act(c *clause) act {
	a := act{main: c.Main, end: c.End, passive: c.Passive, negated: c.Negated, status: r.status(c)}
	for {
		next, status, negated, ok := r.governed(a)
		if !ok || next.end > c.end {
			return a
		}
		a.main, a.end, a.passive = next.main, next.end, next.passive
		a.negated = a.negated != negated
		if status != "" {
			a.status = status
		}
	}
}

// status reads tense and modality off the clause's own verb.
func (r *reader) status(c *clause) onrecord.Status {
	switch {
	case c.Modal >= 0:
		switch r.Lemma(c.Modal) {
		case "will", "shall":
			return onrecord.WillBe
		case "would":
			if !c.source.Zero() {
				return onrecord.WillBe // "said it would send"
			}
		}
		return onrecord.May
	case c.Past, c.Perfect:
		return onrecord.Was
	}
	return onrecord.Is
}

// governed returns the infinitive that the verb of a governs: what it does, and
// what that makes of the statement. status is empty where it stays.
func (r *reader) governed(a act) (next act, status onrecord.Status, negated, ok bool) {
	i := a.end
	for r.HasTag(i, "RB") {
		i++
	}
	if !r.HasTag(i, "TO") {
		return next, "", false, false
	}
	for i++; r.HasTag(i, "RB"); {
		i++
	}
	for r.HasTag(i, "VB", "VBN", "VBG") {
		v, whole := r.VerbAt(i)
		if whole {
			next = act{main: i, end: v.End, passive: v.Passive}
			status, negated, ok = r.meaning(r.Lemma(a.main))
			if r.Lemma(a.main) == "use" && r.HasTag(a.main, "VBD") && !a.passive {
				ok = true // "used to live"
			}
			return next, status, negated, ok
		}
		for i++; r.HasTag(i, "RB"); {
			i++
		}
	}
	return next, "", false, false
}

// meaning says what a verb makes of the infinitive behind it. ok is false for
// verbs whose infinitive tells a purpose.
func (r *reader) meaning(verb string) (status onrecord.Status, negated, ok bool) {
	switch verb {
	case "agree", "plan", "promise", "decide", "vow", "pledge", "prepare", "intend", "go", "set", "schedule", "slate", "commit", "undertake", "expect", "vote":
		return onrecord.WillBe, false, true
	case "want", "hope", "try", "seek", "wish", "offer", "threaten", "have", "need", "attempt", "consider", "ask", "urge", "tend", "like", "aim", "propose":
		return onrecord.May, false, true
	case "begin", "start", "continue", "manage", "help", "come", "proceed", "cease":
		return "", false, true
	case "refuse", "decline", "fail", "neglect":
		return "", true, true
	}
	return "", false, false
}
