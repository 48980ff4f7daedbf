package sqlite

import (
	"encoding/binary"
	"hash/fnv"
	"strings"
)

// signature tells what a fact has no words for, without its text: each of its
// stems has set one of 64 bits. Rare words lead to rows of which most lack the
// common ones; those need not be read.
type signature uint64

// everything is the signature of which nothing is known.
const everything = ^signature(0)

// signatureOf returns the signature of stems, with spaces between those of one
// string.
func signatureOf(stems ...string) (s signature) {
	for _, list := range stems {
		for stem := range strings.FieldsSeq(list) {
			h := fnv.New64a()
			_, _ = h.Write([]byte(stem))
			sum := h.Sum64()
			sum ^= sum >> 32 // the upper bits of FNV alone tell short words badly
			s |= 1 << (sum & 63)
		}
	}
	return s
}

// has reports whether all that set the bits of o may be there.
func (s signature) has(o signature) bool { return s&o == o }

// signatureSize is the length of one in the file, in bytes: big-endian, the
// signatures of an article in the order of its facts.
const signatureSize = 8

// packSignatures returns nothing at all as empty, not as nil.
func packSignatures(list []signature) []byte {
	b := make([]byte, 0, len(list)*signatureSize)
	for _, s := range list {
		b = binary.BigEndian.AppendUint64(b, uint64(s))
	}
	return b
}
