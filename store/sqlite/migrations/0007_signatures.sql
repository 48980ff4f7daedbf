-- Which words each fact of an article does not have; see signature.go. Null
-- until the article is read anew.

alter table articles add column signatures blob;
