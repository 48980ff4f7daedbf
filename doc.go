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
//   - [onrecord/text] analyses one immutable string into layers of spans;
//   - [onrecord/extract] turns the analysed document into facts, pass by pass;
//   - [onrecord/ingest] turns a file or an address into an article;
//   - [onrecord/store] says what a store promises, [onrecord/store/sqlite] is
//     where SQL lives; [onrecord/copies] tells it which articles are nearly the
//     same, [onrecord/changes] says what a revision changed;
//   - [onrecord/bot] says how one talks: a Request in, an Answer out;
//   - [onrecord/question] reads one line of chat; [onrecord/evidence] decides
//     whether a sentence answers it;
//   - [onrecord/commands] holds one file for each thing that can be asked;
//   - [onrecord/inbox] makes one question have exactly one answer, and
//     [onrecord/delivery] takes it through work, outbox and attempts, for every
//     chat platform;
//   - [onrecord/adapters/terminal], [onrecord/adapters/discord] and
//     [onrecord/adapters/slack] are the platforms; [onrecord/chart] draws for
//     those that show pictures;
//   - [onrecord/samples] is what a new user meets first;
//   - cmd/onrecord is the only room that has met everyone.
package onrecord
