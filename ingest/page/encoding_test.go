package page

import (
	"strings"
	"testing"
)

// Signs that are not ASCII come through whatever a page says, or does not
// say, of its encoding.
func TestEncodings(t *testing.T) {
	late := strings.Repeat(" ", 2000) // a declaration is looked for in the first 1024 bytes
	for name, c := range map[string]struct{ contentType, body string }{
		"nothing said, signs come late":      {"", "<p>" + late + "“Zoë”</p>"},
		"declared late":                      {"", "<head>" + late + "<meta charset=utf-8></head><p>“Zoë”</p>"},
		"header of a server that is wrong":   {"text/html; charset=ISO-8859-1", "<p>“Zoë”</p>"},
		"windows-1252, said by the header":   {"text/html; charset=windows-1252", "<p>\x93Zo\xeb\x94</p>"},
		"windows-1252, said by the page":     {"", "<meta charset=windows-1252><p>\x93Zo\xeb\x94</p>"},
		"windows-1252, said by nobody":       {"", "<p>\x93Zo\xeb\x94</p>"},
		"UTF-16 with its byte order mark":    {"", "\xff\xfe<\x00p\x00>\x00\x1c\x20Z\x00o\x00\xeb\x00\x1d\x20"},
		"a byte order mark against a header": {"text/html; charset=windows-1252", "\xef\xbb\xbf<p>“Zoë”</p>"},
	} {
		doc, err := parse(Source{ContentType: c.contentType, Body: []byte(c.body)})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(textOf(first(doc, element("p")))); got != "“Zoë”" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
