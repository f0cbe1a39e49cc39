package limits

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"bao/internal/publish/host"
)

// Finding is a limit that a paper exceeds.
type Finding struct {
	Message string // which limit and by how much, in Chinese, with the largest files
	Hint    string // what to do
}

// Exceeded returns which of the limits the files of a paper exceed, in a fixed
// order; of each file, Path and Size count.
func (l Limits) Exceeded(files []host.Entry) []Finding {
	var found []Finding
	if n := l.count(files); l.Files > 0 && n > l.Files {
		hint := "把很早的几期另放一个网站，或者换一家主机"
		if l.more != "" {
			hint = l.more + "；或者" + hint
		}
		found = append(found, Finding{
			fmt.Sprintf("%s 最多放 %s 个文件，报纸有 %s 个，多了 %s 个", l.Name, grouped(l.Files), grouped(n), grouped(n-l.Files)),
			hint,
		})
	}
	var sum int64
	var large []host.Entry
	for _, f := range files {
		sum += f.Size
		if l.File > 0 && f.Size > l.File {
			large = append(large, f)
		}
	}
	if l.Site > 0 && sum > l.Site {
		found = append(found, Finding{
			fmt.Sprintf("%s 一共最多放 %s，报纸有 %s，多了 %s；最大的是 %s", l.Name, size(l.Site), size(sum), size(sum-l.Site), largest(files)),
			"把录像、录音放到视频网站，稿子里放链接；或者把很早的几期另放一个网站",
		})
	}
	if len(large) > 0 {
		found = append(found, Finding{
			fmt.Sprintf("%s 不收大于 %s 的文件，报纸有 %d 个；最大的是 %s，多了 %s", l.Name, size(l.File), len(large), largest(large), size(most(large)-l.File)),
			"把大的录像、录音放到视频网站，稿子里放链接；PDF 和图片导出得小一些",
		})
	}
	return found
}

// count is how many files there are, with their folders where those count.
func (l Limits) count(files []host.Entry) int {
	if !l.Folders {
		return len(files)
	}
	folders := map[string]bool{}
	for _, f := range files {
		for dir := path.Dir(f.Path); dir != "." && dir != "/" && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	return len(files) + len(folders)
}

func most(files []host.Entry) (size int64) {
	for _, f := range files {
		size = max(size, f.Size)
	}
	return size
}

// largest names the three largest files.
func largest(files []host.Entry) string {
	files = slices.SortedFunc(slices.Values(files), func(a, b host.Entry) int {
		return cmp.Or(cmp.Compare(b.Size, a.Size), cmp.Compare(a.Path, b.Path))
	})
	var names []string
	for _, f := range files[:min(3, len(files))] {
		names = append(names, f.Path+"（"+size(f.Size)+"）")
	}
	return strings.Join(names, "、")
}

// size is a number of bytes as file managers on Windows show it: in powers of
// 1024, and in a unit of which there is one at least.
func size(n int64) string {
	for _, unit := range []struct {
		bytes int64
		name  string
	}{{gib, " GB"}, {mib, " MB"}, {1 << 10, " KB"}} {
		if n >= unit.bytes {
			tenths := 10 * n / unit.bytes
			return strings.TrimSuffix(fmt.Sprintf("%d.%d", tenths/10, tenths%10), ".0") + unit.name
		}
	}
	return strconv.FormatInt(n, 10) + " 字节"
}

// grouped is a number with commas between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
