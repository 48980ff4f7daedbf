package page

import "testing"

func TestFurniture(t *testing.T) {
	for line, want := range map[string]bool{
		"Related: Harbour master wins prize":                             true,
		"RELATED STORY | Third village cut off":                          true,
		"More from the Courier":                                          true,
		"READ MORE > Ferry line opens":                                   true,
		"(Also read: Five maps that explain the strait)":                 true,
		"Story continues":                                                true,
		"Get the briefing in your inbox each morning.":                   true,
		"Sign up for our newsletter and read it first.":                  true,
		"Enter your email address":                                       true,
		"Copyright 2009 Old Harbour Times":                               true,
		"(Reporting by Jonas Wick in Tarn; Editing by Tom Ruhl)":         true,
		"Press contact: Ada Berg, press@ministry.example":                true,
		"Contacts between the two capitals were cut, the minister said.": false,
		"12 comments":                          true,
		"4 min read":                           true,
		"Thursday 14 November 2024, 07:45 CET": true,
		"November 14, 2024 at 7:45 p.m. EST":   true,
		"Updated on May 9, 2023":               true,
		"* * *":                                true,
		"2023 | 2,400":                         false,
		"Related charges against the mayor were dropped on Monday.":            false,
		"More from the fund was promised on Friday, he said.":                  false,
		"Copyright law was changed on Tuesday, to the surprise of all.":        false,
		"12 shares were sold to the county, and 40 to the town.":               false,
		"Share on share was sold until the exchange closed.":                   false,
		"Follow us, the guide called, and forty people did.":                   false,
		"Print shops closed on Monday.":                                        false,
		"On 14 November 2024 the wall fell.":                                   false,
		"Recommended doses were halved, the agency said.":                      false,
		"Advertisement taxes will rise, the minister said.":                    false,
		"Reporting was never so dangerous, said the union.":                    false,
		"Register your boats before Friday, the county told fishermen.":        false,
		"“Read more,” she said.":                                               false,
		"Photographs of the wall were shown in court, and the jury saw them.":  false,
		"Most read the paper for its weather report, a survey said on Sunday.": false,
	} {
		if furniture(line) != want {
			t.Errorf("%q is furniture: %t, want %t", line, !want, want)
		}
	}
}

func TestNamesOfBoxes(t *testing.T) {
	for class, want := range map[string]string{
		"":                                " ",
		"story_text":                      " story text ",
		"StoryImage_imageCaption__z1":     " story image image caption z1 ",
		"relatedArticles read-also":       " related articles read also ",
		"sc-bAdZx kAdP":                   " sc ",
		"ad-slot md:hidden wp-caption 1a": " ad slot md hidden wp caption 1a ",
		"InlineNewsletter":                " inline newsletter ",
		"byLine":                          " by line ",
	} {
		doc, err := parse(Source{Body: []byte(`<p class="` + class + `">x</p>`)})
		if err != nil {
			t.Fatal(err)
		}
		if got := nameOf(first(doc, element("p"))); got != want {
			t.Errorf("%q is named %q, want %q", class, got, want)
		}
	}
}
