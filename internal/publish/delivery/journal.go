package delivery

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
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
	torn  Piece // a file that was begun in place, and not finished: path and sum
}

func journalPath(dir string) string { return filepath.Join(dir, "journal") }

// readJournal returns what the last run left; its last line may be cut off.
func readJournal(dir string) run {
	data, err := os.ReadFile(journalPath(dir))
	lines := strings.Split(string(data), "\n")
	if err != nil || len(lines) < 2 {
		return run{}
	}
	r := run{token: lines[0], sent: map[string]Sum{}}
	for _, line := range lines[1 : len(lines)-1] {
		word, path, _ := strings.Cut(line, " ")
		begun := word == begunInPlace
		if begun {
			word, path, _ = strings.Cut(path, " ")
		}
		b, err := hex.DecodeString(word)
		switch {
		case err != nil || len(b) != len(Sum{}):
		case begun:
			r.torn = Piece{Path: path, Sum: Sum(b)}
		default:
			r.sent[path] = Sum(b)
			if r.torn.Path == path {
				r.torn = Piece{}
			}
		}
	}
	return r
}

const begunInPlace = ">"

func begunLine(p Piece) string { return fmt.Sprintln(begunInPlace, p.Sum, p.Path) }

// beginJournal forgets the run before, but for what it left torn. The new
// journal takes the place of the old one at once: on a full disk that stays.
func beginJournal(dir, token string, torn Piece) (*journal, error) {
	text := token + "\n"
	if torn.Path != "" {
		text += begunLine(torn)
	}
	at := journalPath(dir)
	if err := writeFile(at, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
		return nil, own(err, dir)
	}
	f, err := os.OpenFile(at, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return nil, own(err, dir)
	}
	return &journal{f: f, w: bufio.NewWriterSize(f, 1<<12)}, nil
}

// begin notes, at once, a file that is about to be replaced in place, and keeps
// its bytes. That the one before it has come is noted first: its bytes go.
func (j *journal) begin(p Piece) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	dir := filepath.Dir(j.f.Name())
	if err := j.w.Flush(); err != nil {
		return own(err, dir)
	}
	if err := holdTorn(dir, p); err != nil {
		return err
	}
	_, _ = j.w.WriteString(begunLine(p))
	if err := j.w.Flush(); err != nil {
		return own(err, dir)
	}
	return nil
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
