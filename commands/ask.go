package commands

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/bot"
	"onrecord/question"
)

// ask is /ask WORDS: a question in plain words. Plain text goes here too.
// Within one conversation a question may lean on the one before it.
func ask(find reader, memory Memory) bot.Command {
	return bot.Command{
		Name:     "ask",
		Summary:  "Ask in plain words",
		Params:   []bot.Param{{Name: "words", Summary: "Your question", Required: true}},
		Examples: []string{"/ask who said whatever it takes?", "/ask is Slovakia in NATO?"},
		Try:      tries(find, onrecord.Quote, quoteExample(func(_, words string) string { return "/ask who said " + words + "?" })),
		Run: func(ctx context.Context, r bot.Request) (bot.Answer, error) {
			line, followed, err := recall(ctx, memory, r)
			if err != nil {
				return bot.Answer{}, err
			}
			a, err := newDesk(find, r).ask(ctx, line)
			remember(ctx, memory, r, line, a)
			if err == nil && followed && a.TakenAs == "" {
				a.TakenAs = line
			}
			return a, err
		},
	}
}

// ask answers a line, which may ask for a time counted from now.
func (d *desk) ask(ctx context.Context, line string) (bot.Answer, error) {
	if l, ok := latelyIn(line, d.now); ok {
		return d.askLately(ctx, l, line)
	}
	return d.askPlain(ctx, line)
}

// askPlain answers a line. Where the articles say nothing about a name as it is
// spelled, it asks for the one that looks like it.
func (d *desk) askPlain(ctx context.Context, line string) (bot.Answer, error) {
	q := question.Parse(d.possessives(ctx, d.capitals(ctx, line)))
	a, err := d.answer(ctx, q)
	if err != nil || a.Status != bot.Empty {
		return a, err
	}
	other, ok := d.respell(ctx, q)
	if !ok {
		return a, nil
	}
	b, err := d.answer(ctx, question.Parse(other))
	if err != nil || b.Status == bot.Empty {
		return a, err
	}
	b.TakenAs = other
	return b, nil
}

// answer answers a question by its kind: from facts where there are any, else
// from sentences.
func (d *desk) answer(ctx context.Context, q question.Question) (bot.Answer, error) {
	if a, ok, err := answerTied(ctx, d, q); ok || err != nil {
		return a, err
	}
	if q.Kind == question.Happened && len(q.Need) == 0 {
		return d.eventsOf(ctx, onrecord.Period{}, "") // "what happened?"
	}
	switch q.Kind {
	case question.WhoSaid:
		return answerWhoSaid(ctx, d, q)
	case question.WhatSaid:
		return answerWhatSaid(ctx, d, q)
	case question.WhoIs:
		return answerWhoIs(ctx, d, q)
	case question.WhoHolds:
		return answerWhoHolds(ctx, d, q)
	case question.HowMany:
		return answerHowMany(ctx, d, q)
	case question.Who:
		return answerWho(ctx, d, q)
	}
	if person, topic, ok := d.speakerOn(ctx, q); ok {
		return answerWhatSaid(ctx, d, question.Question{Line: q.Line, Kind: question.WhatSaid, Person: person, About: topic})
	}
	return answerSentences(ctx, d, q)
}

// onTopicOf is a line without a question in it: "Toll on the pier".
var onTopicOf = regexp.MustCompile(`(?i)^(\S+(?: \S+){0,3}?) (?:on|about|regarding) (.+?)[ ?.!]*$`)

// speakerOn reads a line that asks nothing as one for what somebody said on a topic,
// where it begins with the name of a speaker.
func (d *desk) speakerOn(ctx context.Context, q question.Question) (person, topic string, ok bool) {
	m := onTopicOf.FindStringSubmatch(q.Line)
	if q.Kind != question.Search || m == nil {
		return "", "", false
	}
	words := d.words(m[1])
	if len(words) == 0 || !words[len(words)-1].Cap || !d.speaks(ctx, m[1]) {
		return "", "", false
	}
	return m[1], m[2], true
}

// answerWho answers a question of kind Who; where nobody is found to have done it, and
// it can be done with words, from what was said.
func answerWho(ctx context.Context, d *desk, q question.Question) (bot.Answer, error) {
	a, err := answerSentences(ctx, d, q)
	speech := question.Speech(q)
	if err != nil || a.Status != bot.Empty || speech.Kind != question.WhoSaid {
		return a, err
	}
	said, err := answerWhoSaid(ctx, d, speech)
	if err != nil || said.Status != bot.Empty {
		return said, err
	}
	return a, nil
}

// mostRespelled is how many words of a line are looked up as names.
const mostRespelled = 12

// capitals writes known names with their capitals, in a line without any; of a
// person's also the words before the last one.
func (d *desk) capitals(ctx context.Context, line string) string {
	words := d.words(line)
	for i, w := range words {
		if w.Cap && i > 0 {
			return line
		}
	}
	out := []byte(line)
	for i, w := range words[:min(len(words), mostCapital)] {
		if w.Weight == 0 || len(w.Text) <= 3 {
			continue
		}
		known := d.namesEnding(ctx, w.Fold)
		if len(known) == 0 || commonWord(w) && !(i > 0 && inAnyName(known, words[i-1])) {
			continue // "the vote count" is no Count, "otto bill" is Otto Bill
		}
		copy(out[w.Start:], strings.ToUpper(w.Text[:1]))
		for k := i - 1; k >= 0 && words[k].Weight > 0 && inAnyName(known, words[k]); k-- {
			copy(out[words[k].Start:], strings.ToUpper(words[k].Text[:1]))
		}
	}
	return string(out)
}

// commonWord reports whether a word tells something where it is no name.
func commonWord(w question.Word) bool { return len(question.Synonyms(w.Stem)) > 0 }

// mostCapital is how many words of a line are looked up so.
const mostCapital = 20

// inAnyName reports whether a word is one of any of these names.
func inAnyName(names [][]question.Word, w question.Word) bool {
	return slices.ContainsFunc(names, func(full []question.Word) bool {
		return slices.ContainsFunc(full, func(x question.Word) bool { return x.Fold == w.Fold })
	})
}

// possessives writes the apostrophe of a known name that was left out: "Otto
// Brands pilot". A name that has the "s" itself stays, as does a family, "the
// Brands".
func (d *desk) possessives(ctx context.Context, line string) string {
	words := d.words(line)
	for i := min(len(words)-1, mostRespelled) - 1; i > 0; i-- {
		w, next := words[i], words[i+1]
		bare, ok := strings.CutSuffix(w.Fold, "s")
		if !ok || !w.Cap || w.Country() || next.Cap || next.Weight == 0 || words[i-1].Fold == "the" || !strings.HasSuffix(w.Text, "s") {
			continue
		}
		if len(bare) > 3 && !strings.ContainsAny(w.Text, "'’") && d.nameWord(ctx, bare) && !d.nameWord(ctx, w.Fold) {
			line = line[:w.End-1] + "'s" + line[w.End:]
		}
	}
	return line
}

// nameWord reports whether a word is the last, or only, word of a known
// person's or place's name.
func (d *desk) nameWord(ctx context.Context, fold string) bool {
	return len(d.namesEnding(ctx, fold)) > 0
}

// namesEnding returns the words of the known persons' and places' names that end
// with a word, or are that word alone.
func (d *desk) namesEnding(ctx context.Context, fold string) [][]question.Word {
	names, err := d.find.Names(ctx, d.libraries, fold, "", 8)
	if err != nil {
		return nil
	}
	var out [][]question.Word
	for _, n := range names {
		ws := d.words(n.Full)
		if len(ws) > 0 && ws[len(ws)-1].Fold == fold && (n.Kind == "person" || len(ws) == 1) {
			out = append(out, ws)
		}
	}
	return out
}

// respell replaces the first name of a question that no article has by the
// known one that is spelled most like it.
func (d *desk) respell(ctx context.Context, q question.Question) (string, bool) {
	for _, w := range q.Need[:min(len(q.Need), mostRespelled)] {
		if w.Weight < 1 || len(w.Fold) < 5 || w.Number() || strings.Contains(q.Quoted, w.Text) {
			continue
		}
		if there, err := d.mentioned(ctx, w.Text); err != nil || there {
			continue
		}
		full := d.looksLike(ctx, w.Text)
		if full == "" {
			continue
		}
		for _, x := range d.words(full) {
			if near(w.Fold, x.Fold) {
				return strings.Replace(q.Line, w.Text, x.Text, 1), true
			}
		}
	}
	return "", false
}
