package inboxtest

import (
	"context"
	"slices"
	"sync"
	"time"

	"onrecord/inbox"
)

// Shelf is an inbox.Shelf in memory. The zero Shelf is ready. Now is nil for
// time.Now.
type Shelf struct {
	Now func() time.Time

	mu     sync.Mutex
	scopes map[string]map[string]value
}

type value struct {
	data  []byte
	until time.Time
}

var _ inbox.Shelf = (*Shelf)(nil)

// Put implements inbox.Shelf.
func (s *Shelf) Put(_ context.Context, scope, key string, data []byte, until time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.scopes == nil {
		s.scopes = map[string]map[string]value{}
	}
	if s.scopes[scope] == nil {
		s.scopes[scope] = map[string]value{}
	}
	s.scopes[scope][key] = value{slices.Clone(data), until}
	return nil
}

// Get implements inbox.Shelf.
func (s *Shelf) Get(_ context.Context, scope, key string) ([]byte, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.scopes[scope][key]
	if !ok || !v.until.IsZero() && !s.now().Before(v.until) {
		return nil, false, nil
	}
	return slices.Clone(v.data), true, nil
}

// Once implements inbox.Shelf.
func (s *Shelf) Once(ctx context.Context, scope, key string) ([]byte, bool, error) {
	data, ok, err := s.Get(ctx, scope, key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, still := s.scopes[scope][key]; !still {
		return nil, false, err
	}
	delete(s.scopes[scope], key)
	return data, ok, err
}

// Keys implements inbox.Shelf.
func (s *Shelf) Keys(_ context.Context, scope string) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var keys []string
	for k, v := range s.scopes[scope] {
		if v.until.IsZero() || s.now().Before(v.until) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys, nil
}

// Drop implements inbox.Shelf.
func (s *Shelf) Drop(_ context.Context, scope, key string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if key == "" {
		delete(s.scopes, scope)
		return nil
	}
	delete(s.scopes[scope], key)
	return nil
}

func (s *Shelf) now() time.Time {
	if s.Now != nil {
		return s.Now()
	}
	return time.Now()
}
