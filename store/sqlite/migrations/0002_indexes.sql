-- The two full-text indexes. They hold no text, only folded word stems, and
-- are written by save.go alone. A row of fact_index stands for one fact, its
-- key is base+size-1-n for fact number n of an article; the same holds for
-- sentences. marks holds filters as tokens; see index.go.

create virtual table fact_index using fts5 (
    words, marks, content = '', columnsize = 0, tokenize = "ascii tokenchars '_'"
);
create virtual table sentence_index using fts5 (
    words, title, marks, content = '', columnsize = 0, tokenize = "ascii tokenchars '_'"
);
insert into fact_index (fact_index, rank) values ('secure-delete', 1);
insert into sentence_index (sentence_index, rank) values ('secure-delete', 1);
