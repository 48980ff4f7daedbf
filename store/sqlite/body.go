package sqlite

import (
	"bytes"
	"fmt"
	"hash/maphash"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/klauspost/compress/zstd"

	"onrecord"
)

// codec compresses texts and facts: half the file, and quicker to read than its
// pages. A text comes back byte for byte, or as an error when the file is damaged.
type codec struct {
	encoder *zstd.Encoder
	decoder *zstd.Decoder
	lately  *lru.Cache[uint64, opened] // by the hash of what is packed
	seed    maphash.Seed
}

// opened is what was decompressed, beside what it was decompressed from.
type opened struct {
	packed []byte
	plain  string
}

// How much is kept decompressed: a question comes back to the same articles
// several times, and so does the next one.
const (
	mostOpen    = 1024     // texts and lists of facts
	longestOpen = 16 << 10 // bytes of one
)

// largest is how long a text may be that is taken back from the file, in
// bytes.
const largest = 256 << 20

func newCodec() (c codec, err error) {
	c.encoder, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithEncoderCRC(true),
		zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(1<<20))
	if err != nil {
		return c, err
	}
	c.decoder, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxMemory(largest))
	if err != nil {
		return c, err
	}
	c.seed = maphash.MakeSeed()
	c.lately, err = lru.New[uint64, opened](mostOpen)
	return c, err
}

func (c codec) compress(text string) []byte {
	return c.encoder.EncodeAll([]byte(text), nil)
}

func (c codec) decompress(b []byte) (string, error) {
	text, err := c.decoder.DecodeAll(b, nil)
	if err != nil {
		return "", fmt.Errorf("the stored text is damaged: %w", err)
	}
	return string(text), nil
}

// open is decompress, of what may have been asked for lately. What is kept is
// compared with the file byte for byte, so that it is never older than that.
func (c codec) open(b []byte) (string, error) {
	key := maphash.Bytes(c.seed, b)
	if known, ok := c.lately.Get(key); ok && bytes.Equal(known.packed, b) {
		return known.plain, nil
	}
	plain, err := c.decompress(b)
	if err == nil && len(plain) <= longestOpen {
		c.lately.Add(key, opened{packed: bytes.Clone(b), plain: plain})
	}
	return plain, err
}

// packFacts returns the compressed form of all facts of an article.
func (c codec) packFacts(facts []onrecord.Fact, a *onrecord.Article) []byte {
	if len(facts) == 0 {
		return []byte{}
	}
	return c.encoder.EncodeAll(packFacts(facts, a), nil)
}

// unpackFacts returns all facts of an article.
func (c codec) unpackFacts(b []byte, a *onrecord.Article) ([]onrecord.Fact, error) {
	packed, err := c.decoder.DecodeAll(b, nil)
	if err != nil {
		return nil, errBody
	}
	return unpackFacts(packed, a)
}
