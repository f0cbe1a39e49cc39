package delivery

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"bao/internal/dist"
	"bao/internal/publish/headers"
	"bao/internal/publish/host"
)

// Sum tells the bytes of a file from all others: the first half of their
// SHA-256.
type Sum [16]byte

// String returns the sum in hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// Piece is one file of a publication.
type Piece struct {
	Path string
	Size int64
	Sum  Sum
	at   string // where its bytes are on this computer
}

// Set is everything that a publication consists of, in the order of the paths.
type Set struct {
	Pieces []Piece
	Others []string // what lies beside it and bao did not make, which is not published

	Withdrawn []string // paths of pages whose copy is withdrawn
	Withheld  []string // beginnings of paths: what the set no longer has there is not kept for a while
}

// Size is the bytes of all pieces.
func (s Set) Size() (n int64) {
	for _, p := range s.Pieces {
		n += p.Size
	}
	return n
}

// Output is the set of files that a build left in a folder; dist.ErrNothing
// where none came to its end, and ErrChanged where the next one did meanwhile.
func Output(root string) (Set, error) {
	before, err := os.Stat(filepath.Join(root, dist.ManifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return Set{}, dist.ErrNothing
	}
	if err != nil {
		return Set{}, err
	}
	own, others, err := dist.Written(root)
	if err != nil {
		return Set{}, err
	}
	own = slices.DeleteFunc(own, inControl) // a copy of what lies on a host
	set, err := files(root, own)
	after, gone := os.Stat(filepath.Join(root, dist.ManifestName))
	if gone != nil || !os.SameFile(before, after) || !after.ModTime().Equal(before.ModTime()) {
		return Set{}, ErrChanged // some files are of one build, and some of another
	}
	set.Others = others
	return set, err
}

// Folder is the set of all files in a folder, whoever made them.
func Folder(root string) (Set, error) {
	var names []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !inControl(name) {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return Set{}, err
	}
	slices.Sort(names)
	return files(root, names)
}

// files is the set of some files of a folder, whose paths come in their order.
func files(root string, names []string) (Set, error) {
	set := Set{Pieces: make([]Piece, len(names))}
	err := each(runtime.GOMAXPROCS(0), len(names), func(i int) error {
		at := filepath.Join(root, filepath.FromSlash(names[i]))
		sum, size, err := sumOf(at)
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("%w: %s", ErrChanged, names[i])
		}
		set.Pieces[i] = Piece{Path: names[i], Size: size, Sum: sum, at: at}
		return err
	})
	return set, err
}

func sumOf(file string) (Sum, int64, error) {
	f, err := os.Open(file)
	if err != nil {
		return Sum{}, 0, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return Sum(h.Sum(nil)), n, err
}

// ErrChanged is returned where a file is no longer what was planned: somebody
// builds the paper while it is published.
var ErrChanged = errors.New("delivery: a file has changed since it was planned")

// inMemory is up to what size a file is held in memory while it is sent.
const inMemory = 4 << 20

// File is what a host is given of a piece, or ErrChanged.
func (p Piece) File() (*host.File, error) {
	f := &host.File{Path: p.Path, Size: p.Size, Type: headers.Type(p.Path), Cache: headers.Cache(p.Path)}
	if p.Size > inMemory {
		before, err := os.Stat(p.at)
		if err == nil {
			f.Digest, err = p.digest()
		}
		f.Open = func() (io.ReadSeekCloser, error) { return p.open(before) }
		return f, p.changed(err)
	}
	data, err := os.ReadFile(p.at)
	if err != nil {
		return nil, p.changed(err)
	}
	f.Digest = sha256.Sum256(data)
	f.Open = func() (io.ReadSeekCloser, error) { return inHand{bytes.NewReader(data)}, nil }
	return f, p.is(f.Digest)
}

// open is for a file that is read each time it is sent: it must be what its
// digest was taken of.
func (p Piece) open(before fs.FileInfo) (*os.File, error) {
	f, err := os.Open(p.at)
	if err != nil {
		return nil, p.changed(err)
	}
	now, err := f.Stat()
	if err == nil && (now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime())) {
		err = fmt.Errorf("%w: %s", ErrChanged, p.Path)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// changed is ErrChanged for a file that is gone: it must not be taken for one
// that a host does not have.
func (p Piece) changed(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s is gone", ErrChanged, p.Path)
	}
	return err
}

// digest reads a file that is too large to be held.
func (p Piece) digest() (d [32]byte, err error) {
	r, err := os.Open(p.at)
	if err != nil {
		return d, err
	}
	defer r.Close()
	h := sha256.New()
	if _, err = io.Copy(h, r); err != nil {
		return d, err
	}
	d = [32]byte(h.Sum(nil))
	return d, p.is(d)
}

func (p Piece) is(digest [32]byte) error {
	if Sum(digest[:16]) != p.Sum {
		return fmt.Errorf("%w: %s", ErrChanged, p.Path)
	}
	return nil
}

type inHand struct{ *bytes.Reader }

func (inHand) Close() error { return nil }

// small is a file of the publication's own, in hand.
func small(name string, data []byte) *host.File {
	return &host.File{
		Path: path.Join(host.Control, name), Size: int64(len(data)), Digest: sha256.Sum256(data),
		Type: "application/octet-stream", Cache: "no-store",
		Open: func() (io.ReadSeekCloser, error) { return inHand{bytes.NewReader(data)}, nil },
	}
}

// each calls do with 0 … n-1 from some goroutines and returns the first error,
// after which no call is begun.
func each(workers, n int, do func(i int) error) error {
	var mu sync.Mutex
	var group sync.WaitGroup
	var failed error
	next := 0
	take := func() int {
		mu.Lock()
		defer mu.Unlock()
		if failed != nil || next == n {
			return -1
		}
		next++
		return next - 1
	}
	for range min(workers, n) {
		group.Go(func() {
			for i := take(); i >= 0; i = take() {
				if err := do(i); err != nil {
					mu.Lock()
					if failed == nil {
						failed = err
					}
					mu.Unlock()
				}
			}
		})
	}
	group.Wait()
	return failed
}
