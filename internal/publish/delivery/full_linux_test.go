package delivery

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// TestOwnDiskFull says so, leaves the site as it was, and goes on when there
// is room again.
func TestOwnDiskFull(t *testing.T) {
	data := hosttest.SmallDisk(t)
	s := newShelf()
	set := setOf(t, map[string]string{"index.html": "state 1 end 1"})
	p := open(t, s, data)
	defer p.Close() // before the disk is gone
	if err := os.WriteFile(filepath.Join(data, "full"), make([]byte, 252<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range 64 { // what is left
		if os.WriteFile(filepath.Join(data, "full"+strings.Repeat("x", i)), make([]byte, 4<<10), 0o600) != nil {
			break
		}
	}
	_, err := publish(t, p, set)
	var refused *host.Refusal
	if !errors.As(err, &refused) || !strings.Contains(refused.Message, data) {
		t.Errorf("%v", err)
	}
	if len(s.site()) > 0 || s.files[lockPath] != nil {
		t.Errorf("there are %q", s.files)
	}
	files, _ := filepath.Glob(filepath.Join(data, "full*"))
	for _, f := range files {
		os.Remove(f)
	}
	if _, err := publish(t, p, set); err != nil {
		t.Error(err)
	}
}
