package serve

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestNew(t *testing.T) {
	var shown []string
	s := newSite(t, someFiles(), func(o *Options) { o.Show = func(name string) error { shown = append(shown, name); return nil } })
	body := s.does("article", url.Values{"title": {"停水通知"}, "section": {"社区"}, "reporter": {"何小满"}, "issue": {"2026-03-02"}})
	text := s.read("content/2026-03-02/ting-shui-tong-zhi.md")
	for _, part := range []string{"标题: 停水通知", "社区", "何小满"} {
		if !strings.Contains(text, part) {
			t.Errorf("%s is not in\n%s", part, text)
		}
	}
	if !strings.Contains(body, `data-origin="content/2026-03-02/ting-shui-tong-zhi.md"`) || len(shown) != 1 || !strings.HasSuffix(shown[0], "ting-shui-tong-zhi.md") {
		t.Errorf("opened %v, and the desk says\n%s", shown, body)
	}
	body = s.does("issue", url.Values{"date": {"2026-03-09"}})
	if s.read("content/2026-03-09/issue.md"); !strings.Contains(body, "<h2>2026年3月9日") {
		t.Errorf("the new issue is not on show:\n%s", body)
	}
	for do, fields := range map[string]url.Values{
		"article": {"title": {" "}}, "issue": {"date": {"明天"}},
	} {
		if body := s.does(do, fields); !strings.Contains(body, `class="said bad"`) {
			t.Errorf("%s: %s", do, body)
		}
	}
	if body := s.does("issue", url.Values{"date": {"2026-03-09"}}); !strings.Contains(body, "已经有了") {
		t.Errorf("an issue twice: %s", body)
	}
	s.does("undo", url.Values{"step": {"2"}})
	if _, err := os.Stat(s.file("content/2026-03-09")); err == nil {
		t.Error("the folder of the issue is left")
	}
	// Only copy and folders are opened.
	s.write("content/2026-03-02/x.bat", "echo")
	for _, name := range []string{"content/2026-03-02/x.bat", "../", "static/own.css", "/etc", "content/no.md"} {
		if body := s.does("open", url.Values{"path": {name}}); !strings.Contains(body, "打不开") {
			t.Errorf("%s is opened", name)
		}
	}
	s.does("open", url.Values{"path": {garden}})
	s.does("open", url.Values{})
	if n := len(shown); n != 4 {
		t.Errorf("opened: %q", shown)
	}
}

// importing sends files as the desk's script or its form does.
func (s *folder) importing(byForm bool, files ...[2]string) *httptest.ResponseRecorder {
	s.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	if byForm {
		m.WriteField("token", s.preview.room.token)
	}
	m.WriteField("issue", "2026-03-02")
	for _, f := range files {
		if !byForm {
			m.WriteField("path", f[0])
		}
		part, err := m.CreateFormFile("file", f[0])
		if err != nil {
			s.t.Fatal(err)
		}
		part.Write([]byte(f[1]))
	}
	m.Close()
	r := httptest.NewRequest(http.MethodPost, actPath+"import", &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	if byForm {
		return s.send(r)
	}
	return s.send(r, tokenHeader, s.preview.room.token)
}

// TestImport drops files as the script sends them and as the form does.
func TestImport(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	text := "---\n标题: 河边修好了步道\n记者: 何小满\n---\n步道修到了桥下。\n"
	for i, byForm := range []bool{false, true} {
		if w := s.importing(byForm, [2]string{"稿件/bu-dao.md", text}, [2]string{"x.exe", "MZ\x90\x00\x03"}); w.Code != http.StatusSeeOther {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
		body := s.desk()
		for _, part := range []string{"导入了 1 篇稿件，1 个文件没有导入", "没有导入 x.exe", "《河边修好了步道》8 字", "撤销</button>"} {
			if !strings.Contains(body, part) {
				t.Errorf("the desk does not say %s", part)
			}
		}
		titles := strings.Count(body, ">河边修好了步道</a>")
		if titles != 1 {
			t.Errorf("%d articles are shown", titles)
		}
		s.does("undo", url.Values{"step": {strconv.Itoa(1)}})
		if body := s.desk(); strings.Contains(body, ">河边修好了步道</a>") {
			t.Errorf("%d: undone it is still there", i)
		}
	}
	if w := s.importing(false); w.Code != http.StatusSeeOther || !strings.Contains(s.desk(), "没有选文件") {
		t.Errorf("nothing: %d", w.Code)
	}
}

func TestImportGuard(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	token := s.preview.room.token
	s.preview.room.token = "another"
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	m.WriteField("issue", "2026-03-02")
	m.WriteField("token", "another") // behind something else it is not looked at
	m.Close()
	r := httptest.NewRequest(http.MethodPost, actPath+"import", &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	if w := s.send(r, tokenHeader, token); w.Code != http.StatusForbidden {
		t.Errorf("%d", w.Code)
	}
}

// An article that comes again holds up the paper: the desk says so, and how to
// take the import back.
func TestImportTwice(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	text := "---\n标题: 河边修好了步道\n---\n步道修到了桥下，夜里也亮着灯，走的人多了。\n"
	s.importing(false, [2]string{"bu-dao.md", text})
	if body := s.desk(); strings.Contains(body, "撤销这次导入") {
		t.Error("the first is held up")
	}
	s.importing(false, [2]string{"步道 定稿.md", text})
	body := s.desk()
	if !strings.Contains(body, "报纸还是原来的样子") || !strings.Contains(body, "撤销这次导入") {
		t.Errorf("the desk does not say that the paper is held up:\n%s", body)
	}
	form := regexp.MustCompile(`name="step" value="(\d+)"><button>撤销这次导入`).FindStringSubmatch(body)
	if form == nil {
		t.Fatal("there is no button")
	}
	s.does("undo", url.Values{"step": {form[1]}})
	if n := strings.Count(s.desk(), ">河边修好了步道</a>"); n != 1 || len(s.preview.now.Load().Problems) > 0 {
		t.Errorf("undone there are %d, and %v", n, s.preview.now.Load().Problems)
	}
}
