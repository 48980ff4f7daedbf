package slack

// Budgets: units of blocks that stay together are packed into parts, each within
// the limits of a message.

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	goslack "github.com/slack-go/slack"

	"onrecord/adapters/slack/blockkit"
	"onrecord/bot"
)

// unit is blocks that stay together: a quotation and its source.
type unit struct {
	blocks []goslack.Block
	items  int // quotations or rows that begin here
}

// size is what counts against the limits of a message.
type size struct {
	blocks, chars int
	kinds         map[string]int // type of block -> how many
}

// The shares of a message, in characters of its budget: the fallback text,
// the opening, the labels of buttons, the buttons that turn parts; what is
// left holds at least one passage with its source and doubts.
const (
	maxText    = 2500
	maxShort   = 1200
	maxLabels  = 900
	maxPiece   = 2000 // of a passage or paragraph in one block
	maxSource  = 2000
	turnRoom   = 120
	turnBlocks = 2
)

func (u unit) size() size {
	s := size{blocks: len(u.blocks), kinds: map[string]int{}}
	for _, b := range u.blocks {
		s.kinds[string(b.BlockType())]++
		s.chars += characters(b)
	}
	return s
}

// characters counts what is read of a block, as the check before sending does.
func characters(b goslack.Block) int {
	data, err := json.Marshal(b)
	if err != nil {
		return 0
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return 0
	}
	return blockkit.Characters(v)
}

// spent is what every part needs beside its units.
func spent(head, tail unit) size {
	h, t := head.size(), tail.size()
	return size{blocks: h.blocks + t.blocks + turnBlocks, chars: h.chars + t.chars + turnRoom + maxText}
}

// pack puts units into parts, in order, each within the limits of a message
// beside what is spent already. There is always at least one part.
func pack(units []unit, spent size) [][]unit {
	parts := [][]unit{nil}
	room := newRoom(spent)
	for _, u := range units {
		s := u.size()
		if !room.takes(s) && len(parts[len(parts)-1]) > 0 {
			parts = append(parts, nil)
			room = newRoom(spent)
		}
		room.take(s)
		parts[len(parts)-1] = append(parts[len(parts)-1], u)
	}
	return parts
}

// room is what is left of a message.
type room struct {
	blocks, chars int
	kinds         map[string]int
}

func newRoom(spent size) room {
	l := blockkit.Facts()
	r := room{
		blocks: l.Surfaces[blockkit.Message].Blocks - spent.blocks,
		chars:  l.Message.Budget - spent.chars,
		kinds:  map[string]int{},
	}
	for kind, most := range l.PerMessage {
		r.kinds[kind] = most
	}
	return r
}

func (r room) takes(s size) bool {
	if s.blocks > r.blocks || s.chars > r.chars {
		return false
	}
	for kind, left := range r.kinds {
		if s.kinds[kind] > left {
			return false
		}
	}
	return true
}

func (r *room) take(s size) {
	r.blocks -= s.blocks
	r.chars -= s.chars
	for kind := range r.kinds {
		r.kinds[kind] -= s.kinds[kind]
	}
}

// splitRuns splits runs into stretches of at most n characters each, their
// addresses counted, at white space where there is any. Their texts joined
// are those of runs.
func splitRuns(runs []bot.Run, n int) [][]bot.Run {
	var out [][]bot.Run
	var now []bot.Run
	left := n
	for _, r := range runs {
		address := utf8.RuneCountInString(webAddress(r.URL))
		for {
			first, rest := splitText(r.Text, left-address)
			if first != "" {
				piece := r
				piece.Text = first
				now = append(now, piece)
				left -= utf8.RuneCountInString(first) + address
			}
			if rest == "" {
				break
			}
			if len(now) == 0 { // the address alone fills it: the words go without
				r.URL, address = "", 0
				continue
			}
			out, now, left = append(out, now), nil, n
			r.Text = rest
		}
	}
	if len(now) > 0 || len(out) == 0 {
		out = append(out, now)
	}
	return out
}

// splitText splits s after at most n characters, after the last white space
// before unless the stretch has none in its second half.
func splitText(s string, n int) (first, rest string) {
	if utf8.RuneCountInString(s) <= n {
		return s, ""
	}
	if n <= 0 {
		return "", s
	}
	end := 0
	for range n {
		_, w := utf8.DecodeRuneInString(s[end:])
		end += w
	}
	if i := strings.LastIndexFunc(s[:end], unicode.IsSpace); i > end/2 {
		_, w := utf8.DecodeRuneInString(s[i:])
		end = i + w
	}
	return s[:end], s[end:]
}

// cutRuns keeps the first n characters of runs and shows that more was there.
func cutRuns(runs []bot.Run, n int) []bot.Run {
	pieces := splitRuns(runs, n)
	if len(pieces) > 1 {
		return append(pieces[0], bot.Run{Text: "…"})
	}
	return pieces[0]
}
