package troops

import (
	"strings"

	"onrecord/text"
)

// modelClass is the class of aircraft, tanks and missiles by the letters of
// their names: "F-16", "T-72", "S-300".
var modelClass = func() map[string]class {
	m := map[string]class{}
	for class, words := range map[class]string{
		air:     "F CF FA C CC B E KC EA A AC AV MiG MIG Su SU Mi MI AH UH CH MH HH Il IL Tu TU An V P RQ MQ EF JAS AWACS",
		land:    "T M BMP BTR BMD AMX PT",
		missile: "S SA SS SM BUK Buk RIM PAC",
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = class
		}
	}
	return m
}()

// modelOf returns the class of a model name: letters, perhaps a hyphen, a
// number of up to three digits, perhaps a letter and a plural.
func modelOf(w string) (class, bool) {
	n := 0
	for n < len(w) && (w[n] >= 'A' && w[n] <= 'Z' || w[n] >= 'a' && w[n] <= 'z') {
		n++
	}
	if n == 0 || n > 5 || n+1 >= len(w) || w[n] != '-' {
		return "", false
	}
	c, ok := modelClass[w[:n]]
	digits := strings.TrimLeft(w[n+1:], "0123456789")
	if !ok || len(digits) == len(w)-n-1 || len(w)-n-1-len(digits) > 3 || len(digits) > 3 {
		return "", false
	}
	return c, true
}

// model returns the head that a model name at i is.
func (sc *scene) model(i int) (head, bool) {
	if i < 0 || i >= len(sc.w) || sc.w[i].place != nil {
		return head{}, false
	}
	c, ok := modelOf(sc.raw(i))
	return head{class: c}, ok
}

// isModelWord reports whether the word at i is a model name.
func (sc *scene) isModelWord(i int) bool {
	_, ok := sc.model(i)
	return ok
}

// isModel reports whether a sentence has a model name.
func isModel(d *text.Doc, s text.Sentence) bool {
	for t := s.First; t < s.End; t++ {
		w := d.Word(t)
		if w[len(w)-1] < '0' || w[0] < 'A' || w[0] > 'Z' {
			continue
		}
		if _, ok := modelOf(w); ok {
			return true
		}
	}
	return false
}
