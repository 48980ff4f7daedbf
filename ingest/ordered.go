package ingest

// Work on all cores whose results keep their order.

import (
	"context"
	"iter"
	"runtime"
)

// Ordered runs work on every value of in, on all cores, and yields the results
// in the order of in. At most two values a core are in memory. It ends with
// ctx, also while in waits for its next value.
func Ordered[A, B any](ctx context.Context, in iter.Seq[A], work func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		type job struct {
			value A
			done  chan B
		}
		cores := runtime.GOMAXPROCS(0)
		jobs := make(chan job)
		queue := make(chan chan B, cores)
		stop := make(chan struct{})
		defer close(stop)

		for range cores {
			go func() {
				for j := range jobs {
					j.done <- work(j.value)
				}
			}()
		}
		go func() {
			defer close(queue)
			defer close(jobs)
			for value := range in {
				j := job{value, make(chan B, 1)}
				select {
				case queue <- j.done:
				case <-stop:
					return
				}
				select {
				case jobs <- j:
				case <-stop:
					return
				}
			}
		}()
		for {
			select {
			case done, more := <-queue:
				if !more || !yield(<-done) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
