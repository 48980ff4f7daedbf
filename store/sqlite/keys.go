package sqlite

import (
	"database/sql"
	"errors"
	"time"

	"onrecord"
)

// Keys are dates, the newest first: an index gives its first rows at once, and
// its last ones only after it has walked over all others. An article owns a
// block of keys, size of them from base on, and the days own the ranges that
// blocks are taken from, the latest day first:
//
//	key = days until the last one << dayBits | place within the day
//
// Sentence number i and fact number i of the article both have the key base+i,
// each in its own index. So "newest article first, then in order of the text"
// is the ascending order of keys, "since" and "until" are ranges of keys, and a
// page goes on above the last key of the one before. Blocks of one day are
// taken from its end, so that later saved is newer. Articles without a date
// come last.

const (
	dayBits   = 24
	lastDay   = int64(1)<<17 - 1 // in the year 2258; what is dated later counts as of it
	blockSize = 16
	undated   = int64(-1)
	datedEnd  = (lastDay + 1) << dayBits // above the keys of all that has a date
	lastKey   = int64(1) << 50           // above all keys
)

// dayOf returns the day that t is on where it was published, in days since
// 1900-01-01.
func dayOf(t time.Time) int64 {
	if t.IsZero() {
		return undated
	}
	year, month, day := t.Date()
	days := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/86400 + 25567
	return min(max(days, 0), lastDay)
}

// dayEnd returns the key above those of a day.
func dayEnd(day int64) int64 {
	if day == undated {
		return lastKey
	}
	return (lastDay - max(day, 0) + 1) << dayBits
}

// keyRange returns the keys of the articles published from since to until,
// generously: a day more at both ends, because of time zones. Zero times
// leave an end open.
func keyRange(since, until time.Time) (low, high int64) {
	low, high = 0, lastKey
	if !since.IsZero() {
		high = dayEnd(dayOf(since.UTC())-1) - 1
	}
	if !until.IsZero() {
		low, high = dayEnd(min(dayOf(until.UTC())+2, lastDay+1)), min(high, datedEnd-1)
	}
	return low, high
}

// sizeFor returns how many keys an article with so many sentences or facts
// takes.
func sizeFor(n int) int64 {
	return (int64(max(n, 1)) + blockSize - 1) / blockSize * blockSize
}

const (
	nextOfDay = `select next from days where day = ?`
	setNext   = `insert into days (day, next) values (?1, ?2) on conflict do update set next = ?2`
)

// takeKeys reserves size keys of a day and returns the first.
func (w *writer) takeKeys(day, size int64) (base int64, err error) {
	statement, err := w.statement(nextOfDay)
	if err != nil {
		return 0, err
	}
	var next int64
	err = statement.QueryRowContext(w.ctx, day).Scan(&next)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	if day != undated && next+size > 1<<dayBits {
		return 0, onrecord.Errorf(onrecord.TooLarge, "the store is full for articles of one day").
			Hint("give the articles their dates of publication")
	}
	return dayEnd(day) - next - size, w.exec(setNext, day, next+size)
}
