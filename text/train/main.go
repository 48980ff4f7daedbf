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
	"cmp"
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
	what := flag.String("make", "all", "what to make: all, tags, or none to score what is there")
	flag.Parse()
	if err := run(*data, *out, *seeds, *what); err != nil {
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

func run(data, out string, seeds int, what string) error {
	b, err := readBanks(data)
	if err != nil {
		return err
	}
	tags, trees := filepath.Join(out, "tags.gz"), filepath.Join(out, "parse.gz")
	if what != "none" {
		if err := makeTagger(b, tags, seeds); err != nil {
			return err
		}
	}
	if what == "all" {
		if err := makeParser(b, trees, seeds); err != nil {
			return err
		}
	}
	return score(b, tags, trees)
}

// score prints how well the models in the two files do.
func score(b banks, tags, trees string) error {
	tagModel, err1 := os.ReadFile(tags)
	parseModel, err2 := os.ReadFile(trees)
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	tagger, err1 := grammar.ReadTagger(bytes.NewReader(tagModel))
	parser, err2 := grammar.ReadParser(bytes.NewReader(parseModel))
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	for _, dev := range b.devs() {
		all, words := tagScore(tagger, dev.sentences)
		uas, las := parseScore(tagger, parser, dev.sentences)
		fmt.Printf("%s: tags %.2f %% of tokens, %.2f %% of words; trees %.2f %% of heads, %.2f %% with labels\n", dev.name, all, words, uas, las)
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

// makeParser trains and writes the parser.
func makeParser(b banks, file string, seeds int) error {
	const epochs, folds, foldEpochs = 12, 4, 6
	tags, err := jackknife(b.train, folds, foldEpochs)
	if err != nil {
		return err
	}
	names := labelNames(b.train)
	m := trainParser(b.train, tags, names, epochs, 0)
	for seed := 1; seed < seeds; seed++ {
		m.add(trainParser(b.train, tags, names, epochs, uint64(seed)))
	}
	var buf bytes.Buffer
	if err := grammar.WriteParser(&buf, m.names, m.actions, m.labels); err != nil {
		return err
	}
	return os.WriteFile(file, buf.Bytes(), 0o644)
}
