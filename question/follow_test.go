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
		{"who is Maren Toll?", "how many boats did Lindow send?", ""},
	} {
		if got, _ := Follow(c.last, c.line); got != c.want {
			t.Errorf("after %q, %q: got %q, want %q", c.last, c.line, got, c.want)
		}
	}
}

func FuzzFollow(f *testing.F) {
	f.Add("how many boats did Lindow send?", "and Harwick?")
	f.Add("what did Brand say about fish?", "when was that?")
	f.Fuzz(func(t *testing.T, last, line string) {
		if whole, ok := Follow(last, line); ok {
			Parse(whole)
		}
	})
}
