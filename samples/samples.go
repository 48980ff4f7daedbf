// Package samples is ten short articles of our own that ship inside the
// program, so that a new user has something to ask about. They are marked as
// samples wherever they are shown.
//
// The first of them retells what an article of 25 February 2022 reported of
// real people, and nothing beyond it. All others are invented: their
// countries, people and papers do not exist.
package samples

import "embed"

// Files holds the articles, one a file, with front matter.
//
//go:embed *.md
var Files embed.FS
