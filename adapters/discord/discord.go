// Package discord is onrecord on Discord: slash commands, menus on messages
// and buttons, answered by embeds.
//
// The way of an interaction:
//
//	conn.go, http.go   it comes in, over the gateway or as a signed request
//	interaction.go     raw JSON -> interaction: the few fields that are used
//	call.go, share.go  interaction -> call: a question, ready for the inbox
//	discord.go         written down, acknowledged, queued (room delivery)
//	deliver.go         the bot is asked, the answer rendered, stored and sent
//	render.go          Answer -> embeds (sheet.go, sources.go, buttons.go,
//	                   fit.go for budgets, escape.go for text)
//	message.go         the bodies that Discord is sent
//	gateway.go         discordgo and the remedies for it (transport.go for
//	                   HTTP below it)
//
// Beside it: sync.go and account.go keep Discord's copy of the command table,
// suggest.go completes arguments while they are typed, health.go and doctor.go
// say how the bot is.
package discord

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord"
	"onrecord/bot"
	"onrecord/delivery"
	"onrecord/inbox"
)

// platform is the name of this adapter in requests, libraries, keys and logs.
const platform = "discord"

// Settings are what whoever runs the bot decides.
type Settings struct {
	Token     string // DISCORD_TOKEN
	PublicKey string // DISCORD_PUBLIC_KEY, hex: interactions come as signed requests, not over the gateway
	Address   string // ONRECORD_HTTP_ADDR: where those are listened for
	APIURL    string // DISCORD_API_URL; empty: Discord's own
	Guild     string // DISCORD_GUILD: register the commands in this server alone, for trying out
	Shards    string // DISCORD_SHARDS: empty one, "auto" as many as Discord advises, "2/8" the third of eight
	Public    bool   // DISCORD_PUBLIC: answers are shown to all, not to the asker alone

	testOnlyLog  bool          // discordgo's own log goes to the standard logger
	testOnlyTime time.Duration // for the first answer, on a machine that is slowed down
}

// Adapter is the bot on Discord. Its fields are set before Run.
type Adapter struct {
	Settings Settings
	Commands []bot.Command
	Box      inbox.Box
	Shelf    inbox.Shelf
	Draw     Draw              // nil: charts are printed as lines
	Limits   *delivery.Limiter // nil: none
	Log      *slog.Logger

	monitor monitor
}

var _ bot.Adapter = (*Adapter)(nil)

// Name implements bot.Adapter.
func (a *Adapter) Name() string { return platform }

// log is the log of this adapter's own lines; the delivery desk names the
// platform itself.
func (a *Adapter) log() *slog.Logger { return a.Log.With("platform", platform) }

// grace is how long running answers may take when the bot stops.
const grace = 20 * time.Second

// Run implements bot.Adapter: it connects, registers the commands if they
// differ, and answers until ctx ends. A token that Discord refuses is an
// error at once.
func (a *Adapter) Run(ctx context.Context, h bot.Handler) error {
	client, err := a.Settings.client()
	if err != nil {
		return err
	}
	defer client.CloseIdleConnections()
	account, err := account(ctx, a.Settings, client, manyTries)
	if err != nil {
		return stopped(ctx, err)
	}
	plan, err := a.plan(ctx, account)
	if err != nil {
		return stopped(ctx, err)
	}
	f := a.front(h, client, plan)
	if err := f.desk.Start(ctx); err != nil {
		return err
	}
	defer a.stop(f.desk)
	if err := a.register(ctx, account, plan); err != nil {
		return stopped(ctx, err)
	}
	if a.Settings.PublicKey != "" {
		return a.answerSigned(ctx, f)
	}
	return a.connect(ctx, client, f, plan)
}

// stopped returns nil for an error that only says that ctx ended.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// register keeps Discord's commands equal to ours; one process of several
// does it.
func (a *Adapter) register(ctx context.Context, account *Account, p plan) error {
	if p.shards[0] != 0 {
		return nil
	}
	changed, err := account.Register(ctx, a.Settings.Guild, a.Commands)
	a.log().Info("commands compared", "changed", changed, "commands", len(a.Commands))
	return err
}

// stop lets running answers finish, for a while.
func (a *Adapter) stop(d *delivery.Desk) {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	d.Stop(ctx)
}

// plan is which shards this process serves.
type plan struct {
	shards []int
	count  int
	atOnce int // how many may begin in 5 s
}

func (p plan) serves(guild string) bool {
	id, _ := strconv.ParseUint(guild, 10, 64)
	for _, s := range p.shards {
		if int((id>>22)%uint64(p.count)) == s {
			return true
		}
	}
	return false
}

func (a *Adapter) plan(ctx context.Context, account *Account) (plan, error) {
	p, err := parseShards(a.Settings.Shards)
	if err != nil || p.count > 0 {
		return p, err
	}
	if p.count, p.atOnce, err = account.shards(ctx); err != nil {
		return p, err
	}
	for i := range p.count {
		p.shards = append(p.shards, i)
	}
	return p, nil
}

// parseShards reads DISCORD_SHARDS. Count is 0 for "auto".
func parseShards(s string) (plan, error) {
	switch s {
	case "":
		return plan{shards: []int{0}, count: 1, atOnce: 1}, nil
	case "auto":
		return plan{}, nil
	}
	id, count, ok := strings.Cut(s, "/")
	i, err1 := strconv.Atoi(id)
	n, err2 := strconv.Atoi(count)
	if !ok || err1 != nil || err2 != nil || i < 0 || i >= n {
		return plan{}, onrecord.Errorf(onrecord.Invalid, "DISCORD_SHARDS=%q is no shard", s).
			Hint(`write "auto", or "0/4" for the first of four`)
	}
	return plan{shards: []int{i}, count: n, atOnce: 1}, nil
}

// front is where interactions come in, whichever way.
type front struct {
	reader  reader
	handler bot.Handler
	shelf   inbox.Shelf
	wire    wire
	desk    *delivery.Desk
	log     *slog.Logger
	busy    chan struct{} // one for each interaction that is being taken in
	limit   time.Duration // for the first answer
}

func (a *Adapter) front(h bot.Handler, client *http.Client, p plan) *front {
	w := &caller{session: newSession(a.Settings.Token, client, a.Settings.testOnlyLog), files: client, hosts: a.Settings.hosts()}
	limit := cmp.Or(a.Settings.testOnlyTime, acknowledgeTime)
	o := &office{handler: h, shelf: a.Shelf, wire: w, draw: a.Draw, limit: limit, log: a.log()}
	if len(p.shards) < p.count {
		o.mine = p.serves
	}
	return &front{
		reader: reader{a.Commands, a.Settings.Public}, handler: h, shelf: a.Shelf, wire: w, log: a.log(),
		desk: &delivery.Desk{Box: a.Box, Platform: o, Limits: a.Limits, Log: a.Log, Workers: 8, Waiting: 512},
		busy: make(chan struct{}, 1024), limit: limit,
	}
}

// client returns the HTTP client for Discord's API.
func (s Settings) client() (*http.Client, error) {
	var t http.RoundTripper = newTransport()
	if s.APIURL != "" {
		to, err := apiBase(s.APIURL)
		if err != nil {
			return nil, err
		}
		t = redirect{to, t}
	}
	return &http.Client{Transport: t, Timeout: 20 * time.Second}, nil
}

// hosts are where files may be fetched from.
func (s Settings) hosts() []string {
	if to, err := apiBase(s.APIURL); err == nil {
		return append([]string{to.Host}, uploadHosts...)
	}
	return uploadHosts
}

// connect serves the shards of the plan over the gateway.
func (a *Adapter) connect(ctx context.Context, client *http.Client, f *front, p plan) error {
	turns := newTurns(p.atOnce)
	g, gctx := errgroup.WithContext(context.WithoutCancel(ctx))
	gctx, hang := context.WithCancel(gctx)
	defer hang()
	var ways []*gateway
	for _, shard := range p.shards {
		ways = append(ways, &gateway{
			token: a.Settings.Token, client: client, shard: shard, count: p.count, turns: turns,
			log: a.log(), loud: a.Settings.testOnlyLog, receive: f.gatewayEvent,
		})
	}
	a.monitor.watch(f, ways)
	g.Go(func() error { // in their order, as Discord wants it
		for _, way := range ways {
			if !turns.wait(gctx, way.shard) {
				return nil
			}
			g.Go(func() error { return way.serve(gctx) })
		}
		return nil
	})
	if a.Settings.Address != "" {
		g.Go(func() error { return a.listen(gctx, http.NewServeMux()) })
	}
	context.AfterFunc(ctx, func() { a.stop(f.desk); hang() })
	return g.Wait()
}

// gatewayEvent takes in one interaction that came over the gateway. It is
// called by a goroutine of its own, and waits where very many come at once.
func (f *front) gatewayEvent(raw []byte) {
	ctx, cancel := context.WithTimeout(context.Background(), f.limit)
	defer cancel()
	select {
	case f.busy <- struct{}{}:
		defer func() { <-f.busy }()
	case <-ctx.Done():
		f.log.Error("an interaction was dropped, too many at once")
		return
	}
	defer f.recovered()
	i, err := parse(raw)
	if err != nil {
		f.log.Warn("an interaction that cannot be read", "err", err)
		return
	}
	f.take(ctx, i, func(ctx context.Context, c callback) error {
		return persist(ctx, func() error { return f.wire.Acknowledge(ctx, i.ID, i.Token, c) })
	})
}

// acknowledgeTime is what Discord allows for the first answer.
const acknowledgeTime = 2900 * time.Millisecond

func (f *front) recovered() {
	if p := recover(); p != nil {
		f.log.Error("taking in an interaction panicked", "panic", p)
	}
}

// take brings an interaction to its answer. say gives the first answer, once.
func (f *front) take(ctx context.Context, i interaction, say func(context.Context, callback) error) {
	if i.Type == typeCompletion {
		if err := say(ctx, choices(f.complete(ctx, i))); err != nil {
			f.log.Debug("completions came too late", "err", err)
		}
		return
	}
	c, problem := f.reader.read(f.unfolded(ctx, i))
	door := delivery.Door{
		Accept: func(ctx context.Context) error { return say(ctx, accepted(c)) },
		Refuse: func(ctx context.Context, r delivery.Refusal) error {
			return say(ctx, immediate(render(r.Answer(), nil)))
		},
	}
	if problem != nil {
		if err := say(ctx, immediate(render(problem.answer(), nil))); err != nil {
			f.log.Info("a hint was not delivered", "err", err)
		}
		return
	}
	if f.desk.Receive(ctx, event(c), asker(c), door) == delivery.Closed {
		_ = door.Refuse(ctx, delivery.Refusal{Reason: delivery.Closing}) // Discord then says itself that nothing came
	}
}

// unfolded puts the line that was kept for a button in the place of its mark.
// The mark of one that is gone stays, and is none that anybody reads.
func (f *front) unfolded(ctx context.Context, i interaction) interaction {
	if i.Type == typePress {
		if line, ok := delivery.LineOf(ctx, f.shelf, linesScope(i.Guild, i.Channel), i.Data.CustomID); ok {
			i.Data.CustomID = line
		}
	}
	return i
}

// persist tries again while there is time, unless there is nothing to hope
// for: a connection that breaks shall not cost the answer.
func persist(ctx context.Context, try func() error) error {
	for n := 0; ; n++ {
		err := try()
		if err == nil || errors.Is(err, delivery.ErrGone) || errors.Is(err, errRefused) {
			return err
		}
		wait := 50 * time.Millisecond << n
		var later *delivery.Later
		if errors.As(err, &later) {
			wait = later.Wait
		}
		if !sleep(ctx, wait) {
			return err
		}
	}
}
