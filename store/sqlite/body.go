package sqlite

import (
	"fmt"

	"github.com/klauspost/compress/zstd"

	"onrecord"
)

// codec compresses texts and facts: half the file, and quicker to read than its
// pages. A text comes back byte for byte, or as an error when the file is damaged.
type codec struct {
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

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
	return c, err
}

func (c codec) compress(text string) []byte {
	return c.encoder.EncodeAll([]byte(text), nil)
}

func (c codec) decompress(b []byte) (string, error) {
	text, err := c.decompressTo(nil, b)
	return string(text), err
}

// decompressTo is decompress into a buffer that is used again.
func (c codec) decompressTo(buf, b []byte) ([]byte, error) {
	text, err := c.decoder.DecodeAll(b, buf[:0])
	if err != nil {
		return nil, fmt.Errorf("the stored text is damaged: %w", err)
	}
	return text, nil
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
