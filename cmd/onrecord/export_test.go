package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// What strangers wrote is no formula in a spreadsheet; what is a number stays
// one, and every text can be had back.
func TestCSVHoldsNoFormula(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "",
		"plain":                   "plain",
		"=HYPERLINK(\"x\",\"y\")": "'=HYPERLINK(\"x\",\"y\")",
		"+1 for peace":            "'+1 for peace",
		"-2 degrees":              "'-2 degrees",
		"@mayor":                  "'@mayor",
		"\t=1":                    "'\t=1",
		"\r=1":                    "'\r=1",
		"＝1":                      "'＝1",
		"'=1":                     "''=1",
		"'tis":                    "'tis",
		"– he said":               "– he said",
		"a=b":                     "a=b",
		" =1":                     " =1",
	} {
		if got := inert(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	var out bytes.Buffer
	w, columns := csvRows{csv.NewWriter(&out)}, []column{{"what", "=1+1"}, {"start", -7}, {"count_min", int64(-5000)}, {"count_max", nil}, {"negated", true}}
	if err := errors.Join(w.header(columns), w.row(columns)); err != nil {
		t.Fatal(err)
	}
	if err := w.end(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	want := [][]string{{"what", "start", "count_min", "count_max", "negated"}, {"'=1+1", "-7", "-5000", "", "true"}}
	if err != nil || !reflect.DeepEqual(rows, want) {
		t.Errorf("%q, %v; want %q", rows, err, want)
	}
}
