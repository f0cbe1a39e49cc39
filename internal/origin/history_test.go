package origin

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"flag"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"bao"

	"github.com/aymanbagabas/go-udiff"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write history.zip anew from git's history")

func git(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", append([]string{"-C", "../.."}, args...)...).Output()
	if err != nil {
		t.Skip("no history: ", err)
	}
	return string(out)
}

// versionsInGit lists what a file has been, the oldest first, without what it
// is now.
func versionsInGit(t *testing.T, name string) []Version {
	now, err := fs.ReadFile(bao.Theme, name)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{string(now): true}
	var list []Version
	for _, line := range strings.Split(strings.TrimSpace(git(t, "log", "--reverse", "--date=short", "--format=%H %cd", "--", name)), "\n") {
		commit, day, _ := strings.Cut(line, " ")
		text, err := exec.Command("git", "-C", "../..", "show", commit+":"+name).Output()
		if err == nil && !seen[string(text)] {
			seen[string(text)] = true
			list = append(list, Version{day, digest(text), string(text)})
		}
	}
	return list
}

// TestHistory holds that the versions in history.zip are what git remembers
// of them, and that it has those of every release. It may lack others that are
// new.
func TestHistory(t *testing.T) {
	if git(t, "rev-parse", "--is-shallow-repository") != "false\n" {
		t.Skip("no history")
	}
	if *update {
		writeHistory(t)
	}
	archive, err := zip.NewReader(bytes.NewReader(history), int64(len(history)))
	if err != nil || len(archive.File) < 20 {
		t.Fatal(err, len(archive.File))
	}
	for _, member := range archive.File {
		had, err := Versions(member.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fs.Stat(bao.Theme, member.Name); err != nil {
			continue // there is no such file any more
		}
		known := versionsInGit(t, member.Name)
		for _, v := range had {
			is := func(o Version) bool { return o.Text == v.Text }
			now, _ := fs.ReadFile(bao.Theme, member.Name)
			if !slices.ContainsFunc(known, is) && string(now) != v.Text {
				t.Errorf("%s of %s was never a version of it", member.Name, v.Day)
			}
		}
	}
}

// TestReleases holds that a copy of a released file will be known.
func TestReleases(t *testing.T) {
	for _, tag := range strings.Fields(git(t, "tag", "--list", "v*")) {
		for _, name := range Names(bao.Theme) {
			text, err := exec.Command("git", "-C", "../..", "show", tag+":"+name).Output()
			if err != nil {
				continue // it was not there yet
			}
			c, err := compare(theme, name, text)
			if err != nil || !c.Untouched() {
				t.Errorf("%s of %s is not in history.zip: go test ./internal/origin -run History -update", name, tag)
			}
		}
	}
}

// writeHistory writes history.zip.
func writeHistory(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	versions := 0
	for _, name := range Names(bao.Theme) {
		list := versionsInGit(t, name)
		if len(list) == 0 {
			continue
		}
		versions += len(list)
		data, err := pack(list)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		to.Write(data)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("history.zip", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	history = b.Bytes()
	t.Logf("%d versions in %d bytes", versions, b.Len())
}

// TestPack holds that versions are unpacked as they were packed.
func TestPack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []Version
		for _, text := range rapid.SliceOf(rapid.StringMatching(`([甲a ]{0,3}\n){0,6}[甲a]?`)).Draw(t, "versions") {
			list = append(list, Version{"2026-11-20", digest([]byte(text)), text})
		}
		data, err := pack(list)
		if err != nil {
			t.Fatal(err)
		}
		got, err := unpack(data)
		if err != nil || !slices.Equal(got, list) {
			t.Fatalf("%v %v, not %v", err, got, list)
		}
	})
}

// pack is the opposite of unpack.
func pack(list []Version) ([]byte, error) {
	steps := []step{}
	text := ""
	for _, v := range list {
		s := step{Day: v.Day}
		for _, e := range udiff.Lines(text, v.Text) {
			s.Edits = append(s.Edits, edit{e.Start, e.End, e.New})
		}
		steps, text = append(steps, s), v.Text
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(steps)
	return b.Bytes(), err
}
