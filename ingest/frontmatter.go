package ingest

// What a file says of itself at its top.

import "strings"

// frontMatter splits what a file says of itself from its text: lines of
// "key: value" between two lines of "---", at the very top. Without those the
// whole is text.
func frontMatter(text string) (record, string) {
	var r record
	head, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return r, text
	}
	head, body, ok := strings.Cut(head, "\n---\n")
	if !ok {
		return r, text
	}
	for line := range strings.SplitSeq(head, "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok && strings.TrimSpace(line) != "" {
			return record{}, text
		}
		r.field(strings.ToLower(strings.TrimSpace(key)), unquoted(strings.TrimSpace(value)))
	}
	return r, strings.TrimLeft(body, "\n")
}

// field sets one field by the name it has in front matter; unknown names are
// left alone, because other programs write them too.
func (r *record) field(key, value string) {
	switch key {
	case "id":
		r.ID = id(value)
	case "title":
		r.Title = value
	case "publisher", "outlet", "source":
		r.Publisher = value
	case "byline", "author":
		r.Byline = value
	case "date", "published":
		r.Date = value
	case "url", "link":
		r.URL = value
	case "language", "lang":
		r.Language = value
	}
}

func unquoted(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
