package ingest

import (
	"context"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func count(n int, seen *atomic.Int64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			seen.Store(int64(i))
			if !yield(i) {
				return
			}
		}
	}
}

func TestOrderedKeepsTheOrder(t *testing.T) {
	var seen atomic.Int64
	got := slices.Collect(Ordered(t.Context(), count(200, &seen), func(i int) int {
		time.Sleep(time.Duration(i%7) * 100 * time.Microsecond)
		return i * i
	}))
	for i, v := range got {
		if v != i*i {
			t.Fatalf("value %d is %d, want %d", i, v, i*i)
		}
	}
	if len(got) != 200 {
		t.Fatalf("%d values, want 200", len(got))
	}
}

func TestOrderedReadsNoFurtherThanItMust(t *testing.T) {
	var seen atomic.Int64
	for range Ordered(t.Context(), count(100_000, &seen), func(i int) int { return i }) {
		time.Sleep(5 * time.Millisecond)
		break
	}
	if n := seen.Load(); n > 1000 {
		t.Errorf("read up to value %d although the first was enough", n)
	}
}

func TestOrderedEndsWhileItWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	stuck := make(chan struct{})
	defer close(stuck)
	in := func(yield func(int) bool) {
		yield(1)
		<-stuck
	}
	for range Ordered(ctx, in, func(i int) int { return i }) {
		cancel()
	}
}
