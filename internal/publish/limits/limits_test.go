package limits

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/config"
	"bao/internal/publish/host"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		platform, url, address, want string
	}{
		{"", "", "https://github.com/liuhe/bao.git", "GitHub Pages"},
		{"", "https://www.example.cn/", "git@GitHub.com:liuhe/bao.git", "GitHub Pages"},
		{"", "", "ssh://git@ssh.github.com:443/liuhe/bao.git", "GitHub Pages"},
		{"", "https://liuhe.github.io/bao/", "../out", "GitHub Pages"},
		{"", "", "https://gitlab.com/liuhe/bao.git", "GitLab Pages"},
		{"", "https://liuhe.gitlab.io/", "../out", "GitLab Pages"},
		{"", "", "https://codeberg.org/liuhe/pages.git", "Codeberg"},
		{"", "https://liuhe.codeberg.page/", "../out", "Codeberg"},
		{"", "https://liuhe.pages.dev/", "https://github.com/liuhe/bao.git", "Cloudflare Pages"},
		{"cloudflare", "https://www.example.cn/", "https://github.com/liuhe/bao.git", "Cloudflare Pages"},
		{"github", "https://liuhe.pages.dev/", "", "GitHub Pages"},
		{"gitlab", "", "", "GitLab Pages"},
		{"codeberg", "", "", "Codeberg"},

		{"", "https://www.example.cn/", "sftp://bao@www.example.cn/var/www", ""},
		{"", "https://notgithub.com/", "https://github.com.example.cn/bao.git", ""},
		{"", "", `C:\github.com\out`, ""},
		{"", "", "github.com", ""},
		{"", "", "./www.github.com:x", ""},
		{"", "", "", ""},
		{"elsewhere", "https://liuhe.github.io/", "", ""},
	} {
		l, ok := Of(config.Target{Platform: c.platform, URL: c.url, Address: c.address})
		if l.Name != c.want || ok != (c.want != "") {
			t.Errorf("%s %s %s: %q, %v; want %q", c.platform, c.url, c.address, l.Name, ok, c.want)
		}
	}
}

// TestPlatforms holds that every platform of site.yaml has its limits.
func TestPlatforms(t *testing.T) {
	for _, p := range config.Platforms {
		if _, ok := Of(config.Target{Platform: p}); !ok {
			t.Errorf("%s has none", p)
		}
	}
}

// files are n of a size, in folders of a hundred.
func files(n int, size int64, more ...host.Entry) []host.Entry {
	for i := range n {
		more = append(more, host.Entry{Path: fmt.Sprintf("%03d/%d.html", i/100, i), Size: size})
	}
	return more
}

func TestExceeded(t *testing.T) {
	film := func(name string, size int64) host.Entry { return host.Entry{Path: name, Size: size} }
	for _, c := range []struct {
		name, platform string
		files          []host.Entry
		want           []string // a message and a hint each
	}{
		{"nothing", "cloudflare", nil, nil},
		{"as many as fit", "cloudflare", files(20_000, 1), nil},
		{"one more", "cloudflare", files(20_001, 1), []string{"Cloudflare Pages 最多放 20,000 个文件，报纸有 20,001 个，多了 1 个", "100,000 个"}},
		{"a site of any size", "cloudflare", files(19_000, 1<<20), nil},
		{"as large as fits", "cloudflare", files(1, 25<<20), nil},
		{"large files", "cloudflare", files(1, 1, film("a.mp4", 26<<20), film("c.mp4", 25<<20+1), film("b.mp4", 300<<20), film("d.mp4", 26<<20)), []string{
			"Cloudflare Pages 不收大于 25 MB 的文件，报纸有 4 个；最大的是 b.mp4（300 MB）、a.mp4（26 MB）、d.mp4（26 MB），多了 275 MB", "视频网站",
		}},
		{"both", "cloudflare", files(21_503, 1, film("a.mp4", 25<<20+7)), []string{
			"报纸有 21,504 个，多了 1,504 个", "或者换一家", "最大的是 a.mp4（25 MB），多了 7 字节", "",
		}},
		{"as much as fits", "github", files(1024, 1<<20), nil},
		{"a byte more", "github", files(1024, 1<<20, film("x", 1)), []string{"GitHub Pages 一共最多放 1 GB，报纸有 1 GB，多了 1 字节；最大的是 000/0.html（1 MB）、000/1.html（1 MB）、000/10.html（1 MB）", "视频网站"}},
		{"too much", "github", files(1500, 1<<20, film("b.mp4", 99<<20), film("a.mp4", 99<<20)), []string{"报纸有 1.6 GB，多了 674 MB；最大的是 a.mp4（99 MB）、b.mp4（99 MB）、", ""}},
		{"a large file", "github", files(1, 1, film("a.mp4", 100<<20+1)), []string{"GitHub Pages 不收大于 100 MB 的文件，报纸有 1 个；最大的是 a.mp4（100 MB），多了 1 字节", ""}},
		{"folders count", "gitlab", files(198_100, 1), []string{"GitLab Pages 最多放 200,000 个文件，报纸有 200,081 个，多了 81 个", "换一家"}},
		{"folders that fit", "gitlab", files(198_000, 1), nil},
		{"files of any size", "gitlab", files(1, 900<<20), nil},
		{"codeberg", "codeberg", files(800, 1<<20), []string{"Codeberg 一共最多放 750 MB，报纸有 800 MB，多了 50 MB", ""}},
	} {
		l, _ := Of(config.Target{Platform: c.platform})
		found := l.Exceeded(c.files)
		if len(found) != len(c.want)/2 {
			t.Errorf("%s: %+v", c.name, found)
			continue
		}
		for i, f := range found {
			if !strings.Contains(f.Message, c.want[2*i]) || f.Hint == "" || !strings.Contains(f.Hint, c.want[2*i+1]) {
				t.Errorf("%s: %+v, want %q and %q", c.name, f, c.want[2*i], c.want[2*i+1])
			}
		}
	}
	if found := (Limits{}).Exceeded(files(30, 1<<40)); found != nil {
		t.Errorf("no limits: %+v", found)
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 字节", 1023: "1023 字节", 1024: "1 KB", 1536: "1.5 KB", 1<<20 - 1: "1023.9 KB", 1 << 20: "1 MB", 1<<30 + 1<<29: "1.5 GB", 5 << 40: "5120 GB"} {
		if got := size(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
