package main

import (
	"context"
	"os"
	"time"

	"bao/internal/dist"

	"github.com/rogpeppe/go-internal/testscript"
)

// busy DIR FILE builds into a folder until FILE is there, or for ever.
func busy(ts *testscript.TestScript, _ bool, args []string) {
	tree, err := dist.Open(context.Background(), ts.MkAbs(args[0]), false, nil)
	ts.Check(err)
	end := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer tree.Close()
		for {
			select {
			case <-end:
				return
			case <-time.After(20 * time.Millisecond):
			}
			if data, _ := os.ReadFile(ts.MkAbs(args[1])); len(data) > 0 {
				return
			}
		}
	}()
	ts.Defer(func() {
		close(end)
		<-done
	})
}
