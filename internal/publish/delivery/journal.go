package delivery

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// journal is what this computer remembers of the publication it is at, so
// that one that was cut off goes on where it was: the token of the run, and
// the files that the host has taken. It is believed only while the manifest on
// the host is of the same run.
type journal struct {
	mu sync.Mutex
	w  *bufio.Writer
	f  *os.File
}

// run is what a journal tells.
type run struct {
	token string
	sent  map[string]Sum
	torn  string // a file that was begun in place, and not finished
}

func journalPath(dir string) string { return filepath.Join(dir, "journal") }

// readJournal returns what the last run left; its last line may be cut off.
func readJournal(dir string) run {
	data, err := os.ReadFile(journalPath(dir))
	if err != nil {
		return run{}
	}
	lines := strings.Split(string(data), "\n")
	r := run{token: lines[0], sent: map[string]Sum{}}
	for _, line := range lines[1 : len(lines)-1] {
		word, path, _ := strings.Cut(line, " ")
		b, err := hex.DecodeString(word)
		switch {
		case word == begunInPlace:
			r.torn = path
		case err == nil && len(b) == len(Sum{}):
			r.sent[path] = Sum(b)
			if r.torn == path {
				r.torn = ""
			}
		}
	}
	return r
}

const begunInPlace = ">"

// beginJournal forgets the run before, but for what it left torn.
func beginJournal(dir, token, torn string) (*journal, error) {
	f, err := os.Create(journalPath(dir))
	if err != nil {
		return nil, err
	}
	j := &journal{f: f, w: bufio.NewWriterSize(f, 1<<12)}
	fmt.Fprintln(j.w, token)
	if torn != "" {
		fmt.Fprintln(j.w, begunInPlace, torn)
	}
	if err := j.w.Flush(); err != nil {
		f.Close()
		return nil, err
	}
	return j, nil
}

// begin notes, at once, a file that is about to be replaced in place.
func (j *journal) begin(p Piece) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	fmt.Fprintln(j.w, begunInPlace, p.Path)
	return j.w.Flush()
}

// add notes a file that the host has taken. What is noted late costs no more
// than its being sent once more.
func (j *journal) add(p Piece) {
	j.mu.Lock()
	defer j.mu.Unlock()
	fmt.Fprintln(j.w, p.Sum, p.Path)
}

func (j *journal) close() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.w.Flush()
	j.f.Close()
}
