package grammar

// SignTag returns the tag of a sign or a number in figures, which its form
// and the spaces around it decide, and None for a word, or a sign that needs
// its context: an apostrophe may close a quotation or mark a possessive.
func SignTag(form string, spaceBefore, spaceAfter bool) TagID {
	switch form {
	case "“", "„", "«", "``", "‹":
		return openMark
	case "”", "»", "›":
		return closeMark
	case "\"", "''":
		if spaceBefore && !spaceAfter {
			return openMark
		}
		return closeMark
	case "‘":
		return openMark
	case "'", "’", "`":
		if spaceBefore && !spaceAfter {
			return openMark
		}
		return None
	case ",":
		return comma
	case ".", "?", "!", "。", "?!", "!?":
		return stop
	case ":", ";", "...", "…", "—", "–", "--", "-", "---":
		return colon
	case "(", "[", "{", "<":
		return leftBracket
	case ")", "]", "}", ">":
		return rightBracket
	case "$", "€", "£", "¥":
		return dollar
	case "#":
		return hash
	case "&":
		return and
	}
	if figures(form) {
		return cardinal
	}
	return None
}

// The tags that signs have, as places in Tags.
const (
	and          TagID = 31
	cardinal     TagID = 32
	comma        TagID = 37
	stop         TagID = 38
	colon        TagID = 39
	openMark     TagID = 40
	closeMark    TagID = 41
	leftBracket  TagID = 42
	rightBracket TagID = 43
	dollar       TagID = 44
	hash         TagID = 45
)

// figures reports whether form is a number in figures.
func figures(form string) bool {
	if form == "" || form[0] < '0' || form[0] > '9' {
		return false
	}
	for i := range len(form) {
		switch c := form[i]; {
		case c >= '0' && c <= '9', c == ',', c == '.', c == ':', c == '/', c == '-':
		default:
			return false
		}
	}
	return true
}
