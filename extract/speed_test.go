package extract_test

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jdkato/prose/v3"

	"onrecord"
	"onrecord/extract"
	"onrecord/samples"
)

// BenchmarkExtract sets all passes beside prose's tokens, sentences and tags,
// on the same articles. Both are measured in bytes of text per second of
// processor time, since a machine is seldom idle.
func BenchmarkExtract(b *testing.B) {
	var articles []onrecord.Article
	size := 0
	files, err := samples.Files.ReadDir(".")
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		data, err := samples.Files.ReadFile(f.Name())
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, onrecord.Article{Text: string(data)})
		size += len(data)
	}
	b.Run("onrecord", func(b *testing.B) {
		perCPU(b, size, func() {
			for _, a := range articles {
				extract.Read(a, extract.Passes())
			}
		})
	})
	b.Run("prose", func(b *testing.B) {
		perCPU(b, size, func() {
			for _, a := range articles {
				if _, err := prose.NewDocument(a.Text, prose.WithExtraction(false)); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
}

// BenchmarkLinear reads texts that tempt a pass to look back or ahead without
// end. The rate at 1 MB should be that at 10 kB.
func BenchmarkLinear(b *testing.B) {
	for _, in := range []struct{ name, unit string }{
		{"plain", "Ada Brown, the mayor of Oslo, said on Friday that Norway would send 300 troops to Mali, “and soon.” "},
		{"marks never closed", "“Ada Brown said \"that ‘Norway sent 300 troops. "},
		{"no full stop", "Ada Brown said that Norway sent 300 troops and "},
		{"all capitals", "ADA BROWN SAID THAT NORWAY SENT 300 TROOPS. "},
		{"one list", "Norway, Chile and Sweden, the members of, "},
		{"one sentence of clauses", "he said she sent it and "},
		{"names", "Ada Brown "},
		{"lines", "Ada Brown said.\n"},
	} {
		for _, size := range []int{10_000, 100_000, 1_000_000} {
			a := onrecord.Article{Text: strings.Repeat(in.unit, size/len(in.unit))}
			b.Run(fmt.Sprintf("%s/%dkB", in.name, size/1000), func(b *testing.B) {
				perCPU(b, len(a.Text), func() { extract.Read(a, extract.Passes()) })
			})
		}
	}
}

// perCPU runs the loop and reports megabytes of text per second of processor
// time.
func perCPU(b *testing.B, size int, run func()) {
	before := cpuTime(b)
	n := 0
	for b.Loop() {
		run()
		n++
	}
	b.ReportMetric(float64(size*n)/1e6/(cpuTime(b)-before).Seconds(), "MB/cpu-s")
}

func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
