package delivery

// A button holds the command line that it stands for, so that it works after a
// restart. A line that is longer than a platform's buttons hold, such as the
// check of a whole message, is kept on the shelf for a day, and the button
// holds a mark instead.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"onrecord/inbox"
)

// LineMark begins what such a button holds.
const LineMark = "kept:"

// lineTime is how long such a button works: no longer than the answer is of
// use, for the line may be somebody's message.
const lineTime = 24 * time.Hour

// MarkOf returns the mark of a line: one line has one mark.
func MarkOf(line string) string {
	sum := sha256.Sum256([]byte(line))
	return LineMark + hex.EncodeToString(sum[:16])
}

// KeepLine puts a line on the shelf and returns its mark. The scope is that of
// the place where the button will stand: nowhere else does the mark open it.
func KeepLine(ctx context.Context, shelf inbox.Shelf, scope, line string, now time.Time) (mark string, err error) {
	mark = MarkOf(line)
	return mark, shelf.Put(ctx, scope, strings.TrimPrefix(mark, LineMark), []byte(line), now.Add(lineTime))
}

// LineOf returns the line that a button stands for; false where it was kept
// and is gone, or was kept for another place.
func LineOf(ctx context.Context, shelf inbox.Shelf, scope, value string) (line string, ok bool) {
	key, long := strings.CutPrefix(value, LineMark)
	if !long {
		return value, value != ""
	}
	kept, ok, err := shelf.Get(ctx, scope, key)
	return string(kept), ok && err == nil
}
