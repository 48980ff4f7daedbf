package grammar

import (
	"strings"
	"testing"
)

func TestLemma(t *testing.T) {
	for line := range strings.SplitSeq(strings.TrimSpace(`
VBD said say, stated state, planned plan, agreed agree, denied deny, died die, added add, announced announce, argued argue, changed change, hanged hang
VBD treated treat, created create, visited visit, invited invite, controlled control, called call, cancelled cancel, settled settle, failed fail
VBD explored explore, monitored monitor, prepared prepare, appeared appear, offered offer, secured secure, combined combine, joined join
VBD withdrew withdraw, led lead, fled flee, overthrew overthrow, urged urge, focused focus, needed need, decided decide, loaded load
VBN sent send, written write, been be, stationed station, deployed deploy, based base, agreed agree, passed pass, released release
VBG sending send, planning plan, making make, lying lie, seeing see, carrying carry, ranging range, putting put, moving move, using use
VBZ says say, goes go, passes pass, carries carry, dies die, has have, ’s be, uses use
MD wo will, ca can, ’ll will, must must
NNS ministries ministry, troops troop, houses house, losses loss, heroes hero, shoes shoe, women woman, policemen policeman, analyses analysis, aircraft aircraft, crises crisis, 1990s 1990s, buses bus, lives life
NNP brown brown, arlen arlen
`), "\n") {
		tag, list, _ := strings.Cut(line, " ")
		for pair := range strings.SplitSeq(list, ", ") {
			form, want, _ := strings.Cut(pair, " ")
			if got := Lemma(form, tag); got != want {
				t.Errorf("%s %s: %q, want %q", form, tag, got, want)
			}
		}
	}
}

// FuzzLemma: any word has a lemma, and no panic.
func FuzzLemma(f *testing.F) {
	for _, tag := range Tags() {
		f.Add("being", tag)
		f.Add("s", tag)
	}
	f.Fuzz(func(t *testing.T, form, tag string) {
		if Lemma(form, tag) == "" && form != "" {
			t.Errorf("no lemma for %q %s", form, tag)
		}
	})
}
