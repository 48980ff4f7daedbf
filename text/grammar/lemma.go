package grammar

import "strings"

// Lemma returns the dictionary form of a verb or noun: "said" VBD is "say",
// "ministries" NNS "ministry". Of other words it is the form itself. form is in
// lower case, tag a Penn Treebank tag. Nothing is allocated, unless an ending
// must be put back.
func Lemma(form, tag string) string {
	switch tag {
	case "NNS", "NNPS":
		if lemma := irregularNoun(form); lemma != "" {
			return lemma
		}
		return singular(form)
	case "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD":
		if lemma := irregularVerb(form); lemma != "" {
			return lemma
		}
	}
	switch tag {
	case "VBZ":
		return thirdPerson(form)
	case "VBD", "VBN":
		return past(form)
	case "VBG":
		return gerund(form)
	}
	return form
}

// singular takes the ending off a regular plural.
func singular(w string) string {
	switch {
	case !strings.HasSuffix(w, "s") || w[0] >= '0' && w[0] <= '9' || hasAny(w, "ss", "us", "is") || len(w) < 3:
		return w
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		switch w {
		case "movies", "zombies", "cookies", "calories", "prairies", "rookies", "selfies":
			return w[:len(w)-1]
		}
		return w[:len(w)-3] + "y"
	case hasAny(w, "sses", "shes", "ches", "xes", "zzes", "oes"):
		switch w {
		case "shoes", "toes", "axes", "aches", "headaches", "caches", "foes", "canoes", "woes":
			return w[:len(w)-1]
		}
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}

// thirdPerson takes the ending off "goes", "carries", "passes".
func thirdPerson(w string) string {
	switch {
	case !strings.HasSuffix(w, "s"):
		return w
	case strings.HasSuffix(w, "ies"):
		if len(w) == 4 {
			return w[:3]
		}
		return w[:len(w)-3] + "y"
	case hasAny(w, "sses", "shes", "ches", "xes", "zzes", "oes"):
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}

// past takes the ending off "planned", "agreed", "stated".
func past(w string) string {
	switch {
	case !strings.HasSuffix(w, "ed") || len(w) < 4:
		return w
	case strings.HasSuffix(w, "ied"):
		if len(w) == 4 {
			return w[:3]
		}
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "eed"):
		return w[:len(w)-1]
	}
	return stem(w, w[:len(w)-2])
}

// gerund takes the ending off "planning", "agreeing", "stating".
func gerund(w string) string {
	if !strings.HasSuffix(w, "ing") || len(w) < 5 {
		return w
	}
	return stem(w, w[:len(w)-3])
}

// stem mends what is left of w without its ending: a doubled consonant is
// made single, a silent e put back.
func stem(w, s string) string {
	n := len(s)
	if n < 2 {
		return s
	}
	if s[n-1] == s[n-2] {
		switch s[n-1] {
		case 'b', 'd', 'g', 'm', 'n', 'p', 'r', 't', 'v':
			switch s {
			case "add", "err", "egg", "purr", "boycott", "inn", "ebb":
				return s
			}
			return s[:n-1]
		case 'l':
			if doublesL(s[:n-1]) {
				return s[:n-1]
			}
		}
		return s
	}
	if silentE(s) {
		if len(w) > n && w[n] == 'e' {
			return w[:n+1] // the e is there
		}
		return s + "e"
	}
	return s
}

// doublesL reports whether verb, in its base form, doubles its l before an
// ending: "controlled".
func doublesL(verb string) bool {
	switch verb {
	case "control", "patrol", "compel", "expel", "propel", "excel", "rebel", "repel", "dispel", "cancel", "travel", "label",
		"model", "fuel", "signal", "marshal", "counsel", "quarrel", "total", "rival", "level", "channel", "funnel", "tunnel", "shovel",
		"dial", "extol", "impel", "annul", "equal", "duel", "grovel", "unravel":
		return true
	}
	return false
}

// silentE reports whether the verb with the stem s ends in e.
func silentE(s string) bool {
	if e, ok := oddStem(s); ok {
		return e
	}
	n := len(s)
	last, before := s[n-1], s[n-2]
	single := vowel(before) && (n == 2 || !vowel(s[n-3]) || n > 3 && s[n-4:n-2] == "qu") // one vowel, then a consonant
	switch last {
	case 'c', 'v', 'u':
		return true
	case 'z':
		return vowel(before)
	case 's':
		return before != 's'
	case 'g':
		if before == 'n' {
			return hasAny(s, "eng", "rang", "chang", "ung")
		}
		return true
	case 'l':
		return !vowel(before) && before != 'r' && before != 'w' || single && hasAny(s, "ul", "yl", "fil", "pil", "mil")
	case 'r':
		return single && hasAny(s, "ir", "ur", "ar")
	case 'n':
		return single && hasAny(s, "in", "un")
	case 'm':
		return single && hasAny(s, "am", "um")
	case 't':
		return single && hasAny(s, "at", "ot", "ut") || hasAny(s, "iat", "uat")
	case 'd', 'k', 'p', 'b', 'f':
		return single
	}
	return false
}

// oddStem lists stems that go against silentE's rule, and what is so.
func oddStem(s string) (e, ok bool) {
	switch s {
	case "focus", "bias", "canvas", "combat", "format", "debut", "pilot", "pivot", "ballot", "riot", "ruin", "margin",
		"develop", "gallop", "worship", "gossip", "envelop", "kidnap", "bang", "hang", "murmur", "star", "bar",
		"sum", "program", "imprison", "bulletin", "spur", "threat", "sweat", "veil", "toil", "invalid":
		return false, true
	case "creat", "recreat", "extradit", "expedit", "reconcil", "invit", "unit", "reunit", "ignit", "cit", "recit", "excit", "incit", "writ", "rewrit",
		"compet", "complet", "delet", "deplet", "tast", "wast", "past", "interfer", "adher", "persever",
		"explor", "ignor", "stor", "restor", "scor", "ador", "bor", "implor", "deplor",
		"postpon", "phon", "telephon", "dethron", "condon", "interven", "conven", "contraven",
		"welcom", "tim", "chim", "overcom", "becom", "com", "scal", "inhal", "exhal", "consol", "whol",
		"breath", "bath", "loath", "sooth", "seeth", "writh", "cloth", "ow", "dy", "ey", "ti", "argu", "typ", "prepar", "compar":
		return true, true
	}
	return false, false
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// hasAny reports whether w ends in one of the endings.
func hasAny(w string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
