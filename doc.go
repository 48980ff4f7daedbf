// Package onrecord holds what is known: articles, and facts that point at
// bytes of them. It is the vocabulary of every other room and knows none of
// them.
//
// A guided tour, bottom up:
//
//   - [Article] is a news text, cleaned once and then immutable; [Span] is a
//     stretch of its bytes.
//   - [Fact] is who did or said what, where, when, how many, according to
//     whom. Each part is a [Mention]: bytes of the text, and the name that
//     they stand for. [Fact.Check] keeps the promise of the bytes.
//   - [Reading] is everything that was read from one article: facts,
//     sentences, names.
//   - [Query], [Hit] and [Page] are how facts are asked for.
//   - [Error] has two readers: a code for programs, a sentence for people.
//
// From here the rooms go up:
//
//   - text analyses one immutable string into layers of spans;
//   - extract turns the analysed document into facts, pass by pass;
//   - ingest turns a file or an address into an article;
//   - store keeps articles and facts, store/sqlite is where SQL lives;
//   - bot says how one talks: a Request in, an Answer out;
//   - question reads one line of chat; evidence decides whether a sentence
//     answers it;
//   - commands holds one file for each thing that can be asked;
//   - inbox makes one question have exactly one answer, and delivery takes it
//     through work, outbox and attempts, for every chat platform;
//   - adapters holds one folder for each platform;
//   - cmd/onrecord is the only room that has met everyone.
package onrecord
