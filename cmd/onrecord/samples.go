package main

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"time"

	"onrecord"
	"onrecord/ingest"
	"onrecord/samples"
)

// Where the store remembers that the samples were offered once, so that they
// do not come back after they were removed.
const samplesScope, samplesKey = "samples", "loaded"

// loadSamples puts the sample articles into a store that is empty and never
// had them.
func (a *app) loadSamples(ctx context.Context) error {
	if a.config.NoSamples || a.readOnly {
		return nil
	}
	if _, had, err := a.store.Shelf().Get(ctx, samplesScope, samplesKey); had || err != nil {
		return err
	}
	counts, err := a.store.Count(ctx, []string{onrecord.Public})
	if err != nil || counts.Articles > 0 {
		return err
	}
	p := a.pipeline(onrecord.Public)
	p.Sample = true
	var refused error
	err = p.Run(ctx, sampleItems(), func(r ingest.Report) {
		refused = errors.Join(refused, r.Item.Err, r.Saved.Err)
	})
	if err := errors.Join(err, refused); err != nil {
		return err
	}
	return a.store.Shelf().Put(ctx, samplesScope, samplesKey, []byte("yes"), time.Time{})
}

// sampleItems yields the articles inside the binary.
func sampleItems() iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		names, err := fs.Glob(samples.Files, "*.md")
		if err != nil {
			yield(ingest.Item{Source: "samples", Err: err})
			return
		}
		for _, name := range names {
			f, err := samples.Files.Open(name)
			if err != nil {
				yield(ingest.Item{Source: name, Err: err})
				return
			}
			for it := range ingest.Text(f, name, ingest.Given{}) {
				if !yield(it) {
					return
				}
			}
		}
	}
}
