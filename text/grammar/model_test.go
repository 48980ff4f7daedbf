package grammar

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// toy returns the file of a tagger that knows one word by heart and gives
// every other the tag NN.
func toy(t *testing.T) []byte {
	t.Helper()
	w := NewTagWeights()
	words := Codes(nil, 1, func(int) string { return "ship" })
	for _, row := range RowsOfTag(words, 0, None, None) {
		w.W[int(row)*w.Classes+int(TagNamed("NN"))] = 1
	}
	known := []uint64{uint64(Code("sails").Form)<<8 | uint64(TagNamed("VBZ"))}
	var buf bytes.Buffer
	if err := WriteTagger(&buf, w, known); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestModelComesBack(t *testing.T) {
	tagger, err := ReadTagger(bytes.NewReader(toy(t)))
	if err != nil {
		t.Fatal(err)
	}
	forms := []string{"ship", "sails", "."}
	tags := []TagID{None, None, stop}
	tagger.Tag(Codes(nil, len(forms), func(i int) string { return forms[i] }), tags)
	if tags[0] != TagNamed("NN") || tags[1] != TagNamed("VBZ") || tags[2] != stop {
		t.Errorf("tags %v", tags)
	}
}

func TestForeignModelIsRefused(t *testing.T) {
	z, err := gzip.NewReader(bytes.NewReader(toy(t)))
	if err != nil {
		t.Fatal(err)
	}
	var plain bytes.Buffer
	if _, err := plain.ReadFrom(z); err != nil {
		t.Fatal(err)
	}
	plain.Bytes()[len(tagMagic)]++ // the fingerprint's first byte
	var out bytes.Buffer
	zw := gzip.NewWriter(&out)
	zw.Write(plain.Bytes())
	zw.Close()
	if _, err := ReadTagger(&out); err == nil || !strings.Contains(err.Error(), "train it anew") {
		t.Errorf("error %v", err)
	}
}

// FuzzReadTagger feeds damaged models: an error, or a tagger, but no panic.
func FuzzReadTagger(f *testing.F) {
	f.Add([]byte(tagMagic), 3)
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), 1)
	f.Fuzz(func(t *testing.T, body []byte, n int) {
		d := &decoder{data: body}
		d.list()
		d.table(n&7, 1<<8, func(class, row int, w int8) {
			if row < 0 || row >= 1<<8 {
				t.Fatalf("row %d", row)
			}
		})
	})
}
