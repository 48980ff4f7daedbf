-- Names over all articles of a library, with the forms that stand for them.

create table names (
    id       integer primary key,
    library  integer not null references libraries (id),
    kind     text not null,
    name     text not null,
    articles integer not null, -- articles that stand
    facts    integer not null, -- of those articles
    refs     integer not null  -- articles that have it, withdrawn ones too
);
create unique index names_by_name on names (library, name, kind);

create table forms (
    id       integer primary key,
    name     integer not null references names (id),
    form     text not null,
    articles integer not null,
    refs     integer not null
);
create unique index forms_by_name on forms (name, form);

-- Grows with every change of names, so that those kept in memory can be seen
-- to be old.
create table generations (
    of text primary key,
    n  integer not null
) without rowid;
insert into generations (of, n) values ('names', 0);
