package serve

import (
	"archive/zip"
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestIssueOnShow holds that an order leads back to the issue that it is of, and a
// new issue to itself, though a newer one is there.
func TestIssueOnShow(t *testing.T) {
	files := someFiles()
	files["content/2026-02-16/a.md"] = "---\n标题: 旧闻\n---\n文。\n"
	s := newSite(t, files, nil)
	for do, fields := range map[string]url.Values{
		"dismiss": {"issue": {"2026-02-16"}},
		"issue":   {"issue": {"2026-03-02"}, "date": {"2026-02-23"}},
	} {
		want := "2026-02-16"
		if do == "issue" {
			want = "2026-02-23"
		}
		if got := s.submit(do, fields).Header().Get("Location"); got != "/__bao/?issue="+want {
			t.Errorf("%s leads to %s", do, got)
		}
	}
	if got := s.submit("dismiss", url.Values{"issue": {"x"}}).Header().Get("Location"); got != deskPath {
		t.Errorf("an order of no issue leads to %s", got)
	}
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	m.WriteField("token", "AAAA")
	m.WriteField("issue", "2026-03-02")
	m.Close()
	r := httptest.NewRequest(http.MethodPost, actPath+"import", &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	if w := s.send(r); w.Code != http.StatusForbidden {
		t.Errorf("a form with files of another run: %d", w.Code)
	}
	for kind, code := range map[string]int{"multipart/form-data": http.StatusBadRequest, "text/plain": http.StatusForbidden} {
		r := httptest.NewRequest(http.MethodPost, actPath+"import", strings.NewReader("x"))
		r.Header.Set("Content-Type", kind)
		if w := s.send(r); w.Code != code {
			t.Errorf("%s that is none: %d", kind, w.Code)
		}
	}
}

// TestDeskPrinter holds that printing is offered where there is a browser, and
// what is said where nothing can be printed.
func TestDeskPrinter(t *testing.T) {
	draft := "---\n标题: 还没写完\n草稿: 是\n---\n文。\n"
	s := newSite(t, map[string]string{"site.yaml": "title: 槐荫里\n", "content/2026-03-02/cao.md": draft}, func(o *Options) { o.Published = true })
	for program, ok := range map[string]bool{"": false, "/usr/bin/edge": true} {
		s.preview.browser = func() (string, bool) { return program, ok }
		if got := strings.Contains(s.desk(), "印成 PDF</button>"); got != ok {
			t.Errorf("with the browser %q printing is offered: %v", program, got)
		}
	}
	s.says(s.does("print", url.Values{}), "还没有可以印的稿件")
	s.says(s.does("import", url.Values{}), "还没有一期报纸，不知道放进哪一期")
	if body := s.desk(); !strings.Contains(body, "<p>还没有稿件。</p>") || strings.Contains(body, "各期") {
		t.Errorf("a paper without an issue:\n%s", body)
	}
}

// TestRecordFreed holds that the desk tells of the record of an issue that came
// out, takes it away, and brings it back.
func TestRecordFreed(t *testing.T) {
	s := newPublished(t, "发布: "+filepath.Join(t.TempDir(), "web")+"\n")
	const record = "content/2026-03-02/版面.txt"
	if body := s.does("free", url.Values{}); saidOf(body) != "" || strings.Contains(body, "重新排版") {
		t.Errorf("there is a record before it came out:\n%s", saidOf(body))
	}
	s.says(s.goesOn(s.done("publish", url.Values{}), "照这样发布"), record)
	s.until("the record", func() bool { return strings.Contains(s.desk(), "这一期照“"+record+"”排定了") })
	written := s.read(record)
	s.says(s.does("free", url.Values{"issue": {"2026-03-02"}}), "删去了 "+record+"，这一期重新排版")
	if _, err := os.Stat(s.file(record)); err == nil || strings.Contains(s.desk(), "排定了") {
		t.Error("it is still there")
	}
	s.says(s.does("undo", url.Values{"step": {"1"}}), "撤销了：重新排版")
	if s.read(record) != written || !strings.Contains(s.desk(), "排定了") {
		t.Error("it is not back")
	}
}

// TestImportRemarks holds that what an import wants looked at is beside its article.
func TestImportRemarks(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	s.importing(false, [2]string{"停水通知.md", "周三停水，请提前接水。\n"})
	body := s.desk()
	s.says(body, "导入了 1 篇稿件", "1 处要看一看　停水通知.md", "要看一看的，写在下面各篇稿件旁边")
	piece := part(t, body, `<li data-origin="content/2026-03-02/停水通知.md">`, "</ol>")
	if !strings.Contains(piece, "导入时记下，要看一看：") || !strings.Contains(piece, "加上了标题") {
		t.Errorf("beside it stands\n%s", piece)
	}
	for _, other := range []string{garden, "content/2026-03-02/dianti.md"} {
		if strings.Contains(part(t, body, `<li data-origin="`+other+`">`, `<p class="title">`), "要看一看") {
			t.Errorf("beside %s as well", other)
		}
	}
}

// TestParcelTimes holds that what is packed bears the day of its newest issue, so
// that packed again it is the same.
func TestParcelTimes(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	s.does("build", url.Values{})
	s.over("the build")
	packed := s.send(httptest.NewRequest(http.MethodGet, parcelPath, nil)).Body.Bytes()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if got := f.Modified.UTC().Format(time.DateOnly); got != "2026-03-02" {
			t.Fatalf("%s is of %s", f.Name, got)
		}
	}
}

// TestAltered holds that what others altered on the host is told, and put back.
func TestAltered(t *testing.T) {
	web := filepath.Join(t.TempDir(), "web")
	s := newPublished(t, "发布: "+web+"\n")
	s.says(s.goesOn(s.done("publish", url.Values{}), "照这样发布"), "第 1 次")
	page := filepath.Join(web, "2026-03-02", "huayuan.html")
	good, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, bytes.Replace(good, []byte("花"), []byte("草"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	body := s.done("status", url.Values{})
	s.says(body, "2026-03-02/huayuan.html", `bad"`)
	s.says(s.goesOn(s.goesOn(body, "照这里的放回去"), "照这样发布"), "发布好了，第 2 次")
	if now, _ := os.ReadFile(page); !bytes.Equal(now, good) {
		t.Errorf("it is not as it was: %.200s", now)
	}
}
