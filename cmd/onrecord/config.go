package main

import (
	"bufio"
	"errors"
	"io/fs"
	"log/slog"
	"maps"
	"net/netip"
	"os"
	"slices"
	"strings"

	"github.com/caarlos0/env/v11"

	"onrecord"
)

// Config is every setting. A flag wins over the environment, the environment
// over the file .env in the working directory. .env.example lists them all;
// secrets have no flag.
type Config struct {
	DB        string     `env:"ONRECORD_DB" envDefault:"onrecord.db"` // the database file
	NoSamples bool       `env:"ONRECORD_NO_SAMPLES"`                  // never load the sample articles
	Log       slog.Level `env:"ONRECORD_LOG" envDefault:"WARN"`       // DEBUG, INFO, WARN or ERROR
	LogFile   string     `env:"ONRECORD_LOG_FILE"`                    // where the log goes; empty: standard error

	FetchPorts   []uint16       `env:"ONRECORD_FETCH_PORTS"`   // ports of addresses, beside 80 and 443: 8080,8443
	FetchPrivate []netip.Prefix `env:"ONRECORD_FETCH_PRIVATE"` // private networks that addresses may lead into: 10.1.0.0/16

	SecretKey string `env:"ONRECORD_SECRET_KEY"` // what stored tokens are encrypted with
	Slack     SlackConfig
	Discord   DiscordConfig
}

// OnPlatform reports whether a chat platform is set up; without one, serve is
// the chat in the terminal.
func (c Config) OnPlatform() bool { return c.Slack.Set() || c.Discord.Set() }

// Flags are the settings that have a flag, the same for every subcommand.
type Flags struct {
	DB        string `name:"db" placeholder:"FILE" help:"Database file; else $$ONRECORD_DB, else onrecord.db."`
	NoSamples *bool  `help:"Never load the sample articles; also $$ONRECORD_NO_SAMPLES=true."`
}

// loadConfig reads the settings: environ as os.Environ returns it, file as
// the path of a .env that need not exist.
func loadConfig(environ []string, file string, flags Flags) (Config, error) {
	values, err := readDotenv(file)
	if err != nil {
		return Config{}, err
	}
	for _, pair := range environ {
		name, value, _ := strings.Cut(pair, "=")
		values[name] = value
	}
	var c Config
	if err := env.ParseWithOptions(&c, env.Options{Environment: values}); err != nil {
		return Config{}, badSetting(values, err)
	}
	if flags.DB != "" {
		c.DB = flags.DB
	}
	if flags.NoSamples != nil {
		c.NoSamples = *flags.NoSamples
	}
	return c, nil
}

// badSetting says which setting cannot be read: the parser knows it by the
// name of its field only, so each is read alone.
func badSetting(values map[string]string, cause error) error {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		alone := env.Options{Environment: map[string]string{name: values[name]}}
		if env.ParseWithOptions(&Config{}, alone) != nil {
			return onrecord.Errorf(onrecord.Invalid, "the setting %s cannot be %q", name, values[name]).
				Hint("look at .env.example for what it may be")
		}
	}
	return onrecord.Errorf(onrecord.Invalid, "a setting cannot be read").Because(cause)
}

// dotenvValue cuts a comment off a value, and the marks around it. A "#" is a
// comment behind white space only.
func dotenvValue(s string) string {
	s = strings.ReplaceAll(s, "\t", " ")
	s, _, _ = strings.Cut(" "+s, " #")
	return strings.Trim(strings.TrimSpace(s), `"'`)
}

// byteOrderMark is what some editors put before a text.
const byteOrderMark = "\ufeff"

// readDotenv reads lines of NAME=value. Empty lines and those that begin with
// "#" are passed over.
func readDotenv(path string) (map[string]string, error) {
	values := map[string]string{}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return values, nil
	}
	if err != nil {
		return nil, onrecord.Errorf(onrecord.Invalid, "%s cannot be read", path).Because(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), byteOrderMark))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, ok := strings.Cut(strings.TrimPrefix(line, "export "), "=")
		if !ok {
			return nil, onrecord.Errorf(onrecord.Invalid, "%s, line %d: not NAME=value", path, n)
		}
		values[strings.TrimSpace(name)] = dotenvValue(value)
	}
	if err := lines.Err(); err != nil {
		return nil, onrecord.Errorf(onrecord.Invalid, "%s cannot be read", path).Because(err)
	}
	return values, nil
}
