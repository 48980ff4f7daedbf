package discord

// Whether the bot is well, for a supervisor: each connection was opened and
// is watched, or signed requests are listened for.

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"onrecord"
	"onrecord/delivery"
)

// HealthPath is where GET says by its status whether the bot is well: 200 or
// 503. It is served wherever ONRECORD_HTTP_ADDR is set.
const HealthPath = "/healthz"

// State is what the bot has done since it started, and how it is.
type State struct {
	delivery.Counts
	Limited int64 // calls that Discord refused as too many
	Err     error // nil: well
}

// monitor knows the parts that State asks.
type monitor struct {
	mu    sync.Mutex
	desk  *delivery.Desk
	calls *caller
	ways  []*gateway
}

// State returns the present state; the error says what is not well.
func (a *Adapter) State() State {
	m := &a.monitor
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.desk == nil {
		return State{Err: errors.New("not started")}
	}
	s := State{Counts: m.desk.Counts(), Limited: m.calls.limited.Load()}
	for _, g := range m.ways {
		if at := g.live.Load(); at == 0 || time.Since(time.Unix(0, at)) > time.Minute {
			s.Err = errors.Join(s.Err, fmt.Errorf("shard %d is not connected", g.shard))
		}
	}
	return s
}

func (m *monitor) watch(f *front, ways []*gateway) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.desk, m.ways = f.desk, ways
	m.calls, _ = f.wire.(*caller)
}

// health answers a supervisor.
func (a *Adapter) health(w http.ResponseWriter, _ *http.Request) {
	s := a.State()
	if s.Err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, s.Err)
	}
	fmt.Fprintf(w, "taken %d, known %d, refused %d, sent %d, dropped %d, running %d, limited %d\n",
		s.Taken, s.Known, s.Refused, s.Sent, s.Dropped, s.Running, s.Limited)
}

// listen serves mux at the address of the settings until ctx ends.
func (a *Adapter) listen(ctx context.Context, mux *http.ServeMux) error {
	mux.HandleFunc("GET "+HealthPath, a.health)
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", a.Settings.Address)
	if err != nil {
		return onrecord.Errorf(onrecord.Invalid, "cannot listen on %q", a.Settings.Address).
			Hint("set ONRECORD_HTTP_ADDR to a free address, such as 127.0.0.1:8080").Because(err)
	}
	a.log().Info("listening", "address", l.Addr().String())
	closed := make(chan struct{})
	context.AfterFunc(ctx, func() {
		defer close(closed)
		wait, cancel := context.WithTimeout(context.Background(), grace)
		defer cancel()
		if err := server.Shutdown(wait); err != nil {
			server.Close()
		}
	})
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-closed
	return nil
}
