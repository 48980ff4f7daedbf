package sqlite

import (
	"fmt"
	"math/bits"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord"
	"onrecord/store"
)

// TestSignatureNeverHides: what has some words has their signature, however
// they are divided.
func TestSignatureNeverHides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stems := rapid.SliceOf(rapid.StringMatching(`[a-z]{1,8}`)).Draw(t, "stems")
		some := rapid.SliceOf(rapid.SampledFrom(append(stems, "reed"))).Draw(t, "some")
		whole := signatureOf(strings.Join(stems, " "), "reed")
		if !whole.has(signatureOf(some...)) || !everything.has(whole) {
			t.Errorf("%x has not all of %x", whole, signatureOf(some...))
		}
	})
}

// TestSignatureTells: a sentence of twenty words seems to have hardly any three
// others, and its bits are spread.
func TestSignatureTells(t *testing.T) {
	wrong, set := 0, 0
	for i := range 1000 {
		var stems []string
		for k := range 20 {
			stems = append(stems, fmt.Sprint("stem", i, "of", k))
		}
		whole := signatureOf(stems...)
		set += bits.OnesCount64(uint64(whole))
		if whole.has(signatureOf(fmt.Sprint("reed", i), fmt.Sprint("moss", i), fmt.Sprint("gull", i))) {
			wrong++
		}
	}
	if wrong > 40 || set < 16_500 {
		t.Errorf("%d of 1000 seem to have three words that they lack; %d bits are set", wrong, set)
	}
}

// TestUnsigned: articles that were saved before there were signatures are found
// without, until they are saved anew; what is signed is not read in vain.
func TestUnsigned(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	_, err := db.Save(t.Context(), []store.Entry{oneEntry("reed moss", "Ada Moor"), dated(oneEntry("reed gull", "Ada Moor"), 1)})
	must(t, err)
	for _, match := range []onrecord.Match{onrecord.Phrase, onrecord.Near} {
		q := onrecord.Query{Libraries: []string{onrecord.Public}, Kind: onrecord.Quote, Words: "reed moss", Match: match}
		for _, signed := range []bool{true, false} {
			if !signed {
				_, err := db.write.ExecContext(t.Context(), `update articles set signatures = null`)
				must(t, err)
			}
			page, err := db.Find(t.Context(), q)
			if err != nil || len(page.Hits) != 1 || page.Hits[0].Article.ID != "reed moss" {
				t.Errorf("%v, signed %v: %d facts, %v; want that of one article", match, signed, len(page.Hits), err)
			}
		}
	}
}

// TestSigned: the signatures that are kept are those of the facts, in their
// order; what is withdrawn has none.
func TestSigned(t *testing.T) {
	db := openTest(t, Options{})
	defer db.Close()
	entry := oneEntry("reed moss", "Ada Moor")
	_, err := db.Save(t.Context(), []store.Entry{entry})
	must(t, err)
	for _, c := range []struct {
		word string
		want bool
	}{{"reed", true}, {"moss", true}, {"gull", false}} {
		list, err := db.signed(t.Context(), &target{table: "fact_index", high: lastKey}, quoted(mark("l", "1")), 10)
		must(t, err)
		if len(list) != len(entry.Reading.Facts) {
			t.Fatalf("%d signatures, want %d", len(list), len(entry.Reading.Facts))
		}
		if got := list[0].signature.has(signatureOf(c.word)); got != c.want {
			t.Errorf("%s: %v, want %v", c.word, got, c.want)
		}
	}
	must(t, db.Withdraw(t.Context(), onrecord.Public, "reed moss", "a mistake"))
	var n int
	must(t, db.row(t.Context(), `select length(signatures) from articles`).Scan(&n))
	if n != 0 {
		t.Errorf("%d bytes of signatures of what is withdrawn", n)
	}
}
