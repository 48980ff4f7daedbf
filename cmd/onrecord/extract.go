package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"onrecord/ingest"
)

// ExtractCmd reads articles as JSONL and writes one line of facts for each,
// in the same order, on all cores and in bounded memory.
type ExtractCmd struct {
	Files []string `arg:"" optional:"" name:"file" help:"JSONL files, also .gz; none, or -: standard input."`
}

// Run implements the subcommand.
func (c *ExtractCmd) Run(ctx context.Context, console Console) error {
	out := bufio.NewWriterSize(console.Out, 1<<16)
	failed := false
	for line := range ingest.Ordered(ctx, c.items(ctx, console), readItem) {
		for _, complaint := range line.complaints {
			fmt.Fprintf(console.Err, "onrecord: %s\n", complaint)
		}
		if line.data == nil {
			failed = true
			continue
		}
		if _, err := out.Write(append(line.data, '\n')); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if failed {
		return exit(exitFailed)
	}
	return ctx.Err()
}

// items yields the articles of all files, until ctx ends.
func (c *ExtractCmd) items(ctx context.Context, console Console) iter.Seq[ingest.Item] {
	files := c.Files
	if len(files) == 0 {
		files = []string{"-"}
	}
	return func(yield func(ingest.Item) bool) {
		for _, file := range files {
			for it := range itemsOf(file, console) {
				if ctx.Err() != nil || !yield(it) {
					return
				}
			}
		}
	}
}

func itemsOf(file string, console Console) iter.Seq[ingest.Item] {
	if file == "-" {
		return ingest.JSONL(console.In, "standard input", ingest.Given{})
	}
	return func(yield func(ingest.Item) bool) {
		f, err := ingest.Open(file)
		if err != nil {
			yield(ingest.Item{Source: file, Err: err})
			return
		}
		defer f.Close()
		ingest.JSONL(f, file, ingest.Given{})(yield)
	}
}

// extracted is a line of output, or what to complain about.
type extracted struct {
	data       []byte
	complaints []string
}

// readItem reads one article. It runs on many goroutines.
func readItem(it ingest.Item) extracted {
	var x extracted
	for _, w := range it.Warnings {
		x.complaints = append(x.complaints, it.Source+": "+w)
	}
	if it.Err != nil {
		x.complaints = append(x.complaints, fmt.Sprintf("%s: %v", it.Source, it.Err))
		return x
	}
	reading, broken := readArticle(it.Article)
	for _, err := range broken {
		x.complaints = append(x.complaints, fmt.Sprintf("%s: %v", it.Source, err))
	}
	data, err := json.Marshal(factsOf(it.Article, reading))
	if err != nil {
		x.complaints = append(x.complaints, fmt.Sprintf("%s: %v", it.Source, err))
		return x
	}
	x.data = data
	return x
}
