// Package evidence decides whether sentences answer a question, and which
// words of them do. It is pure: it is handed an article as sentences and a
// [question.Question], and gives back a [Finding] with its reason.
//
//   - [Read] prepares an article: its sentences as words, its title.
//   - [Text.Cover] measures how much of what a question needs a sentence
//     accounts for, by itself and through what stands around it.
//   - [Text.Hear] measures how far somebody's words speak of a topic: by
//     themselves, and by what they take up of what stands around them.
//   - [Judge] demands what the kind of the question demands: a number that
//     counts the thing asked for, a date of that event, a name that is not in
//     the question.
//   - [Reconsider] lets a sentence answer, with a [Doubt], that Judge turned
//     down, where no sentence of any article answers.
//
// judge.go hands each kind of question to the file that has it, and that leans
// on others for the ways in which articles tell it:
//
//   - how many: count.go; measure.go and amount.go read numbers with their
//     units, ellipsis.go and wholes.go those without a noun of their own,
//     elsewhere.go, otherdeed.go and rate.go tell what else a number may be of,
//     pairing.go to which place, owner and deed each belongs, stance.go and
//     withheld.go whether it is told as done, direction.go which way round;
//   - when: when.go; why: why.go;
//   - where: where.go, home.go, sites.go, ways.go, wheresaid.go;
//   - who: who.go, doers.go, wholedoer.go, agents.go, role.go, unnamed.go; who
//     holds an office: holder.go; who somebody is: whois.go;
//   - yes or no: verdict.go, contrary.go;
//   - which ones: lists.go; what happened: aftermath.go; what somebody said,
//     where no quote was read: said.go;
//   - which one, and what: things.go, slots.go, sorts.go, called.go, naming.go,
//     inscribed.go, works.go.
//
// text.go prepares an article, refer.go finds what its short forms stand for
// (alias.go, described.go, generals.go, together.go); agree.go and subject.go
// decide whether a sentence is about those who are asked about, idiom.go and
// nominal.go whether other words say the deed. leeway.go judges again.
//
// Of words that somebody said: speaker.go, carried.go and writer.go find whose
// they are, speech.go what they are about, retold.go how near they come to
// words that were asked for, disowned.go whether they are told as not said;
// message.go finds the quotations in a message, and
// tie.go the body that somebody works for.
package evidence
