package grammar

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// A model file is gzipped. Behind a line that names it and the fingerprint of
// the code that it was trained with come its tables, class by class: gaps
// between the rows that hold a weight, then the weights, one byte each.

const tagMagic = "onrecord tags 1\n"

// Weights are the trained weights of a table: those of class c in row r at
// r*Classes+c.
type Weights struct {
	Rows, Classes int
	W             []float32
}

// NewTagWeights returns zeroed weights for a tagger.
func NewTagWeights() Weights {
	return Weights{Rows: 1 << tagRowBits, Classes: tagCount, W: make([]float32, tagCount<<tagRowBits)}
}

// WriteTagger writes a tagger's model: the weights, made small, and the
// forms with their one tag, as form<<8 | tag.
func WriteTagger(out io.Writer, w Weights, known []uint64) error {
	return writeModel(out, tagMagic, tagFingerprint(), func(b *bufio.Writer) {
		writeList(b, known)
		writeTable(b, w)
	})
}

// ReadTagger reads what WriteTagger wrote. The error says what is wrong with
// the file.
func ReadTagger(in io.Reader) (*Tagger, error) {
	const rows = 1 << tagRowBits
	t := &Tagger{}
	err := readModel(in, tagMagic, tagFingerprint(), func(d *decoder) {
		t.known = newKnownForms(withPastForms(d.list()))
		ahead, counts := *d, make([]uint8, rows)
		ahead.table(tagCount, rows, func(_, row int, _ int8) { counts[row]++ })
		t.votes = newVoteTable(counts)
		d.table(tagCount, rows, func(class, row int, w int8) { t.votes.add(row, TagID(class), w) })
	})
	return t, err
}

func writeModel(out io.Writer, magic string, fingerprint uint64, body func(*bufio.Writer)) error {
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(z)
	b.WriteString(magic) // an error stays in b until Flush
	b.Write(binary.LittleEndian.AppendUint64(nil, fingerprint))
	body(b)
	return cmp.Or(b.Flush(), z.Close())
}

func readModel(in io.Reader, magic string, fingerprint uint64, body func(*decoder)) error {
	z, err := gzip.NewReader(in)
	if err != nil {
		return fmt.Errorf("read model: %w", err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return fmt.Errorf("read model: %w", err)
	}
	head, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok || len(head) < 8 {
		return fmt.Errorf("read model: does not begin with %q", magic)
	}
	if binary.LittleEndian.Uint64(head) != fingerprint {
		return errors.New("read model: trained with other features than this code has; train it anew")
	}
	d := &decoder{data: head[8:]}
	body(d)
	if d.err != nil {
		return fmt.Errorf("read model: %w", d.err)
	}
	return nil
}

func writeList(b *bufio.Writer, list []uint64) {
	b.Write(binary.AppendUvarint(nil, uint64(len(list))))
	for _, v := range list {
		b.Write(binary.LittleEndian.AppendUint64(nil, v))
	}
}

// decoder reads the body of a model. Its first error stays and makes all that
// follows empty.
type decoder struct {
	data []byte
	err  error
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.data, d.err = nil, err
	}
}

// count reads a number that may not exceed most.
func (d *decoder) count(most int) int {
	if len(d.data) > 0 && d.data[0] < 0x80 && int(d.data[0]) <= most {
		v := d.data[0]
		d.data = d.data[1:]
		return int(v)
	}
	v, n := binary.Uvarint(d.data)
	if n <= 0 || v > uint64(most) {
		d.fail(fmt.Errorf("a number up to %d is missing or larger", most))
		return 0
	}
	d.data = d.data[n:]
	return int(v)
}

// bytes reads n bytes.
func (d *decoder) bytes(n int) []byte {
	if n > len(d.data) {
		d.fail(io.ErrUnexpectedEOF)
		return make([]byte, n)
	}
	b := d.data[:n]
	d.data = d.data[n:]
	return b
}

func (d *decoder) list() []uint64 {
	list := make([]uint64, 0, 1<<10)
	for range d.count(1 << 16) {
		list = append(list, binary.LittleEndian.Uint64(d.bytes(8)))
	}
	return list
}

// withPastForms returns the lexicon's entries and, behind them, pastForms: of
// two entries for one form the first is found.
func withPastForms(known []uint64) []uint64 {
	for _, form := range pastForms() {
		known = append(known, uint64(hashString(form))<<8|uint64(pastTense))
	}
	return known
}

// writeTable writes the weights as bytes, scaled to the largest: clipping the
// few that are huge costs more than the precision of the rest. Those under
// pruneRMS of the table's root mean square are left out.
func writeTable(b *bufio.Writer, w Weights) {
	const pruneRMS = 0.8
	largest, squares, n := 0.0, 0.0, 0
	for _, v := range w.W {
		if v != 0 {
			x := math.Abs(float64(v))
			largest, squares, n = max(largest, x), squares+x*x, n+1
		}
	}
	least := pruneRMS * math.Sqrt(squares/float64(max(n, 1)))
	scale := 127 / max(largest, 1e-9)
	for class := range w.Classes {
		var gaps, values []byte
		last, count := -1, 0
		for row := range w.Rows {
			v := float64(w.W[row*w.Classes+class])
			q := int8(math.Round(v * scale))
			if math.Abs(v) < least || q == 0 {
				continue
			}
			gaps = binary.AppendUvarint(gaps, uint64(row-last-1))
			values = append(values, byte(q))
			last, count = row, count+1
		}
		b.Write(binary.AppendUvarint(nil, uint64(count)))
		b.Write(gaps)
		b.Write(values)
	}
}

// table reads a table of some classes and rows. put is called with each
// weight.
func (d *decoder) table(classes, rows int, put func(class, row int, w int8)) {
	at := make([]int32, rows)
	for class := range classes {
		n := d.count(rows)
		row := -1
		for i := range n {
			row += d.count(rows) + 1
			if row >= rows {
				d.fail(fmt.Errorf("class %d has a weight in row %d of %d", class, row, rows))
				return
			}
			at[i] = int32(row)
		}
		for i, v := range d.bytes(n) {
			put(class, int(at[i]), int8(v))
		}
	}
}
