package slack

import (
	"os"
	"os/signal"
	"syscall"
)

// terminated gets a value when the process is asked to end.
func terminated() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM)
	return c
}
