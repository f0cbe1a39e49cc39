package foreigntest

import (
	"errors"
	"runtime"
	"testing"
	"time"

	"bao/internal/foreign"
)

// Ends holds that what is made to take time or memory ends soon, in a document
// or a refusal.
func Ends(t *testing.T, name string, read func() error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	err := read()
	runtime.ReadMemStats(&after)
	var refusal *foreign.Refusal
	if err != nil && !errors.As(err, &refusal) {
		t.Errorf("%s: not a refusal: %v", name, err)
	}
	took, bytes := time.Since(start), (after.TotalAlloc-before.TotalAlloc)>>20
	t.Logf("%s: %v, %d MB, %v", name, took.Round(time.Millisecond), bytes, err)
	if took > time.Minute || bytes > 2000 {
		t.Errorf("%s takes %v and %d MB", name, took, bytes)
	}
}
