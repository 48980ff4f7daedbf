package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord"
)

// settings returns the names of all settings of a struct.
func settings(t reflect.Type) []string {
	var names []string
	for f := range t.Fields() {
		if name := f.Tag.Get("env"); name != "" {
			names = append(names, strings.Split(name, ",")[0])
		} else if f.Type.Kind() == reflect.Struct {
			names = append(names, settings(f.Type)...)
		}
	}
	return names
}

func TestExampleHasEverySetting(t *testing.T) {
	data, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, m := range regexp.MustCompile(`(?m)^#? ?([A-Z][A-Z0-9_]+)=`).FindAllStringSubmatch(string(data), -1) {
		listed = append(listed, m[1])
	}
	have := settings(reflect.TypeFor[Config]())
	slices.Sort(listed)
	slices.Sort(have)
	if !slices.Equal(listed, have) {
		t.Errorf(".env.example lists\n%q\nbut the settings are\n%q", listed, have)
	}
}

func TestSettingsInOrder(t *testing.T) {
	file := filepath.Join(t.TempDir(), ".env")
	text := "\ufeffONRECORD_NO_SAMPLES=true\n# a comment\n\nexport ONRECORD_DB=\"file.db\"\nONRECORD_LOG=DEBUG  # loud\nONRECORD_SECRET_KEY=a#b\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := loadConfig(nil, file+".none", Flags{})
	if err != nil || c.DB != "onrecord.db" || c.NoSamples || c.Log != slog.LevelWarn {
		t.Errorf("the defaults: %+v, %v", c, err)
	}
	c, err = loadConfig(nil, file, Flags{})
	if err != nil || c.DB != "file.db" || !c.NoSamples || c.SecretKey != "a#b" || c.Log != slog.LevelDebug {
		t.Errorf("from the file: %+v, %v", c, err)
	}
	c, err = loadConfig([]string{"ONRECORD_DB=env.db"}, file, Flags{})
	if err != nil || c.DB != "env.db" {
		t.Errorf("the environment: %+v, %v", c, err)
	}
	for _, no := range []bool{true, false} {
		c, err = loadConfig([]string{"ONRECORD_DB=env.db"}, file, Flags{DB: "flag.db", NoSamples: &no})
		if err != nil || c.DB != "flag.db" || c.NoSamples != no {
			t.Errorf("the flag: %+v, %v", c, err)
		}
	}
}

func TestSettingsThatAreNone(t *testing.T) {
	for _, environ := range []string{"ONRECORD_NO_SAMPLES=perhaps", "ONRECORD_LOG=loud", "ONRECORD_FETCH_PRIVATE=10.1"} {
		name, value, _ := strings.Cut(environ, "=")
		_, err := loadConfig([]string{"PATH=/bin", environ}, "", Flags{})
		if onrecord.CodeOf(err) != onrecord.Invalid || !strings.Contains(err.Error(), name+" cannot be \""+value) || hint(err) == "" {
			t.Errorf("%s: %v", environ, err)
		}
	}
	if _, err := loadConfig(nil, t.TempDir(), Flags{}); onrecord.CodeOf(err) != onrecord.Invalid {
		t.Errorf("a folder in place of the file: %v", err)
	}
	file := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(file, []byte("ONRECORD_DB\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := loadConfig(nil, file, Flags{}); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a line without a value: %v", err)
	}
}
