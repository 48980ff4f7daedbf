package sqlite

import (
	"bytes"
	"hash/maphash"
	"strings"
	"testing"
)

func TestOpenIsDecompress(t *testing.T) {
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"", "The bridge was closed.", strings.Repeat("Ä ", longestOpen), "The bridge was opened."} {
		packed := c.compress(text)
		for range 2 { // the second time it may be what was kept
			if got, err := c.open(packed); err != nil || got != text {
				t.Errorf("open of %.30q = %.30q, %v", text, got, err)
			}
		}
	}
}

// What is kept under the same hash but was made of other bytes is not taken
// for the text.
func TestOpenComparesBytes(t *testing.T) {
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	mine, other := c.compress("mine"), c.compress("other")
	c.lately.Add(maphash.Bytes(c.seed, mine), opened{packed: other, plain: "other"})
	if got, err := c.open(mine); err != nil || got != "mine" {
		t.Errorf("open = %q, %v, want what the bytes say", got, err)
	}
}

func TestOpenKeepsBytes(t *testing.T) {
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	packed := c.compress("The ferry sails at noon.")
	lent := bytes.Clone(packed) // of the database, which uses it again
	if _, err := c.open(lent); err != nil {
		t.Fatal(err)
	}
	clear(lent)
	if got, err := c.open(packed); err != nil || got != "The ferry sails at noon." {
		t.Errorf("open = %q, %v", got, err)
	}
	if _, err := c.open([]byte("no frame")); err == nil {
		t.Error("open of what was never compressed: no error")
	}
}

func TestLongTextsAreNotKept(t *testing.T) {
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	for length, want := range map[int]int{longestOpen: 1, longestOpen + 1: 0} {
		c.lately.Purge()
		if _, err := c.open(c.compress(strings.Repeat("x", length))); err != nil {
			t.Fatal(err)
		}
		if got := c.lately.Len(); got != want {
			t.Errorf("%d texts of %d bytes are kept, want %d", got, length, want)
		}
	}
}
