package build

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"bao/internal/diag"
)

// mount gives the test a small disk of its own at the folder name of the site.
func (h *history) mount(name string, options string) {
	target := filepath.Join(h.dir, name)
	if err := os.MkdirAll(target, 0o755); err != nil {
		h.t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", target, "tmpfs", 0, options); err != nil {
		h.t.Skipf("no disk of our own (%v); run as root to test full and locked disks", err)
	}
	h.t.Cleanup(func() { syscall.Unmount(target, syscall.MNT_DETACH) })
}

// TestDiskFull fills the disk in the middle of builds.
func TestDiskFull(t *testing.T) {
	h := newSite(t, 1)
	h.mount("public", "size=2m")
	h.all("旧")
	h.build("public", true)
	old := h.output("public")

	h.now = h.now.Add(10 * time.Second)
	h.write("public/别人的.bin", strings.Repeat("x", 1200<<10)) // room for part of it
	h.all("新")
	before := h.output("public")
	h.refused("public", syscall.ENOSPC)
	if after := h.output("public"); !maps.Equal(before, after) {
		t.Fatalf("the output changed: %s", difference(before, after))
	}
	if err := os.Remove(filepath.Join(h.dir, "public", "别人的.bin")); err != nil {
		t.Fatal(err)
	}
	if left := h.output("public"); !maps.Equal(left, old) {
		t.Fatalf("something was left behind: %s", difference(old, left))
	}
	h.build("public", true)
	h.build("clean", false)
	if healed, clean := h.output("public"), h.output("clean"); !maps.Equal(healed, clean) {
		t.Fatalf("with room again: %s", difference(clean, healed))
	}
}

// TestLockedDisk builds onto a disk that can only be read, and from one.
func TestLockedDisk(t *testing.T) {
	h := newSite(t, 1)
	h.mount("public", "size=4m")
	h.all("旧")
	h.build("public", true)
	h.all("新")
	public := filepath.Join(h.dir, "public")
	if err := syscall.Mount("", public, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	h.now = h.now.Add(10 * time.Second)
	if rendered := h.refused("public", syscall.EROFS); rendered > 5 {
		t.Errorf("%d files were rendered for nothing", rendered)
	}
	h.all("旧") // as it is on the disk
	h.version = "another"
	if report := h.build("public", true); report.Written != 0 || report.Unchanged == 0 {
		t.Errorf("an output that can't be written to, and need not be: %+v", report.Result)
	}

	card := newSite(t, 2)
	site := card.dir
	card.dir = filepath.Join(site, "card")
	whole := &history{t: t, dir: site}
	whole.mount("card", "size=4m")
	card.all("旧")
	if err := syscall.Mount("", card.dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	for round := range 2 { // nothing can be remembered
		if report := card.build("../out", true); report.Articles != 30 {
			t.Fatal(fmt.Sprint("round ", round, ": ", report))
		}
	}
}

// refused builds into a folder that can't take it and holds that the error
// says why and that nothing was lost. It returns how many files were rendered.
func (h *history) refused(out string, why error) (rendered int) {
	h.t.Helper()
	before := h.output(out)
	o := h.options(out)
	o.Progress = func(done, _ int) { rendered = done }
	report, err := Build(context.Background(), o)
	if err == nil || diag.Errors(report.Problems) > 0 {
		h.t.Fatalf("no error; problems %v", report.Problems)
	}
	if !errors.Is(err, why) {
		h.t.Errorf("the error does not say why: %v", err)
	}
	if after := h.output(out); !maps.Equal(before, after) {
		h.t.Errorf("the output changed: %s", difference(before, after))
	}
	return rendered
}
