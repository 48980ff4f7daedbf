package question

import "testing"

// TestTurned compares words with printed ones, of which one side may negate
// what the other does not.
func TestTurned(t *testing.T) {
	for _, c := range []struct {
		asked, printed string
		want           bool
	}{
		{"the pier would never hold", "“The pier will hold,” Toll said.", true},
		{"the pier will hold", "“The pier will not hold,” Toll said.", true},
		{"the pier won't hold", "“The pier will never hold,” Toll said.", false},
		{"the pier will hold", "“The pier will hold,” Toll said.", false},
		{"Lindow will be next", "“They will move next to Lindow if we don't stop them.”", false},
		{"the mayor should resign in disgrace", "If he doesn't he should resign in disgrace!", false},
		{"Toll left", "Toll did not pay Brand, and neither left.", true},
		{"he is a liar and a danger to the town", "“He is not only a liar, but a danger to the town,” she said.", false},
		{"the pier is neither safe nor old", "“The pier is not safe or old,” Toll said.", false},
		{"hundreds or even thousands will pay", "“Hundreds if not thousands will pay,” Toll said.", false},
		{"no sailor would say the word", "“No sailor would ever say it. Sailors don't use the word,” Toll said.", false},
		{"no boat will turn the ice", "Not one of the boats, Toll said, will turn the ice.", false},
		{"the captains sold the boat without a word of the leak", "“The captains avoided a word of the leak and sold the boat,” Toll said.", false},
		{"it's not so much a ferry as a raft", "“This is less a ferry and more a raft,” Toll said.", false},
		{"the town's no to the bridge surprised the old board", "The rejection of the bridge surprised the old board, Toll said.", false},
		{"sailors refuse the rope", "“Sailors do not take the rope,” Toll said.", false},
		{"sailors do not refuse the rope", "“Sailors refuse the rope,” Toll said.", true},
		{"the pier is not safe for few boats", "“The pier is safe for few boats,” Toll said.", true},
		{"changes to the fare are dangerous and a bad idea", "“Changes to the fare are dangerous and not a good idea,” Toll said.", false},
		{"the sale will not go ahead", "“The sale will go ahead,” Toll said.", true},
		{"the mill to be the first stop or one of the next", "“If it is not the first stop, it should be one of the next,” Toll said.", false},
		{"the sale is not over", "“The sale is over,” Toll said.", true},
	} {
		if got := Align(Words(c.asked), Words(c.printed)).Turned; got != c.want {
			t.Errorf("%q in %q: turned %t, want %t", c.asked, c.printed, got, c.want)
		}
	}
}
