package load

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"time"
	"unsafe"

	"bao/internal/dist"
	"bao/internal/source"
)

// Memory holds what the files said when they were last read, so that only
// changed files are read again. A file counts as unchanged when its size and
// time are those remembered, or else when its bytes are.
//
// A Memory may be used by one Load at a time.
type Memory struct {
	version string
	mu      sync.Mutex
	entries map[string]*entry
	changed int64 // bytes of files that Save would say something else of
	round   int
	site    source.Digest // of site.yaml, as the last Load read it
}

type entry struct {
	mu      sync.Mutex
	size    int64
	modTime int64 // nanoseconds
	readAt  int64 // when the bytes were last looked at, nanoseconds
	digest  source.Digest
	packed  string // what the file says, as it is saved
	value   any    // the same as *manuscript or *facts; nil until needed
	used    int    // by which round
}

// racy is how far a file's time must lie back before its size and time alone
// vouch for its bytes: file systems count time in steps of up to two seconds.
const racy = 2 * time.Second

// NewMemory returns an empty memory.
func NewMemory(version string) *Memory {
	return &Memory{version: version, entries: map[string]*entry{}}
}

// ReadMemory takes up what Save wrote, all of its size bytes. Data of another
// version of the program, or damaged data, is an empty memory.
func ReadMemory(version string, saved io.Reader, size int64) *Memory {
	m := NewMemory(version)
	u := unpacker{m.checked(saved, size)}
	for u.data != "" {
		var e entry
		path, err := u.entry(&e)
		if err != nil {
			break
		}
		m.entries[path] = &e
	}
	return m
}

// checked reads what stands between the header and the checksum, as one
// string, of which all that is remembered are stretches.
func (m *Memory) checked(saved io.Reader, size int64) string {
	const sumLen = crc32.Size
	if size < sumLen || size > math.MaxInt {
		return ""
	}
	data := make([]byte, size-sumLen)
	sum := uint32(0)
	for rest := data; len(rest) > 0; {
		piece := rest[:min(len(rest), 64<<10)] // small enough to be near when it is summed
		if _, err := io.ReadFull(saved, piece); err != nil {
			return ""
		}
		sum = crc32.Update(sum, castagnoli, piece)
		rest = rest[len(piece):]
	}
	told, err := io.ReadAll(saved)
	if err != nil || !bytes.Equal(told, binary.BigEndian.AppendUint32(nil, sum)) { // as hash.Hash.Sum has it
		return ""
	}
	// Nobody writes to data any more. It is as large as the paper, and not copied.
	body, ok := strings.CutPrefix(unsafe.String(unsafe.SliceData(data), len(data)), m.header())
	if !ok {
		return ""
	}
	return body
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (m *Memory) header() string { return "bao memory 10 " + m.version + "\n" }

func (u *unpacker) entry(e *entry) (path string, err error) {
	if path, err = u.text(); err != nil {
		return "", err
	}
	for _, number := range []*int64{&e.size, &e.modTime, &e.readAt} {
		n, err := u.word()
		if err != nil {
			return "", err
		}
		*number = int64(n)
	}
	digest, err := u.take(len(e.digest))
	if err != nil {
		return "", err
	}
	copy(e.digest[:], digest)
	e.packed, err = u.text()
	return path, err
}

// share says when the memory is saved again: when so many bytes of files have
// changed that they are more than one in share of those to be written. Less is
// sooner read once more; a paper of 10,000 articles takes 28 MB to write.
const share = 256

// Changed reports whether so much differs from what ReadMemory was given that
// it is worth a Save. Files that the last Load did not meet are forgotten.
func (m *Memory) Changed() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.forget()
	var all int64
	for _, e := range m.entries {
		all += int64(len(e.packed))
	}
	return m.changed*share > all
}

// Key is a digest of the names and bytes of all files that the last Load met:
// site.yaml, and those below content/ and static/.
func (m *Memory) Key() dist.Key {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.forget()
	all := make([]byte, 0, len(m.entries)*64)
	for _, path := range slices.Sorted(maps.Keys(m.entries)) {
		all = binary.AppendUvarint(all, uint64(len(path)))
		all = append(all, path...)
		all = append(all, m.entries[path].digest[:]...)
	}
	return dist.KeyOf(m.site, all)
}

// Save writes the memory in a form for ReadMemory: entry by entry, since all of
// them together are as large as the paper.
func (m *Memory) Save(w io.Writer) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.forget()
	sum := crc32.New(castagnoli)
	both := io.MultiWriter(w, sum)
	if _, err := io.WriteString(both, m.header()); err != nil {
		return err
	}
	var data []byte
	for _, path := range slices.Sorted(maps.Keys(m.entries)) {
		e := m.entries[path]
		data = packText(data[:0], path)
		data = binary.LittleEndian.AppendUint64(data, uint64(e.size))
		data = binary.LittleEndian.AppendUint64(data, uint64(e.modTime))
		data = binary.LittleEndian.AppendUint64(data, uint64(e.readAt))
		data = append(data, e.digest[:]...)
		data = packText(data, e.packed)
		if _, err := both.Write(data); err != nil {
			return err
		}
	}
	// A disk's bad sector must not put words into an article.
	if _, err := w.Write(sum.Sum(nil)); err != nil {
		return err
	}
	m.changed = 0
	return nil
}

func (m *Memory) forget() {
	for path, e := range m.entries {
		if e.used < m.round {
			delete(m.entries, path)
			m.changed += e.size
		}
	}
}

// recall returns what the file e says: remembered if it is unchanged, else
// made from its bytes. Either way its texts are stretches of its packed form,
// so that nothing else of the file stays in memory. What does not fit the
// site's settings is made anew; nil means that all of it does. It may be called
// concurrently; a picture that is cut in two ways is asked for twice at once.
func recall[T any](m *Memory, fsys fs.FS, e source.Entry, now time.Time, fits func(*T) bool, make func(raw []byte, sum source.Digest) *T) (*T, error) {
	m.mu.Lock()
	old := m.entries[e.Path]
	m.mu.Unlock()
	if old != nil {
		old.mu.Lock()
		defer old.mu.Unlock()
		old.used = m.round
		same := old.size == e.Size && old.modTime == e.ModTime.UnixNano()
		if same && old.readAt-old.modTime > int64(racy) {
			if value, ok := remembered[T](old); ok && (fits == nil || fits(value)) {
				return value, nil
			}
		}
	}
	raw, err := fs.ReadFile(fsys, e.Path)
	if err != nil {
		return nil, err
	}
	fresh := &entry{
		size: e.Size, modTime: e.ModTime.UnixNano(), readAt: now.UnixNano(),
		digest: source.Sum(raw), used: m.round,
	}
	if old != nil && old.digest == fresh.digest {
		fresh.packed, fresh.value = old.packed, old.value
	}
	value, ok := remembered[T](fresh)
	if !ok || fits != nil && !fits(value) {
		value = make(raw, fresh.digest)
		fresh.packed, fresh.value = packed(value), nil
		if kept, ok := remembered[T](fresh); ok {
			value = kept
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.entries[e.Path] = fresh
	m.changed += e.Size
	return value, nil
}

// remembered returns the value of an entry, decoding it the first time.
func remembered[T any](e *entry) (*T, bool) {
	if value, ok := e.value.(*T); ok {
		return value, true
	}
	value := new(T)
	if e.packed == "" || unpack(e.packed, value) != nil {
		return nil, false
	}
	e.value = value
	return value, true
}
