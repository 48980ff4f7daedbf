package adaptertest

import (
	"testing"

	"onrecord/bot"
)

func TestAnswersKeepTheirPromise(t *testing.T) {
	names := map[string]bool{}
	for _, c := range Answers() {
		if err := c.Answer.Check(c.Texts); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		if names[c.Name] {
			t.Errorf("two cases are called %s", c.Name)
		}
		names[c.Name] = true
	}
	if n := len(Answers()[3].Answer.Blocks[0].(bot.Quotation).Passage.Text); n < 8900 {
		t.Errorf("the long quote has %d bytes", n)
	}
}

// silent records failures instead of failing.
type silent struct {
	testing.TB
	failures int
}

func (s *silent) Errorf(string, ...any) { s.failures++ }
func (s *silent) Helper()               {}

// Showing the answer as the naive dump below passes; leaving out any one of
// its lines does not.
func TestCheckSeesWhatIsMissing(t *testing.T) {
	shown := []string{
		"Ida Brok said it.",
		"“We lost two boats, and not one of the crew,” harbour master Ida Brok said.",
		"Tarn Courier", "Harbour wall holds", "https://courier.example/harbour?id=7&part=2",
		"The closing mark is missing on the page.",
	}
	c := Answers()[1]
	for skip := -1; skip < len(shown); skip++ {
		text := ""
		for i, line := range shown {
			if i != skip {
				text += line + "\n"
			}
		}
		s := &silent{TB: t}
		Check(s, c, text)
		if failed := s.failures > 0; failed != (skip >= 0) {
			t.Errorf("without line %d: %d failures", skip, s.failures)
		}
	}
	s := &silent{TB: t}
	if Check(s, c, "\x1b[31m"+shown[0]); s.failures == 0 {
		t.Error("an escape came through unseen")
	}
}
