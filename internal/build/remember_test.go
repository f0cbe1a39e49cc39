package build

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bao/internal/memory"
)

// pictured is a site of one article with one photo.
func pictured(t *testing.T) *history {
	h := newSite(t, 1)
	h.siteYAML()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 40))); err != nil {
		t.Fatal(err)
	}
	h.write("content/2026-03-01/hua.png", b.String())
	h.write("content/2026-03-01/hua.md", "---\ntitle: 花开了\n---\n\n花开了，人来了。\n\n![花](hua.png)\n")
	return h
}

// built builds into a folder, and wants no problem.
func (h *history) built(out string) {
	h.t.Helper()
	if report, err := Build(h.t.Context(), h.options(out)); err != nil || len(report.Problems) > 0 {
		h.t.Fatal(err, report.Problems)
	}
}

// TestRemembered: what was read, composed and developed is kept for the next
// build, which develops no photo again, wherever it writes.
func TestRemembered(t *testing.T) {
	h := pictured(t)
	h.built("first")
	kept := filepath.Join(h.dir, memory.Dir)
	for _, name := range []string{memory.File, "photos.json", "compositions"} {
		if info, err := os.Stat(filepath.Join(kept, name)); err != nil || info.Size() < 20 {
			t.Errorf("%s is not kept: %v", name, err)
		}
	}
	photos, err := filepath.Glob(filepath.Join(kept, "photos", "*"))
	if err != nil || len(photos) == 0 {
		t.Fatal("no photo is kept", err)
	}
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, file := range photos {
		if err := os.Chtimes(file, long, long); err != nil {
			t.Fatal(err)
		}
	}
	h.built("second")
	for _, file := range photos {
		if info, err := os.Stat(file); err != nil || !info.ModTime().Equal(long) {
			t.Errorf("%s was made again: %v", filepath.Base(file), err)
		}
	}
}

// TestDropped: photos that no build has used take no room for ever.
func TestDropped(t *testing.T) {
	h := pictured(t)
	h.built("first")
	list := filepath.Join(h.dir, memory.Dir, "photos.json")
	unused := func() int {
		saved, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		var made map[string]map[string]any
		if err := json.Unmarshal(saved[:len(saved)-4], &made); err != nil {
			t.Fatal(err)
		}
		before := len(made)
		made["of long ago"] = map[string]any{"Files": 1, "Bytes": 1 << 30}
		data, err := json.Marshal(made)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(list, binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(data)), 0o644); err != nil {
			t.Fatal(err)
		}
		return before
	}
	before := unused()
	h.write("content/2026-03-01/hua.md", "---\ntitle: 花谢了\n---\n\n花谢了，人走了。\n\n![花](hua.png)\n")
	h.built("first")
	if after := unused(); after != before {
		t.Errorf("%d photos are listed, not %d", after, before)
	}
}
