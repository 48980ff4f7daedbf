-- Articles, their texts and everything that was read from them.

-- The steps that made these tables; see migrate.go.
create table migrations (
    number integer primary key,
    sum    blob not null -- SHA-256 of the script
);

create table libraries (
    id        integer primary key,
    name      text not null unique,
    articles  integer not null default 0, -- those that stand, without withdrawn ones
    facts     integer not null default 0,
    quotes    integer not null default 0,
    forces    integer not null default 0,
    sentences integer not null default 0,
    samples   integer not null default 0
);

-- The next free block of keys of each day; see keys.go.
create table days (
    day  integer primary key, -- days since 1900-01-01; -1: articles without a date
    next integer not null
);

-- Which passes, in which versions, read an article: "quotes 3,forces 1".
create table marks (
    id     integer primary key,
    passes text not null unique
);

-- The current revision of each article. The keys base to base+size-1 belong
-- to it; order by key is order by date of publication, the newest first.
create table articles (
    base      integer primary key,
    size      integer not null,
    body      integer not null, -- in bodies
    library   integer not null references libraries (id),
    id        text not null,
    revision  integer not null,
    url       text not null,
    outlet    text not null,
    title     text not null,
    byline    text not null,
    language  text not null,
    published integer,          -- unix seconds; null: unknown
    zone      integer not null, -- seconds east of UTC, of published
    date_only integer not null,
    fetched   integer,          -- unix seconds
    hash      blob not null,    -- SHA-256 of the text
    sample    integer not null,
    withdrawn text not null,
    marks     integer not null references marks (id),
    sentences integer not null,
    facts     integer not null,
    quotes    integer not null,
    forces    integer not null
);
create unique index articles_by_id on articles (id, library);
create index articles_by_library on articles (library, base);
create index articles_by_marks on articles (marks, base);

-- The large parts of an article, apart so that lists stay quick. Articles come
-- in any order of dates; bodies stand in the order that they came in, so that
-- pages are full and each is written once.
create table bodies (
    id        integer primary key,
    text      blob not null, -- compressed; see body.go
    sentences blob not null, -- spans; see encode.go
    facts     blob not null,
    names     blob not null  -- which names and forms of names.sql it counts in
);

-- Earlier revisions, as they were.
create table revisions (
    library   integer not null references libraries (id),
    id        text not null,
    revision  integer not null,
    url       text not null,
    outlet    text not null,
    title     text not null,
    byline    text not null,
    language  text not null,
    published integer,
    zone      integer not null,
    date_only integer not null,
    fetched   integer,
    hash      blob not null,
    sample    integer not null,
    text      blob not null,
    primary key (library, id, revision)
) without rowid;
