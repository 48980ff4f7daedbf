// Package question understands one line of chat: what kind of thing is asked,
// about whom, and in which words. It is pure; it knows no store and no
// article.
//
//   - [Words] splits a line, or a sentence, into words that can be compared:
//     without case, accents and endings, countries with their peoples.
//   - [Parse] reads a line by a visible list of patterns and fills a
//     [Question].
//   - [Follow] completes a line that leans on the question before it.
//   - [Align] compares remembered words with printed ones, in order.
//
// Lists of words are general English and our own: function words, synonyms,
// titles. None is taken from a text that is asked about. Countries with their
// adjectives and peoples are those of the gazetteer in text.
package question
