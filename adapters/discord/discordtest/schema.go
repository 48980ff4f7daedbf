// Package discordtest is a Discord for tests: a gateway over a real
// WebSocket, the part of the HTTP API that a bot of commands needs, a proxy
// that damages what goes through it, and a strict judge of everything that is
// sent.
//
//	server.go   Server: applications, interactions, what became visible
//	socket.go   the gateway: HELLO, IDENTIFY, RESUME, heartbeats, events
//	payload.go  interactions as Discord sends them
//	proxy.go    a wire that drops, stalls and corrupts
//	schema.go   Rules: bodies against Discord's own OpenAPI description
//	rules.go    Rules: what that description leaves out (data in rules.json)
//	reader.go   what Discord's client would make of a string
package discordtest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// T is the part of testing.TB that the judges need; rapid.T has it too.
type T interface {
	Helper()
	Logf(format string, args ...any)
	Errorf(format string, args ...any)
}

// Rules judge request bodies. The schema part is missing where Discord's
// description is not at hand; the rest always judges.
type Rules struct {
	spec    any
	limits  limits
	name    *regexp.Regexp
	mu      sync.Mutex
	schemas map[string]*jsonschema.Schema
	judged  map[verdict][]string
}

// NewRules loads the rules, and says in the log of t when the schema is
// missing.
func NewRules(t T) *Rules {
	t.Helper()
	r := &Rules{limits: loadLimits(), schemas: map[string]*jsonschema.Schema{}, judged: map[verdict][]string{}}
	r.name = regexp.MustCompile(r.limits.SlashName)
	spec, err := loadSpec()
	if err != nil {
		t.Logf("bodies are not held against Discord's own description: %v", err)
	}
	r.spec = spec
	return r
}

// loadSpec reads ../shared/discord/openapi.json.gz, seen from the project's
// folder.
func loadSpec() (any, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", "discord", "openapi.json.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(z)
}

// operations are the paths whose bodies are judged, as the description names
// them, and the pattern of a real path.
var operations = []struct{ method, path, pattern string }{
	{"PUT", "/applications/{application_id}/commands", `^/applications/[^/]+/commands$`},
	{"PUT", "/applications/{application_id}/guilds/{guild_id}/commands", `^/applications/[^/]+/guilds/[^/]+/commands$`},
	{"POST", "/interactions/{interaction_id}/{interaction_token}/callback", `^/interactions/[^/]+/[^/]+/callback$`},
	{"PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", `^/webhooks/[^/]+/[^/]+/messages/@original$`},
	{"POST", "/webhooks/{webhook_id}/{webhook_token}", `^/webhooks/[^/]+/[^/]+$`},
	{"POST", "/channels/{channel_id}/messages", `^/channels/[^/]+/messages$`},
}

// Check fails t where a JSON body breaks the description or a rule. path is
// without the API's own prefix.
func (r *Rules) Check(t T, method, path string, body []byte) {
	t.Helper()
	for _, problem := range r.Judge(method, path, body) {
		t.Errorf("%s %s: %s\n%s", method, path, problem, body)
	}
}

// Judge returns what is wrong with a body. A body that was judged lately is
// not judged again.
func (r *Rules) Judge(method, path string, body []byte) []string {
	id := verdict{method, path[:1+strings.IndexByte(path[1:]+"/", '/')], sha256.Sum256(body)}
	r.mu.Lock()
	problems, known := r.judged[id]
	r.mu.Unlock()
	if known {
		return problems
	}
	problems = r.judge(method, path, body)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.judged) > 1000 {
		clear(r.judged)
	}
	r.judged[id] = problems
	return problems
}

// verdict is what a judgement is remembered by: the first part of a path
// tells the operations that are alike in their bodies apart.
type verdict struct {
	method, path string
	body         [sha256.Size]byte
}

func (r *Rules) judge(method, path string, body []byte) []string {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return []string{err.Error()}
	}
	for _, op := range operations {
		if op.method != method || !regexp.MustCompile(op.pattern).MatchString(path) {
			continue
		}
		problems := r.further(op.path, v)
		if err := r.validate(op.method, op.path, v); err != nil {
			problems = append(problems, err.Error())
		}
		return problems
	}
	return []string{"an operation that a bot of commands does not need"}
}

func (r *Rules) validate(method, path string, v any) error {
	if r.spec == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	id := method + path
	if r.schemas[id] == nil {
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		if err := c.AddResource("discord.json", r.spec); err != nil {
			return err
		}
		at := strings.NewReplacer("~", "~0", "/", "~1").Replace(path)
		s, err := c.Compile("discord.json#/paths/" + at + "/" + strings.ToLower(method) + "/requestBody/content/application~1json/schema")
		if err != nil {
			return err
		}
		r.schemas[id] = s
	}
	return r.schemas[id].Validate(permissionsAsNumbers(v))
}
