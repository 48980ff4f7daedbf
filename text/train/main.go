// Command train makes the model of package text from treebanks:
//
//	go run ./text/train -data FOLDER
//
// It reads the CoNLL-U files that text/model/README.md names, writes the
// model beside that page and prints the scores that belong on it. The same
// data, seeds and code give the same file.
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
	data := flag.String("data", ".", "folder of the treebanks")
	out := flag.String("out", "text/model", "folder to write the model to")
	seeds := flag.Int("seeds", 6, "how many runs to average")
	keep := flag.Bool("keep", false, "train nothing: score the model that is there")
	flag.Parse()
	if err := run(*data, *out, *seeds, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// banks are the treebanks, by the part of their file names before ".conllu".
type banks struct {
	train          []sentence
	ewtDev, gumDev []sentence
}

// bank is a treebank to score on.
type bank struct {
	name      string
	sentences []sentence
}

func (b banks) devs() []bank { return []bank{{"ewt-dev", b.ewtDev}, {"gum-dev", b.gumDev}} }

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

func run(data, out string, seeds int, keep bool) error {
	b, err := readBanks(data)
	if err != nil {
		return err
	}
	file := filepath.Join(out, "tags.gz")
	if !keep {
		if err := makeTagger(b, file, seeds); err != nil {
			return err
		}
	}
	return score(b, file)
}

// score prints how well the model in the file does.
func score(b banks, file string) error {
	model, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	tagger, err := grammar.ReadTagger(bytes.NewReader(model))
	if err != nil {
		return err
	}
	for _, dev := range b.devs() {
		all, words := tagScore(tagger, dev.sentences)
		fmt.Printf("%s: tags %.2f %% of tokens, %.2f %% of words\n", dev.name, all, words)
	}
	return nil
}

// makeTagger trains and writes the tagger.
func makeTagger(b banks, file string, seeds int) error {
	const epochs = 8
	m := trainTagger(b.train, epochs, 0)
	for seed := 1; seed < seeds; seed++ {
		m.add(trainTagger(b.train, epochs, uint64(seed)))
	}
	var buf bytes.Buffer
	if err := grammar.WriteTagger(&buf, m.weights, m.known); err != nil {
		return err
	}
	return os.WriteFile(file, buf.Bytes(), 0o644)
}
