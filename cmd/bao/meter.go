package main

import (
	"fmt"
	"time"

	"bao/internal/publish"
	"bao/internal/publish/delivery"
)

// meter is the line that tells how far a publication is, at what rate, and how
// long it still takes. The rate is that of the last seconds: a line through
// town is now fast and now slow.
type meter struct {
	on    *progress
	marks []mark // of the last seconds, the oldest first
}

type mark struct {
	at    time.Time
	bytes int64
}

// window is how far back the rate looks.
const window = 5 * time.Second

func newMeter(on *progress) *meter { return &meter{on: on} }

func (m *meter) show(p delivery.Progress) {
	now := time.Now()
	if m.on.w == nil || now.Sub(m.on.last) < 100*time.Millisecond {
		return
	}
	m.on.last = now
	fmt.Fprintf(m.on.w, "\r\x1b[K%s", m.text(p, now))
}

func (m *meter) text(p delivery.Progress, now time.Time) string {
	m.marks = append(m.marks, mark{now, p.Bytes})
	for now.Sub(m.marks[0].at) > window {
		m.marks = m.marks[1:]
	}
	text := fmt.Sprintf("发布中 %d/%d，%s/%s", p.Files, p.AllFiles, publish.Size(p.Bytes), publish.Size(p.AllBytes))
	took := now.Sub(m.marks[0].at)
	if sent := p.Bytes - m.marks[0].bytes; took >= time.Second && sent > 0 {
		rate := float64(sent) / took.Seconds()
		left := time.Duration(float64(p.AllBytes-p.Bytes) / rate * float64(time.Second))
		text += fmt.Sprintf("，每秒 %s，还要 %s", publish.Size(int64(rate)), duration(left))
	}
	return text
}

func duration(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%d 秒", int(d.Seconds()+0.5))
	}
	return fmt.Sprintf("%d 分 %d 秒", int(d.Minutes()), int(d.Seconds())%60)
}
