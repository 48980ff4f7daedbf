package commands

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
	"onrecord/text"
)

// nameForms returns the ways to look a name up, fullest first: without the
// article, without titles and what follows "of", the last word alone.
func nameForms(name string) []string {
	words := withoutArticle(strings.Fields(name))
	forms := []string{strings.Join(words, " ")}
	if i := slices.IndexFunc(words, func(w string) bool { return w == "of" || w == "from" }); i > 0 { // not: Ada From
		words = words[:i]
	}
	words = words[titleEnd(words):]
	forms = append(forms, strings.Join(words, " "))
	if last := words[len(words)-1]; len(words) > 1 && (capital(last) || !isArticle(firstWord(name)) && !slices.ContainsFunc(words, capital)) {
		forms = append(forms, last) // but any campaign is no "Toll's campaign", any union no "the pilots union"
	}
	return slices.Compact(forms)
}

// titleEnd returns how many of the first words before a last name say what somebody is:
// "President", "Lindow County Sheriff", "police commissioner".
func titleEnd(words []string) int {
	n := 0
	for n+1 < len(words) && question.IsTitle(words[n]) {
		n++
	}
	if !capital(words[len(words)-1]) {
		return n
	}
	for i, w := range words[:len(words)-1] {
		if text.RoleNoun(strings.ToLower(w)) || i == n && !capital(w) {
			n = i + 1
		}
	}
	return n
}

// capital reports whether a word begins with a capital.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// withoutArticle returns the words behind "the" or "a".
func withoutArticle(words []string) []string {
	for len(words) > 1 && isArticle(words[0]) {
		words = words[1:]
	}
	return words
}

func isArticle(word string) bool {
	return strings.EqualFold(word, "the") || strings.EqualFold(word, "a") || strings.EqualFold(word, "an")
}

// isTitle reports whether words are a title and no name: "the Secretary
// General".
func isTitle(words []question.Word) bool {
	n := 0
	for _, w := range words {
		switch {
		case w.Weight == 0 || isArticle(w.Text):
		case question.IsTitle(w.Text):
			n++
		default:
			return false
		}
	}
	return n > 0
}

// isPost reports whether words may name a title or a post, and no person: the
// last one, or the last before "of", is a title, has no capital, or behind "the" says
// what somebody is.
func isPost(s string) bool {
	words := question.Content(question.Words(ofWhat.ReplaceAllString(s, "")))
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return !last.Cap || question.IsTitle(last.Text) || isArticle(firstWord(s)) && text.RoleNoun(strings.ToLower(last.Text))
}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// ofWhat is what a post is of: "the chief of the yard".
var ofWhat = regexp.MustCompile(`(?i) (?:of|at|for) .*`)

// mostHolders is how many are taken to hold one post.
const mostHolders = 8

// posts returns the roles by which somebody holds a post, of those that have its words.
func (d *desk) posts(ctx context.Context, post string, need []question.Word, match onrecord.Match) ([]onrecord.Hit, error) {
	hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Role, Words: asTyped(need), Match: match, Limit: 20})
	return slices.DeleteFunc(hits, func(h onrecord.Hit) bool { return !holds(h.Fact, need) || !headedBy(h.Fact, post) }), err
}

// mostPlaced is how many roles are looked at whose country only their article tells.
const mostPlaced = 6

// postsIn returns the roles by which somebody holds the post of a country that only what
// stands around them tells: "the foreign minister", in an article about Norland.
func (d *desk) postsIn(ctx context.Context, post string, need []question.Word) ([]onrecord.Hit, error) {
	var of, rest []question.Word
	for _, w := range need {
		if w.Country() {
			of = append(of, w)
		} else {
			rest = append(rest, w)
		}
	}
	if len(of) == 0 || len(rest) == 0 {
		return nil, nil
	}
	hits, err := d.posts(ctx, post, rest, onrecord.Near)
	if err != nil {
		return nil, err
	}
	var found []onrecord.Hit
	for _, h := range hits[:min(len(hits), mostPlaced)] {
		p, err := d.page(ctx, h.Article)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(d.words(h.Fact.What.Text+" "+h.Fact.Of.Label()), question.Word.Country) && d.text(p).Around(of, h.Fact.What.Cover().Start) {
			found = append(found, h)
		}
	}
	return found, nil
}

// asTyped returns words as they were typed, a space between them.
func asTyped(words []question.Word) string {
	var list []string
	for _, w := range words {
		list = append(list, w.Text)
	}
	return strings.Join(list, " ")
}

// holders returns those whom the articles give a title or a post, "the mayor"
// or "the FBI director", most recent first.
func (d *desk) holders(ctx context.Context, post string) ([]string, error) {
	need := question.Content(d.words(post))
	hits, err := d.posts(ctx, post, need, onrecord.Near)
	if err == nil && len(hits) == 0 && len(need) > 1 {
		hits, err = d.posts(ctx, post, need, onrecord.Some) // in other words for some of them
	}
	if err == nil && len(hits) == 0 {
		hits, err = d.postsIn(ctx, post, need)
	}
	if err == nil && len(hits) == 0 && ofWhat.MatchString(post) {
		return d.toldHolder(ctx, post)
	}
	if err != nil {
		return nil, err
	}
	newestFirst(hits)
	var names []string
	for _, h := range hits {
		if name := h.Fact.Who[0].Label(); len(names) < mostHolders && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// toldHolder returns who holds a post as the sentences have it, where no role was read:
// "Gov. Ada Brand of Norland".
func (d *desk) toldHolder(ctx context.Context, post string) ([]string, error) {
	q := question.Parse("who is the " + strings.Join(withoutArticle(strings.Fields(post)), " "))
	found, err := d.judge(ctx, q)
	if err != nil || q.Kind != question.WhoHolds || len(found) == 0 || !found[0].Answers || found[0].Short.Empty() {
		return nil, err
	}
	holder := clean(found[0].page.say(found[0].Short))
	if sameName(d.words(lastWord(holder)), d.words(post)) {
		return nil, nil // "a spokesman for Brand" is not Brand
	}
	return []string{holder}, nil
}

// headedBy reports whether a role is what a post is, not only of the same things: an ally
// of the pilots' union is no pilots' union.
func headedBy(f onrecord.Fact, post string) bool {
	words := question.Content(question.Words(ofWhat.ReplaceAllString(post, "")))
	if len(words) == 0 {
		return true
	}
	head, role := words[len(words)-1], f.What.Text
	if !oneOf.MatchString(role) {
		role = ofWhat.ReplaceAllString(role, "")
	}
	return question.Heads(head) || slices.ContainsFunc(question.Words(role), func(w question.Word) bool {
		return w.Stem == head.Stem || text.RoleNoun(head.Fold) && question.Means(head, w) > 0
	})
}

// oneOf begins a role that names many: "one of the founders".
var oneOf = regexp.MustCompile(`(?i)^(?:one|two|three|some|among|part|both|half) `)

// spokeIt reports whether one of the speakers of a quote can be the person
// that the words name.
func (d *desk) spokeIt(f onrecord.Fact, asked []question.Word) bool {
	for _, m := range f.Who {
		if sameName(asked, d.words(m.Label())) || sameName(asked, d.words(m.Text)) {
			return true
		}
	}
	return false
}

// otherGiven reports whether all speakers of a quote who share the last name
// of a person go by another given name.
func (d *desk) otherGiven(person string, f onrecord.Fact) bool {
	forms := nameForms(person)
	asked := d.words(forms[max(0, len(forms)-2)])
	if len(asked) != 2 {
		return false
	}
	for _, m := range f.Who {
		label := d.words(m.Label())
		if !sameName(asked[1:], label) {
			continue
		}
		if len(label) < 2 || sameName(asked, label) {
			return false
		}
	}
	return slices.ContainsFunc(f.Who, func(m onrecord.Mention) bool { return sameName(asked[1:], d.words(m.Label())) })
}

// sameName reports whether asked words can name whom the words of a label
// name: its last word stands there, and no given name speaks against it. A
// title alone names who is called by it.
func sameName(asked, label []question.Word) bool {
	has := func(w question.Word) bool {
		return slices.ContainsFunc(label, func(l question.Word) bool { return l.Fold == w.Fold || l.Stem == w.Stem })
	}
	if isTitle(asked) {
		return !slices.ContainsFunc(asked, func(w question.Word) bool { return w.Weight > 0 && !has(w) })
	}
	asked = withoutTitle(asked)
	if len(asked) == 0 {
		return false
	}
	if !has(asked[len(asked)-1]) {
		return false
	}
	for _, w := range asked[:len(asked)-1] {
		if !has(w) && len(label) > 1 && !slices.ContainsFunc(label, func(l question.Word) bool { return alike(l.Fold, w.Fold) }) {
			return false
		}
	}
	return true
}

// withoutTitle returns the words of a name that are no title. A last name may be a word
// that elsewhere tells nothing: May.
func withoutTitle(words []question.Word) []question.Word {
	var list []string
	for _, w := range words {
		list = append(list, w.Text)
	}
	if len(list) > 0 {
		words = words[titleEnd(list):]
	}
	var kept []question.Word
	for i, w := range words {
		last := i == len(words)-1 && (w.Cap || len(kept) == 0) && !isArticle(w.Text)
		if (w.Weight > 0 || last) && !question.IsTitle(w.Text) {
			kept = append(kept, w)
		}
	}
	return kept
}

// alike reports whether two given names may be one: "Pete" and "Peter", "J."
// and "Jens".
func alike(a, b string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || levenshtein.ComputeDistance(a, b) <= 1
}

// known returns the fullest form of a name that the articles have, empty when
// they have none.
func (d *desk) known(ctx context.Context, name string) (string, error) {
	for _, form := range nameForms(name) {
		asked := d.words(form)
		if len(asked) == 0 {
			continue
		}
		names, err := d.find.Names(ctx, d.libraries, asked[len(asked)-1].Text, "", 20)
		if err != nil {
			return "", err
		}
		for _, n := range names {
			if sameName(asked, d.words(n.Full)) {
				return n.Full, nil
			}
		}
		if full, err := d.printedName(ctx, form); full != "" || err != nil {
			return full, err
		}
	}
	return "", nil
}

// printedName looks a name up in the sentences, for one that no layer took
// for a name.
func (d *desk) printedName(ctx context.Context, form string) (string, error) {
	passages, err := d.find.Passages(ctx, onrecord.Query{Libraries: d.libraries, Words: form, Match: onrecord.Phrase, Limit: 5})
	if err != nil {
		return "", err
	}
	asked := d.words(form)
	for _, p := range passages {
		words := d.words(p.Text)
		if a := question.Align(asked, words); a.Grade == question.Exact && words[a.Pairs[0][1]].Cap {
			return p.Text[words[a.Pairs[0][1]].Start:words[a.Pairs[len(a.Pairs)-1][1]].End], nil
		}
	}
	return "", nil
}

// looksLike returns a known name that is spelled like a name, empty when none
// is near.
func (d *desk) looksLike(ctx context.Context, name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	last := question.Fold(words[len(words)-1])
	if len(last) < 4 {
		return ""
	}
	names, err := d.find.Names(ctx, d.libraries, last[:2], "", 200)
	if err != nil {
		return ""
	}
	best, least := "", len(last)/4+1
	for _, n := range names {
		for _, w := range d.words(n.Full) {
			if dist := levenshtein.ComputeDistance(last, w.Fold); dist > 0 && dist < least && near(last, w.Fold) {
				best, least = n.Full, dist
			}
		}
	}
	return best
}

// near reports whether two words may be one, misspelled: a quarter of the
// letters, at least one, may differ.
func near(a, b string) bool {
	d := levenshtein.ComputeDistance(a, b)
	return d > 0 && d <= max(1, len(a)/4)
}

// split divides "Wolters new contributions" into a name and a topic, where
// the line does not say "about": the longest beginning under which somebody
// spoke, else that is a known name, else that looks like one.
func (d *desk) split(ctx context.Context, r bot.Request) (name, topic string) {
	name, topic = r.Arg("person"), r.Arg("about")
	if r.Line == "" || topic == "" && !strings.Contains(name, " ") || strings.Contains(strings.ToLower(r.Line), " about ") {
		return name, topic
	}
	words := withoutArticle(strings.Fields(name + " " + topic))
	if n := leadingPost(words); n > 0 && d.isHeld(ctx, strings.Join(words[:n], " ")) {
		return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
	}
	for _, is := range []func(context.Context, string) bool{d.speaks, d.isName} {
		for n := len(words); n >= 1; n-- {
			if candidate := strings.Join(words[:n], " "); is(ctx, candidate) {
				return candidate, strings.Join(words[n:], " ")
			}
		}
	}
	n := question.LeadingName(strings.Join(words, " "))
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}

// leadingPost returns how many of the first words are a post and whose it is: "Norland
// president", "Brand's spokesman", "governor of Norland"; 0 where no such words begin.
func leadingPost(words []string) int {
	const longest = 4 // words before what one is
	for i, w := range words[:min(len(words), longest)] {
		if !capital(w) && i > 0 && !capital(words[i-1]) && !question.IsTitle(words[i-1]) {
			return 0
		}
		if capital(w) || !text.RoleNoun(w) {
			continue
		}
		n := i + 1
		if n < len(words) && text.RoleNoun(words[n]) {
			continue // "vice president"
		}
		if n+1 < len(words) && (words[n] == "of" || words[n] == "for") {
			for n++; n < len(words) && (capital(words[n]) || isArticle(words[n])); n++ {
			}
			return n
		}
		if i > 0 && (n == len(words) || !capital(words[n]) || text.FindPlace(words[n]) != nil) {
			return n
		}
		return 0
	}
	return 0
}

// isHeld reports whether somebody is known to hold a post, or is quoted by it.
func (d *desk) isHeld(ctx context.Context, post string) bool {
	if held, err := d.holders(ctx, post); err != nil || len(held) > 0 {
		return err == nil
	}
	quoted, err := d.describedAs(ctx, post)
	return err == nil && len(quoted) > 0
}

// isName reports whether the articles know a name with just these words.
func (d *desk) isName(ctx context.Context, candidate string) bool {
	asked := d.words(candidate)
	if len(asked) == 0 {
		return false
	}
	names, err := d.find.Names(ctx, d.libraries, asked[len(asked)-1].Text, "", 20)
	return err == nil && slices.ContainsFunc(names, func(n onrecord.KnownName) bool { return allIn(asked, d.words(n.Full)) })
}

// speaks reports whether a quote has a speaker of this name.
func (d *desk) speaks(ctx context.Context, name string) bool {
	asked := d.words(name)
	hits, err := d.facts(ctx, onrecord.Query{Kind: onrecord.Quote, Who: []string{name}, Limit: 10})
	return err == nil && slices.ContainsFunc(hits, func(h onrecord.Hit) bool {
		return slices.ContainsFunc(h.Fact.Who, func(m onrecord.Mention) bool { return allIn(asked, d.words(m.Label()+" "+m.Text)) })
	})
}

// allIn reports whether each content word of asked is among words: of a title
// alone, all of it.
func allIn(asked, words []question.Word) bool {
	if isTitle(asked) {
		return sameName(asked, words)
	}
	n := 0
	for _, w := range asked {
		if w.Weight == 0 || question.IsTitle(w.Text) {
			continue
		}
		if !slices.ContainsFunc(words, func(x question.Word) bool { return x.Stem == w.Stem || alike(x.Fold, w.Fold) && x.Cap }) {
			return false
		}
		n++
	}
	return n > 0
}

// suggestNames completes names of one kind that the asker may read.
func suggestNames(find Finder, kind onrecord.NameKind) func(context.Context, bot.Request, string, string) []string {
	return func(ctx context.Context, r bot.Request, _, typed string) []string {
		names, err := find.Names(ctx, r.Libraries, typed, kind, 25)
		if err != nil {
			return nil
		}
		var out []string
		for _, n := range names {
			out = append(out, n.Full)
		}
		return out
	}
}
