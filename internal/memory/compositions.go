package memory

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"bao/internal/dist"
)

// compositionsFile is where composed pages are kept in Dir.
const compositionsFile = "compositions"

// mostKept bounds what earlier runs leave behind; an archive of 5,000 issues
// has some 20,000 pages.
const mostKept = 60_000

// Compositions are pages composed earlier, by the digest of what was composed.
// They may be used from several goroutines.
type Compositions struct {
	header  []byte
	mu      sync.Mutex
	kept    map[dist.Key][]byte // of earlier runs
	made    map[dist.Key][]byte // met or made in this one
	changed bool
}

// OpenCompositions returns what earlier runs of the same version of the
// program composed for the site in dir; with dir "" nothing is kept.
func OpenCompositions(dir, version string) *Compositions {
	c := &Compositions{
		header: []byte("bao compositions 1 " + version + "\n"),
		kept:   map[dist.Key][]byte{}, made: map[dist.Key][]byte{},
	}
	if dir == "" {
		return c
	}
	saved, _ := os.ReadFile(filepath.Join(dir, Dir, compositionsFile))
	rest, ok := bytes.CutPrefix(saved, c.header)
	if n := len(rest) - 4; ok && n >= 0 && crc32.ChecksumIEEE(rest[:n]) == binary.LittleEndian.Uint32(rest[n:]) {
		c.read(rest[:n])
	}
	return c
}

func (c *Compositions) read(data []byte) {
	for len(data) >= 20 {
		n := int(binary.LittleEndian.Uint32(data[16:]))
		if n > len(data)-20 {
			return
		}
		c.kept[dist.Key(data[:16])] = data[20 : 20+n : 20+n]
		data = data[20+n:]
	}
}

// Recall returns what was remembered for key.
func (c *Compositions) Recall(key dist.Key) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if data, ok := c.made[key]; ok {
		return data, true
	}
	data, ok := c.kept[key]
	if ok {
		c.made[key] = data
	}
	return data, ok
}

// Remember keeps data for key.
func (c *Compositions) Remember(key dist.Key, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made[key] = data
	c.changed = true
}

// Save keeps the compositions of this and earlier runs for the next one, if
// there are new ones. Pages that were not asked for are kept too: an
// unchanged page is not composed, and is not forgotten for that.
func (c *Compositions) Save(dir string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.changed {
		return
	}
	all := maps.Clone(c.kept)
	if len(all) > mostKept {
		clear(all)
	}
	maps.Copy(all, c.made)
	out := slices.Clone(c.header)
	for _, key := range slices.SortedFunc(maps.Keys(all), func(a, b dist.Key) int { return bytes.Compare(a[:], b[:]) }) {
		out = append(out, key[:]...)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(all[key])))
		out = append(out, all[key]...)
	}
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out[len(c.header):]))
	write(dir, compositionsFile, out)
	c.changed = false
}
