// Command bao turns a folder of Markdown articles into a community newspaper.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	_ "time/tzdata" // Windows has no zone files of its own

	"bao/internal/load"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

func main() { os.Exit(run(typed())) }

// Exit codes. This is the one table; every command ends through exitCode.
const (
	exitFine     = 0
	exitProblems = 1 // problems in the paper, or the work could not be done
	exitUsage    = 2 // the command line makes no sense
)

// memoryLimit is where the garbage collector stops letting the heap grow. A
// paper of 100,000 articles takes 0.5 GB and would grow to 1.7 GB; the limit
// costs it some more time and papers of a usual size nothing.
const memoryLimit = 1050 << 20

// run executes the command line and returns the exit code.
func run(args []string) int {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	own := ownWindow()
	if own {
		undisturbed()
	}
	root := newRoot(own)
	root.SetArgs(args)
	root.SetOut(spoken(os.Stdout))
	root.SetErr(spoken(os.Stderr))
	c, err := root.ExecuteContextC(ctx)
	if err != nil && !errors.Is(err, errProblems) {
		sayError(c.ErrOrStderr(), err)
	}
	if errors.Is(err, load.ErrNoSite) {
		sayNear(c.ErrOrStderr(), folderOf(c))
	}
	// The Task Scheduler gives a command a window of its own, too, and nobody
	// sits before it.
	if own && unread(c, err) && (!c.HasParent() || mousetrap.StartedByExplorer()) {
		waitForKey(c.OutOrStdout())
	}
	return exitCode(err)
}

// folderOf is the folder that a command line is about.
func folderOf(c *cobra.Command) string {
	if dir := c.Flag("dir"); dir != nil && dir.Value.String() != "" {
		return dir.Value.String()
	}
	return "."
}

// endings are the signals that end a command in good order, so that a long
// one is continued the next time: Ctrl+C, what shutting down sends, and the
// closing of the terminal, unless nohup or the like has forbidden that.
func endings() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// errProblems ends a command whose problems have been printed already.
var errProblems = errors.New("problems in the paper")

// usageError is a command line that makes no sense; its text says what to type.
type usageError struct{ error }

func exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &usage):
		return exitUsage
	}
	return exitProblems
}
