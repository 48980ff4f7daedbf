package grammar

import (
	"testing"

	"pgregory.net/rapid"
)

func TestRowSetNumbersRowsInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const rows = 256
		in := rapid.SliceOfN(rapid.Bool(), rows, rows).Draw(t, "rows")
		s := newRowSet(rows)
		for row, has := range in {
			if has {
				s.add(row)
			}
		}
		all := s.number()
		n := 0
		for row, has := range in {
			got, found := s.find(uint32(row))
			if (found == 1) != has || has && int(got) != n {
				t.Fatalf("row %d: number %d, %d; want %d, %v", row, got, found, n, has)
			}
			if has {
				n++
			}
		}
		if all != n {
			t.Fatalf("%d rows, want %d", all, n)
		}
	})
}
