package main

import (
	"fmt"
	"time"

	"bao/internal/publish"
	"bao/internal/publish/delivery"
)

// meter is the line on a terminal that tells how far a publication is.
type meter struct {
	on *progress
	publish.Meter
}

func newMeter(on *progress) *meter { return &meter{on: on} }

func (m *meter) show(p delivery.Progress) {
	now := time.Now()
	if m.on.w == nil || now.Sub(m.on.last) < 100*time.Millisecond {
		return
	}
	m.on.last = now
	fmt.Fprintf(m.on.w, "\r\x1b[K发布中 %d/%d，%s", p.Files, p.AllFiles, m.Bytes(p, now))
}
