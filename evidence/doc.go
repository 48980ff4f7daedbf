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
package evidence
