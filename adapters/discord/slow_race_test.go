//go:build race

package discord

// slower is how much less is asked of a machine that looks for races.
const slower = 5
