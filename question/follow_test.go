package question

import "testing"

func TestFollow(t *testing.T) {
	for _, c := range []struct{ last, line, want string }{
		{"how many boats did Lindow send?", "and Harwick?", "how many boats did Harwick send?"},
		{"how many boats did Lindow send?", "what about Port Ames", "how many boats did Port Ames send?"},
		{"where was the meeting held?", "when was that?", "when was the meeting held"},
		{"where was the meeting held?", "why?", "why was the meeting held"},
		{"what did Brand say about fish?", "and Toll?", "what did Toll say about fish?"},
		{"what did Brand say about fish?", "and about the ferries?", "what did Brand say about the ferries?"},
		{"who is Maren Toll?", "what did she say about ice?", "what did Maren Toll say about ice?"},
		{"who is Maren Toll?", "and Otto Brand?", "who is Otto Brand?"},
		{"what is Lindow's budget?", "and Harwick?", "what is Harwick's budget?"},
		{"who said nobody asked?", "and Germany?", ""},
		{"who is Maren Toll?", "who said nobody asked them?", ""},
		{"", "and Germany?", ""},
		{"how many boats are in Lindow?", "and in Port Ames?", "how many boats are in Port Ames?"},
		{"did Norland send boats to Lindow?", "and to Harwick?", "did Norland send boats to Harwick?"},
		{"did Norland send boats to Lindow?", "and Ostmark?", "did Ostmark send boats to Lindow?"},
		{"how many boats sank?", "and in Harwick?", "how many boats sank in Harwick?"},
		{"what did Brand say?", "and in Harwick?", ""},
		{"who is Maren Toll?", "and in Harwick?", ""},
		{"what did Brand say?", "and about Harwick?", "what did Brand say about Harwick?"},
		{"what did Brand say about fish?", "when was that?", "when did Brand speak about fish"},
		{"who is Maren Toll?", "how many boats did Lindow send?", ""},
	} {
		if got, _ := Follow(Turn{Line: c.last}, c.line); got != c.want {
			t.Errorf("after %q, %q: got %q, want %q", c.last, c.line, got, c.want)
		}
	}
}

// TestFollowThePersonGiven asks of the one whom an answer gave.
func TestFollowThePersonGiven(t *testing.T) {
	for _, c := range []struct{ last, line, want string }{
		{"who said nobody asked?", "what did she say about ice?", "what did Ada Brand say about ice?"},
		{"who said nobody asked?", "who is she?", "who is Ada Brand?"},
		{"who said nobody asked?", "why did she resign?", "why did Ada Brand resign?"},
		{"who leads the fleet?", "what is her job?", "what is Ada Brand's job?"},
		{"what did Toll say?", "who is he?", "who is Toll?"},
	} {
		if got, _ := Follow(Turn{Line: c.last, Person: "Ada Brand"}, c.line); got != c.want {
			t.Errorf("after %q, %q: got %q, want %q", c.last, c.line, got, c.want)
		}
	}
}

// TestLeans asks which lines need one before them.
func TestLeans(t *testing.T) {
	for line, want := range map[string]string{
		"what did she say":                       "she",
		"who is he?":                             "he",
		"what is his job?":                       "his",
		"how many boats did she send?":           "she",
		"and in Lindow?":                         "and in Lindow",
		"what about Otto Brand?":                 "what about Otto Brand",
		"what did Toll say when she left?":       "",
		"who said they would sail?":              "",
		"is Lindow a town?":                      "",
		"and what did Toll say about the pier?":  "",
		"so what did the council of Lindow do?":  "",
		"how about that the old pier burnt down": "",
	} {
		if got := Leans(line); got != want {
			t.Errorf("%q leans by %q, want %q", line, got, want)
		}
	}
}

func FuzzFollow(f *testing.F) {
	f.Add("how many boats did Lindow send?", "and Harwick?")
	f.Add("what did Brand say about fish?", "when was that?")
	f.Fuzz(func(t *testing.T, last, line string) {
		if whole, ok := Follow(Turn{Line: last, Person: "Ada Brand"}, line); ok {
			Parse(whole)
		}
		Leans(line)
	})
}
