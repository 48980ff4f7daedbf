package copies

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// story is an article of many sentences, none of which another number has.
func story(number, sentences int) string {
	var b strings.Builder
	for i := range sentences {
		fmt.Fprintf(&b, "Ferry %d left pier %d with %d crates of plums before the council of Eastport met in hall %d. ",
			number, i, number*7+i, number+i*3)
	}
	return b.String()
}

func TestAlike(t *testing.T) {
	original := story(1, 12)
	half := len(original) / 2
	for _, c := range []struct {
		name  string
		other string
		want  bool
	}{
		{"itself", original, true},
		{"typography", strings.ToUpper(strings.ReplaceAll(original, ".", " –")), true},
		{"another headline", "Plums on the move, says a daily paper\n" + original, true},
		{"cut end", original[:half+40], true},
		{"inserted paragraph", original[:half] + story(9, 2) + original[half:], true},
		{"another story of the same shape", story(2, 12), false},
		{"a third of it in another story", original[:len(original)/4] + story(3, 10), false},
		{"a quotation of it", original[:100], false},
		{"nothing", "", false},
	} {
		if got := Of(original).Alike(Of(c.other)); got != c.want {
			t.Errorf("%s: alike is %v, want %v", c.name, got, c.want)
		}
		if got := Of(c.other).Alike(Of(original)); got != c.want {
			t.Errorf("%s, the other way round: alike is %v, want %v", c.name, got, c.want)
		}
	}
}

// TestSketch: near copies share a hash of their sketches, whatever is cut.
func TestSketch(t *testing.T) {
	for number := range 200 {
		original := story(number, 10)
		cut := Of(original[:len(original)*6/10]).Sketch()
		if !slices.ContainsFunc(Of(original).Sketch(), func(h uint32) bool { return slices.Contains(cut, h) }) {
			t.Errorf("story %d and its beginning share no hash", number)
		}
	}
	if got := Of("five words are too few").Sketch(); len(got) > 0 {
		t.Errorf("sketch of a short text: %v", got)
	}
}

func TestShared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a", "b", "c", "d"})
		a := Of(strings.Join(rapid.SliceOf(word).Draw(t, "a"), " "))
		b := Of(strings.Join(rapid.SliceOf(word).Draw(t, "b"), ", "))
		want := 0
		for _, h := range a {
			if slices.Contains(b, h) {
				want++
			}
		}
		if got := a.Shared(b); got != want || got != b.Shared(a) {
			t.Fatalf("%d shared, want %d", got, want)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := story(1, 30)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(text).Sketch()
	}
}
