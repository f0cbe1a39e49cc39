package memory

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/photo"
)

const (
	photosDir  = "photos"      // in Dir: what was made, a file each
	photosFile = "photos.json" // in Dir: the list of it
)

const (
	// workMemory bounds what the pictures that are being made may take
	// together, so that many processors do not mean many gigabytes. The
	// largest that package photo takes alone fits in.
	workMemory = 256 << 20
	// unusedKept bounds what is kept on disk of pictures that the last run did
	// not use: another command may show drafts that this one does not.
	unusedKept = 256 << 20
	// listEvery is how often a long run saves its list: one that is killed, or
	// that the power leaves, loses no more than that much work.
	listEvery = 10 * time.Second
)

// Photos keeps what was made of pictures, so that none is decoded twice. It
// may be used from several goroutines; a picture that two of them want is made
// once.
type Photos struct {
	// ctx is the run's: a planned file is written by callers that have none
	// to pass, and a long run must end when it is cancelled.
	ctx      context.Context
	site     string // "" for none
	dir      string // where the files are
	mu       sync.Mutex
	done     sync.Cond // something was made
	made     map[string]*made
	making   map[string]bool
	memory   int64 // in use by what is being made
	changed  bool
	listed   time.Time // when the list was saved
	every    time.Duration
	unusedOK int64
}

// made is what came of one job.
type made struct {
	photo.Look
	Files   int
	Bytes   int64
	Rule    string `json:",omitempty"` // by id, with the two below: why there is none
	Message string `json:",omitempty"`
	Hint    string `json:",omitempty"`
	used    bool
}

// OpenPhotos returns what earlier runs made for the site in dir. With dir "",
// or one that cannot be written to, it is kept until Close only. Work ends
// with ctx.
func OpenPhotos(ctx context.Context, dir string) (*Photos, error) {
	p := &Photos{
		ctx: ctx, made: map[string]*made{}, making: map[string]bool{},
		listed: time.Now(), every: listEvery, unusedOK: unusedKept,
	}
	p.done.L = &p.mu
	if dir != "" {
		p.site, p.dir = dir, filepath.Join(dir, Dir, photosDir)
		saved, _ := os.ReadFile(filepath.Join(dir, Dir, photosFile))
		if data, ok := checksummed(saved); !ok || json.Unmarshal(data, &p.made) != nil {
			p.made = map[string]*made{}
		}
		maps.DeleteFunc(p.made, func(_ string, m *made) bool {
			return m == nil || m.Message != "" && m.rule() == nil // of another program
		})
		if os.MkdirAll(p.dir, 0o755) == nil && writable(p.dir) {
			return p, nil
		}
	}
	temp, err := os.MkdirTemp("", "bao-photos-")
	p.site, p.dir, p.made = "", temp, map[string]*made{}
	return p, err
}

func writable(dir string) bool {
	f, err := os.CreateTemp(dir, "*.tmp")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}

// Develop sees to it that a job is done, now or earlier, and returns what the
// picture looks like. The error is a *photo.Error if the picture is at fault.
func (p *Photos) Develop(job photo.Job) (photo.Look, error) {
	m, err := p.make(job)
	if err != nil {
		return photo.Look{}, err
	}
	return m.Look, m.err()
}

// Known returns the look of a picture whose job was done before.
func (p *Photos) Known(job photo.Job) (look photo.Look, known bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	m := p.made[job.Key]
	if m == nil {
		return photo.Look{}, false, nil
	}
	m.used = true
	return m.Look, true, m.err()
}

// File returns the i-th of the variants that a job makes.
func (p *Photos) File(job photo.Job, i int) ([]byte, error) {
	for range 2 {
		m, err := p.make(job)
		if err == nil {
			err = m.err()
		}
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(p.file(job.Key, i))
		if data, ok := checksummed(data); ok && err == nil {
			return data, nil
		}
		p.forget(job.Key, m)
	}
	return nil, errors.New("memory: what was made of a photo is gone again")
}

func (m *made) err() error {
	if m.Message == "" {
		return nil
	}
	return &photo.Error{Problem: m.rule().At(diag.Place{}, m.Message, m.Hint)}
}

// rule is what the picture breaks, nil for none that there is.
func (m *made) rule() *diag.Rule {
	for _, r := range photo.Rules {
		if r.ID == m.Rule {
			return r
		}
	}
	return nil
}

// forget drops what turned out to be gone or damaged on disk.
func (p *Photos) forget(key string, m *made) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.made[key] == m {
		delete(p.made, key)
		p.changed = true
	}
}

// make returns what a job came to, and does it if it was not done yet, by and
// by as far as memory goes.
func (p *Photos) make(job photo.Job) (*made, error) {
	p.mu.Lock()
	for {
		if m := p.made[job.Key]; m != nil {
			m.used = true
			p.mu.Unlock()
			return m, nil
		}
		if err := p.ctx.Err(); err != nil {
			p.mu.Unlock()
			return nil, err
		}
		if !p.making[job.Key] && (p.memory == 0 || p.memory+job.Memory <= workMemory) {
			break
		}
		p.done.Wait()
	}
	p.making[job.Key] = true
	p.memory += job.Memory
	p.mu.Unlock()

	m, err := p.work(job)

	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.making, job.Key)
	p.memory -= job.Memory
	if err == nil {
		p.made[job.Key], p.changed = m, true
		if p.site != "" && time.Since(p.listed) >= p.every {
			p.list()
		}
	}
	p.done.Broadcast()
	return m, err
}

// work does a job and keeps its files.
func (p *Photos) work(job photo.Job) (*made, error) {
	set, err := job.Make(p.ctx)
	var wrong *photo.Error
	if errors.As(err, &wrong) {
		p := wrong.Problem
		return &made{Rule: p.Rule.ID, Message: p.Message, Hint: p.Hint, used: true}, nil
	}
	if err != nil {
		return nil, err
	}
	m := &made{Look: set.Look, Files: len(set.Sizes), used: true}
	for i, v := range set.Sizes {
		m.Bytes += int64(len(v.Data))
		if err := dist.Replace(p.file(job.Key, i), bytesOf(withChecksum(v.Data))); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// file is where the i-th variant of a job is kept.
func (p *Photos) file(key string, i int) string {
	return filepath.Join(p.dir, key+"-"+strconv.Itoa(i))
}

// Save keeps the list of what was made for the next run; also of a run that
// was cancelled, which the next one continues.
func (p *Photos) Save() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.site != "" && p.changed {
		p.sweep()
		p.list()
	}
}

// Drop forgets what this run did not use, when that is much. It must be called
// only when the run has asked for all it needs.
func (p *Photos) Drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	var unused int64
	for _, m := range p.made {
		if !m.used {
			unused += m.Bytes
		}
	}
	if unused > p.unusedOK {
		maps.DeleteFunc(p.made, func(_ string, m *made) bool { return !m.used })
		p.changed = true
	}
}

// list writes down what was made. The caller holds the lock.
func (p *Photos) list() {
	// Plain structs always encode.
	data, _ := json.Marshal(p.made)
	write(p.site, photosFile, withChecksum(data))
	p.changed, p.listed = false, time.Now()
}

// sweep removes files that are not listed: of what was dropped, and of a run
// that was killed. What is just being made, here or by another bao, is not
// listed yet.
func (p *Photos) sweep() {
	entries, _ := os.ReadDir(p.dir)
	for _, e := range entries {
		key, number, _ := strings.Cut(e.Name(), "-")
		if p.making[key] || strings.HasSuffix(number, ".tmp") && !p.old(e) {
			continue
		}
		m := p.made[key]
		if i, err := strconv.Atoi(number); m == nil || err != nil || i >= m.Files {
			os.Remove(filepath.Join(p.dir, e.Name()))
		}
	}
}

// old reports whether a file is of a run that has ended: nothing takes an hour
// to write.
func (p *Photos) old(e fs.DirEntry) bool {
	info, err := e.Info()
	return err == nil && time.Since(info.ModTime()) > time.Hour
}

// Close removes what is not to be kept.
func (p *Photos) Close() {
	if p.site == "" && p.dir != "" {
		os.RemoveAll(p.dir)
	}
}

// withChecksum appends a checksum, that a damaged picture is made anew
// rather than published.
func withChecksum(data []byte) []byte {
	return binary.LittleEndian.AppendUint32(slices.Clip(data), crc32.ChecksumIEEE(data))
}

func checksummed(data []byte) ([]byte, bool) {
	n := len(data) - 4
	if n < 0 || crc32.ChecksumIEEE(data[:n]) != binary.LittleEndian.Uint32(data[n:]) {
		return nil, false
	}
	return data[:n:n], true
}
