package serve

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"bao"
	"bao/internal/build"
	"bao/internal/diag"
	"bao/internal/paper"
)

// site is a paper in a temporary folder and its preview.
type folder struct {
	t       testing.TB
	dir     string
	preview *Preview
	stop    context.CancelFunc
	mu      sync.Mutex
	reports []Report
}

// someFiles are a small paper; the names in it are invented.
func someFiles() map[string]string {
	return map[string]string{
		"site.yaml": "title: 槐荫里\nsections:\n  - {slug: shequ, name: 社区}\n",
		"content/2026-03-02/huayuan.md": "---\n标题: 楼下长出花园\n记者: 林之远\n栏目: 社区\n---\n" +
			"旧车棚拆了。\n\n居民把花种进土里。\n\n花都开了。\n",
		"content/2026-03-02/dianti.md": "---\n标题: 电梯装上了\n记者: 何小满\n---\n六楼的老人下楼了。\n",
		"content/2026-03-02/cao.md":    "---\n标题: 还没写完\n草稿: 是\n---\n草稿的正文。\n",
		"content/about.md":             "---\n标题: 关于我们\n---\n一份社区的报纸。\n",
		"static/own.css":               "p { color: black }\n",
		"static/paper.css":             "body { margin-top: 10px }\n",
		// Plain layouts, so that these tests are about the preview alone.
		"layouts/article.html": plainHead + `<h1>{{range .Phrases}}{{.}}{{end}}</h1>
<details><summary>更多</summary><p>本期共{{.Count}}字。</p></details><input name="word">
{{range .Corrections}}<p>{{.Text}}</p>{{end}}<div class="body">{{.Withdrawal}}{{.Body.HTML}}</div>
</body></html>
`,
		"layouts/front.html": plainHead + `<ul>{{range .Contents}}{{range .Stories}}<li><a href="{{.Href}}">{{.Text}}</a></li>{{end}}{{end}}</ul>
{{with .Previous}}<a href="{{.Href}}">上一期</a>{{end}}</body></html>
`,
	}
}

const plainHead = `<!DOCTYPE html>
<html lang="{{.Language}}"><head><meta charset="utf-8"><title>{{.Title}}</title>
<link rel="stylesheet" href="{{.Style}}"><link rel="stylesheet" href="{{.Root}}static/own.css"></head>
<body>
`

func newSite(t testing.TB, files map[string]string, change func(*Options)) *folder {
	t.Helper()
	s := &folder{t: t, dir: t.TempDir()}
	for name, text := range files {
		s.write(name, text)
	}
	s.open(change)
	t.Cleanup(func() { s.close() })
	return s
}

func (s *folder) open(change func(*Options)) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s.stop = cancel
	o := Options{Dir: s.dir, Theme: bao.Theme, Version: "test", Each: build.Each(2), Told: func(r Report) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.reports = append(s.reports, r)
	}}
	if change != nil {
		change(&o)
	}
	p, err := Open(ctx, o)
	if err != nil {
		cancel()
		s.t.Fatal(err)
	}
	s.preview = p
}

func (s *folder) close() {
	s.stop()
	s.preview.Wait()
}

func (s *folder) file(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *folder) write(name, text string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Dir(s.file(name)), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(s.file(name), []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *folder) remove(name string) {
	s.t.Helper()
	if err := os.RemoveAll(s.file(name)); err != nil {
		s.t.Fatal(err)
	}
}

// request asks like a browser on this computer; each pair of headers sets one.
func (s *folder) request(path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "127.0.0.1:8618"
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.preview.ServeHTTP(w, r)
	return w
}

func (s *folder) get(path string) string { return s.request(path).Body.String() }

// atMost is how long tests wait for what does come, on a machine so busy that a
// browser takes more than a minute to print.
const atMost = 5 * time.Minute

// until waits for something that a change of the site brings about.
func (s *folder) until(what string, ok func() bool) {
	s.t.Helper()
	for end := time.Now().Add(atMost); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("waited in vain: %s\nproblems: %v", what, s.preview.now.Load().Problems)
		}
	}
}

func (s *folder) untilSays(path, text string) {
	s.t.Helper()
	s.until(path+" says "+text, func() bool { return strings.Contains(s.get(path), text) })
}

var tag = regexp.MustCompile(`<script src="/__bao/[^>]*></script>`)

// fewPhotos draws small pictures in place of the photos of a paper, but the first
// of each folder: to make what is published of a photo takes long.
func fewPhotos(t *testing.T, dir string) {
	t.Helper()
	kept, drawn := map[string]bool{}, 0
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".jpg" {
			return err
		}
		if folder := filepath.Dir(file); !kept[folder] {
			kept[folder] = true
			return nil
		}
		old, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		size, err := jpeg.DecodeConfig(bytes.NewReader(old))
		if err != nil {
			return err
		}
		small := image.NewGray(image.Rect(0, 0, size.Width/4, size.Height/4))
		drawn++ // each is another
		small.Pix[8*drawn] = 255
		var data bytes.Buffer
		if err := jpeg.Encode(&data, small, nil); err != nil {
			return err
		}
		return os.WriteFile(file, data.Bytes(), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestBytesOfBuild holds that what is previewed is what is published, for
// every file of the paper in this repository.
func TestBytesOfBuild(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"content", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("..", "..", name))); err != nil {
			t.Fatal(err)
		}
	}
	fewPhotos(t, filepath.Join(dir, "content"))
	yaml, err := os.ReadFile(filepath.Join("..", "..", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	yaml = append(yaml, "\nbase_url: https://example.org/\n"...)
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"), yaml, 0o644); err != nil {
		t.Fatal(err)
	}
	s := &folder{t: t, dir: dir}
	s.write("content/2026-11-09/cao.md", "---\n标题: 草稿一篇\n草稿: 是\n旧地址: /jiu.html\n---\n正文。\n")
	s.write("content/2027-01-04/mingnian.md", "---\n标题: 明年的事\n---\n正文。\n")
	now := time.Now()
	report, err := build.Build(context.Background(), build.Options{
		Dir: dir, Theme: bao.Theme, Version: "test", Now: now, Drafts: true, Future: true, Workers: 2,
	})
	if err != nil || diag.Errors(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	s.open(nil) // afterwards, because the build has composed the pages and remembers
	defer s.close()
	public := os.DirFS(filepath.Join(dir, "public"))
	seen := 0
	err = fs.WalkDir(public, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, ".bao-") {
			return err
		}
		seen++
		want, err := fs.ReadFile(public, name)
		if err != nil {
			return err
		}
		got := s.request("/" + name).Body.Bytes()
		if strings.HasSuffix(name, ".html") {
			if n := len(tag.FindAll(got, -1)); n != 1 {
				t.Errorf("%s has %d preview scripts, want 1", name, n)
			}
			got = tag.ReplaceAll(got, nil)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from the build: %d bytes, want %d", name, len(got), len(want))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if planned := len(s.preview.now.Load().good.plan.Files()); seen != planned {
		t.Errorf("the build has %d files, the preview %d", seen, planned)
	}
}

func TestStatesAreMarked(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/guoqi.md"] = "---\n标题: 旧通知\n截止: 2026-03-04\n---\n过了。\n"
	files["content/2026-03-02/che.md"] = "---\n标题: 写错了\n撤稿: 名单有误\n---\n错的。\n"
	files["content/2026-03-16/jianglai.md"] = "---\n标题: 将来\n---\n还早。\n"
	files["content/zhan.md"] = "---\n标题: 单页\n草稿: 是\n---\n没写完。\n"
	s := newSite(t, files, func(o *Options) { o.Day = paper.Date{Year: 2026, Month: 3, Day: 9} })
	for path, word := range map[string]string{
		"/2026-03-02/cao.html": "草稿", "/2026-03-02/guoqi.html": "过期", "/2026-03-02/che.html": "撤稿",
		"/2026-03-16/jianglai.html": "定时", "/zhan.html": "草稿",
	} {
		if body := s.get(path); !strings.Contains(body, ` data-mark="`+word+`"`) {
			t.Errorf("%s is not marked %s: %.2000s", path, word, body)
		}
	}
	if strings.Contains(s.get("/2026-03-02/huayuan.html"), "data-mark") {
		t.Error("a published article is marked")
	}
	desk := s.get("/__bao/?issue=2026-03-02")
	for _, text := range []string{"今天按 2026年3月9日 算", "草稿 2 篇", "定时 1 篇", "过期 1 篇", "撤稿 1 篇", "林之远", "还没写完"} {
		if !strings.Contains(desk, text) {
			t.Errorf("the desk does not say %s", text)
		}
	}
}

// TestWithdrawnIsShownToEditors holds that the preview shows the copy that readers no
// longer see, but for lists; as readers see it, it shows the headline alone.
func TestWithdrawnIsShownToEditors(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/guoqi.md"] = "---\n标题: 旧通知\n栏目: 社区\n截止: 2026-03-04\n---\n过了就不登。\n"
	for _, published := range []bool{false, true} {
		s := newSite(t, files, func(o *Options) { o.Day, o.Published = paper.Date{Year: 2026, Month: 3, Day: 9}, published })
		if page := s.get("/2026-03-02/guoqi.html"); strings.Contains(page, "过了就不登") == published || !strings.Contains(page, "旧通知") {
			t.Errorf("published only: %v: %s", published, page)
		}
		if list := s.get("/section/shequ/index.html"); strings.Contains(list, "旧通知") {
			t.Errorf("published only: %v: its section lists it", published)
		}
	}
}

func TestPublishedOnly(t *testing.T) {
	s := newSite(t, someFiles(), func(o *Options) { o.Published = true })
	if w := s.request("/2026-03-02/cao.html"); w.Code != 404 {
		t.Errorf("a draft is shown: %d", w.Code)
	}
	if desk := s.get("/__bao/"); !strings.Contains(desk, "还没写完") {
		t.Error("the desk does not list the draft")
	}
}

func TestErrorsKeepTheLastPaper(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	good := someFiles()["content/2026-03-02/dianti.md"]
	s.write("content/2026-03-02/dianti.md", strings.Replace(good, "标题", "题头", 1))
	s.until("a problem", func() bool { return diag.Errors(s.preview.now.Load().Problems) > 0 })
	if w := s.request("/2026-03-02/dianti.html"); w.Code != 200 || !strings.Contains(w.Body.String(), "电梯装上了") {
		t.Errorf("the last good page is gone: %d", w.Code)
	}
	if message := string(s.preview.now.Load().message()); !strings.Contains(message, "dianti.md:2:1") || !strings.Contains(message, `"marked":"题头"`) {
		t.Errorf("browsers are told %s", message)
	}
	s.write("content/2026-03-02/dianti.md", strings.Replace(good, "老人", "居民", 1))
	s.untilSays("/2026-03-02/dianti.html", "六楼的居民")
	if n := len(s.preview.now.Load().Problems); n > 0 {
		t.Errorf("%d problems are left", n)
	}
	s.remove("site.yaml")
	s.until("the loss of site.yaml", func() bool { return len(s.preview.now.Load().Problems) > 0 })
	if !strings.Contains(s.get("/"), "楼下长出花园") {
		t.Error("the paper went with site.yaml")
	}
	s.write("site.yaml", "title: 槐荫里新报\nsections: [{slug: shequ, name: 社区}]\n")
	s.untilSays("/", "槐荫里新报")
}

func TestErrorsAtTheStart(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/dianti.md"] = "---\n题头: 电梯<b>\n---\n"
	s := newSite(t, files, nil)
	for _, path := range []string{"/", "/2026-03-02/huayuan.html", "/__bao/"} {
		w := s.request(path)
		body := w.Body.String()
		if w.Code != 500 || !strings.Contains(body, "dianti.md:2:1") || !strings.Contains(body, "<mark>题头</mark>") || !tag.MatchString(body) {
			t.Errorf("%s: %d %s", path, w.Code, body)
		}
	}
	s.write("content/2026-03-02/dianti.md", "---\n标题: 电梯\n---\n好了。\n")
	s.untilSays("/2026-03-02/dianti.html", "好了。")
}

// TestBrokenTemplate has a mistake that the check of the templates finds, and
// one that only rendering shows, on one page.
func TestBrokenTemplate(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	s.write("layouts/standing.html", "<body>{{.Nothing}}</body>")
	s.until("a problem", func() bool { return len(s.preview.now.Load().Problems) == 1 })
	if w := s.request("/about.html"); w.Code != 200 || !strings.Contains(w.Body.String(), "一份社区的报纸") {
		t.Errorf("the last good page is gone: %d", w.Code)
	}
	const whole = `<link rel="stylesheet" href="{{.Style}}">{{.Body.HTML}}`
	s.write("layouts/standing.html", whole+`{{if eq .Title "规约｜槐荫里"}}{{index .Phrases (len .Title)}}{{end}}好`)
	s.untilSays("/about.html", "好")
	s.write("content/guiyue.md", "---\n标题: 规约\n位次: 9\n---\n一、\n")
	s.until("the page", func() bool { return s.request("/guiyue.html").Code == 500 })
	if body := s.get("/guiyue.html"); !strings.Contains(body, "standing.html:1:") || !strings.Contains(body, "没有那么多") || !strings.Contains(body, ` data-trouble="1"`) {
		t.Errorf("the page says %s", body)
	}
	s.until("the terminal to be told", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		last := s.reports[len(s.reports)-1]
		return len(last.Problems) == 1 && last.News
	})
	// An unrelated change does not make it good.
	s.write("content/2026-03-02/dianti.md", "---\n标题: 电梯又装上了\n---\n好。\n")
	s.untilSays("/2026-03-02/dianti.html", "电梯又装上了")
	if n := len(s.preview.now.Load().Problems); n != 1 {
		t.Errorf("%d problems, want the one of the template: %v", n, s.preview.now.Load().Problems)
	}
	s.write("layouts/standing.html", whole+"改好了")
	s.untilSays("/guiyue.html", "改好了")
	if n := len(s.preview.now.Load().Problems); n != 0 {
		t.Errorf("%d problems are left", n)
	}
}

// TestEveryTemplateIsTried breaks each template on which a page stands:
// the last good page stays up, and the mistake is told.
func TestEveryTemplateIsTried(t *testing.T) {
	files := someFiles()
	files["content/about.md"] = "---\n标题: 关于我们\n旧地址: /guanyu.html\n---\n一份社区的报纸。\n"
	for template, address := range map[string]string{
		"page.html": "/2026-03-02/page-1.html", "archive.html": "/archive/2026.html", "list.html": "/section/shequ/",
		"people.html": "/people/", "article.html": "/2026-03-02/huayuan.html", "front.html": "/", "notfound.html": "/404.html",
		"redirect.html": "/guanyu.html", "standing.html": "/about.html", "print.html": "/", // which stands on none
	} {
		t.Run(template, func(t *testing.T) {
			s := newSite(t, files, nil)
			before := s.get(address)
			s.write("layouts/"+template, "<body>{{.Nothing}}</body>")
			s.until("a problem", func() bool { return len(s.preview.now.Load().Problems) == 1 })
			if after := s.request(address); after.Code != 200 || !strings.Contains(before, "槐荫里") || len(after.Body.String()) < len(before)/2 {
				t.Errorf("the last good page is gone: %d", after.Code)
			}
		})
	}
}

func TestReports(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	last := func() Report {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.reports[len(s.reports)-1]
	}
	if r := last(); r.Articles != 3 || r.Issues != 1 || r.News {
		t.Errorf("at first: %+v", r)
	}
	broken := "---\n题头: 电梯\n---\n"
	for _, c := range []struct {
		text string
		news bool
		bad  bool
	}{{broken, true, true}, {broken + "再写一句。\n", false, true}, {"---\n标题: 电梯\n---\n好。\n", true, false}, {"---\n标题: 电梯\n---\n很好。\n", false, false}} {
		s.mu.Lock()
		before := len(s.reports)
		s.mu.Unlock()
		s.write("content/2026-03-02/dianti.md", c.text)
		s.until("a report", func() bool {
			s.mu.Lock()
			defer s.mu.Unlock()
			return len(s.reports) > before
		})
		r := last()
		if r.News != c.news || (diag.Errors(r.Problems) > 0) != c.bad || r.Path != "content/2026-03-02/dianti.md" {
			t.Errorf("after %q: %+v", c.text, r)
		}
	}
}

func TestNoSite(t *testing.T) {
	if _, err := Open(context.Background(), Options{Dir: t.TempDir()}); err == nil {
		t.Error("an empty folder is shown")
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("长", 100)
	for _, c := range []struct {
		place                 diag.Place
		before, marked, after string
	}{
		{diag.Place{Text: "标题: 花", Col: 1, Len: 2}, "", "标题", ": 花"},
		{diag.Place{Text: "标题: 花", Col: 5, Len: 1}, "标题: ", "花", ""},
		{diag.Place{Text: "花", Col: 9, Len: 9}, "花", " ", ""},
		{diag.Place{Text: "", Col: 1, Len: 1}, "", " ", ""},
		{diag.Place{Text: long, Col: 1, Len: 90}, "", long[:240], long[:60]},
		{diag.Place{Text: long[:120] + "错" + long[:120], Col: 41, Len: 1}, long[:120], "错", long[:120]},
		{diag.Place{Text: long + "错" + long, Col: 101, Len: 1}, "…" + long[:120], "错", long[:120] + "…"},
	} {
		before, marked, after := excerpt(c.place)
		if before != c.before || marked != c.marked || after != c.after {
			t.Errorf("%+v: %q %q %q", c.place, before, marked, after)
		}
	}
}

// readEvent returns the next event of a stream.
func readEvent(r io.Reader) (string, error) {
	var event strings.Builder
	one := make([]byte, 1)
	for !strings.HasSuffix(event.String(), "\n\n") {
		if _, err := r.Read(one); err != nil {
			return event.String(), fmt.Errorf("after %q: %w", event.String(), err)
		}
		event.WriteByte(one[0])
	}
	return event.String(), nil
}

// TestBrokenPrint holds that a mistake in the template of the print edition, which
// only rendering shows, is told though no page stands on it.
func TestBrokenPrint(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	whole, err := fs.ReadFile(bao.Theme, "layouts/print.html")
	if err != nil {
		t.Fatal(err)
	}
	s.write("layouts/print.html", string(whole)+"{{index .Title 9999}}")
	s.until("a problem", func() bool { return diag.Errors(s.preview.now.Load().Problems) == 1 })
	if p := s.preview.now.Load().Problems[0]; p.Path != "layouts/print.html" {
		t.Errorf("it is told of %s: %s", p.Path, p.Message)
	}
	s.write("layouts/print.html", string(whole))
	s.until("no problem", func() bool { return len(s.preview.now.Load().Problems) == 0 })
}
