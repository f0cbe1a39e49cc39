package serve

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"bao/internal/browser"
)

func TestBuildAndPack(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	fetch := func() *httptest.ResponseRecorder { return s.send(httptest.NewRequest(http.MethodGet, parcelPath, nil)) }
	if w := fetch(); w.Code != http.StatusNotFound {
		t.Errorf("before there is a website: %d", w.Code)
	}
	for _, job := range [][2]string{{"build", "写入"}, {"pack", "打包好了"}} {
		s.does(job[0], url.Values{})
		s.until(job[0], func() bool { return strings.Contains(s.desk(), job[1]) && !strings.Contains(s.desk(), "data-busy") })
	}
	body := s.desk()
	if strings.Contains(saidOf(body), "删除") {
		t.Errorf("something was deleted: %s", saidOf(body))
	}
	if !strings.Contains(body, "草稿，没有发表：《还没写完》") || !strings.Contains(body, `href="/__bao/parcel.zip"`) {
		t.Errorf("the desk says\n%s", body)
	}
	w := fetch()
	if again := fetch(); !bytes.Equal(w.Body.Bytes(), again.Body.Bytes()) {
		t.Error("packed again it is another ZIP")
	}
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if f, err := z.Open("槐荫里-2026-03-02/index.html"); err != nil {
		t.Error(err)
	} else {
		f.Close()
	}
	for _, f := range z.File {
		if strings.Contains(f.Name, ".bao") || strings.Contains(f.Name, "cao.html") {
			t.Errorf("%s is in the ZIP", f.Name)
		}
	}
	if got := w.Header().Get("Content-Disposition"); got != "attachment; filename*=UTF-8''%E6%A7%90%E8%8D%AB%E9%87%8C-2026-03-02.zip" {
		t.Errorf("it is called %s", got)
	}
	// With an error nothing is built, and the desk says so.
	s.write("content/2026-03-02/z.md", "---\n标题: 乙\n栏目: 要文\n---\n文。\n")
	s.does("build", url.Values{})
	s.until("the refusal", func() bool { return strings.Contains(s.desk(), "1 处错误，网站没有更新") })
}

// TestPackWithdrawn holds that copy which is withdrawn between two ZIPs is in
// no file of the second, nor the photo that was only with it.
func TestPackWithdrawn(t *testing.T) {
	files := someFiles()
	story := "---\n标题: 公示名单\n%s---\n名单上有柳三变和他的门牌。\n\n![合影](heying.jpg)\n"
	files["content/2026-03-02/mingdan.md"] = fmt.Sprintf(story, "")
	files["content/2026-03-02/heying.jpg"] = aPhoto(t)
	s := newSite(t, files, nil)
	packed := func() (names string, holding []string) {
		t.Helper()
		s.done("pack", url.Values{})
		w := s.send(httptest.NewRequest(http.MethodGet, parcelPath, nil))
		z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			names += f.Name + "\n"
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, _ := io.ReadAll(r)
			if bytes.Contains(data, []byte("柳三变")) {
				holding = append(holding, f.Name)
			}
		}
		return names, holding
	}
	if names, holding := packed(); len(holding) == 0 || !strings.Contains(names, "heying") {
		t.Fatalf("before: the copy is in %q of\n%s", holding, names)
	}
	s.write("content/2026-03-02/mingdan.md", fmt.Sprintf(story, "撤稿: 名单有误\n"))
	names, holding := packed()
	if len(holding) > 0 || strings.Contains(names, "heying") {
		t.Errorf("the copy is in %q of\n%s", holding, names)
	}
	if !strings.Contains(names, "mingdan.html") {
		t.Errorf("its address is gone:\n%s", names)
	}
}

// TestWithdrawal holds that a website does not lose most of its articles
// unasked.
func TestWithdrawal(t *testing.T) {
	files := someFiles()
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		files["content/2026-03-02/"+name+".md"] = "---\n标题: 第" + name + "篇\n---\n正文。\n"
	}
	s := newSite(t, files, nil)
	built := func(says string) {
		t.Helper()
		s.until(says, func() bool { return strings.Contains(s.desk(), says) && !strings.Contains(s.desk(), "data-busy") })
	}
	s.does("build", url.Values{})
	built("网站在 public 文件夹里")
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		s.remove("content/2026-03-02/" + name + ".md")
	}
	s.does("build", url.Values{})
	built("这次生成会把它们撤下")
	if _, err := os.Stat(s.file("public/2026-03-02/a.html")); err != nil {
		t.Error(err)
	}
	if !strings.Contains(s.desk(), `name="withdraw" value="1"`) {
		t.Error("there is no way on")
	}
	s.does("build", url.Values{"withdraw": {"1"}})
	built("网站在 public 文件夹里")
	if _, err := os.Stat(s.file("public/2026-03-02/a.html")); err == nil {
		t.Error("the article is still there")
	}
}

// TestForeignOutput holds that a folder of somebody else's is left alone.
func TestForeignOutput(t *testing.T) {
	files := someFiles()
	files["public/mine.txt"] = "我的"
	s := newSite(t, files, nil)
	s.does("build", url.Values{})
	s.until("the refusal", func() bool { return strings.Contains(s.desk(), "不是 bao 生成的") })
}

// TestDeskPrints prints an issue, which is made up as it was printed from then
// on, until the editor says otherwise.
func TestDeskPrints(t *testing.T) {
	t.Parallel()
	if _, ok := browser.Find(); !ok {
		t.Skip("there is no browser on this computer")
	}
	s := newSite(t, someFiles(), nil)
	s.does("print", url.Values{"issue": {"2026-03-02"}})
	s.until("the PDF", func() bool { return !strings.Contains(s.desk(), "data-busy") })
	body := s.desk()
	for _, text := range []string{"印好了", "content/2026-03-02/issue.pdf", "记下了各版排了哪些稿件"} {
		if !strings.Contains(body, text) {
			t.Errorf("the desk does not say %s", text)
		}
	}
	if head := s.read("content/2026-03-02/issue.pdf")[:5]; head != "%PDF-" {
		t.Errorf("the PDF begins with %s", head)
	}
	s.until("the record", func() bool { return strings.Contains(s.desk(), "重新排版</button>") })
	s.does("free", url.Values{"issue": {"2026-03-02"}})
	if _, err := os.Stat(s.file("content/2026-03-02/版面.txt")); err == nil {
		t.Error("the record is still there")
	}
	s.does("undo", url.Values{"step": {"1"}})
	if !strings.Contains(s.read("content/2026-03-02/版面.txt"), "第1版") {
		t.Error("the record is not back")
	}
}

// The ZIP is named by the newest issue that is in it, not by one to come.
func TestParcelName(t *testing.T) {
	files := someFiles()
	files["content/2099-01-01/jiang-lai.md"] = "---\n标题: 将来\n---\n还没到。\n"
	s := newSite(t, files, nil)
	if got := s.preview.parcelName(); got != "槐荫里-2026-03-02" {
		t.Error(got)
	}
}

// TestNoJobAtTheEnd holds that a preview that ends begins nothing more.
func TestNoJobAtTheEnd(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	s.close()
	said := s.preview.startBuild(order{Values: url.Values{}})
	if said == nil || !said.Bad || said.Message != "预览正在停下，没有生成网站" {
		t.Errorf("%+v", said)
	}
	if _, err := os.Stat(s.file("public")); err == nil {
		t.Error("it was built")
	}
}
