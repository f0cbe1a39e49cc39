package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"bao"
	"bao/internal/build"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/starter"
)

// asking is the page with the questions for a folder.
type asking struct {
	t     testing.TB
	dir   string
	setup *Setup
}

func newAsking(t testing.TB, files map[string]string) *asking {
	t.Helper()
	a := &asking{t: t, dir: t.TempDir()}
	for name, text := range files {
		file := filepath.Join(a.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	a.setup = NewSetup(SetupOptions{
		Dir: a.dir, Theme: bao.Theme, Today: paper.Date{Year: 2026, Month: 11, Day: 9},
		Open: func(dir string) (*Preview, error) {
			return Open(ctx, Options{Dir: dir, Theme: bao.Theme, Version: "test", Each: build.Each(2)})
		},
	})
	t.Cleanup(func() { cancel(); a.setup.Wait() })
	return a
}

// request asks as a browser on this computer does; headers come in pairs.
func (a *asking) request(method, path string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "http://127.0.0.1:8618")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return fromHere(a.setup, r, headers)
}

var tokenForm = regexp.MustCompile(`name="token" value="(\w+)"`)

// form has the token of the page, and answers in pairs.
func (a *asking) form(pairs ...string) url.Values {
	a.t.Helper()
	found := tokenForm.FindStringSubmatch(a.request("GET", "/", nil).Body.String())
	if found == nil {
		a.t.Fatal("the page has no token")
	}
	form := url.Values{"token": {found[1]}}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return form
}

func (a *asking) isPaper() bool {
	_, err := load.FindSiteFile(os.DirFS(a.dir))
	return err == nil
}

func TestSetup(t *testing.T) {
	a := newAsking(t, map[string]string{"账本.txt": "别动"})
	page := a.request("GET", "/", nil).Body.String()
	for _, said := range []string{"报名", "主办", "第一期哪一天", `value="2026-11-09"`, "要闻", "四开", "别的文件都不动", a.dir} {
		if !strings.Contains(page, said) {
			t.Errorf("the page does not say %s", said)
		}
	}
	if w := a.request("GET", "/2026-03-02/a.html", nil); w.Code != http.StatusSeeOther {
		t.Errorf("another page: %d", w.Code)
	}

	// What will not do is said, and what was typed stays.
	w := a.request("POST", setupPath, a.form("do", "found", "name", `<b>"渡"`, "day", "明天", "section", "要闻", "sheet", "A3"))
	page = w.Body.String()
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, "“明天”不是一个日期") || a.isPaper() {
		t.Errorf("a wrong day: %d\n%s", w.Code, page)
	}
	for _, kept := range []string{`value="&lt;b&gt;&#34;渡&#34;"`, `value="要闻" checked`, `value="A3" checked`} {
		if !strings.Contains(page, kept) {
			t.Errorf("%s was not kept", kept)
		}
	}
	if strings.Contains(page, `value="党建" checked`) {
		t.Error("what was unticked is ticked again")
	}

	w = a.request("POST", setupPath, a.form("do", "found", "name", "芦花渡", "day", "2026-11-09", "section", "要闻", "others", "桥头、渡口", "sheet", "A3"))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" || !a.isPaper() {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if page := a.request("GET", "/", nil).Body.String(); !strings.Contains(page, "这是第一篇稿件") {
		t.Errorf("this is not the preview:\n%s", page)
	}
}

// A button that is pressed twice makes one paper and ends at it.
func TestSetupTwice(t *testing.T) {
	a := newAsking(t, nil)
	form := a.form("do", "found", "name", "芦花渡", "day", "2026-11-09", "sheet", "四开")
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if w := a.request("POST", setupPath, form, "Origin", "", "Referer", "http://127.0.0.1:8618/"); w.Code != http.StatusSeeOther {
				t.Errorf("%d %s", w.Code, w.Body)
			}
		})
	}
	both.Wait()
	if w := a.request("POST", setupPath, url.Values{}); w.Code != http.StatusSeeOther {
		t.Errorf("pressed later: %d", w.Code)
	}
}

// Nothing is made for anybody but the page that was given out, in a browser on
// this computer.
func TestSetupGuard(t *testing.T) {
	a := newAsking(t, nil)
	asked := a.request("GET", "/", nil).Header()
	keptPrivate(t, "the questions", asked)
	if asked.Get("X-Frame-Options") != "DENY" || !strings.Contains(asked.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("the questions can be framed: %v", asked)
	}
	answers := a.form("do", "found", "name", "芦花渡", "day", "2026-11-09", "sheet", "四开")
	stale := url.Values{"token": {"X"}}
	for key, values := range answers {
		if key != "token" {
			stale[key] = values
		}
	}
	for _, c := range []struct {
		what, method string
		form         url.Values
		headers      []string
		code         int
	}{
		{"another site's form", "POST", answers, []string{"Origin", "http://attacker.example"}, 403},
		{"a form of unknown origin", "POST", answers, []string{"Origin", "null"}, 403},
		{"no origin", "POST", answers, []string{"Origin", ""}, 403},
		{"another site's form, in an old browser", "POST", answers, []string{"Origin", "", "Referer", "http://attacker.example/"}, 403},
		{"another port", "POST", answers, []string{"Origin", "http://127.0.0.1:8000"}, 403},
		{"another site's script", "POST", answers, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a name that leads here", "POST", answers, []string{"Host", "attacker.example:8618", "Origin", "http://attacker.example:8618"}, 403},
		{"an address of the network", "POST", answers, []string{"Host", "192.168.3.7:8618", "Origin", "http://192.168.3.7:8618"}, 403},
		{"another computer", "POST", answers, []string{"From", "192.168.3.8:50000"}, 403},
		{"what a tunnel passes on", "GET", nil, []string{"Via", "1.1 tunnel"}, 403},
		{"another computer looks", "GET", nil, []string{"From", "192.168.3.8:50000"}, 403},
		{"a name that leads here, looking", "GET", nil, []string{"Host", "attacker.example:8618"}, 403},
		{"another site's picture", "GET", nil, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{"a link that is clicked", "GET", nil, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"a page of before", "POST", stale, nil, 422},
		{"another method", "PUT", answers, []string{"Origin", "http://127.0.0.1:8618"}, 405},
		{"another folder", "POST", a.form("do", "rename", "dir", "/etc"), nil, 422},
		{"a large form", "POST", url.Values{"name": {strings.Repeat("报", 40000)}}, nil, 400},
	} {
		path := setupPath
		if c.method == "GET" {
			path = "/"
		}
		if w := a.request(c.method, path, c.form, c.headers...); w.Code != c.code {
			t.Errorf("%s: %d, want %d", c.what, w.Code, c.code)
		}
		if a.isPaper() {
			t.Fatalf("%s made a paper", c.what)
		}
	}
	a.setup.o.Refused = &starter.Refusal{Message: "这个文件夹是临时的", Hint: "先解压"}
	if page := a.request("GET", "/", nil).Body.String(); !strings.Contains(page, "先解压") || strings.Contains(page, "<form") {
		t.Errorf("where nothing can be made something is asked:\n%s", page)
	}
	if a.request("POST", setupPath, answers); a.isPaper() {
		t.Error("something was made where nothing can be")
	}
}

const settingsText = "报名: 柳湾\n"

func copyOf(section string) string {
	return "---\n标题: 柳湾停水\n栏目: " + section + "\n---\n\n明天停水。\n"
}

// What is nearly a paper is one after a click.
func TestSetupMends(t *testing.T) {
	for _, c := range []struct {
		what  string
		files map[string]string
		says  string
		form  func(dir string) []string
		site  string // where site.yaml is then
	}{
		{
			"another name",
			map[string]string{"site.yaml.txt": settingsText, "content/2026-11-02/a.md": copyOf("")},
			"它应当叫 <b>site.yaml</b>", func(dir string) []string { return []string{"do", "rename", "dir", dir} }, "site.yaml",
		},
		{
			"another name, kept",
			map[string]string{"site.yml": settingsText, "content/2026-11-02/a.md": copyOf("")},
			"先不改", func(dir string) []string { return []string{"do", "open", "dir", dir} }, "site.yml",
		},
		{
			"unpacked into a folder",
			map[string]string{"报/报/site.yaml": settingsText, "报/报/content/2026-11-02/a.md": copyOf("")},
			"旁边已经有报纸", func(dir string) []string { return []string{"do", "open", "dir", filepath.Join(dir, "报", "报")} }, "报/报/site.yaml",
		},
		{
			"no settings",
			map[string]string{"content/2026-11-02/a.md": copyOf("桥头")},
			"这里有 1 篇稿件", func(string) []string {
				return []string{"do", "found", "name", "柳湾", "day", "2026-11-09", "section", "桥头", "sheet", "四开"}
			}, "site.yaml",
		},
		{
			"no content",
			map[string]string{"2026-11-02/a.md": copyOf("桥头")},
			"会替您移进去", func(string) []string {
				return []string{"do", "found", "name", "柳湾", "day", "2026-11-09", "section", "桥头", "sheet", "四开"}
			}, "site.yaml",
		},
	} {
		a := newAsking(t, c.files)
		if page := a.request("GET", "/", nil).Body.String(); !strings.Contains(page, c.says) {
			t.Errorf("%s: the page does not say %s", c.what, c.says)
		}
		w := a.request("POST", setupPath, a.form(c.form(a.dir)...))
		if w.Code != http.StatusSeeOther {
			t.Errorf("%s: %d %s", c.what, w.Code, w.Body)
			continue
		}
		if page := a.request("GET", "/", nil).Body.String(); !strings.Contains(page, "柳湾停水") {
			t.Errorf("%s: the paper is not shown:\n%s", c.what, page)
		}
		if _, err := os.Stat(filepath.Join(a.dir, filepath.FromSlash(c.site))); err != nil {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

// A paper that appears while the page is open, unpacked by hand say, is shown.
func TestSetupFindsPaper(t *testing.T) {
	a := newAsking(t, nil)
	form := a.form("do", "found", "name", "芦花渡", "day", "2026-11-09", "sheet", "四开")
	if err := os.WriteFile(filepath.Join(a.dir, "site.yaml"), []byte(settingsText), 0o644); err != nil {
		t.Fatal(err)
	}
	if w := a.request("POST", setupPath, form); w.Code != 422 || !strings.Contains(w.Body.String(), "已经有一份报纸") {
		t.Errorf("over a paper: %d %s", w.Code, w.Body)
	}
	if w := a.request("GET", "/", nil); w.Code != http.StatusSeeOther {
		t.Errorf("a paper that is there: %d", w.Code)
	}
	if a.setup.made.Load() == nil {
		t.Error("it is not shown")
	}
}

// A folder with a Chinese name says what the paper is called.
func TestNameOf(t *testing.T) {
	for dir, want := range map[string]string{
		"/home/甲/芦花渡": "芦花渡", "/home/甲/bao": "", "/甲/芦花渡/bao-0.1.0-windows-amd64": "芦花渡", "/home/甲/芦花渡2026": "", "/甲/新建文件夹": "", "/甲/桌面": "", "/": "", "/甲/一二三四五六七八九十一二": "一二三四五六七八九十一二", "/甲/一二三四五六七八九十一二三": "",
	} {
		if got := nameOf(filepath.FromSlash(dir)); got != want {
			t.Errorf("%s: %q", dir, got)
		}
	}
}

// TestSetupAsks holds what is asked in an empty folder, beside articles, and
// where others' files are.
func TestSetupAsks(t *testing.T) {
	ticked := func(page, kind string) string {
		var names []string
		for _, m := range regexp.MustCompile(`type="`+kind+`" name="\w+" value="([^"]*)" checked`).FindAllStringSubmatch(page, -1) {
			names = append(names, m[1])
		}
		return strings.Join(names, " ")
	}
	offered := func(page string) string {
		return strings.Join(regexp.MustCompile(`value="桥头"|value="要闻"|value="言论"`).FindAllString(page, -1), " ")
	}
	for what, c := range map[string]struct {
		files           map[string]string
		says, not       string
		sections, order string
	}{
		"nothing":      {nil, "报纸就建在这个文件夹里", "别的文件都不动", strings.Join(starter.UsualSections, " "), `value="要闻" value="言论"`},
		"bao alone":    {map[string]string{"bao.exe": "", "bao": "", "LICENSE": "", "README.zh-CN.md": "", "handbook/1.png": "", ".DS_Store": ""}, "马上可以看", "别的文件都不动", strings.Join(starter.UsualSections, " "), `value="要闻" value="言论"`},
		"others":       {map[string]string{"账本.txt": ""}, "别的文件都不动", "这里有", strings.Join(starter.UsualSections, " "), `value="要闻" value="言论"`},
		"articles":     {map[string]string{"content/2026-11-02/a.md": copyOf("桥头")}, "这里有 1 篇稿件", "都不是", "桥头", `value="桥头" value="要闻" value="言论"`},
		"no section":   {map[string]string{"content/2026-11-02/a.md": "---\n标题: 停水\n---\n停水。\n"}, "这里有 1 篇稿件", "都不是", strings.Join(starter.UsualSections, " "), `value="要闻" value="言论"`},
		"a paper near": {map[string]string{"报/site.yaml": settingsText}, "都不是，另办一份", "这里有", strings.Join(starter.UsualSections, " "), `value="要闻" value="言论"`},
	} {
		page := newAsking(t, c.files).request("GET", "/", nil).Body.String()
		if !strings.Contains(page, c.says) || strings.Contains(page, c.not) {
			t.Errorf("%s: the page says\n%s", what, page)
		}
		if got := ticked(page, "checkbox"); got != c.sections {
			t.Errorf("%s: ticked are %s", what, got)
		}
		if got := offered(page); got != c.order {
			t.Errorf("%s: offered in the order %s", what, got)
		}
		if got := ticked(page, "radio"); got != "四开" || !strings.Contains(page, "小报，275×390 毫米") || !strings.Contains(page, "办公室的打印机能印") {
			t.Errorf("%s: the sheet is %s", what, got)
		}
	}
}

// TestSetupRefusal holds how a paper that could not be made is told of.
func TestSetupRefusal(t *testing.T) {
	s := NewSetup(SetupOptions{})
	refused := &starter.Refusal{Message: "没有写报名", Hint: "写上"}
	if got := s.refusal(fmt.Errorf("found: %w", refused)); got != refused {
		t.Errorf("%+v", got)
	}
	if got := s.refusal(errors.New("no space")); got.Message != "没有建成：no space" || !strings.Contains(got.Hint, "换一个自己能写的文件夹") {
		t.Errorf("%+v", got)
	}
	s.o.Explain = func(error) string { return "磁盘满了" }
	if got := s.refusal(errors.New("no space")); got.Message != "没有建成：磁盘满了" {
		t.Errorf("%+v", got)
	}
	// One that is made and can't be opened leaves the questions, with what was typed.
	a := newAsking(t, nil)
	a.setup.o.Open = func(string) (*Preview, error) { return nil, errors.New("no watch") }
	w := a.request("POST", setupPath, a.form("do", "found", "name", "芦花渡", "day", "2026-11-09", "sheet", "A3"))
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "没有建成：no watch") || !strings.Contains(w.Body.String(), `value="芦花渡"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
