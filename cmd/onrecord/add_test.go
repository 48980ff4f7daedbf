package main

import (
	"context"
	"log/slog"
	"testing"

	"onrecord/store"
)

// settled is a store with so many articles that counts how often it is tidied up.
type settled struct {
	store.Store
	store.Keeper
	articles, times int
}

func (s *settled) Count(context.Context, []string) (store.Counts, error) {
	return store.Counts{Articles: s.articles}, nil
}

func (s *settled) Settle(context.Context) error {
	s.times++
	return nil
}

// The store is tidied up when many of its articles are new, and not for a few.
func TestAddTidiesUp(t *testing.T) {
	for _, c := range []struct{ saved, articles, want int }{
		{settleFrom - 1, settleFrom - 1, 0},
		{settleFrom, settleFrom, 1},
		{settleFrom, settleFrom * settleShare, 1},
		{settleFrom, settleFrom*settleShare + 1, 0},
	} {
		s := &settled{articles: c.articles}
		a := &app{store: s, log: slog.New(slog.DiscardHandler)}
		a.settle(t.Context(), "public", &teller{saved: c.saved})
		if s.times != c.want {
			t.Errorf("%d new ones of %d: tidied up %d times, want %d", c.saved, c.articles, s.times, c.want)
		}
	}
}
