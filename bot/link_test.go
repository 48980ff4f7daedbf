package bot

import (
	"net/url"
	"strings"
	"testing"
)

func TestLink(t *testing.T) {
	for _, c := range []struct{ name, url, exact, want string }{
		{"short sentence", "https://paper.example/a", "The ferry sank.", "https://paper.example/a#:~:text=The%20ferry%20sank."},
		{"long sentence", "https://paper.example/a", "one two three four five six seven eight nine ten eleven twelve thirteen",
			"https://paper.example/a#:~:text=one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen"},
		{"two lines", "https://paper.example/a", "He came.\nHe went.", "https://paper.example/a#:~:text=He%20came.,He%20went."},
		{"signs that part a directive", "https://paper.example/a", "A-B, C&D", "https://paper.example/a#:~:text=A%2DB%2C%20C%26D"},
		{"fragment stays", "https://paper.example/a?x=1#part", "So be it.", "https://paper.example/a?x=1#part:~:text=So%20be%20it."},
		{"older directive goes", "https://paper.example/a#:~:text=old", "New.", "https://paper.example/a#:~:text=New."},
		{"nothing cited", "https://paper.example/a", "", "https://paper.example/a"},
		{"no address", "", "The ferry sank.", ""},
		{"no page", "javascript:alert(1)", "The ferry sank.", ""},
		{"password in the address", "https://me:secret@paper.example/", "The ferry sank.", ""},
		{"one endless word", "https://paper.example/a", strings.Repeat("字", 400), "https://paper.example/a"},
	} {
		got := Citation{URL: c.url, Exact: c.exact}.Link()
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func FuzzLink(f *testing.F) {
	f.Add("https://paper.example/a#b", "He said: \"No, never – not once.\"\n\nHe left.")
	f.Add("http://[::1]:80/", " \n ")
	f.Fuzz(func(t *testing.T, address, exact string) {
		link := Citation{URL: address, Exact: exact}.Link()
		if link == "" {
			return
		}
		u, err := url.Parse(link)
		if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
			t.Fatalf("%q is no address: %v", link, err)
		}
		if strings.ContainsAny(link, " \n\r<>\"") {
			t.Fatalf("%q has a sign that ends an address", link)
		}
		if _, d, ok := strings.Cut(link, ":~:"); ok && len(d) > maxFragment {
			t.Fatalf("directive of %d bytes", len(d))
		}
	})
}
