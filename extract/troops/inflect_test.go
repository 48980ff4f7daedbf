package troops

import "testing"

// TestInflect: forms by rule, by the lists of exceptions, and in two spellings.
func TestInflect(t *testing.T) {
	for verb, want := range map[string]forms{
		"deploy":   {"deploy", "deploys", "deployed", "deployed", "deploying"},
		"dispatch": {"dispatch", "dispatches", "dispatched", "dispatched", "dispatching"},
		"ferry":    {"ferry", "ferries", "ferried", "ferried", "ferrying"},
		"ship":     {"ship", "ships", "shipped", "shipped", "shipping"},
		"commit":   {"commit", "commits", "committed", "committed", "committing"},
		"transfer": {"transfer", "transfers", "transferred", "transferred", "transferring"},
		"station":  {"station", "stations", "stationed", "stationed", "stationing"},
		"remove":   {"remove", "removes", "removed", "removed", "removing"},
		"quit":     {"quit", "quits", "quit", "quit", "quitting"},
		"fly":      {"fly", "flies", "flew", "flown", "flying"},
		"have":     {"have", "has", "had", "had", "having"},
		"eye":      {"eye", "eyes", "eyed", "eyed", "eyeing"},
		"load":     {"load", "loads", "loaded", "loaded", "loading"},
	} {
		if got := inflect(verb)[0]; got != want {
			t.Errorf("%s: %v, want %v", verb, got, want)
		}
	}
	for verb, also := range map[string]string{"mobilize": "mobilised", "travel": "travelled", "total": "totalling"} {
		if verbs.Get(also) == nil && !formsOf(verb)[also] {
			t.Errorf("%s is no form of %s", also, verb)
		}
	}
}
