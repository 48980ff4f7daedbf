package troops

import "testing"

// TestSource tells whom the article credits with a force.
func TestSource(t *testing.T) {
	cases := []struct{ text, want string }{
		{"Norway will send 300 soldiers to Estonia, its defence ministry confirmed on Wednesday.", "its defence ministry"},
		{"Norway will send 300 soldiers to Estonia, according to General Ruta Helm.", "Ruta Helm"},
		{"Ruta Helm, who leads the mission, said that Norway would send 300 soldiers to Estonia.", "Ruta Helm"},
		{"“We are sending 300 soldiers to Estonia,” Defence Minister Ruta Helm was quoted as saying by a paper.", "Ruta Helm"},
		{"“Norway has 300 soldiers in Estonia,” said a spokesman for the ministry.", "a spokesman for the ministry"},
		{"A spokesman for the ministry said Norway had 300 soldiers in Estonia.", "A spokesman for the ministry"},
		{"Ruta Helm spoke in Oslo. She said Norway had 300 soldiers in Estonia.", "Ruta Helm"},
		{"Norway announced on Friday that it would send 300 soldiers to Estonia.", "Norway"},
		{"It was announced that Norway had 300 soldiers in Estonia.", ""},
		{"Norway sent 300 soldiers to Estonia.", ""},
	}
	for _, c := range cases {
		facts := read(t, c.text)
		if len(facts) != 1 || facts[0].Source.Label() != c.want {
			t.Errorf("%q: got %+v, want the source %q", c.text, facts, c.want)
		}
	}
}
