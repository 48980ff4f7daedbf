-- Near copies: which article repeats which, and how they are found.

alter table articles add column copy_of text not null default ''; -- id in the same library
alter table articles add column copies integer not null default 0; -- articles with this one as copy_of
create index articles_by_copy on articles (library, copy_of) where copy_of <> '';

-- The facts of a copy, by number, that its original has too.
alter table bodies add column repeats blob;

-- The sketch of each article that stands: a row for each of its hashes.
create table sketches (
    hash integer not null,
    base integer not null,
    primary key (hash, base)
) without rowid;
