package load

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// TestOneFileAtOnce has workers ask for what one picture is at the same time,
// cut in several ways, when it is new, remembered and taken up from disk: for
// the race detector.
func TestOneFileAtOnce(t *testing.T) {
	fsys := aSite(
		"content/2026-03-09/1.png", aPNG(40, 30),
		"content/2026-03-09/a.md", `---
title: 甲
---
![一](1.png "一。裁切=10% 10% 50% 50%")

![二](1.png "二。裁切=20% 20% 50% 50%")

![三](1.png "三。裁切=30% 30% 50% 50%")

[原图](1.png)
`)
	workers := func(n int, do func(i int)) {
		var group sync.WaitGroup
		for i := range n {
			group.Go(func() { do(i) })
		}
		group.Wait()
	}
	m := NewMemory("1")
	for range 3 {
		for range 3 {
			p, problems, err := Load(fsys, Options{Now: noon.Add(time.Hour), Memory: func() *Memory { return m }, Each: workers})
			if err != nil || len(problems) > 0 {
				t.Fatal(problems, err)
			}
			if width := p.Issues[0].Articles[0].Body.Targets[0].Photo.Width; width == 0 {
				t.Fatal("the picture has no width")
			}
		}
		if m.Changed() {
			var saved bytes.Buffer
			if err := m.Save(&saved); err != nil {
				t.Fatal(err)
			}
			m = ReadMemory("1", bytes.NewReader(saved.Bytes()), int64(saved.Len()))
		}
	}
}

// TestWorthSaving changes a few files of a large paper, run after run: what was
// not saved for one run is for the next. A large photo has no say in it.
func TestWorthSaving(t *testing.T) {
	fsys := fstest.MapFS{"site.yaml": {Data: []byte("title: 槐荫里\n")}}
	name := func(i int) string { return fmt.Sprintf("content/2026-03-09/%d.md", i) }
	texts := 0
	text := func(s string, ago time.Duration) *fstest.MapFile {
		texts++
		return &fstest.MapFile{Data: []byte(fmt.Sprintf("---\ntitle: 花%d\n---\n", texts) + strings.Repeat(s+"，", 300) + "\n"), ModTime: noon.Add(-ago * time.Minute)}
	}
	for i := range 2 * share {
		fsys[name(i)] = text("花开", 60)
	}
	photo := text("花", 60)
	photo.Data = append(photo.Data, "\n![花](1.png)\n"...)
	fsys[name(0)] = photo
	fsys["content/2026-03-09/1.png"] = &fstest.MapFile{Data: append([]byte(aPNG(40, 30)), make([]byte, 8<<20)...), ModTime: noon.Add(-time.Hour)}
	var saved bytes.Buffer
	run := func() bool {
		m := ReadMemory("1", bytes.NewReader(saved.Bytes()), int64(saved.Len()))
		if _, problems, err := Load(fsys, Options{Now: noon, Memory: func() *Memory { return m }}); err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		worth := m.Changed()
		if worth {
			saved.Reset()
			if err := m.Save(&saved); err != nil {
				t.Fatal(err)
			}
		}
		return worth
	}
	steps := []struct {
		name   string
		change func()
		saves  bool
	}{
		{"the first run", func() {}, true},
		{"nothing", func() {}, false},
		{"one of 512", func() { fsys[name(1)] = text("花落", 30) }, false},
		{"one more", func() { fsys[name(2)] = text("花落", 30) }, false},
		{"a third", func() { fsys[name(3)] = text("花落", 30) }, true},
		{"nothing again", func() {}, false},
		{"three gone", func() { delete(fsys, name(4)); delete(fsys, name(5)); delete(fsys, name(6)) }, true},
	}
	for _, s := range steps {
		s.change()
		if got := run(); got != s.saves {
			t.Errorf("%s: saved is %v", s.name, got)
		}
	}
}

// again returns the memory as the next run finds it.
func again(t *testing.T, m *Memory) *Memory {
	t.Helper()
	var saved bytes.Buffer
	if err := m.Save(&saved); err != nil {
		t.Fatal(err)
	}
	return ReadMemory("1", bytes.NewReader(saved.Bytes()), int64(saved.Len()))
}

// TestMemoryKey is the same for the same site, and another for another word of it.
func TestMemoryKey(t *testing.T) {
	key := func(fsys fstest.MapFS) string {
		m := NewMemory("")
		if _, _, err := Load(fsys, Options{Now: noon.Add(time.Hour), Memory: func() *Memory { return m }}); err != nil {
			t.Fatal(err)
		}
		return m.Key().String()
	}
	seen := map[string]string{}
	for name, change := range map[string]func(fstest.MapFS){
		"as it is": func(fstest.MapFS) {},
		"another word": func(f fstest.MapFS) {
			f["content/2026-11-09/f.md"].Data = append(f["content/2026-11-09/f.md"].Data, "花"...)
		},
		"one more": func(f fstest.MapFS) { f["content/2026-11-09/g.md"] = f["content/2026-11-09/f.md"] },
		"another name": func(f fstest.MapFS) {
			f["content/2026-11-09/g.md"] = f["content/2026-11-09/f.md"]
			delete(f, "content/2026-11-09/f.md")
		},
		"another title": func(f fstest.MapFS) { f["site.yaml"].Data = append([]byte("# 改过\n"), f["site.yaml"].Data...) },
	} {
		fsys := listsSite("[]")
		change(fsys)
		k := key(fsys)
		if k != key(fsys) {
			t.Errorf("%s: two keys", name)
		}
		if other, ok := seen[k]; ok {
			t.Errorf("%s has the key of %s", name, other)
		}
		seen[k] = name
	}
}
