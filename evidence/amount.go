package evidence

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/question"
	"onrecord/text"
)

// This file finds the amounts that are told by how they are printed: money,
// shares and durations; and the nouns that count people.

const (
	digitsPrinted = `\d[\d,.]*\d|\d`
	spelled       = tens + `|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|several`
	tens          = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?`
	currencies    = `dollars?|euros?|pounds|cents|rubles|roubles|yuan|yen|crowns?|kron(?:or|er)|francs?|marks?|rupees?|pesos?|liras?|dinars?|shekels?|zlotys?|rand|reais|riyals?|dirhams?|won`
	magnitude     = `[\s\p{Z}-]?(?:thousand|million|billion|trillion|bn|mn|[mbk]\b)`
)

var (
	money = regexp.MustCompile(`(?i)(?:US|C|A)?[$€£][\s\p{Z}]?(?:` + digitsPrinted + `)(?:` + magnitude + `)?|` +
		`\b(?:(?:` + digitsPrinted + `|` + spelled + `)(?:` + magnitude + `)?|millions of|billions of)[\s\p{Z}-](?:` + currencies + `)\b`)
	percentage = regexp.MustCompile(`(?i)\b(?:` + digitsPrinted + `)(?:%|[\s\p{Z}-](?:percent|per cent|percentage points?|points?)\b)`)
	// fraction is a share in words: "forty-three percent", "two-thirds".
	fraction = regexp.MustCompile(`(?i)\b(?:(?:` + spelled + `)[\s\p{Z}]per[\s\p{Z}]?cent|(?:an?|one|two|three|four|nine)[\s\p{Z}-](?:half|third|quarter|fifth|tenth)s?|half)\b`)
	// often is how many times in a stretch of time: "every 30 days", "twice a week".
	often    = regexp.MustCompile(`(?i)\b(?:every[\s\p{Z}](?:(?:\d+|other|second|third|few|` + spelled + `)[\s\p{Z}])?(?:hour|day|night|week|month|year)s?|(?:once|twice|\w+[\s\p{Z}]times)[\s\p{Z}](?:an?|every|each|per)[\s\p{Z}](?:hour|day|night|week|month|year)|daily|weekly|monthly|yearly|annually)\b`)
	duration = regexp.MustCompile(`(?i)\b(?:(?:` + digitsPrinted + `|` + spelled + `)(?:[\s\p{Z}](?:or|to)[\s\p{Z}]\w+)?[\s\p{Z}-]` +
		`|(?:for|over|lasted|took|nearly|almost|about|half|than)[\s\p{Z}](?:half[\s\p{Z}])?an?[\s\p{Z}])(?:second|minute|hour|day|night|week|weekend|month|year|decade|century|centurie)s?\b(?:-long|[\s\p{Z}]and[\s\p{Z}]a[\s\p{Z}]half\b)?`)
	// lastingBefore are the words that only tell that a duration follows.
	lastingBefore = spaced(`^(?i:for|lasted|took|than) `)
	// moment is what makes a duration a point in time, or an age.
	moment = regexp.MustCompile(`(?i)^[\s\p{Z}-](?:ago|old|later|earlier|before|after)\b`)
)

// candidates returns the numbers of sentence i that can be of the sort that
// is asked for.
func (t *Text) candidates(q question.Question, i int) []measure {
	switch {
	case units[q.Focus] != "" && strings.Contains(units[q.Focus], "percent") && q.Focus != "size":
		return append(t.measures(i), t.printedAs(fraction, i)...)
	case moneyAsked(q) && (payment[q.Clause.Verb.Stem] || slices.ContainsFunc(q.Need, func(w question.Word) bool { return w.Stem == "worth" })):
		return t.printedAs(money, i)
	case moneyAsked(q):
		return append(t.printedAs(money, i), t.printedAs(percentage, i)...)
	case q.Focus == "distance" && risesOrFalls[q.Clause.Verb.Stem]:
		return slices.Concat(t.printedAs(percentage, i), t.printedAs(fraction, i), t.printedAs(money, i))
	case q.Focus == "size", strings.Contains(strings.ToLower(q.Line), "how much"):
		return append(t.measures(i), t.printedAs(money, i)...)
	case strings.Contains(strings.ToLower(q.Line), "how often"):
		if found := t.printedAs(often, i); len(found) > 0 {
			return found
		}
	case q.Focus == "duration":
		if found := t.printedAs(duration, i); len(found) > 0 {
			return found
		}
		if lasting.MatchString(q.Line) {
			return t.sinceWhen(i)
		}
	}
	return t.measures(i)
}

// risesOrFalls are verbs for what prices and numbers do, as stems: how far they fall is a
// share, or money.
var risesOrFalls = stemsOf(`fall drop rise climb plunge plummet sink soar jump surge slump tumble dip slide slip grow shrink decline decrease increase rally gain lose swing`)

// lasting is a question for how long something that began lasts already.
var lasting = regexp.MustCompile(`(?i)^how long (?:has|have) `)

// sinceWhen returns the dates of sentence i from which on something lasts:
// "since May 2010".
func (t *Text) sinceWhen(i int) []measure {
	var out []measure
	for _, d := range t.DatesIn(t.Sentences[i].Span) {
		if first, _, _ := strings.Cut(t.In(d.Span), " "); strings.EqualFold(first, "since") {
			out = append(out, measure{number: d.Span, whole: d.Span, sure: true})
		}
	}
	return out
}

// printedAs returns the amounts of sentence i that an expression describes.
func (t *Text) printedAs(re *regexp.Regexp, i int) []measure {
	var out []measure
	s := t.Sentences[i].Span
	for _, m := range re.FindAllStringIndex(t.Say(i), -1) {
		at := onrecord.Span{Start: s.Start + m[0], End: s.Start + m[1]}
		if re == duration && moment.MatchString(t.Text[at.End:s.End]) {
			continue
		}
		at.Start += len(lastingBefore.FindString(t.In(at)))
		out = append(out, measure{number: at, whole: at, sure: true})
	}
	return out
}

// ofNoun is how surely money counts what is asked where another noun says
// what: "$1 billion in trade".
const ofNoun = 0.7

// bySize is the same for who asks how big something is.
const bySize = 0.5

// sureOf returns how surely an amount in sentence i, of the sort that is asked
// for, is the one.
func (t *Text) sureOf(q question.Question, i int, m measure) float64 {
	noun, named := t.focusNoun(q)
	if _, measured := units[q.Focus]; moneyAsked(q) || !named || measured && q.Focus != "size" {
		return 1
	}
	if q.Focus == "size" {
		if t.describesAsked(q, i, m) {
			return 1
		}
		return bySize
	}
	_, share := best(noun, t.Words[i])
	if share == 0 && t.paysFor(q, i) {
		return byPayment
	}
	return ofNoun * share
}

// describesAsked reports whether an amount of sentence i stands right before the noun
// of which a question asks how big it is: "the $25 billion ferry deal".
func (t *Text) describesAsked(q question.Question, i int, m measure) bool {
	n := 0
	for _, w := range t.Words[i] {
		if t.Place(i, w).Start < m.whole.End {
			continue
		}
		if _, share := best(w, slices.Concat(q.Clause.Subject, q.Clause.Rest)); share > 0 && !inWords(q.Clause.Around, w) {
			return true
		}
		if n++; n == describingReach {
			break
		}
	}
	return false
}

// measuresAsked reports whether a measure of sentence i describes the noun of which a
// question asks how long or how big it is, so that no deed need be told: "the 52-minute
// film".
func (t *Text) measuresAsked(q question.Question, i int, m measure) bool {
	_, unit := units[q.Focus]
	return (unit || timeUnit[q.Focus]) && t.describesAsked(q, i, m)
}

var timeUnit = set("seconds", "minutes", "hours", "days", "weeks", "months", "years", "pages", "miles", "feet", "meters", "metres")

// describingReach is how many words behind an amount its noun stands at most.
const describingReach = 2

// byPayment is how surely money counts what is asked where the deed alone says what
// it was for.
const byPayment = 0.4

// paysFor reports whether a question asks how much of something is paid, "how much
// rent did Brand pay", and sentence i tells the deed with all names, and not what for.
func (t *Text) paysFor(q question.Question, i int) bool {
	return howMuch.MatchString(q.Line) && payment[q.Clause.Verb.Stem] && t.has(q.Clause.Verb, i) && len(q.Names) > 0 && t.allNames(q, i)
}

var howMuch = regexp.MustCompile(`(?i)\bhow much\b`)

// paid reports whether sentence i has the deed that money is asked for: any
// word of paying, or the verb itself. "Bids for the sale start at $5" tells
// not what it sold for.
func (t *Text) paid(q question.Question, i int) bool {
	v := q.Clause.Verb
	return v.Weight < 1 || payment[v.Stem] || t.has(v, i) || t.told(q, i)
}

// turnover is what money is of that nobody was paid.
var turnover = regexp.MustCompile(`(?i)^[\s\p{Z}](?:in|of)[\s\p{Z}](?:\w+[\s\p{Z}])?(?:revenues?|sales|turnover|profits?|debts?|losses|assets)\b`)

// otherMoney reports whether an amount of money is said to be of a sort that is
// not what was paid: a turnover, a debt.
func (t *Text) otherMoney(q question.Question, m measure) bool {
	at := turnover.FindString(t.Text[m.whole.End:])
	if at == "" || !payment[q.Clause.Verb.Stem] {
		return payment[q.Clause.Verb.Stem] && strings.HasPrefix(t.Text[m.whole.End:], " off ") // "$2 off the price"
	}
	words := question.Content(t.split(at))
	return len(words) > 0 && !inWords(q.Need, words[len(words)-1])
}

// boughtFor reports whether an amount of sentence i is the one for which something was
// bought, where a question asks what was paid: "buying the quay for $2 million".
func (t *Text) boughtFor(q question.Question, i int, m measure) bool {
	n := len(m.before)
	return payment[q.Clause.Verb.Stem] && n > 1 && m.before[n-1].Fold == "for" &&
		slices.ContainsFunc(m.before[max(0, n-boughtReach):n-1], func(w question.Word) bool { return trading[w.Stem] && t.isVerb(i, w) })
}

// boughtReach is how many words before an amount the verb stands that it was paid for.
const boughtReach = 10

var trading = stemsOf(`buy purchase acquire sell get`)

// forOther reports whether an amount of sentence i is said to be for something else than
// the question asks about, and the sentence has not that: "$9 million for the quay".
func (t *Text) forOther(q question.Question, i int, m measure) bool {
	behind := t.TokenAt(m.whole.End)
	if !payment[q.Clause.Verb.Stem] || len(q.Clause.Around) == 0 || behind >= len(t.Tokens) || t.Word(behind) != "for" {
		return false
	}
	p, ok := t.PhraseAt(behind + 1)
	if !ok || t.HasTag(p.Head, "PRP") {
		return false
	}
	return !slices.ContainsFunc(q.Clause.Around, func(w question.Word) bool { return t.speaks(w, i) || t.stands[i][w.Stem] })
}

// moneyAsked reports whether a question wants an amount of money, or a share
// of something: "how much" without a noun, a price.
func moneyAsked(q question.Question) bool {
	switch q.Focus {
	case "cost", "price", "budget":
		return true
	}
	return strings.Contains(strings.ToLower(q.Line), "how much") && (q.Focus == "" || moneyNoun.MatchString(q.Focus))
}

// moneyNoun is a noun that an amount of money says by itself.
var moneyNoun = regexp.MustCompile(`(?i)\b(?:money|cash|funds?|funding|dollars)\b`)

// person reports whether a noun asks for people.
func person(w question.Word) bool {
	switch w.Stem {
	case "peopl", "man", "woman", "civilian", "troop", "victim", "person", "child":
		return true
	}
	return false
}

// anybody reports whether a noun asks for people of whatever sort.
func anybody(w question.Word) bool { return person(w) && w.Stem != "troop" && w.Stem != "civilian" }

// people reports whether a word behind a number is a plural noun for people:
// by the ending of those who do something, or one of the common others.
func people(w question.Word) bool {
	if w.Cap || things[w.Fold] {
		return w.Country() && strings.HasSuffix(w.Text, "s") // "300 Norlanders"
	}
	return personNouns[w.Fold] || text.RoleNoun(strings.TrimSuffix(w.Fold, "s")) || strings.HasSuffix(w.Fold, "men") || strings.HasSuffix(w.Fold, "ers") || strings.HasSuffix(w.Fold, "ists") || strings.HasSuffix(w.Fold, "ees") && len(w.Fold) >= longEes || strings.HasSuffix(w.Fold, "ators")
}

// longEes is how long a noun on "-ees" is at least that means people: "employees", not "trees".
const longEes = 8

var (
	personNouns = set("people", "men", "women", "children", "persons", "civilians", "victims", "students", "residents", "patients",
		"person", "personnel", "staff", "migrants", "immigrants", "refugees", "employees", "citizens", "americans", "guests", "boys", "girls", "adults", "families", "doctors", "actors",
		"lives", "souls", "casualties", "fatalities", "survivors", "visitors", "donors", "investors", "hostages", "inmates", "captives", "pupils", "teens", "teenagers", "youths", "fans",
		"delegates", "recruits", "relatives", "friends", "pilgrims", "militants", "participants", "inhabitants", "applicants", "combatants", "insurgents", "respondents", "constituents", "agents",
		"politicians", "activists", "volunteers", "infants", "babies")
	things = set("numbers", "letters", "papers", "newspapers", "quarters", "orders", "offers", "powers", "matters", "others", "members",
		"centers", "towers", "rivers", "servers", "computers", "corners", "dinners", "covers", "layers", "borders", "lists", "chapters", "trailers", "meters", "kilometers", "headquarters", "committees", "degrees", "guarantees")
)
