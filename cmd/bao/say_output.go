package main

import (
	"fmt"
	"io"
	"time"

	"bao/internal/dist"
)

// sayWaiting says for whom a build waits.
func sayWaiting(w io.Writer, pid int, since, now time.Time) {
	who := " "
	if pid != 0 {
		when := since.Local().Format("15:04")
		if now.Sub(since) > 12*time.Hour {
			when = since.Local().Format("1月2日 15:04")
		}
		who = fmt.Sprintf("（进程 %d，%s 开始）", pid, when)
	}
	fmt.Fprintf(w, "另一个 bao%s正在生成这个网站，等它做完……不想等就按 Ctrl+C\n", who)
}

// obstacleWords say what stands in the way of the website, with the file of it
// and the place on disk, and what to do.
var obstacleWords = map[dist.Kind][2]string{
	dist.Twice: {
		"网站里有两个文件要用同一个位置：%[1]s 和 %[2]s",
		"给其中一个改名。只有大小写不同，或者一个文件和一个文件夹同名，在很多电脑上都是同一个",
	},
	dist.Reserved: {
		"“%[1]s”这个名字 bao 自己要用",
		"换一个不以“.bao-”开头的名字",
	},
	dist.Linked: {
		"网站的文件夹里有一个链接，bao 不会经过它去改别处的文件：%[2]s（要写 %[1]s）",
		"把这个链接移走或删掉（它指向的东西不受影响），再生成一次。要把网站放到别处，用 -o 指明那个文件夹",
	},
	dist.IsFolder: {
		"要写文件 %[1]s，可是那里有一个文件夹，里面的东西不是 bao 生成的：%[2]s",
		"把这个文件夹移走或改名，再生成一次；或者给用到这个网址的稿件换一个网址",
	},
	dist.NotFolder: {
		"要写文件 %[1]s，可是该放文件夹的地方有一个文件，不是 bao 生成的：%[2]s",
		"把这个文件移走或改名，再生成一次；或者给用到这个网址的稿件换一个网址",
	},
}

func sayObstacle(w io.Writer, o *dist.Obstacle) {
	words := obstacleWords[o.Kind]
	fmt.Fprintf(w, "错误："+words[0]+"\n", o.Path, o.At)
	fmt.Fprintf(w, "    办法：%s\n", words[1])
	sayUntouched(w)
}

func sayUntouched(w io.Writer) { fmt.Fprintln(w, "网站没有更新，保持原样。") }
