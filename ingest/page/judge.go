package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"onrecord"
)

// The least that an article holds, in bytes of running text.
const (
	leastText   = 250 // below it nothing can be told from a teaser
	leastLocked = 900 // of a page that says it is not free to read
)

// judge returns nil when the page is an article, else what it is instead.
func judge(doc *html.Node, about description, paragraphs []string) error {
	n := length(paragraphs)
	switch {
	case about.Paywall && n < leastLocked:
		return notArticle("the page shows only the beginning of its article to readers without a subscription").
			Hint("save the whole article as a file and add that")
	case n < leastText && wall(doc):
		return notArticle("the page asks for consent before it shows anything").
			Hint("open it in a browser, save it, and add the file")
	case listing(doc, about, paragraphs):
		return notArticle("the page is a list of articles, not an article").
			Hint("give the address of one of them, or add the page as a feed")
	case n < leastText:
		return notArticle("no article could be found on the page: it holds too little running text")
	}
	return nil
}

func notArticle(say string) *onrecord.Error { return onrecord.Errorf(onrecord.Invalid, "%s", say) }

var consent = regexp.MustCompile(`(?i)(accept (all )?cookies|we value your privacy|before you continue|cookie (policy|settings|preferences)|your consent|manage (my )?(choices|preferences))`)

// wall reports whether what is left of the page asks for consent.
func wall(doc *html.Node) bool {
	body := first(doc, element("body"))
	return body != nil && consent.MatchString(textOf(body)) || consent.MatchString(titleText(doc))
}

func titleText(doc *html.Node) string {
	if n := first(doc, element("title")); n != nil {
		return textOf(n)
	}
	return ""
}

// listing reports whether the paragraphs are teasers: many headlines with
// links, none of which goes on.
func listing(doc *html.Node, about description, paragraphs []string) bool {
	if isArticle(about.Kind) || about.Kind == "article" {
		return false
	}
	headlines := 0
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "h2" || n.Data == "h3") && first(n, element("a")) != nil {
			headlines++
		}
	}
	long := 0
	for _, p := range paragraphs {
		if len(p) > 300 || strings.Count(p, ". ") > 1 {
			long++
		}
	}
	return headlines >= 5 && long < headlines
}
