package page

import (
	"regexp"
	"strings"
	"unicode"
)

// Whole paragraphs that sites put between those of the story, told by their
// words alone.
var furnitureLines = regexp.MustCompile(`(?i)^\(?(` +
	`(also )?(read|see|watch|listen)( also| more| next| too| now)?\s*[:|–—>»-].*|read (also|more|next)|` +
	`(related|more|most|recommended|also)( (stories|articles|coverage|story|article|popular|read|on this|from|like this)\b.{0,40})?\s*[:|].*|` +
	`advertis(e)?ment( - scroll to continue)?\.?|sponsored( content)?|(story|article) continues( (below|after)\b.*)?|` +
	`(photo|image|picture|video|graphic|file photo|credit)s?( by| credit)?\s*[:/|].*|` +
	`(sign up|subscribe|register)\b.{0,120}(newsletters?|inbox|updates|emails?)\b.*|get .{0,100}\b(in|to) your inbox\b.*|(enter )?your e-?mail( address)?|` +
	`(tweet|share|print|save|email|comments?|reply|listen|copy( the)? link|gift this article|give this article|save (for later|this (story|article))|listen to this (story|article))|` +
	`skip to (main )?(content|navigation)|back to top|load more.{0,30}|(©|\(c\)|copyright (©|\(c\)|\d{4}|by )).*|all rights reserved.*|\d+ (comments?|shares?|min(ute)?s?( read)?|views)|` +
	`(we use|this (web)?site uses) cookies.*|view this post on \S+|a post shared by .*|(last |first )?(updated|published|posted)( on| at)?:? .{0,60}\d{4}.{0,30}|(topics|tags|filed under|keywords)\s*:.*|` +
	`((press|media) )?(contacts?|inquiries)( for the (press|media))?\s*:.*|(additional reporting|reporting|writing|editing|compiled|edited) by \p{L}.*|` +
	`((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9}\.?,? \d{4}|\d{4}-\d{2}-\d{2})([ ,·|–-]+(at )?\d{1,2}[:.]\d{2}( ?[ap]\.?m\.?)?)?( \(?[a-z]{2,5}\)?)?` +
	`)\)?$`)

// Beginnings of such paragraphs that a sentence of the story may have, too:
// "Related charges were dropped." They are furniture where no sentence ends.
var furnitureStarts = regexp.MustCompile(`(?i)^\(?(related|also read|read also|more (on|from|stories)|most (popular|read|viewed)|continue reading|keep reading|(sign up|subscribe|register|(tap|click) here)\b|follow us|share (this|on)|copyright|you may also like|recommended|trending|skip to)\b`)

// longestStart is how long, in bytes, a line without an end of a sentence may
// be to be no paragraph of a story.
const longestStart = 120

// furniture reports whether a paragraph is the site's, not the story's.
func furniture(s string) bool {
	return furnitureLines.MatchString(s) || furnitureStarts.MatchString(s) && len(s) < longestStart && !ends(s) ||
		!strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) && strings.Contains(s, " | ") })
}

var bylineLine = regexp.MustCompile(`^(?i:by) \p{Lu}[\p{L}.'’-]+( (and|,)? ?\p{Lu}[\p{L}.'’-]+){0,6}( \| .{0,60})?$`)

// byline reports whether s is a line that only says who wrote.
func byline(s string) bool { return bylineLine.MatchString(s) }
