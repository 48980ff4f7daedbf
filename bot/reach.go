package bot

// Which libraries somebody at a place may read.

import (
	"context"

	"onrecord"
)

// Settings is where the choices of a place are kept.
type Settings interface {
	Get(ctx context.Context, scope, key string) ([]byte, bool, error)
}

// The setting of a library that keeps its readers from searching the public
// one: present and "no".
const (
	SettingsScope = "library"     // the scope is SettingsScope + "/" + library
	SearchPublic  = "also-public" // "yes" or "no"; absent: yes
)

// Reach returns the libraries that somebody at a place may read, in order:
// its own, then the public one unless its managers chose otherwise. home is
// empty where the place has none, as in direct messages.
func Reach(ctx context.Context, s Settings, home string) ([]string, error) {
	if home == "" {
		return []string{onrecord.Public}, nil
	}
	value, _, err := s.Get(ctx, SettingsScope+"/"+home, SearchPublic)
	if err != nil {
		return nil, err
	}
	if string(value) == "no" {
		return []string{home}, nil
	}
	return []string{home, onrecord.Public}, nil
}
