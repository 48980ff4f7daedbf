package question

import "testing"

// TestNames compares words of names, months and prefixed nouns as a question and
// an article may print them.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"CDC", "Centers for Disease Control", true},
		{"the FAA", "the Federal Aviation Administration", true},
		{"the Department of Justice", "the Justice Department", true},
		{"ISIS", "the Islamic State", true},
		{"Daesh", "ISIL", true},
		{"August", "Aug.", true},
		{"Thursday", "Thurs.", true},
		{"the sun", "Sunday", false},
		{"ISIS", "the State", false},
		{"the FAA", "the FBI", false},
		{"the CEO", "the chief executive", true},
		{"the prime minister", "the premier", true},
		{"the VP", "the Vice President", true},
		{"the president", "the vice president", false},
		{"an MP", "a member of parliament", true},
		{"7 p.m.", "the prime minister", false},
		{"pilot", "co-pilot", false},
		{"the fundraiser", "the fund-raiser", true},
		{"the fundraisers", "a fund raiser", true},
		{"the goverment", "the government", true},
		{"members", "non-members", false},
		{"co-pilot", "the co-pilot", true},
		{"the founder", "the co-founder", true},
		{"they wrote", "they co-wrote", true},
	} {
		a, b := Content(Words(c.a)), Content(Words(c.b))
		if same := a[len(a)-1].Stem == b[len(b)-1].Stem; same != c.same {
			t.Errorf("%s, %s: the same is %v, want %v", c.a, c.b, same, c.same)
		}
	}
}
