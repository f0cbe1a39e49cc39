// Package host is the contract between publishing and the places that a paper
// is published to: what a host can do, what it is given, and what it says when
// it cannot.
//
// It knows no protocol, no paper and no settings.
package host

import (
	"context"
	"io"
	"time"
)

// Control is the folder, below the place that is published to, of what
// publishing itself keeps there: the manifest, the lock, files on their way.
// No file of a paper lies in it.
const Control = ".bao-publish"

// Host is a place that files are put to, by slash-separated paths relative to
// it. Its methods may be called from as many goroutines as Traits.Parallel
// says. A connection that breaks is made anew by the next call.
//
// Errors are of three kinds: *Refusal, which trying again does not mend;
// fs.ErrNotExist and fs.ErrExist (by errors.Is) where a method says so; all
// others are taken for trouble that may pass, and the call is made again. So
// every call may be made twice.
type Host interface {
	Traits() Traits

	// Read returns the bytes of a file, or fs.ErrNotExist. One of more than
	// most bytes is a Refusal.
	Read(ctx context.Context, path string, most int64) ([]byte, error)

	// Put makes a file or replaces it, and makes the folders above it. It
	// succeeds only when the host has taken every byte: where the connection
	// itself does not find bytes that changed on their way, Put reads them
	// back. With Traits.Whole, a reader sees the old file or the new one and
	// nothing between.
	Put(ctx context.Context, f *File) error

	// Create is Put for a small file that must not be there yet, else it is
	// fs.ErrExist: of two who create it at once, one succeeds.
	Create(ctx context.Context, path string, data []byte) error

	// Delete removes a file, and the folders that this empties, but never the
	// place itself. A file that is not there is no error.
	Delete(ctx context.Context, path string) error

	// List returns the files there in any order, those of Control too.
	// A path that does not lie below the place (.., a link out of it) is left
	// out, never followed. A place that does not exist yet is empty.
	List(ctx context.Context) ([]Entry, error)

	// Close ends the connections and, with Traits.Staged, gives up what was
	// not committed.
	Close() error
}

// Committer is a Host of which nothing shows until it is told to. With
// Traits.Staged, a Host is one.
type Committer interface {
	// Commit makes everything that was put and deleted since the Host was
	// opened visible at once, with a line that says what it is.
	Commit(ctx context.Context, message string) error
}

// Sweeper is a Host that leaves files of its own in Control when it is cut
// off in the middle of a Put.
type Sweeper interface {
	// Sweep removes them. It is called with the lock held, before any Put.
	Sweep(ctx context.Context) error
}

// Traits are what a host is like. They may be asked for once it is opened.
type Traits struct {
	Parallel  int    // calls at once, 1 at least
	Whole     bool   // readers see a file as it was or as it is, never in part
	Staged    bool   // nothing shows before Commit; it is a Committer
	Forgets   bool   // it starts empty each time (a ZIP): everything is put
	Exclusive bool   // Create keeps its promise; else the last of two succeeds
	Warning   string // what an editor should know of this host, in Chinese; may be empty
}

// Entry is a file on a host.
type Entry struct {
	Path string
	Size int64     // -1 where the host stores it otherwise than it gives it
	Time time.Time // of its last change, by the host's clock; zero where it does not tell
}

// File is what Put is given.
type File struct {
	Path   string // slash-separated, valid for fs.ValidPath
	Size   int64
	Digest [32]byte // SHA-256
	Type   string   // media type, with charset where it is text
	Cache  string   // Cache-Control, for hosts that keep it
	// Open returns the bytes from the start; it may be called again.
	Open func() (io.ReadSeekCloser, error)
}
