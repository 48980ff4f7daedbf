package question

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/text"
)

// Parse reads a line. It never fails: what no pattern fits is a Search.
func Parse(line string) Question {
	q := Question{Line: smallRoles(tidy(line)), Kind: Search}
	line = bare(q.Line)
	for _, p := range patterns {
		m := p.re.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		asked := q
		asked.Kind = p.kind
		asked.fill(p.re, m)
		if (p.kind == WhoSaid || p.kind == WhatSaid) && idiomOfSpeech(line) || p.kind == WhoSaid && notSaid(p, line, asked) {
			continue
		}
		if p.kind == WhoIs && strings.HasPrefix(strings.ToLower(line), "what") && !nameLike(asked.Person) {
			continue // "what was the price of the pier"
		}
		q = asked
		break
	}
	if q.Kind == Search {
		q.About = line
	}
	q.refine()
	switch q.Kind {
	case Who, What, List:
		q.About = cutKnown.ReplaceAllString(q.About, "")
	}
	q.Quoted = quotedPart(q.Line)
	q.Names = namesIn(q.Line)
	if q.Kind == WhatSaid {
		q.Topic = TopicOf(q)
	}
	if q.Kind != WhoSaid && q.Kind != WhatSaid {
		q.Clause = clauseOf(q.Kind, q.About, q.Focus)
	}
	if q.Kind == WhoHolds && doesRole.MatchString(q.Role) {
		q.Clause = clauseOf(Who, q.Role, "") // to lead a march is a deed as much as a role
	}
	q.need()
	return q
}

// smallRoles writes a role behind "the", with no name behind it, in small letters: "the
// Mayor" names nobody.
func smallRoles(line string) string {
	words := Words(line)
	out := []byte(line)
	for i := 1; i < len(words); i++ {
		w := words[i]
		if w.Cap && words[i-1].Fold == "the" && text.RoleNoun(w.Fold) && (i+1 == len(words) || !words[i+1].Cap && words[i+1].Fold != "of") {
			copy(out[w.Start:], strings.ToLower(w.Text))
		}
	}
	return string(out)
}

// doesRole is a role that is told by what one does: "led the march".
var doesRole = regexp.MustCompile(`(?i)^(?:leads?|led|heads?|headed|commands?|commanded|chairs?|chaired|runs?|ran) `)

// Deed reads a question for the speaker of words as one for who did something:
// "who compared the two?" may be answered by a sentence that no quote was read
// from. It is the zero Question for words that were marked as a quotation.
func Deed(q Question) Question {
	m := whoDoes.FindStringSubmatch(bare(q.Line))
	if m == nil || q.Quoted != "" {
		return Question{}
	}
	d := Question{Line: q.Line, Kind: Who, About: m[1], Names: q.Names}
	d.Clause = clauseOf(d.Kind, d.About, "")
	d.need()
	return d
}

// Speech reads a question for who did something with words as one for the speaker
// of words: "who blamed the storm?" may be answered by what somebody said. It is the
// zero Question for a deed without words.
func Speech(q Question) Question {
	if q.Kind != Who || len(Content(q.Clause.Rest)) == 0 || writing.MatchString(q.Line) {
		return Question{}
	}
	_, said, _ := strings.Cut(q.About, q.Clause.Verb.Text)
	s := Question{Line: q.Line, Kind: WhoSaid, Said: strings.TrimSpace(said), Names: q.Names}
	if !IsSpeech(q.Clause.Verb) && !attitudes[q.Clause.Verb.Stem] {
		return Question{}
	}
	s.predicated()
	s.need()
	return s
}

// attitudes are verbs for what somebody holds, which is known from what they said.
var attitudes = stems(`suspect defend disagree view regard doubt guess trust mind care like love hate regret wonder agree support oppose favor prefer
	fear understand see expect know remember`)

var whoDoes = regexp.MustCompile(`(?i)^(?:who|which (?:\w+ ){1,3})( .+)$`)

// fill puts the named groups of a match into their fields.
func (q *Question) fill(re *regexp.Regexp, m []string) {
	for i, name := range re.SubexpNames() {
		value := strings.TrimSpace(m[i])
		switch name {
		case "said", "clause":
			q.Said = cmp.Or(q.Said, value)
		case "person":
			q.Person = value
		case "role":
			q.Role = value
		case "focus":
			q.Focus = value
		case "about":
			q.About = value
		}
	}
}

// refine settles what a pattern alone cannot.
func (q *Question) refine() {
	switch q.Kind {
	case WhatSaid:
		q.About = wasAsked.ReplaceAllString(q.About, "")
	case HowMany:
		q.About = numberOf.ReplaceAllString(q.About, "")
		q.About = moreOf.ReplaceAllString(cutWhole(q.About), "other people")
		if countsNobody.MatchString(q.Line) && opensWithVerb(q.About) {
			q.About = "people " + q.About // "how many were hurt"
		}
		if q.Focus == "" {
			q.Focus = counted(q.Line, q.About)
		}
	case WhoIs:
		if ws := Words(q.Person); len(ws) > 1 && !ws[0].Cap && ws[0].Weight > 0 && participle(ws[0]) && functionWords[ws[1].Fold] {
			q.Kind, q.About, q.Person = Who, "was "+q.Person, "" // "who was killed in Harwick"
		} else if tied.MatchString(q.Person) {
			q.Kind, q.About, q.Person = Who, "is "+q.Person, "" // "who is Ada Brand married to"
		} else if !nameLike(q.Person) {
			q.Kind, q.Role, q.Person = WhoHolds, q.Person, ""
		}
	case WhoHolds:
		q.ofHolder()
	case Who:
		if q.quoted(); q.Kind == Who {
			q.quotedSpeech()
		}
		if q.Kind == Who {
			q.opinion()
		}
	case List, What:
		if q.quotedSpeech(); q.Kind == WhoSaid {
			return
		}
		q.wholeNoun()
		q.lookedFor()
		q.singular()
	case WhoSaid:
		if m := deedOfMany.FindStringSubmatch(q.Line); m != nil && q.Quoted == "" && plural(lastField(q.Focus)) {
			q.Kind, q.Said, q.About = List, "", bare(m[1])
			return
		}
		if part := quotedPart(q.Said); part != "" && len(Words(part)) >= 2 {
			q.About, q.Of = q.Said, outside(q.Said, part)
			q.Said = part
		} else {
			q.predicated()
		}
	}
}

// ofHolder tells a question for who has a role from one for a list, or for a deed, and
// when it was from the role.
func (q *Question) ofHolder() {
	if m := firstTo.FindStringSubmatch(q.Role); m != nil && thoseWho.MatchString(q.Line) {
		q.Kind, q.About, q.Role = List, q.Role, "" // "who were the first two members to leave"
	}
	if m := heldByMany.FindStringSubmatch(q.Role); m != nil && thoseWho.MatchString(q.Line) {
		q.Kind, q.Focus, q.About, q.Role = List, m[1], strings.TrimSpace(m[2]), "" // "who were the judges of the race"
		return
	}
	if leadsHow.MatchString(q.Role) {
		q.Kind, q.About, q.Role = Who, q.Role, "" // "who leads in the polls" wants no leader
		return
	}
	if at := whileHeld.FindStringIndex(q.Role); at != nil {
		q.Role, q.About = q.Role[:at[0]], strings.TrimSpace(q.Role[at[0]:]) // "who was the mayor when the pier fell"
	}
	q.quoted()
}

// tied is what somebody is to the one who is asked for.
var tied = regexp.MustCompile(`(?i) (?-i:\p{Ll}+ed) (?:to|with|by|from)$`)

// deedOfMany is a question for those who did something with words to somebody:
// "which farmers criticised the dam" wants the farmers, and quotes nothing.
var deedOfMany = regexp.MustCompile(`(?i)^which .+?( (?:accuse[sd]?|criticize[sd]?|criticise[sd]?|condemn(?:s|ed)?|dismiss(?:es|ed)?|mock(?:s|ed)?|compare[sd]?|liken(?:s|ed)?|(?:call(?:s|ed)?|ask(?:s|ed)?|push(?:es|ed)?) for|demand(?:s|ed)?|pledge[sd]?|vow(?:s|ed)?|tweet(?:s|ed)? (?:support|praise|in|for|against)) .+)$`)

// firstField returns the first word of s.
func firstField(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// lastField returns the last word of s.
func lastField(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// firstTo is a role that is told by a deed: "the first two members to leave".
var firstTo = regexp.MustCompile(`^(?i:the (?:\w+ ){0,2}?(?:first|last|only|next) .+ to )\p{Ll}`)

// heldByMany is a role in the plural, and what it is of; thoseWho asks for several.
var (
	heldByMany = regexp.MustCompile(`(?i)^the ((?:["“'‘]?[\w-]+["”'’]? ){0,2}?[\w-]+[^s\W]s|(?:["“'‘]?[\w-]+ ){1,2}?(?:two|three|four|five|six|seven|eight|nine|ten)["”'’]?)((?: (?:of|in|at|for|on|from|to|behind)\b.*)?)$`)
	thoseWho   = regexp.MustCompile(`(?i)^who (?:are|were)\b`)
)

// leadsHow is a deed that is told with the verb of a role.
var leadsHow = regexp.MustCompile(`(?i)^(?:leads?|led|heads?|headed|runs?|ran) (?:in|at|by|with|over|to|from|on|for|into|away|off)\b`)

// whileHeld begins what tells of the time at which a role was held.
var whileHeld = regexp.MustCompile(`(?i) (?:when|while|during|at the time|back when|as of) `)

// quoted turns a question with words in quotation marks into one for who said
// them.
func (q *Question) quoted() {
	if part := quotedPart(q.Line); len(Words(part)) >= shortestQuoted {
		q.Kind, q.Said = WhoSaid, part
	}
}

// shortestQuoted is how many words in quotation marks were said, not named.
const shortestQuoted = 3

var auxiliary = set(`did does do is are was were has have had will would can could should shall may might must`)

// need collects the content words that an answer must account for.
func (q *Question) need() {
	focus := q.Focus
	if measured.MatchString(q.Line) {
		focus = "" // a unit of ours, not a word of the question
	}
	unit := ""
	if q.Kind == HowMany && shareNoun[q.Focus] {
		unit = stem(q.Focus) // "what share of them" is printed as "30 percent of them"
	}
	whole := strings.Join([]string{q.Person, q.Role, focus, q.About}, " ")
	if q.Kind == WhoSaid {
		whole = strings.Join([]string{q.Focus, q.Of, q.Said, q.About}, " ")
	}
	seen := map[string]bool{}
	for _, w := range Words(whole) {
		if w.Fold == q.Clause.Verb.Fold {
			w.Stem, w.Weight = q.Clause.Verb.Stem, max(w.Weight, q.Clause.Verb.Weight) // "did Brand own" asks for owning
		}
		if w.Weight == 0 {
			continue
		}
		if !seen[w.Stem] && w.Stem != unit {
			seen[w.Stem] = true
			if q.inName(w) {
				w.Weight = max(w.Weight, nameWeight)
			}
			q.Need = append(q.Need, w)
		}
	}
}

// inName reports whether a word belongs to a name of two words or more:
// "Today" alone tells little, in "Russia Today" much.
func (q *Question) inName(w Word) bool {
	return w.Cap && slices.ContainsFunc(q.Names, func(n Name) bool {
		return len(n.Words) > 1 && slices.ContainsFunc(n.Words, func(x Word) bool { return x.Text == w.Text })
	})
}

// politeEnd is what only asks nicely at the end of a line; behind "who said" it may be
// what was said, "thank you", if no comma is before it.
var (
	politeEnd   = regexp.MustCompile(`(?i)[ ,]+(?:pls|please|plz|thanks|thx|thank you|again|btw|by the way|do you know|anyone|exactly)[ .!?]*$`)
	setOffByEnd = regexp.MustCompile(`(?i)^who \S+ .*(?:, ?\S+(?: \S+)?| (?:pls|please|plz|btw|by the way|do you know))[ .!?]*$`)
)

// tidied are beginnings and contractions, and what they stand for.
var tidied = []struct {
	re *regexp.Regexp
	to string
}{
	{regexp.MustCompile(`\s+`), " "},
	{regexp.MustCompile(`(?i)^(?:(?:hey|hi|hello|ok|okay|so|please|pls|well|and|but|um|btw|quick question|question)[ ,:]+)+`), ""},
	{regexp.MustCompile(`(?i)^(?:can|could|would) (?:you|someone|anyone|u) (?:please )?(?:tell|show|remind|give) (?:me|us) `), ""},
	{regexp.MustCompile(`(?i)^(?:do|does) (?:you|anyone|someone|anybody|we|u) (?:know|remember) `), ""},
	{regexp.MustCompile(`(?i)^(?:any(?:one|body)? (?:idea|clue|know)s?|is it known|does (?:it|the article|anyone) say|remind me|i forgot|i forget|not sure|curious|just curious)[ ,:]+(who|what|when|where|why|how|which)\b`), "$1"},
	{regexp.MustCompile(`(?i)^(?:i (?:want|need|would like|wanna)(?: to know)?|i['’]?d (?:like|love) to know|tell (?:me|us)|show me|i (?:was |am )?wonder(?:ing)?|i['’]m wondering)[ ,:]+(who|what|when|where|why|how|which)\b`), "$1"},
	{politeEnd, ""},
	{regexp.MustCompile(`(?i)^(who|which \w+), ([^,]{2,40}), (.+?)([?!. ]*)$`), "$1 $3 $2$4"},                                                        // "who, in May, left?"
	{regexp.MustCompile(`(?i)^(who (?:is|are|was|were) .+?),? and (?:what|why) (?:is|are|was|were|does|do|did) (?:he|she|it|they|this)\b.*$`), "$1"}, // "and what is he known for"
	{regexp.MustCompile(`(?i)^(who (?:\w+ )??)(?:got|gets|getting) (.+? to \p{Ll}+)`), "${1}persuaded $2"},
	{regexp.MustCompile(recalled + `some(?:one|body) ` + sayingIt + ` (.+?)` + whoWasThat), "who said $1"},
	{regexp.MustCompile(recalled + `(?:some |a |an |one |the |this )?((?:[\w'’.-]+ ){1,6}?)` + sayingIt + ` (.+?)` + whoWasThat), "which ${1}said $2"},
	{regexp.MustCompile(`(?i)\b(?:did|does) ((?:[\w'’.-]+ ){1,5}?)(?:ever )?get ((?-i:\p{Ll}{2,}ed))\b`), "was $1$2"},
	{regexp.MustCompile(`(?i)^(who|which \w+) (?:got|gets) ((?-i:\p{Ll}{2,}ed))\b`), "$1 was $2"},
	{regexp.MustCompile(`(?i)^what (?:is|was) (?:the (?:title|name) of )?((?:[\w.’'-]+ ){0,3}?[\w.-]+)(?:['’]s|s['’]) ((?:[\w-]+ )?[\w-]+?)(?: (?:called|named|titled|entitled))([?!. ]*)$`), "which $2 does $1 have$3"},
	{regexp.MustCompile(`(?i)^what (?:is|was) the (?:title|name) of ((?:[\w.’'-]+ ){0,3}?[\w.’'-]+)(?:['’]s|s['’]) ((?:[\w-]+ )?[\w-]+?)( (?:about|on|from) .+?)?([?!. ]*)$`), "which $2 does $1 have$3$4"},
	{regexp.MustCompile(`(?i)^(?:what|which) (?:words?|terms?|phrase|adjectives?|expression|insults?|nickname|epithet|slur|label|name) (did|does|do|has|have|had) (.+?) (?:give|given|(?:use|used|have|throw|thrown|hurl|hurled|come up with|coin|coined|choose|chosen)(?: when)? ` +
		`(?:to describe|to characterize|to refer to|describing|for|about|of|on|at|against)) (.+)$`), "what $1 $2 call $3"},
	{regexp.MustCompile(`(?i)\bwanna\b`), "want to"},
	{regexp.MustCompile(`(?i)\bgonna\b`), "going to"},
	{regexp.MustCompile(`(?i)\bgotta\b`), "have to"},
	{regexp.MustCompile(`(?i)^how (?:long|many (?:years|months|weeks|days)) ago (did|was|were|is|has|had) `), "when $1 "},
	{regexp.MustCompile(`(?i)\bhow many (?:dollars|bucks)\b`), "how much money"},
	{regexp.MustCompile(`(?i)\bhow much (people|men|women|soldiers|troops|countries|votes|times|days|years)\b`), "how many $1"},
	{regexp.MustCompile(`(?i)^(how (?:many|much)\b.*) (?:is|are|was|were)( still)? left((?: behind)?(?: (?:in|at|on|near|there|here|for|from|of|after|with)\b.*)?[ ?!.]*)$`), "$1$2 remain$3"},
	{regexp.MustCompile(`(?i)^(how (?:many|much)\b.*) left((?: (?:in|at|on|near|there|here)\b.*)?[ ?!.]*)$`), "$1 remain$2"},
	{regexp.MustCompile(`(?i)\b(how many .*?)(?:came|come|went|go|showed up|show up|turned out|turn out|gathered) to (?:see|hear|watch|listen to) `), "${1}came to "},
	{regexp.MustCompile(`(?i)\b(?:gave|given|give) (?:(?:any|some|their|his|her|its) )?money to\b`), "donated to"},
	{regexp.MustCompile(`(?i) (?:right now|at the moment|currently|these days|nowadays)([ ?!.]*)$`), "$1"},
	{regexp.MustCompile(`(?i)^where (in|on|at|near) ((?:[\w'’.-]+ ){1,4}?)(` + aux + `) (.+?)([ ?!.]*)$`), "where $3 $4 $1 ${2}$5"}, // "where in Norland is the mill"
	{regexp.MustCompile(`(?i)^(?:at )?what age (did|does|was|is) (.+?)([ ?!.]*)$`), "how old was $2$3"},
	{regexp.MustCompile(`(?i)^(how much (?:money )?(?:did|does|do|has|have|will|would) .+?) ma[kd]e((?: (?:from|off|for|in|with|at|by|on|last|this)\b.*)?[ ?!.]*)$`), "$1 earn$2"},
	{regexp.MustCompile(asSaid + `(?:he|she|they|it) (.+?)([ ?!.]*)$`), "$1 $2$3$4"},       // "does Brand say he got": Brand got
	{regexp.MustCompile(asSaid + `(?:there )?(.+?)([ ?!.]*)$`), "$1 $3 according to $2$4"}, // "did the Post say came": came according to the Post
	{regexp.MustCompile(`(?i)\blet ((?:[\w'’.-]+ ){1,5})go\b`), "release $1"},
	{regexp.MustCompile(`(?i)\b(who|what|where|when|why|how)(?:['’]s|s) `), "$1 is "},
	{regexp.MustCompile(`(?i)\b(who|what|where|when|why|how)['’](?:d) `), "$1 did "},
	{regexp.MustCompile(`(?i)\b(who|what|where|when|why|how)(?:['’]re) `), "$1 are "},
	{regexp.MustCompile(`(?i)^what (is|was|are|were) ((?:the|his|her|its|their|[\w’.-]+(?:['’]s|s['’])) (?:[\w'’-]+ ){0,3}?` + levelNoun + `(?:$|[ ?!.]+$| (?:` + behindLevel + `)\b.*))`), "how high $1 $2"},
	{regexp.MustCompile(`(?i)^what (did|does|do|has|have|will|would) ((?:[\w'’.-]+ ){1,6}?)(pay|paid|cost|earn|earned|charge|charged)((?: .*)?[?!. ]*)$`), "how much $1 $2$3$4"},
	{regexp.MustCompile(`(?i)^(?:at|for) what price (did|does|do|was|were|is|are|has|have|had|will|would|could) `), "for how much $1 "},
	{regexp.MustCompile(`(?i)^(?:what|which) (?:sum|amount)(?: of money)? (did|does|do|was|were|has|have|had|will|would) `), "how much money $1 "},
	{regexp.MustCompile(`(?i)^who (?:is|was) (?:the|a|an|that) (?:[\w-]+ ){0,4}?[\w-]+ (?:who|that) (.+)$`), "who $1"},
	{regexp.MustCompile(`(?i)^(?:name|identify) (?:the )?(?:one|person|man|woman|guy|speaker) (?:who|that) (.+)$`), "who $1"},
	{regexp.MustCompile(`(?i)^(["“''‘].{6,}["”''’])` + whoSaidThat), "who said $1"},
	{regexp.MustCompile(`(?i)^(.{8,}?)` + whoSaidThat), "who said $1"},
}

// Pieces of questions for how high something is: its noun, and what may stand behind.
const (
	levelNoun = `(?:wages?|salary|salaries|rent|fees?|population|turnout|deficit|debts?|revenues?|income|profits?|earnings|turnover|net worth|bids?|fine|bail|ransom|bonus|tuition|` +
		`rates?|margin|minimum|maximum|limit|attendance|circulation|capacity|valuation)`
	behindLevel = `of|in|on|at|for|from|to|by|per|with|during|before|after|when|while|under|last|this|that|as|according`
)

// asSaid asks for a number by who tells it: "how many boats did the Post say", "that".
const asSaid = `(?i)^((?:how (?:many|much)|what (?:share|percentage|number))\b.*?) (?:did|does|do|has|have) ((?:[\w'’.-]+ ){1,6}?)(?:say|said|think|believe|claim|claimed|estimate|estimated|report|reported|predict|predicted) (?:that )?`

// How somebody asks for a speaker whom they half remember: "I remember a sailor
// saying that the ice was thin, who was that?"
const (
	recalled    = `(?i)^(?:(?:i|we) (?:remember|recall|heard|read|saw)|there was)(?: that)? `
	sayingIt    = `(?:who )?(?:saying|said|says|claiming|claimed|arguing|argued|warning|warned|joking|joked|complaining|complained)`
	whoSaidThat = `[ ,.;:!?–-]+(?:and |but )?(?:who (?:said|says|wrote|tweeted) (?:that|this|it)|whose (?:words|quote|line) (?:is|are|was|were) (?:that|this|these|those|it))[ ?.!]*$`
	whoWasThat  = `[ ,.;:!-]+(?:but |and )?(?:who|which one) (?:was|is|were) (?:it|that|this|he|she|they)[ ?.!]*$`
)

// bare returns a line without the marks at its end; the last point of "the U.S."
// stays, for it ends no sentence.
func bare(line string) string {
	line = strings.TrimRight(line, " ?!.")
	if initials.MatchString(line) {
		line += "."
	}
	return line
}

// initials is the end of an abbreviation of single letters, without its last point.
var initials = regexp.MustCompile(`\b\p{L}\.\p{L}$`)

// fronted is a circumstance that stands before the question: "in 2015, how many
// came?", "according to Toll, who left?".
var fronted = regexp.MustCompile(`(?i)^((?:in|on|at|for|of|after|before|since|during|under|with|among|by|from|according to) [^,?]{2,60}), ((?:who|what|when|where|why|which|how|did|is|was) [^?]+)\??$`)

// longestLine bounds in bytes what is read of a line.
const longestLine = 1000

// tidy writes a line as the patterns expect it: one line, without politeness,
// contractions of question words written out.
func tidy(line string) string {
	line = strings.TrimSpace(strings.ToValidUTF8(line[:min(len(line), longestLine)], " "))
	for _, t := range tidied {
		if t.re == politeEnd && saidPlainly.MatchString(line) && !setOffByEnd.MatchString(line) {
			continue
		}
		line = strings.TrimSpace(t.re.ReplaceAllString(line, t.to))
	}
	line = strings.TrimSpace(fronted.ReplaceAllString(line, "$2 $1"))
	return strings.TrimSpace(besides.ReplaceAllString(line, "$2 besides $1"))
}

// besides is the part of a question, before it, that tells what is known already.
var besides = regexp.MustCompile(`(?i)^(?:besides|apart from|aside from|other than|in addition to) ([^?]{2,80}?), ((?:who|what|which|where|how) .+?)(\?*)$`)

// cutKnown takes what is known already off the end of a topic: "besides Ada Brand".
var cutKnown = regexp.MustCompile(`(?i),? (?:besides|apart from|aside from|other than|in addition to) (?:\S+ ?){1,12}$`)

var quoteMarks = regexp.MustCompile(`["“”„«»]([^"“”„«»]{2,})["“”„«»]|''([^']{2,})''|(?:^|\s)['‘]([^'’]{2,}(?:['’]\w[^'’]*)*)['’](?:\W|$)`)

// quotedPart returns the longest part of s in quotation marks.
func quotedPart(s string) string {
	best := ""
	for _, m := range quoteMarks.FindAllStringSubmatch(s, 8) {
		part := m[1] + m[2] + m[3]
		if len(part) > len(best) {
			best = part
		}
	}
	return strings.TrimSpace(best)
}

// nameLike reports whether s may be a name: no determiner, no preposition.
func nameLike(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
			return false
		}
		switch w {
		case "the", "a", "an", "this", "that", "of", "for", "in":
			return false
		}
	}
	return true
}

// namesIn returns the runs of capitalised words of a line. The first word of
// the line is no name by its capital alone when it is a function word.
func namesIn(line string) []Name {
	var out []Name
	ws := Words(line)
	for i := 0; i < len(ws); {
		if !partOfName(ws[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(ws) && (partOfName(ws[end]) || end+1 < len(ws) && ws[end].Fold == "of" && partOfName(ws[end+1])) && near(line, ws[end-1], ws[end]) {
			end++
		}
		out = append(out, nameOf(line, ws[i:end]))
		i = end
	}
	return out
}

func nameOf(line string, ws []Word) Name {
	span := onrecord.Span{Start: ws[0].Start, End: ws[len(ws)-1].End}
	return Name{Span: span, Text: line[span.Start:span.End], Words: ws}
}

// partOfName reports whether a word may belong to a name: a capital, and no
// function word.
func partOfName(w Word) bool { return w.Cap && w.Weight > 0 }

// near reports whether nothing but a space, hyphen or full stop parts two
// words, and a possessive does not.
func near(line string, a, b Word) bool {
	if strings.HasSuffix(a.Text, "'s") || strings.HasSuffix(a.Text, "’s") {
		return false
	}
	switch line[a.End:b.Start] {
	case " ", "-", ". ", "":
		return true
	}
	return false
}

// longestUnknown is how many words a name has that nobody knows: with more
// capitals, the topic has begun.
const longestUnknown = 2

// LeadingName returns how many of the first words of s look like a name: the
// words with capitals before one that is a country or body, one or two.
func LeadingName(s string) int {
	n := 0
	for _, f := range strings.Fields(s) {
		ws := Words(f)
		if len(ws) == 0 || !ws[0].Cap || n > 0 && ws[0].Country() || n == longestUnknown {
			break
		}
		n++
	}
	return max(n, 1)
}
