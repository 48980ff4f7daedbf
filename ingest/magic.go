package ingest

// Files that are no text, by how they begin.

import (
	"bytes"

	"onrecord"
)

// sniffed is how many bytes are looked at to tell what a file holds.
const sniffed = 512

// foreignFile refuses what begins like a file of another sort, which may well
// have no byte that text has not.
func foreignFile(begin []byte) error {
	for _, sort := range []struct{ begins, name, try string }{
		{"%PDF-", "a PDF", "copy its text into a .txt file and add that"},
		{"{\\rtf", "a Rich Text file", "save it as plain text and add that"},
		{"PK\x03\x04", "a ZIP archive, as .docx, .odt and .epub files are too", "unpack it, or save it as plain text, and add that"},
		{"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text and add that"},
		{"\x1f\x8b", "packed with gzip", "give it a name that ends in .gz"},
		{"BZh", "packed with bzip2", "unpack it and add that"},
		{"\xfd7zXZ\x00", "packed with xz", "unpack it and add that"},
		{"\x28\xb5\x2f\xfd", "packed with zstd", "unpack it and add that"},
		{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and add that"},
		{"\x89PNG\r\n", "a picture", "add the text that belongs to it"},
		{"\xff\xd8\xff", "a picture", "add the text that belongs to it"},
		{"GIF8", "a picture", "add the text that belongs to it"},
		{"SQLite format 3\x00", "a database", "a database of onrecord is named with --db"},
	} {
		if bytes.HasPrefix(begin, []byte(sort.begins)) {
			return onrecord.Errorf(onrecord.Invalid, "it is %s, not text", sort.name).Hint(sort.try)
		}
	}
	return nil
}
