-- The two full-text indexes. They hold no text: a row is the folded stems of a
-- fact, each with the kind of the fact, or of a sentence and, as further words,
-- its filters; see index.go. They are written by save.go alone. The row of fact
-- number n of an article has the key base+n; the same holds for sentences.
-- Neither knows positions: that would double the index of facts and make common
-- words slow. Facts have their pairs of words instead; see pairs.go.

create virtual table fact_index using fts5 (
    words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '_'"
);
create virtual table sentence_index using fts5 (
    words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '_'"
);

-- Words wait in memory until so many bytes of a transaction have come
-- together: fewer and larger pieces of index, fewer merges.
insert into fact_index (fact_index, rank) values ('hashsize', 8388608);
insert into sentence_index (sentence_index, rank) values ('hashsize', 8388608);
