package question

import (
	"regexp"
	"strings"
)

// This file tells what was said from what it was said of.

// Ways to say something of something: the verb, what it is said of, and what is
// said, which begins with an article or another word that begins no name.
var predications = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:call|calls|called|calling|label|labels|labell?ed|dub|dubs|dubbed|brand|brands|branded|deem|deems|deemed|consider|considers|considered) (?P<of>.+?) (?P<said>(?:an?|the|his|her|its|their|our|my|not|too|very|so|such|no) .+)$`),
	regexp.MustCompile(`(?i)\b(?:(?:describe|portray|characteri[sz]e|dismisse?|hail|denounce|mock|ridicule|praise|condemn|view|regard|slam|blast|paint|depict|remember|attack|refer)(?:e?s|d|ed|ing|med|red)?|see|sees|saw|sums?|summed|cast|casts)(?: to| up)? (?P<of>.+?) as (?P<said>.+)$`),
	regexp.MustCompile(`(?i)\b(?:compare|liken)(?:s|d|ed|ing)? (?P<of>.+?) (?:to|with) (?P<said>.+)$`),
	regexp.MustCompile(`(?i)\b(?:accuse)(?:s|d|ing)? (?P<of>.+?) of (?P<said>.+)$`),
}

// predicated tells what is said from what it is said of: who called a plan a mistake
// may have said "mistake" alone where an article speaks of the plan.
func (q *Question) predicated() {
	line := bare(q.Line)
	for _, re := range predications {
		m := re.FindStringSubmatch(line)
		if m == nil || !strings.HasSuffix(q.Said, m[re.SubexpIndex("said")]) {
			continue
		}
		of, said := m[re.SubexpIndex("of")], m[re.SubexpIndex("said")]
		if !strings.HasPrefix(q.Said, of) {
			continue
		}
		said, why, _ := cutFold(said, " because ")
		if aside[Fold(firstField(of))] || aside[Fold(lastField(of))] || len(Content(Words(said))) == 0 {
			continue // "called for a strike", "called the dam ugly in a letter"
		}
		q.Of, q.Said = strings.TrimSpace(of+" "+why), said
		return
	}
}

// opinion turns a question for who sees something as something into one for who said
// so: "who saw the plan as a trap?".
func (q *Question) opinion() {
	said := *q
	_, said.Said, _ = strings.Cut(bare(q.About), " ")
	for _, more := range []string{"to ", "up "} { // "referred to", "summed up"
		said.Said = strings.TrimPrefix(said.Said, more)
	}
	if said.predicated(); said.Of != "" && !subjectPronoun[Fold(firstField(said.Said))] {
		q.Kind, q.Said, q.Of, q.About = WhoSaid, said.Said, said.Of, ""
	}
}

// cutFold is strings.Cut without regard to case.
func cutFold(s, at string) (before, after string, found bool) {
	i := strings.Index(strings.ToLower(s), at)
	if i < 0 || len(strings.ToLower(s)) != len(s) {
		return s, "", false
	}
	return s[:i], s[i+len(at):], true
}

var aside = set(`for on upon in at by during after before from with to and about into off out up down back away over`)

// shortestSpoken is how many words in quotation marks were said, where a verb of
// speech is beside them.
const shortestSpoken = 2

// quotedSpeech turns a question for one of some into one for the speaker of words
// that it has in quotation marks beside a verb of speech: "which sailor spoke of the
// ship as a lady, saying “She held”?".
func (q *Question) quotedSpeech() {
	part := quotedPart(q.Line)
	if len(Words(part)) < shortestSpoken || plural(lastField(q.Focus)) && q.Kind == List {
		return
	}
	if of := outside(q.Line, part); speaking.MatchString(of) {
		q.Kind, q.Said, q.About, q.Of = WhoSaid, part, q.Line, of
	}
}

// speaking is a verb of speech, or one that tells of words beside a quotation.
var speaking = regexp.MustCompile(`(?i) (?:` + speech + `|` + telling + `|saying|calling|talk(?:s|ed)|spoke|post(?:s|ed)|blame[sd]?|hail(?:s|ed)|` +
	`denounce[sd]?|praise[sd]?|slam(?:s|med)|blast(?:s|ed)|quot(?:es|ed|ing)|us(?:es|ed) (?:the )?(?:words?|phrase|term))\b`)

// outside returns what of s stands beside a part of it.
func outside(s, part string) string {
	before, after, _ := strings.Cut(s, part)
	return strings.TrimSpace(strings.Trim(before, " \"“”„«»'‘’") + " " + strings.Trim(after, " \"“”„«»'‘’?!.,"))
}
