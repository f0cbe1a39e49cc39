package publish

import (
	"testing"
	"time"

	"bao/internal/publish/delivery"
)

// TestMeter holds that the rate is that of the last seconds, and that none is
// told before there is one.
func TestMeter(t *testing.T) {
	var m Meter
	begun := time.Unix(0, 0)
	for _, c := range []struct {
		after time.Duration
		bytes int64
		want  string
	}{
		{0, 0, "0 字节/10.0 MB"},
		{500 * time.Millisecond, 1 << 20, "1.0 MB/10.0 MB"},
		{1 * time.Second, 2 << 20, "2.0 MB/10.0 MB，每秒 2.0 MB，还要 4 秒"},
		{4 * time.Second, 2 << 20, "2.0 MB/10.0 MB，每秒 512 KB，还要 16 秒"},
		{9 * time.Second, 2<<20 + 50<<10, "2.0 MB/10.0 MB，每秒 10 KB，还要 13 分 34 秒"},
		{20 * time.Second, 10 << 20, "10.0 MB/10.0 MB"},
	} {
		if got := m.Bytes(delivery.Progress{Bytes: c.bytes, AllBytes: 10 << 20}, begun.Add(c.after)); got != c.want {
			t.Errorf("after %v: %q, want %q", c.after, got, c.want)
		}
	}
}
