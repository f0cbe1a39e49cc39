package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

const (
	someID    = "3EaQnKbRnxPJk9Dgtts4/E8_-kXvKU51JkPa9UMeg/ifgkdeNmkNo_1hZN9D6_/g4fba3KQ5cG7Bm2HWAyT"
	anotherID = "3EaQnKbRnxPJk9Dgtts4/E8_-kXvKU51JkPa9UMeg/ifgkdeNmkNo_1hZN9D6_/4HEbJjF2EnsyLhHqCNSf"
)

// program makes the bytes of a program with such an ID.
func program(marker, id string) []byte {
	noise := rand.New(rand.NewPCG(1, 2))
	data := make([]byte, 300<<10)
	for i := range data {
		data[i] = byte(noise.Uint32())
	}
	copy(data[3940:], marker+id+"\"\n \xff")
	return data
}

func TestDigestOf(t *testing.T) {
	digest := func(data []byte) string {
		t.Helper()
		d, err := digestOf(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	changed := func(data []byte, at int) []byte {
		data = bytes.Clone(data)
		data[at]++
		return data
	}
	middle := 150 << 10
	for _, marker := range beforeBuildID {
		p := program(string(marker), someID)
		if digest(p) != digest(bytes.Clone(p)) {
			t.Errorf("%q: a copy is another program", marker)
		}
		for what, other := range map[string][]byte{
			"another content": program(string(marker), anotherID),
			"another start":   changed(p, 9),
			"another end":     changed(p, len(p)-9),
			"bytes appended":  append(bytes.Clone(p), 0),
			"cut off":         p[:len(p)-1],
		} {
			if digest(p) == digest(other) {
				t.Errorf("%q: %s is not noticed", marker, what)
			}
		}
		if digest(p) != digest(changed(p, middle)) {
			t.Errorf("%q: the middle is read in spite of the build ID", marker)
		}
	}
	for _, id := range []string{"", "redacted", strings.ReplaceAll(someID, "/", "-"), "/" + someID[:82]} {
		p := program(string(beforeBuildID[1]), id)
		if digest(p) == digest(changed(p, middle)) {
			t.Errorf("build ID %q: the middle is not read", id)
		}
	}
	for _, size := range []int{0, 1, 70 << 10, edge, edge + 1} {
		p := program(string(beforeBuildID[0]), someID)[:size]
		if digest(p) == digest(append(bytes.Clone(p), 'x')) {
			t.Errorf("%d bytes and one more are alike", size)
		}
	}
	if _, err := digestOf(bytes.NewReader(make([]byte, 10)), 11); err == nil {
		t.Error("a file cut short was digested")
	}
}

// The build ID of what the go command makes here is found.
func TestOwnBuildID(t *testing.T) {
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !hasBuildID(data[:edge]) {
		t.Error("the whole program would be read at every start")
	}
}

// TestPrograms holds what the identity of programs is for: a copy goes on
// where the other left off, and what another program of the same time made is
// made anew. A page is changed behind their backs; whoever believes what stands
// there leaves it.
func TestPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("links two programs")
	}
	dir := t.TempDir()
	moment := time.Now().Add(-time.Hour)
	first := link(t, filepath.Join(dir, "first"), "", moment)
	other := link(t, filepath.Join(dir, "other"), "-X=main.stamp=0.1.0", moment)
	data, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "copied"+filepath.Ext(first))
	write(t, copied, data, 0o755)
	site := filepath.Join(dir, "site")
	write(t, filepath.Join(site, "site.yaml"), []byte("title: 槐荫里\n"), 0o644)
	write(t, filepath.Join(site, "content", "2026-03-02", "deng.md"),
		[]byte("---\n标题: 路灯亮了\n---\n昨日，青石巷装上了新路灯。\n"), 0o644)

	run := func(program string) string {
		t.Helper()
		said, err := exec.Command(program, "build", "-C", site).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		return string(said)
	}
	run(first)
	const right, wrong = "装上了新路灯", "装上了旧路灯"
	page := filepath.Join(site, "public", "2026-03-02", "deng.html")
	replace(t, page, right, wrong)
	if said := run(copied); !strings.Contains(said, "写入 0 个文件") || !contains(t, page, wrong) {
		t.Errorf("a copy of the program began anew: %s", said)
	}
	if said := run(other); strings.Contains(said, "写入 0 个文件") || !contains(t, page, right) {
		t.Errorf("another program believed a page of the first: %s", said)
	}
}

// link makes a program of that time in a folder.
func link(t *testing.T, dir, flags string, moment time.Time) (file string) {
	t.Helper()
	file = filepath.Join(dir, "bao")
	if runtime.GOOS == "windows" {
		file += ".exe"
	}
	if said, err := exec.Command("go", "build", "-ldflags=-s -w "+flags, "-o", file, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if err := os.Chtimes(file, moment, moment); err != nil {
		t.Fatal(err)
	}
	return file
}

func write(t *testing.T, file string, data []byte, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, mode); err != nil {
		t.Fatal(err)
	}
}

// replace changes a file so that its size and time do not tell.
func replace(t *testing.T, file, old, new string) {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, bytes.ReplaceAll(data, []byte(old), []byte(new)), 0o644)
	if err := os.Chtimes(file, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

func contains(t *testing.T, file, text string) bool {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(data, []byte(text))
}

func BenchmarkIdentity(b *testing.B) {
	for b.Loop() {
		identity()
	}
}
