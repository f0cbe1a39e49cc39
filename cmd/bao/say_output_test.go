package main

import (
	"strings"
	"testing"
	"time"
)

func TestSayWaiting(t *testing.T) {
	now := time.Date(2026, 11, 26, 9, 30, 0, 0, time.Local)
	for _, c := range []struct {
		pid   int
		since time.Time
		want  string
	}{
		{7, now.Add(-time.Minute), "另一个 bao（进程 7，09:29 开始）正在生成"},
		{7, now.Add(-24 * time.Hour), "另一个 bao（进程 7，11月25日 09:30 开始）正在生成"},
		{0, time.Time{}, "另一个 bao 正在生成"}, // its lock is not signed
	} {
		var said strings.Builder
		if sayWaiting(&said, c.pid, c.since, now); !strings.HasPrefix(said.String(), c.want) {
			t.Errorf("said %q, want %q", said.String(), c.want)
		}
	}
}
