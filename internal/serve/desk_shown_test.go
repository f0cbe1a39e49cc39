package serve

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"bao/internal/paper"
)

// part is what stands between two texts of a page.
func part(t *testing.T, page, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, from)
	got, _, ended := strings.Cut(rest, to)
	if !ok || !ended {
		t.Fatalf("there is no %s … %s in\n%s", from, to, page)
	}
	return got
}

// TestDeskIssue holds what the desk shows of an issue and of each article in it.
func TestDeskIssue(t *testing.T) {
	files := someFiles()
	files["site.yaml"] += "期号: {期号: 7}\n"
	files["content/2026-03-02/hua.jpg"] = aPhoto(t)
	files["content/2026-03-02/liang.md"] = "---\n标题: 两个人的稿件\n记者: [林之远, 何小满]\n版次: 2\n位次: 9\n---\n一二三四五。\n\n![花](hua.jpg)\n"
	s := newSite(t, files, nil)
	saved := time.Date(2026, 3, 1, 8, 30, 0, 0, time.Local)
	if err := os.Chtimes(s.file("content/2026-03-02/liang.md"), saved, saved); err != nil {
		t.Fatal(err)
	}
	body := s.desk()
	if !strings.Contains(body, "<h2>2026年3月2日 第7期</h2>") {
		t.Errorf("the issue has no number:\n%s", body)
	}
	var count int
	counted := regexp.MustCompile(`(\d+) 字(?:，\d+ 张照片)?　改于`)
	for _, m := range counted.FindAllStringSubmatch(body, -1) {
		var n int
		fmt.Sscan(m[1], &n)
		count += n
	}
	if want := fmt.Sprintf("4 篇，%d 字</span>", count); count == 0 || !strings.Contains(body, want) {
		t.Errorf("the issue is not counted as %s", want)
	}
	piece := part(t, body, `<li data-origin="content/2026-03-02/liang.md">`, "</li>")
	for _, text := range []string{
		"林之远、何小满　6 字，1 张照片　改于 2026-03-01 08:30", `name="was-page" value="2"`, `name="was-rank" value="9"`,
		"<option selected>2</option><option>3</option></select>", "<option>5</option><option selected>9</option></select>", "<option>社区</option>",
	} {
		if !strings.Contains(piece, text) {
			t.Errorf("there is no %s in\n%s", text, piece)
		}
	}
	piece = part(t, body, `<li data-origin="content/2026-03-02/dianti.md">`, "</li>")
	if strings.Contains(piece, "张照片") || !strings.Contains(piece, `<option value="" selected>不指定</option>`) || strings.Contains(piece, "<option selected>") {
		t.Errorf("an article of which nothing is said:\n%s", piece)
	}
	if !strings.Contains(part(t, body, `<li data-origin="`+garden+`">`, "</li>"), "<option selected>社区</option>") {
		t.Error("the section of the garden is not chosen")
	}
	if !strings.Contains(body, "<h2>版面</h2>\n<ul><li>") {
		t.Error("nothing is said of how the stories fit")
	}
}

// TestDeskYears holds that the issues are listed by year, newest first, and which
// is on show.
func TestDeskYears(t *testing.T) {
	files := someFiles()
	for _, day := range []string{"2025-12-15", "2025-12-29", "2024-06-03"} {
		files["content/"+day+"/a.md"] = "---\n标题: 旧闻\n---\n文。\n"
	}
	s := newSite(t, files, nil)
	if body := s.send(httptest.NewRequest(http.MethodGet, deskPath+"?issue=2025-12-15", nil)).Body.String(); !strings.Contains(body, `name="issue" value="2025-12-15"`) || strings.Contains(body, `name="issue" value="2026-03-02"`) {
		t.Error("the buttons are of another issue than the one on show")
	}
	list := func(query string) string {
		_, years, _ := strings.Cut(s.get(deskPath+query), "<h2>各期</h2>")
		years, _, _ = strings.Cut(years, "<script")
		return strings.Join(regexp.MustCompile(`<details( open)?>|\d+月\d+日|aria-current`).FindAllString(years, -1), " ")
	}
	const first = "<details open> aria-current 3月2日 <details> 12月29日 12月15日 <details> 6月3日"
	for query, want := range map[string]string{
		"": first, "?issue=2026-03-02": first, "?issue=2026-03-03": first, "?issue=x": first,
		"?issue=2025-12-15": "<details open> 3月2日 <details open> 12月29日 aria-current 12月15日 <details> 6月3日",
	} {
		if got := list(query); got != want {
			t.Errorf("%q: %s", query, got)
		}
	}
}

// TestDeskHeld holds that what is not published is listed by what holds it, with
// its page, its day and its file.
func TestDeskHeld(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/guoqi.md"] = "---\n标题: 旧通知\n截止: 2026-03-04\n---\n过了。\n"
	files["content/2026-03-16/jianglai.md"] = "---\n标题: 将来\n---\n还早。\n"
	files["content/zhan.md"] = "---\n标题: 单页\n草稿: 是\n---\n没写完。\n"
	day := paper.Date{Year: 2026, Month: 3, Day: 9}
	held := func(published bool) string {
		s := newSite(t, files, func(o *Options) { o.Day, o.Published = day, published })
		return part(t, s.get(deskPath), "<h2>没有发表的稿件</h2>", "<h2>各期</h2>")
	}
	all := held(false)
	for _, text := range []string{
		"<h3>草稿 2 篇</h3>", "<h3>定时 1 篇</h3>", "<h3>过期 1 篇</h3>",
		`<a href="/2026-03-02/cao.html">还没写完</a></td><td class="soft">2026-03-02</td><td class="soft">content/2026-03-02/cao.md</td>`,
		`<a href="/zhan.html">单页</a></td><td class="soft"></td><td class="soft">content/zhan.md</td>`,
	} {
		if !strings.Contains(all, text) {
			t.Errorf("there is no %s in\n%s", text, all)
		}
	}
	if strings.Index(all, "草稿") > strings.Index(all, "定时") || strings.Index(all, "定时") > strings.Index(all, "过期") {
		t.Errorf("in another order:\n%s", all)
	}
	if seen := held(true); strings.Contains(seen, `<a href="/2026-03-02/cao.html"`) || !strings.Contains(seen, "还没写完</td>") {
		t.Errorf("as readers see it there is a page:\n%s", seen)
	}
	delete(files, "content/2026-03-02/cao.md")
	delete(files, "content/zhan.md")
	delete(files, "content/2026-03-02/guoqi.md")
	delete(files, "content/2026-03-16/jianglai.md")
	if none := held(false); !strings.Contains(none, "全部已经发表") {
		t.Errorf("nothing is held:\n%s", none)
	}
}

// TestGone holds what is answered for a file that goes away between two loads.
func TestGone(t *testing.T) {
	files := someFiles()
	files["static/film.mp4"] = "film"
	files["content/2026-03-02/biao.pdf"] = "%PDF"
	files["content/2026-03-02/hua.jpg"] = aPhoto(t)
	files["content/2026-03-02/zhao.md"] = "---\n标题: 照片\n---\n[表](biao.pdf)\n\n![花](hua.jpg)\n"
	s := newSite(t, files, nil)
	s.until("the photo", func() bool { return len(s.preview.now.Load().good.paper.Photos) == 1 })
	s.stop()
	s.preview.Wait() // nothing is loaded any more
	for _, name := range []string{"static/film.mp4", "content/2026-03-02/biao.pdf"} {
		s.remove(name)
		if w := s.request("/" + strings.TrimPrefix(name, "content/")); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "刚刚被移走了") {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
	if w := s.request(eventsPath); w.Code != http.StatusServiceUnavailable {
		t.Errorf("events of a preview that has ended: %d", w.Code)
	}
}

// TestParcel holds who gets the ZIP, and when.
func TestParcel(t *testing.T) {
	files := someFiles()
	files["site.yaml"] = strings.Replace(files["site.yaml"], "槐荫里", `"槐荫里: A/B?"`, 1)
	s := newSite(t, files, nil)
	s.does("build", url.Values{})
	s.over("the build")
	fetch := func(method string) *httptest.ResponseRecorder {
		return s.send(httptest.NewRequest(method, parcelPath, nil))
	}
	whole, head := fetch(http.MethodGet), fetch(http.MethodHead)
	if whole.Code != 200 || !strings.HasPrefix(whole.Body.String(), "PK") || whole.Header().Get("Content-Type") != "application/zip" {
		t.Errorf("%d, %d bytes of %s", whole.Code, whole.Body.Len(), whole.Header().Get("Content-Type"))
	}
	if head.Code != 200 || head.Body.Len() > 0 || head.Header().Get("Content-Disposition") != whole.Header().Get("Content-Disposition") {
		t.Errorf("asked for its head: %d, %d bytes", head.Code, head.Body.Len())
	}
	if got := s.preview.parcelName(); got != "槐荫里- A-B--2026-03-02" {
		t.Errorf("it is called %q", got)
	}
	s.preview.room.mu.Lock()
	s.preview.room.job = &job{What: "发布"}
	s.preview.room.mu.Unlock()
	if w := fetch(http.MethodGet); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "正在发布，等它做完再下载") {
		t.Errorf("while it is made: %d %s", w.Code, w.Body)
	}
	s.preview.room.mu.Lock()
	s.preview.room.job = nil
	s.preview.room.mu.Unlock()
}
