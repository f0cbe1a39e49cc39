package publish

import (
	"fmt"
	"time"

	"bao/internal/publish/delivery"
)

// Meter tells how far a publication is, at what rate, and how long it still
// takes. The rate is that of the last seconds: a line through town is now fast
// and now slow. The zero value is ready.
type Meter struct {
	marks []mark // of the last seconds, the oldest first
}

type mark struct {
	at    time.Time
	bytes int64
}

// window is how far back the rate looks.
const window = 5 * time.Second

// Bytes words how far it is now: “1.0 MB/4.0 MB，每秒 500 KB，还要 6 秒”, without
// the rate while there is none.
func (m *Meter) Bytes(p delivery.Progress, now time.Time) string {
	m.marks = append(m.marks, mark{now, p.Bytes})
	for now.Sub(m.marks[0].at) > window {
		m.marks = m.marks[1:]
	}
	text := Size(p.Bytes) + "/" + Size(p.AllBytes)
	took := now.Sub(m.marks[0].at)
	if sent := p.Bytes - m.marks[0].bytes; took >= time.Second && sent > 0 {
		rate := float64(sent) / took.Seconds()
		left := time.Duration(float64(p.AllBytes-p.Bytes) / rate * float64(time.Second))
		text += fmt.Sprintf("，每秒 %s，还要 %s", Size(int64(rate)), duration(left))
	}
	return text
}

func duration(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%d 秒", int(d.Seconds()+0.5))
	}
	return fmt.Sprintf("%d 分 %d 秒", int(d.Minutes()), int(d.Seconds())%60)
}
