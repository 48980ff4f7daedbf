package evidence

import (
	"regexp"
	"strings"

	"onrecord"
)

// This file tells words that somebody said from those which stand in a text only as
// what was not said: "I never said that ...", "it is not true that ...".

// Pieces of how a text disowns words.
const (
	notSpoken = `\b(?:(?:(?:do|does|did|have|has|had|would|could|should|will|can|is|was|are|were) )?(?:never|not)|(?:do|does|did|have|has|had|would|could|should|wo|ca|is|was|are|were)n['’]t|no one|no-one|nobody|none|neither|nor|hardly|cannot|without)`
	// asideOf are words between it and its "not" that leave them together.
	asideOf      = `(?: (?:once|ever|even|actually|really|publicly|explicitly|directly|exactly|personally|have|has|had|been|be|did|to|of us|of them|heard (?:him|her|them|me|anyone|anybody|[\p{Lu}][\p{L}.-]+)))*`
	speaks       = `(?:say|says|said|saying|claim(?:s|ed|ing)?|suggest(?:s|ed|ing)?|argu(?:e|es|ed|ing)|tells?|told|telling|writ(?:e|es|ing|ten)|wrote|tweet(?:s|ed|ing)?|impl(?:y|ies|ied|ying)|stat(?:e|es|ed|ing)|utter(?:s|ed|ing)?|us(?:e|ed|ing) the (?:words?|phrase|term)|call(?:s|ed|ing)?)`
	falsely      = `\b(?:falsely|wrongly|incorrectly|mistakenly|erroneously|wrongfully|untruthfully) (?:` + speaks + `|quot(?:ed|es|ing|e)|report(?:ed|s|ing)?|attribut(?:ed|es|ing|e)|assert(?:ed|s|ing)?|accus(?:ed|es|ing|e)|alleg(?:ed|es|ing|e)|believ(?:ed|es|ing|e)|assum(?:ed|es|ing|e))\b`
	denies       = `\b(?:den(?:y|ies|ied|ying)|disavow(?:s|ed|ing)?|refut(?:e|es|ed|ing)|(?:reject|disput|dismiss|debunk|rebut)(?:e|es|s|ed|ted|ing|ting)? (?:the |a |any |an |his |her |their |such )?(?:\w+ )?(?:claims?|reports?|ideas?|suggestions?|notions?|accusations?|allegations?|charges?|rumou?rs?|stories|story|assertions?))\b`
	untrue       = `\b(?:(?:it ?)?(?:is|was|['’]s|be|are|were)(?: just| simply| also| plainly| obviously| certainly)? (?:not (?:true|the case|so|correct|right)|untrue|false|a lie|a myth|a hoax|nonsense|wrong|incorrect)|(?:it )?(?:is|was)n['’]t (?:true|the case|so|correct|right)) (?:that|to (?:say|claim|suggest))\b`
	supposes     = `\b(?:if|had|suppose|imagine|what if|even if) (?:\S+ ){1,3}?(?:had |ever |were to |would |should |now )*(?:say|says|said|claimed|wrote|tweeted)`
	asks         = `\b(?:(?:has|have) \S+(?: ever| really| actually)* (?:said|claimed|written|tweeted|suggested)|(?:did|does) \S+(?: ever| really| actually)* (?:say|claim|write|tweet|suggest))`
	neverSaid    = `(?:never|did not|didn['’]t) (?:say|said) (?:that|so|it|this|any such thing|anything like (?:that|it))`
	withoutBreak = `(?: ?[,:])?(?: (?:to|that|is|are|he|she|they|it|i|we|the|[^\s,;:.!?—–]+)){0,8}?`
)

// disowning finds, at the end of what stands before words in their sentence, how the
// text disowns them; the frame is shown. What stands between has no comma but
// right before a mark.
var disowning = spaced(`(?i)(?:^|[\s"“”'‘’(—–])(?P<frame>(?P<not>` + notSpoken + asideOf + ` ` + speaks + `\b)` +
	`|` + denies + `|` + falsely + `|` + untrue + `|` + supposes + `\b|(?P<asks>` + asks + `\b))(?P<between>` + withoutBreak + `)[ ,:]*["“”'‘’]*[ ]*$`)

// disownedBehind finds behind words that they are not said: "..., which he did not say".
var disownedBehind = spaced(`(?i)^(?:[^.;!?,"“”]{0,60}[,.!?]?["”’']+)?[ ,—–-]*(?:(?:is|are|was|were) )?((?:which|something|words|that|a \w+|it)(?: (?:that|is|was|are|were|what))?(?: [\p{L}.'’-]+){0,3}? (?:` + notSpoken + asideOf + ` (?:` + speaks + `|made|make|used?)|(?:denies|denied|disputes|disputed|disavowed)(?: (?:saying|making|using|having said))?)` +
	`|(?:but |though |although )?(?:he|she|they|i) ` + neverSaid + `)(?:$|["”’'.,;:!?)—–-]|\s(?:at|in|on|and|but)\b)`)

// nobodySaidIt opens the sentence behind a question or a claim that it was said.
var nobodySaidIt = spaced(`(?i)^["“'‘]?((?:nobody|no one|none of \w+) (?:has|have|had|did)(?: (?:ever )?said (?:that|so|it|this|any such thing))?|(?:i|he|she|they|we) ` + neverSaid + `)["”’']*[.,;!?—]`)

// Words right before what disowns, or behind it, by which it does not: "did not
// deny that", "not only said that".
var (
	doubly   = spaced(`(?i)(?:\b(?:not|never|no|nobody|no one|nor|neither|cannot|hardly|without|doesn|don|didn|can|couldn|won|isn|wasn)(?:['’]t)?)(?: \w+)?[ ]$`)
	asksWhat = spaced(`(?i)^(?: ?[,:])? ?(?:who|whom|whose|why|when|where|how|which|what|much|more|enough|else|anything but)\b`)
	goesOnTo = spaced(`(?i) (?:and|but|because|although|though|while|instead|when|after|before|until|since|unless|so that)(?: |$)`)
)

// Disowned returns where the text around words says that they are not said, or not so:
// "never said", "denied", "it is not true that", "if he said". It is empty where nothing
// does. The words stand in s, in one sentence or more; what they themselves disown is
// not looked at.
func (t *Text) Disowned(s onrecord.Span) onrecord.Span {
	i, last := t.SentenceAt(s.Start), t.SentenceAt(max(s.Start, s.End-1))
	if i >= len(t.Sentences) || last >= len(t.Sentences) || s.Start < t.Sentences[i].Span.Start || s.End > t.Sentences[last].Span.End {
		return onrecord.Span{}
	}
	from := t.Sentences[i].Span.Start
	if at := disownedBefore(t.Text[from:s.Start]); !at.Empty() {
		return onrecord.Span{Start: from + at.Start, End: from + at.End}
	}
	if m := disownedBehind.FindStringSubmatchIndex(t.Text[s.End:t.Sentences[last].Span.End]); m != nil {
		return onrecord.Span{Start: s.End + m[2], End: s.End + m[3]}
	}
	if last+1 < len(t.Sentences) && !strings.Contains(t.Text[t.Sentences[last].Span.End:t.Sentences[last+1].Span.Start], "\n") {
		next := t.Sentences[last+1].Span
		if m := nobodySaidIt.FindStringSubmatchIndex(t.In(next)); m != nil {
			return onrecord.Span{Start: next.Start + m[2], End: next.Start + m[3]}
		}
	}
	return onrecord.Span{}
}

// disownedBefore returns what at the end of the words before others disowns those.
func disownedBefore(before string) onrecord.Span {
	m := disowning.FindStringSubmatchIndex(before)
	if m == nil {
		return onrecord.Span{}
	}
	group := func(name string) onrecord.Span {
		n := disowning.SubexpIndex(name)
		return onrecord.Span{Start: max(m[2*n], 0), End: max(m[2*n+1], 0)}
	}
	frame, between := group("frame"), before[group("between").Start:group("between").End]
	switch {
	case asksWhat.MatchString(between), goesOnTo.MatchString(between), closesIt.MatchString(between):
		return onrecord.Span{}
	case !group("asks").Empty() && strings.TrimRight(before[:frame.Start], "\"“‘' ") != "":
		return onrecord.Span{} // no question begins here
	case group("not").Empty() && doubly.MatchString(before[:frame.Start]):
		return onrecord.Span{} // "did not deny that"
	}
	return frame
}

// closesIt is where a quotation ends that is opened in some words, or before them.
var closesIt = regexp.MustCompile(`[^\s(—–]["”’](?:\s|$)`)
