package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// encoded returns text in an encoding, which must have all its letters.
func encoded(t *testing.T, name, text string) string {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

const (
	english = "The café in Lorne closed on Monday. “We’re tired,” said Ana Brül, who ran it for ten years."
	german  = "Der Bürgermeister sagte am Montag, die Brücke über den Fluß müsse für drei Monate gesperrt werden."
	french  = "La mère de l'élève a déclaré que l'école était fermée à cause de la neige."
	polish  = "Burmistrz powiedział w poniedziałek, że most będzie zamknięty. Mieszkańcy są źli i czekają na objazd przez Łąkę."
	czech   = "Starosta řekl, že most bude tři měsíce zavřený. Lidé ze čtvrti nejsou šťastní a čekají na náhradní dopravu."
	russian = "Мэр сказал в понедельник, что мост будет закрыт на три месяца."
	names   = "The mayor, Kovács Őrs, met Wałęsa and Dvořák in Łódź on Monday, officials said in a statement."
)

// TestCharsetIsGuessedAloud: what is guessed says so, and what was declared is
// no guess.
func TestCharsetIsGuessedAloud(t *testing.T) {
	for _, c := range []struct{ charset, text string }{
		{"windows-1252", english}, {"windows-1252", german}, {"windows-1252", french}, {"iso-8859-2", polish},
		{"windows-1250", polish}, {"iso-8859-2", czech}, {"windows-1251", russian}, {"koi8-r", russian},
	} {
		data := encoded(t, c.charset, c.text)
		it := textItem(t, data, "x.txt", Given{})
		if it.Err != nil || it.Article.Text != c.text || len(it.Warnings) != 1 || !strings.Contains(it.Warnings[0], "read as "+c.charset+", which is a guess") {
			t.Errorf("%s %.20q: %q %q %v", c.charset, c.text, it.Article.Text, it.Warnings, it.Err)
		}
		it = textItem(t, data, "x.txt", Given{Charset: c.charset})
		if it.Err != nil || it.Article.Text != c.text || len(it.Warnings) > 0 {
			t.Errorf("declared %s: %q %q %v", c.charset, it.Article.Text, it.Warnings, it.Err)
		}
	}
}

// TestCharsetThatIsNotSureIsRefused: with the byte that is not UTF-8.
func TestCharsetThatIsNotSureIsRefused(t *testing.T) {
	mac := func(text string) string { return encoded(t, "macintosh", text) }
	for _, c := range []struct{ name, data, want string }{
		{"Mac, English", mac(english), "byte 8 is 0x8e"},
		{"Mac, German", mac(german), "byte 6 is 0x9f"},
		{"Mac, French", mac(french), "byte 5 is 0x8f"},
		{"Mac, marks alone", mac("“We are here,” she said, and left."), "byte 1 is 0xd2"},
		{"Mac, apostrophe", mac("It’s over, she said."), "byte 3 is 0xd5"},
		{"names of many languages", encoded(t, "iso-8859-2", names), "byte 15 is 0xe1"},
		{"cut within a letter", "They met in Caf\xc3", "byte 16 is 0xc3"},
		{"cut within a mark", "They left. \xe2\x80", "byte 12 is 0xe2"},
		{"cut within a mark at its first byte", "They left. \xe2", "byte 12 is 0xe2"},
		{"half a mark in the middle", "They left. \xe2\x80 Nobody came.", "byte 12 is 0xe2"},
		{"control", "It \x81was \x8da \x9dnight.", "byte 4 is 0x81"},
	} {
		it := textItem(t, c.data, "x.txt", Given{})
		if it.Err == nil || !strings.Contains(it.Err.Error(), "it is not UTF-8: "+c.want) {
			t.Errorf("%s: %q %q, %v, want a refusal with %q", c.name, it.Article.Text, it.Warnings, it.Err, c.want)
		}
	}
}

func TestCharsetThatIsDeclaredAndIsNot(t *testing.T) {
	for charset, data := range map[string]string{
		"utf-8": "caf\xe9 closed", "shift_jis": "It \xff\xff closed", "windows-1252": "It \x81 closed", "klingon": "It closed",
	} {
		if it := textItem(t, data, "x.txt", Given{Charset: charset}); it.Err == nil {
			t.Errorf("%s: %q was taken", charset, it.Article.Text)
		}
	}
}
