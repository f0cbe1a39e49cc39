package main

import (
	"fmt"
	"io"
	"time"
)

// sayWaiting says for whom a build waits.
func sayWaiting(w io.Writer, pid int, since, now time.Time) {
	who := ""
	if pid != 0 {
		when := since.Local().Format("15:04")
		if now.Sub(since) > 12*time.Hour {
			when = since.Local().Format("1月2日 15:04")
		}
		who = fmt.Sprintf("（进程 %d，%s 开始）", pid, when)
	}
	fmt.Fprintf(w, "另一个 bao%s正在生成这个网站，等它做完……不想等就按 Ctrl+C\n", who)
}
