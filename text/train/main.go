// Command train makes the models of package text from treebanks:
//
//	go run ./text/train -data ../shared/train
//
// It reads the CoNLL-U files that text/model/README.md names, writes the
// models beside that page and prints the scores that belong on it. The same
// data, seeds and code give the same files.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"onrecord/text/grammar"
)

func main() {
	data := flag.String("data", "../shared/train", "folder of the treebanks")
	out := flag.String("out", "text/model", "folder to write the models to")
	seeds := flag.Int("seeds", 6, "how many runs to average")
	flag.Parse()
	if err := run(*data, *out, *seeds); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// banks are the treebanks, by the part of their file names before ".conllu".
type banks struct {
	train          []sentence
	ewtDev, gumDev []sentence
}

func readBanks(folder string) (b banks, err error) {
	for _, part := range []struct {
		name string
		to   *[]sentence
	}{{"ewt-train", &b.train}, {"gum-train", &b.train}, {"ewt-dev", &b.ewtDev}, {"gum-dev", &b.gumDev}} {
		s, err := readTreebank(filepath.Join(folder, part.name+".conllu.gz"))
		if err != nil {
			return b, err
		}
		fmt.Printf("%s: %d sentences\n", part.name, len(s))
		*part.to = append(*part.to, s...)
	}
	return b, nil
}

func run(data, out string, seeds int) error {
	b, err := readBanks(data)
	if err != nil {
		return err
	}
	return makeTagger(b, filepath.Join(out, "tags.gz"), seeds)
}

// makeTagger trains, writes and scores the tagger.
func makeTagger(b banks, file string, seeds int) error {
	const epochs = 8
	var sum tagModel
	for seed := range seeds {
		m := trainTagger(b.train, epochs, uint64(seed))
		if seed == 0 {
			sum = m
			continue
		}
		for i, w := range m.weights.W {
			sum.weights.W[i] += w
		}
	}
	var buf bytes.Buffer
	if err := grammar.WriteTagger(&buf, sum.weights, sum.known); err != nil {
		return err
	}
	if err := os.WriteFile(file, buf.Bytes(), 0o644); err != nil {
		return err
	}
	tagger, err := grammar.ReadTagger(&buf)
	if err != nil {
		return err
	}
	for _, dev := range []struct {
		name string
		s    []sentence
	}{{"ewt-dev", b.ewtDev}, {"gum-dev", b.gumDev}} {
		all, words := tagScore(tagger, dev.s)
		fmt.Printf("tags, %s: %.2f %% of tokens, %.2f %% of words\n", dev.name, all, words)
	}
	return nil
}
