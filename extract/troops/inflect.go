package troops

import (
	"strings"

	"onrecord/text/lexicon"
)

// forms are the forms of a verb, in the order of verbForm: base, third person,
// past, participle, -ing.
type forms [5]string

// formKinds says which verbForm each of them is.
var formKinds = [5]verbForm{base, present, past, past, ing}

// inflect returns the forms of a verb; British spellings that double the last
// letter of "travel" come as a second set.
func inflect(verb string) []forms {
	f := forms{verb, thirdPerson(verb), addEnd(verb, "ed"), "", addEnd(verb, "ing")}
	f[3] = f[2]
	if pasts, ok := irregular[verb]; ok {
		f[2], f[3] = pasts[0], pasts[1]
	}
	if strings.HasSuffix(verb, "el") || strings.HasSuffix(verb, "al") && !strings.HasSuffix(verb, "eal") {
		return []forms{f, {verb, f[1], verb + "led", verb + "led", verb + "ling"}}
	}
	if s, ok := strings.CutSuffix(verb, "ize"); ok {
		return append([]forms{f}, inflect(s+"ise")...)
	}
	return []forms{f}
}

// thirdPerson returns "sends" of "send".
func thirdPerson(verb string) string {
	switch {
	case verb == "have":
		return "has"
	case endsInConsonantY(verb):
		return verb[:len(verb)-1] + "ies"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "o"):
		return verb + "es"
	}
	return verb + "s"
}

// addEnd adds "ed" or "ing", with the change of spelling that they bring.
func addEnd(verb, end string) string {
	switch {
	case end == "ed" && strings.HasSuffix(verb, "e"):
		return verb + "d"
	case end == "ed" && endsInConsonantY(verb):
		return verb[:len(verb)-1] + "ied"
	case end == "ing" && strings.HasSuffix(verb, "e") && !strings.HasSuffix(verb, "ee") && !strings.HasSuffix(verb, "ye") && !strings.HasSuffix(verb, "oe"):
		return verb[:len(verb)-1] + end
	case doubles(verb):
		return verb + verb[len(verb)-1:] + end
	}
	return verb + end
}

func endsInConsonantY(verb string) bool {
	return strings.HasSuffix(verb, "y") && len(verb) > 1 && !isVowel(verb[len(verb)-2])
}

// doubles reports whether the last letter is doubled before an ending: "ship",
// and longer verbs that are stressed on the end.
func doubles(verb string) bool {
	n := len(verb)
	if n < 3 || isVowel(verb[n-1]) || strings.IndexByte("wxy", verb[n-1]) >= 0 || !isVowel(verb[n-2]) || isVowel(verb[n-3]) && verb[n-3:] != "uit" {
		return false
	}
	for i := range n - 3 {
		if isVowel(verb[i]) {
			return stressedAtEnd.Has(verb)
		}
	}
	return true
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

var stressedAtEnd = lexicon.Words(`commit embed remit refit refer transfer patrol control deter confer airdrop transship unship rebel regret equip permit`)

// irregular has past and participle of verbs that have their own.
var irregular = func() map[string][2]string {
	m := map[string][2]string{}
	for verb := range strings.SplitSeq(`send sent sent|resend resent resent|fly flew flown|bring brought brought|put put put|take took taken|go went gone|come came come
		|leave left left|quit quit quit|withdraw withdrew withdrawn|draw drew drawn|drive drove driven|ride rode ridden|fall fell fallen|rise rose risen|grow grew grown
		|shrink shrank shrunk|cut cut cut|keep kept kept|hold held held|stand stood stood|have had had|make made made|set set set|get got got|lie lay lain|dig dug dug
		|spread spread spread|creep crept crept|sweep swept swept|swell swelled swollen|lend lent lent|lead led led|fight fought fought|oversee oversaw overseen
		|seek sought sought|run ran run|wind wound wound|give gave given|throw threw thrown|swing swung swung|sink sank sunk|meet met met|sit sat sat|build built built
		|let let let|say said said|tell told told|know knew known|show showed shown|shed shed shed|thrust thrust thrust|burst burst burst|split split split|string strung strung|think thought thought|undertake undertook undertaken|break broke broken|wade waded waded`, "|") {
		f := strings.Fields(verb)
		m[f[0]] = [2]string{f[1], f[2]}
	}
	return m
}()
