package undo

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"bao/internal/patience"

	"golang.org/x/sys/windows"
)

// TestHeld changes a file that an editor holds open, letting others read it:
// for good, and for a moment.
func TestHeld(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "稿.md")
	if err := os.WriteFile(file, []byte("旧"), 0o644); err != nil {
		t.Fatal(err)
	}
	name, err := windows.UTF16PtrFromString(file)
	if err != nil {
		t.Fatal(err)
	}
	h, err := Open(dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	handle, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Replace("改", "稿.md", StampOf([]byte("旧")), []byte("新")); !patience.InUse(err) {
		t.Error(err)
	}
	if got, _ := os.ReadFile(file); string(got) != "旧" {
		t.Errorf("it says %s", got)
	}
	time.AfterFunc(300*time.Millisecond, func() { windows.CloseHandle(handle) })
	if err := h.Replace("改", "稿.md", StampOf([]byte("旧")), []byte("新")); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(file); string(got) != "新" {
		t.Errorf("it says %s", got)
	}
}
