-- The inbox and the shelf. Times are unix milliseconds.

create table events (
    seq      integer primary key,
    platform text not null,
    place    text not null,
    event    text not null,
    state    text not null,
    received integer not null,
    deadline integer not null,
    attempts integer not null default 0,
    request  blob,
    reply    blob
);
create unique index events_by_key on events (platform, place, event);
create index events_open on events (platform, seq) where state in ('taken', 'answered');

create table shelf (
    scope text not null,
    key   text not null,
    value blob not null,
    until integer not null, -- 0: for good
    primary key (scope, key)
) without rowid;
