package serve

import (
	"archive/zip"
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

	"bao/internal/browser"
	"bao/internal/undo"
)

// submit sends a form as the desk's page does from this computer; each pair of
// headers sets one.
func (s *folder) submit(do string, fields url.Values, headers ...string) *httptest.ResponseRecorder {
	if fields.Get("token") == "" {
		fields.Set("token", s.preview.room.token)
	}
	r := httptest.NewRequest(http.MethodPost, actPath+do, strings.NewReader(fields.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.send(r, headers...)
}

// send sends a request from the desk's page on this computer.
func (s *folder) send(r *http.Request, headers ...string) *httptest.ResponseRecorder {
	r.Host, r.RemoteAddr = "127.0.0.1:8618", "127.0.0.1:50000"
	r.Header.Set("Origin", "http://127.0.0.1:8618")
	for i := 0; i+1 < len(headers); i += 2 {
		switch headers[i] {
		case "Host":
			r.Host = headers[i+1]
		case "From":
			r.RemoteAddr = headers[i+1]
		default:
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	s.preview.ServeHTTP(w, r)
	return w
}

// desk is the desk as it is shown on this computer.
func (s *folder) desk() string {
	r := httptest.NewRequest(http.MethodGet, deskPath, nil)
	return s.send(r).Body.String()
}

// does sends a form and returns the desk that it leads to.
func (s *folder) does(do string, fields url.Values) string {
	s.t.Helper()
	w := s.submit(do, fields)
	if w.Code != http.StatusSeeOther {
		s.t.Fatalf("%s: %d %s", do, w.Code, w.Body)
	}
	return s.send(httptest.NewRequest(http.MethodGet, deskPath+strings.TrimPrefix(w.Header().Get("Location"), deskPath), nil)).Body.String()
}

func (s *folder) read(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(s.file(name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

const garden = "content/2026-03-02/huayuan.md"

// moved is an order to give the garden another rank.
func (s *folder) moved(rank string) url.Values {
	return url.Values{"path": {garden}, "stamp": {string(undo.StampOf([]byte(s.read(garden))))}, "was-rank": {""}, "rank": {rank}}
}

// TestActGuard holds that nothing is changed for anybody but the desk's page
// of this run on this computer.
func TestActGuard(t *testing.T) {
	s := newSite(t, someFiles(), func(o *Options) { o.Hosts = []string{"bianjibu"} })
	before := s.read(garden)
	for name, headers := range map[string][]string{
		"another computer":       {"From", "192.168.3.9:50000", "Host", "192.168.3.7:8618", "Origin", "http://192.168.3.7:8618"},
		"another, by our name":   {"From", "192.168.3.9:50000"},
		"the network's name":     {"Host", "bianjibu:8618", "Origin", "http://bianjibu:8618"},
		"the network's address":  {"Host", "192.168.3.7:8618", "Origin", "http://192.168.3.7:8618"},
		"a rebound name":         {"Host", "attacker.example:8618", "Origin", "http://attacker.example:8618"},
		"a name below localhost": {"Host", "a.localhost:8618", "Origin", "http://a.localhost:8618"},
		"another site":           {"Origin", "http://attacker.example"},
		"another port":           {"Origin", "http://127.0.0.1:3000"},
		"a sandbox":              {"Origin", "null"},
		"https":                  {"Origin", "https://127.0.0.1:8618"},
		"no browser":             {"Origin", ""},
		"cross-site":             {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "frame"},
		"passed on":              {"X-Forwarded-For", "203.0.113.9"},
		"through a tunnel":       {"Forwarded", "for=203.0.113.9"},
	} {
		if w := s.submit("place", s.moved("1"), headers...); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	for name, token := range map[string]string{"no token": "", "another token": "AAAA", "most of it": s.preview.room.token[1:]} {
		fields := s.moved("1")
		fields.Set("token", token)
		if token == "" {
			fields["token"] = []string{"", s.preview.room.token} // the first counts
			fields.Set("token", " ")
		}
		if w := s.submit("place", fields); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	// A top-level navigation by another site's form bears its origin.
	if w := s.submit("place", s.moved("1"), "Origin", "http://attacker.example", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"); w.Code != http.StatusForbidden {
		t.Errorf("a form elsewhere: %d", w.Code)
	}
	r := httptest.NewRequest(http.MethodGet, actPath+"undo?step=1&token="+s.preview.room.token, nil)
	if w := s.send(r); w.Code == http.StatusSeeOther {
		t.Error("a link changes something")
	}
	if w := s.submit("nothing", s.moved("1")); w.Code != http.StatusNotFound {
		t.Errorf("an unknown button: %d", w.Code)
	}
	if s.read(garden) != before {
		t.Error("the file was changed")
	}
	if _, err := os.Stat(s.file(undo.Dir)); err == nil {
		t.Error("there is something to undo")
	}
	// And the page itself changes it, by header or by field, as localhost too.
	if w := s.submit("place", s.moved("1"), "Host", "localhost:8618", "Origin", "http://localhost:8618"); w.Code != http.StatusSeeOther || s.read(garden) == before {
		t.Errorf("the desk's own page: %d", w.Code)
	}
}

// TestDeskOnlyShows holds that who may change nothing gets neither the token
// nor a button.
func TestDeskOnlyShows(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	r := httptest.NewRequest(http.MethodGet, deskPath, nil)
	body := s.send(r, "From", "192.168.3.9:50000", "Host", "192.168.3.7:8618", "Origin", "").Body.String()
	for _, text := range []string{s.preview.room.token, "<form", "<button", "type=\"file\""} {
		if strings.Contains(body, text) {
			t.Errorf("others are given %s", text)
		}
	}
	for _, text := range []string{"楼下长出花园", "这里只能看", "林之远"} {
		if !strings.Contains(body, text) {
			t.Errorf("others are not shown %s", text)
		}
	}
	if w := s.send(httptest.NewRequest(http.MethodGet, parcelPath, nil), "From", "192.168.3.9:50000"); w.Code != http.StatusForbidden {
		t.Errorf("others get the ZIP: %d", w.Code)
	}
	w := s.send(httptest.NewRequest(http.MethodGet, deskPath, nil))
	if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") || !strings.Contains(policy, "script-src 'self'") {
		t.Errorf("the desk's policy is %q", policy)
	}
	if !strings.Contains(w.Body.String(), s.preview.room.token) {
		t.Error("the desk has no token here")
	}
}

func TestPlace(t *testing.T) {
	files := someFiles()
	files[garden] = "\xEF\xBB\xBF---\r\n标题：楼下长出花园\r\n记者：林之远 # 实习\r\n---\r\n旧车棚拆了。\r\n"
	s := newSite(t, files, nil)
	body := s.does("place", s.moved("1"))
	if want := strings.Replace(files[garden], "实习\r\n", "实习\r\n位次：1\r\n", 1); s.read(garden) != want {
		t.Errorf("%q", s.read(garden))
	}
	for _, text := range []string{"《楼下长出花园》位次改为 1", `<option selected>1</option>`, "撤销</button>"} {
		if !strings.Contains(body, text) {
			t.Errorf("the desk does not say %s", text)
		}
	}
	if a := s.preview.now.Load().good.paper.Issues[0].Articles[0]; a.Rank != 1 || a.Origin != garden {
		t.Errorf("the paper that is shown has %s first, at %d", a.Origin, a.Rank)
	}
	// Sent again by an old page: the file is another by now.
	stale := url.Values{"path": {garden}, "stamp": {string(undo.StampOf([]byte(files[garden])))}, "was-rank": {""}, "rank": {"3"}, "was-page": {""}, "page": {"2"}}
	changed := s.read(garden)
	body = s.does("place", stale)
	if s.read(garden) != changed {
		t.Error("a file that was changed meanwhile was overwritten")
	}
	for _, text := range []string{"刚刚被别的程序改过", "文件现在的样子", "<mark>位次：1</mark>", "编辑台要写的样子", "<mark>位次：3</mark>", "<mark>版次：2</mark>", "看过了，照样改"} {
		if !strings.Contains(body, text) {
			t.Errorf("of the conflict the desk does not say %s", text)
		}
	}
	// Having seen both, the editor insists.
	again := url.Values{}
	form := regexp.MustCompile(`(?s)<form method="post" action="/__bao/do/place">(.*?)照样改`).FindString(body)
	for _, field := range regexp.MustCompile(`name="([^"]*)" value="([^"]*)"`).FindAllStringSubmatch(form, -1) {
		again.Set(field[1], field[2])
	}
	s.does("place", again)
	if !strings.Contains(s.read(garden), "位次：3\r\n版次：2\r\n") {
		t.Errorf("%q", s.read(garden))
	}
	// Back by one, and by another.
	for range 2 {
		s.does("undo", url.Values{"step": {regexp.MustCompile(`name="step" value="(\d+)"`).FindStringSubmatch(s.desk())[1]}})
	}
	if s.read(garden) != files[garden] {
		t.Errorf("undone it is %q", s.read(garden))
	}
	if strings.Contains(s.desk(), `name="step"`) {
		t.Error("there is more to undo")
	}
}

func TestPlaceRefuses(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/dianti.md"] = "【标题】电梯装上了\n【记者】何小满\n\n六楼的老人下楼了。\n"
	s := newSite(t, files, nil)
	for name, c := range map[string]struct {
		fields url.Values
		says   string
	}{
		"no number":      {s.moved("头条"), "应当是从 1 到 99 的数"},
		"zero":           {s.moved("0"), "应当是从 1 到 99 的数"},
		"no article":     {url.Values{"path": {"site.yaml"}, "rank": {"1"}}, "没有这篇稿件了"},
		"outside":        {url.Values{"path": {"../x.md"}, "rank": {"1"}}, "没有这篇稿件了"},
		"not to be told": {url.Values{"path": {"content/2026-03-02/dianti.md"}, "rank": {"1"}}, "编辑台改不了"},
	} {
		if body := s.does("place", c.fields); !strings.Contains(body, c.says) {
			t.Errorf("%s: the desk does not say %s", name, c.says)
		}
	}
	for name, text := range files {
		if s.read(name) != text {
			t.Errorf("%s was changed", name)
		}
	}
}

// TestUndoKeepsWork holds that what was written after the desk is not taken
// back with it.
func TestUndoKeepsWork(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	s.does("place", s.moved("1"))
	s.write(garden, s.read(garden)+"\n又写了一段。\n")
	body := s.does("undo", url.Values{"step": {"1"}})
	if !strings.Contains(s.read(garden), "又写了一段") || !strings.Contains(body, "刚刚被别的程序改过") || !strings.Contains(body, "又写了一段") {
		t.Errorf("%s\n%s", s.read(garden), body)
	}
	if body := s.does("undo", url.Values{"step": {"77"}}); !strings.Contains(body, "撤销不了") {
		t.Error("a step that is none is undone")
	}
}

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
	for _, name := range []string{"content/2026-03-02/x.bat", "../", "site.yaml", "/etc", "content/no.md"} {
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

func TestBuildAndPack(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	fetch := func() *httptest.ResponseRecorder { return s.send(httptest.NewRequest(http.MethodGet, parcelPath, nil)) }
	if w := fetch(); w.Code != http.StatusNotFound {
		t.Errorf("before there is a website: %d", w.Code)
	}
	for do, says := range map[string]string{"build": "写入", "pack": "打包好了"} {
		s.does(do, url.Values{})
		s.until(do, func() bool { return strings.Contains(s.desk(), says) && !strings.Contains(s.desk(), "data-busy") })
	}
	body := s.desk()
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
