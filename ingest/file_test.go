package ingest

import (
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"onrecord"
)

func textItem(t *testing.T, data, source string, given Given) Item {
	t.Helper()
	items := slices.Collect(Text(strings.NewReader(data), source, given))
	if len(items) != 1 {
		t.Fatalf("%d items of one text", len(items))
	}
	return items[0]
}

func TestTextTakesFrontMatter(t *testing.T) {
	it := textItem(t, "---\ntitle: \"Snow: a warning\"\noutlet: The Gazette\ndate: 2024-01-02\nid: g-7\n---\n\nIt snowed.\n", "snow.txt", Given{})
	a := it.Article
	if it.Err != nil || a.ID != "g-7" || a.Title != "Snow: a warning" || a.Outlet != "The Gazette" || a.Text != "It snowed.\n" || !a.DateOnly {
		t.Errorf("got %+v", it)
	}
	it = textItem(t, "---\nHe said no.\n---\nThen he left.", "x.txt", Given{})
	if it.Article.Text != "---\nHe said no.\n---\nThen he left." {
		t.Errorf("lines that are no front matter were cut: %q", it.Article.Text)
	}
}

func TestWhatIsGivenWins(t *testing.T) {
	it := textItem(t, "---\ntitle: A\noutlet: B\n---\nText.", "x.txt", Given{Title: "C", Date: "2024-01-02", ID: "d"})
	if a := it.Article; a.Title != "C" || a.Outlet != "B" || a.ID != "d" || a.Published.IsZero() {
		t.Errorf("got %+v", a)
	}
}

func TestTextIsNamedForItsFile(t *testing.T) {
	if a := textItem(t, "It snowed.", "news/first-snow.txt", Given{}).Article; a.Title != "first-snow" {
		t.Errorf("title %q", a.Title)
	}
	if a := textItem(t, "# First snow\n\nIt snowed.", "snow.md", Given{}).Article; a.Title != "First snow" || a.Text != "It snowed." {
		t.Errorf("got %+v", a)
	}
}

func TestTextOfOtherEncodings(t *testing.T) {
	const french = "La mère de l’élève a déclaré que l’école était fermée à cause de la neige. « Nous étions prêts », a-t-elle ajouté après la réunion.\n"
	latin, _ := charmap.Windows1252.NewEncoder().String(french)
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(french)
	for name, data := range map[string]string{"windows-1252": latin, "utf-16": wide, "utf-8 with mark": "\ufeff" + french, "returns": strings.ReplaceAll(french, "\n", "\r\n")} {
		if it := textItem(t, data, "x.txt", Given{}); it.Err != nil || it.Article.Text != french {
			t.Errorf("%s: %v %q", name, it.Err, it.Article.Text)
		}
	}
}

func TestTextRefuses(t *testing.T) {
	for data, want := range map[string]string{
		"":                                   "empty",
		" \n\t":                              "no text",
		"PK\x03\x04 without a zero":          "a ZIP archive",
		"%PDF-1.4 without a zero":            "a PDF, not text",
		"It\x00snowed":                       "byte 3 is zero",
		"Caf\xc3\xa9 closed, caf\xe9 opened": "byte 18 is 0xe9",
		strings.Repeat("word ", MaxText/5) + "more": "10 MB",
		strings.Repeat("word ", MaxText):            "10 MB",
	} {
		it := textItem(t, data, "x.txt", Given{})
		if it.Err == nil || !strings.Contains(it.Err.Error(), want) {
			t.Errorf("%.20q: %v, want an error with %q", data, it.Err, want)
		}
	}
}

func write(t *testing.T, folder, name, data string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b.txt", "Second.")
	write(t, dir, "a/one.jsonl", `{"id":"1","text":"First."}`+"\n"+`{"id":"2"`)
	write(t, dir, ".git/x.txt", "Hidden.")
	write(t, dir, "c.pdf", "%PDF")
	packed, err := os.Create(filepath.Join(dir, "d.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(packed)
	if _, err := z.Write([]byte(`{"id":"3","text":"Third."}`)); err != nil {
		t.Fatal(err)
	}
	z.Close()
	packed.Close()

	var got []string
	for it := range Items(context.Background(), Files(nil), []string{dir}, Given{}) {
		switch {
		case it.Err != nil:
			got = append(got, "refused "+filepath.Base(it.Source))
		case it.Skipped != "":
			got = append(got, "skipped")
		default:
			got = append(got, it.Article.Text)
		}
	}
	want := []string{"First.", "refused one.jsonl:2", "Second.", "Third.", "skipped"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for range Items(context.Background(), Files(nil), []string{dir}, Given{}) {
		break // must not be called again
	}
}

func TestMissingAndUnreadable(t *testing.T) {
	for it := range Items(context.Background(), Files(nil), []string{filepath.Join(t.TempDir(), "none.txt")}, Given{}) {
		if onrecord.CodeOf(it.Err) != onrecord.NotFound {
			t.Errorf("got %v", it.Err)
		}
	}
	dir := t.TempDir()
	for it := range Items(context.Background(), Files(nil), []string{write(t, dir, "x.jsonl.gz", "not packed")}, Given{}) {
		if onrecord.CodeOf(it.Err) != onrecord.Invalid {
			t.Errorf("got %v", it.Err)
		}
	}
}

func TestStandardInput(t *testing.T) {
	for data, want := range map[string]string{
		`{"text":"From a line."}`: "From a line.",
		"From a text.":            "From a text.",
	} {
		for it := range Items(context.Background(), Files(strings.NewReader(data)), []string{"-"}, Given{}) {
			if it.Err != nil || it.Article.Text != want {
				t.Errorf("%q: got %+v", data, it)
			}
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "---\nid: 3\n---\nText", "\ufeffx\r\ny", "\xff\xfeh\x00i\x00", "caf\xe9 d\xe9j\xe0 vu", "# A\n\nb", "\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for it := range Text(strings.NewReader(string(data)), "x.md", Given{}) {
			if it.Err == nil && (!utf8.ValidString(it.Article.Text) || strings.TrimSpace(it.Article.Text) == "" || it.Article.ID == "" || it.Article.Hash == "") {
				t.Errorf("took %+v", it.Article)
			}
		}
	})
}

func FuzzJSONL(f *testing.F) {
	for _, s := range []string{"", "{}", `{"id":1,"text":"a"}` + "\n\n[]", `{"text":"\u0000"}`, `{"text":"\ud800"}`, "{\"text\":\"\xff\"}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := strings.Count(string(data), "\n") + 1
		for it := range JSONL(strings.NewReader(string(data)), "x", Given{}) {
			if lines--; lines < 0 {
				t.Fatal("more articles than lines")
			}
			if it.Err == nil && (!utf8.ValidString(it.Article.Text) || it.Article.ID == "") {
				t.Errorf("took %+v", it.Article)
			}
		}
	})
}
