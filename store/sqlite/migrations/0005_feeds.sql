-- Where new articles come from. Times are unix milliseconds, 0: never.

create table feeds (
    id            integer primary key,
    library       text not null,
    url           text not null,
    title         text not null,
    every         integer not null, -- milliseconds
    etag          text not null,
    last_modified text not null,
    due           integer not null,
    tried         integer not null,
    good          integer not null,
    failure       text not null,
    failures      integer not null
);
create unique index feeds_by_url on feeds (library, url);
create index feeds_by_due on feeds (due);

-- The items of a feed that were dealt with, by a hash of their address.
create table feed_items (
    feed integer not null references feeds (id),
    item integer not null,
    seen integer not null,
    primary key (feed, item)
) without rowid;
