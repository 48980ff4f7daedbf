package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations: where a full stop belongs to the word and may stand inside a
// sentence. The lists are closed classes of written English, kept in switch
// statements so that a look-up allocates nothing.

// goesOn reports whether the sentence goes on behind word and a full stop,
// though what follows (next, its first word) is capitalised or a number.
func goesOn(word, next string) bool {
	word = behindParty(strings.TrimLeft(word, openingMarks))
	switch {
	case word == "":
		return false
	case beforeName(word):
		return true
	case beforeNumber(word):
		return next != "" && digit(next[0]) || word != "No" && word != "no" && !starter(next)
	case clock(word):
		return dayOrZone(next)
	case initial(word), dotted(word), lateAbbreviation(word), month(word):
		return !starter(next)
	}
	return false
}

// keepsStop reports whether the full stop behind word belongs to its token.
// last says that the sentence ends with it: then ordinary words give it up.
func keepsStop(word string, last bool) bool {
	word = behindParty(word)
	if dotted(word) || beforeName(word) || lateAbbreviation(word) {
		return true
	}
	return !last && (initial(word) || beforeNumber(word) || month(word))
}

// behindParty returns the word without the letter of a party before it: R-Ariz.
func behindParty(word string) string {
	if len(word) > 2 && word[1] == '-' && word[0] >= 'A' && word[0] <= 'Z' && word[2] >= 'A' && word[2] <= 'Z' {
		return word[2:]
	}
	return word
}

// beforeName lists what always precedes a name: titles and ranks.
func beforeName(word string) bool {
	switch word {
	case "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Hon", "Fr", "Sr", "Br", "Msgr",
		"Gen", "Lt", "Col", "Sgt", "Capt", "Cpt", "Maj", "Adm", "Cmdr", "Cdr", "Cpl", "Pvt", "Brig", "Ens", "Spc",
		"Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Pres", "Amb", "Del", "Sec", "Supt", "Det", "Insp", "Atty", "Asst",
		"St", "Ste", "Ft", "Mt", "vs", "v", "cf", "al-":
		return true
	}
	return false
}

// beforeNumber lists what precedes a number, and is a word of its own or a
// sentence's end elsewhere.
func beforeNumber(word string) bool {
	switch word {
	case "No", "no", "Nos", "nos", "Art", "art", "Fig", "fig", "Vol", "vol", "pp", "p", "Ch", "ch", "Sect", "sect", "ca", "approx", "Op", "op":
		return true
	}
	return false
}

// lateAbbreviation lists what stands behind a name or inside a sentence, and
// may end it.
func lateAbbreviation(word string) bool {
	switch word {
	case "Inc", "Corp", "Co", "Ltd", "Bros", "Cos", "Jr", "Assn", "Dept", "Dist", "Univ", "Ave", "Blvd", "Rd", "Hwy",
		"etc", "al", "est", "Bldg", "Intl", "Natl", "Esq", "Cie",
		"Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mich", "Minn", "Mont",
		"Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wis", "Wyo", "Mo", "Md":
		return true
	}
	return false
}

// month lists shortened months and days.
func month(word string) bool {
	switch word {
	case "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
		"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun":
		return true
	}
	return false
}

// clock reports whether word is a.m. or p.m. without its last full stop.
func clock(word string) bool {
	switch word {
	case "a.m", "p.m", "A.M", "P.M":
		return true
	}
	return false
}

// dayOrZone reports whether word goes on with a time of day: "5 p.m. Friday".
func dayOrZone(word string) bool {
	switch word {
	case "EST", "EDT", "ET", "CET", "GMT", "UTC", "PT", "PST", "PDT", "CT", "MT", "BST", "Eastern", "Central", "Pacific", "Mountain",
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return month(word)
}

// initial reports whether word is one capital letter, or a few joined by
// hyphens: "J", "J.-P".
func initial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r)
}

// dotted reports whether word is made of single letters, or pairs, with full
// stops between: "U.S", "a.m", "Ph.D", "J.-P".
func dotted(word string) bool {
	if strings.IndexByte(word, '.') < 0 {
		return false
	}
	run := 0
	for _, r := range word {
		switch {
		case r == '.':
			run = 0
		case r == '-' && run == 0:
		case unicode.IsLetter(r) && run < 2:
			run++
		default:
			return false
		}
	}
	return run > 0
}

// starter lists capitalised words that begin a sentence far more often than
// they go on after an abbreviation.
func starter(word string) bool {
	switch word {
	case "The", "A", "An", "This", "That", "These", "Those", "There", "Here",
		"He", "She", "It", "We", "They", "You", "I", "His", "Her", "Its", "Our", "Their", "My", "Your",
		"But", "And", "Or", "So", "Yet", "If", "When", "While", "Although", "Though", "Because", "Since", "As", "After", "Before", "Until", "Once",
		"In", "On", "At", "By", "For", "From", "With", "To", "Of", "About", "Under", "During", "Despite", "Among",
		"However", "Meanwhile", "Then", "Now", "Also", "Still", "Some", "Many", "Most", "Several", "Both", "All", "Each", "Every", "No", "Not", "None",
		"What", "Who", "Why", "How", "Where", "Which", "Is", "Are", "Was", "Were", "Do", "Does", "Did", "Has", "Have", "Had", "Will", "Would", "Can", "Could", "Should", "May",
		"One", "Two", "Three", "Asked", "Earlier", "Later", "Last", "Next", "Such", "Other", "Another", "Even", "Only", "Just", "Instead", "Nor", "Let":
		return true
	}
	return false
}

// speaking lists the verbs that commonly follow a speaker's name behind a
// question or exclamation mark.
func speaking(word string) bool {
	switch word {
	case "said", "says", "asked", "asks", "added", "adds", "told", "wrote", "writes", "tweeted", "shouted", "cried", "exclaimed", "replied",
		"responded", "answered", "wondered", "joked", "quipped", "yelled", "screamed", "demanded", "continued", "recalled", "declared", "chanted":
		return true
	}
	return false
}

// webEnding reports whether word is a domain's last part, as printed with a
// capital by mistake.
func webEnding(word string) bool {
	switch strings.ToLower(word) {
	case "com", "org", "net", "gov", "edu", "mil", "int", "co", "uk", "io", "info", "de", "fr", "ru", "ua", "eu", "ca", "au", "tv", "news", "us", "me":
		return true
	}
	return false
}
