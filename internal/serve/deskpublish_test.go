package serve

import (
	"bytes"
	"context"
	"html"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zalando/go-keyring"
	"golang.org/x/net/webdav"

	"bao/internal/config"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
	"bao/internal/secret"
)

// able gives a preview the means to publish.
func able(t testing.TB) func(*Options) {
	data := t.TempDir()
	return func(o *Options) {
		o.Means = Means{
			Way: host.Way{Dial: host.Dialer(time.Minute)}, Data: data, Who: "岑望舒",
			Secrets: func() *secret.Store { return &secret.Store{File: filepath.Join(data, "secrets")} },
			Pace:    delivery.Pace{First: time.Millisecond, Tries: 3, Beat: time.Second, Stale: time.Minute, Watch: time.Second},
		}
	}
}

// newPublished is a site that is published as its settings say.
func newPublished(t testing.TB, settings string) *folder {
	files := someFiles()
	files["site.yaml"] += settings
	return newSite(t, files, able(t))
}

// done presses a button and returns the desk when the job that it began is over.
func (s *folder) done(do string, fields url.Values) string {
	s.t.Helper()
	s.does(do, fields)
	return s.over(do)
}

func (s *folder) over(what string) string {
	s.t.Helper()
	body := ""
	s.until(what, func() bool { body = s.desk(); return !strings.Contains(body, "data-busy") })
	return body
}

var (
	saidForm  = regexp.MustCompile(`(?s)<section class="said.*?<form[^>]* action="/__bao/do/(\w+)"[^>]*>(.*?)</form>`)
	saidField = regexp.MustCompile(`type="hidden" name="([^"]*)" value="([^"]*)"`)
	saidWord  = regexp.MustCompile(`<button>([^<]*)</button>`)
)

// offered is the button below what the desk says: where it leads, its word and
// what it sends.
func offered(body string) (do, word string, fields url.Values) {
	form := saidForm.FindStringSubmatch(body)
	if form == nil || form[1] == "dismiss" {
		return "", "", nil
	}
	fields = url.Values{}
	for _, m := range saidField.FindAllStringSubmatch(form[2], -1) {
		fields.Set(m[1], html.UnescapeString(m[2]))
	}
	if m := saidWord.FindStringSubmatch(form[2]); m != nil {
		word = m[1]
	}
	return form[1], word, fields
}

// goesOn presses the button below what the desk says; pairs are typed.
func (s *folder) goesOn(body, wantWord string, typed ...string) string {
	s.t.Helper()
	do, word, fields := offered(body)
	if word != wantWord {
		s.t.Fatalf("offered is %q (%s), want %q:\n%s", word, do, wantWord, saidOf(body))
	}
	for i := 0; i+1 < len(typed); i += 2 {
		fields.Set(typed[i], typed[i+1])
	}
	return s.done(do, fields)
}

func saidOf(body string) string {
	_, said, _ := strings.Cut(body, `<section class="said`)
	said, _, _ = strings.Cut(said, "</section>")
	return said
}

func (s *folder) says(body string, texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if !strings.Contains(saidOf(body), text) {
			s.t.Errorf("the desk does not say %s:\n%s", text, saidOf(body))
		}
	}
}

// TestPublish goes from a paper that says nothing of where to, to one that is
// published twice.
func TestPublish(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/yuan.md"] = "---\n标题: 远着呢\n日期: 2199-01-01\n---\n还没到。\n"
	s := newSite(t, files, able(t))
	body := s.done("publish", url.Values{})
	s.says(body, "还没有写发布到哪里", "发布: sftp://")
	web := filepath.Join(t.TempDir(), "网站")
	readers := httptest.NewServer(http.FileServer(http.Dir(web)))
	defer readers.Close()
	s.write("site.yaml", files["site.yaml"]+"网址: "+readers.URL+"\n发布: "+web+"\n")
	s.until("the settings", func() bool { return strings.Contains(s.desk(), "退回上一次发布") })

	body = s.done("publish", url.Values{})
	s.says(body, "先看一看，还没有发布", "发布到“文件夹”（"+web+"）：新增", "草稿，没有发表：《还没写完》")
	if _, err := os.Stat(web); err == nil {
		t.Error("it is there before anybody agreed")
	}
	body = s.goesOn(body, "照这样发布")
	s.says(body, "发布好了，第 1 次：传了", "<li>content/2026-03-02/版面.txt\n", "下一篇定时稿是 2199-01-01 的《远着呢》",
		`<a href="`+readers.URL+`/" target="_blank" rel="noopener">`, "顺便说一句：", "没有压缩")
	if _, err := os.Stat(filepath.Join(web, "2026-03-02/huayuan.html")); err != nil {
		t.Error(err)
	}
	if strings.Contains(saidOf(body), "记住密码") {
		t.Error("a password is to be kept that nobody typed")
	}
	s.says(s.done("publish", url.Values{}), "和上次发布的一样，不用发布", readers.URL)
	// Those who may only look see what was said and no button.
	others := s.get(deskPath)
	if strings.Contains(others, "<form") || strings.Contains(others, "<button") || !strings.Contains(others, "不用发布") {
		t.Errorf("others are shown\n%s", others)
	}
}

// The examples that the desk gives are such as site.yaml takes.
func TestTargetExamples(t *testing.T) {
	var kinds []string
	for _, line := range (&Preview{}).noTarget().Lines {
		_, example, _ := strings.Cut(line, "\n")
		site, problems := config.Parse("site.yaml", []byte("报名: 槐荫里\n"+example+"\n"))
		if len(problems) > 0 || len(site.Publish) != 1 {
			t.Errorf("%s: %v", example, problems)
			continue
		}
		kinds = append(kinds, site.Publish[0].Kind)
	}
	if got := strings.Join(kinds, " "); got != "folder sftp ftp webdav" {
		t.Error(got)
	}
}

// TestPublishAsksAgain holds that what is sent is what was agreed to.
func TestPublishAsksAgain(t *testing.T) {
	web := t.TempDir()
	s := newPublished(t, "发布: [{名称: 正式, 地址: "+web+"/a}, {名称: 试, 地址: "+web+"/b}]\n")
	if body := s.desk(); !strings.Contains(body, `<select name="target"`) || !strings.Contains(body, "<option>试</option>") {
		t.Errorf("there is no choice:\n%s", body)
	}
	body := s.done("publish", url.Values{"target": {"试"}})
	s.says(body, "发布到“试”")
	before := body
	s.write(garden, strings.Replace(s.read(garden), "花都开了", "花还没有开", 1))
	body = s.goesOn(body, "照这样发布")
	s.says(body, "看过以后又有了变化，还没有发布")
	// Nor is what was agreed to for one place sent to another.
	_, _, fields := offered(body)
	fields.Set("target", "正式")
	s.says(s.done("publish", fields), "看过以后又有了变化", "发布到“正式”")
	if left, _ := os.ReadDir(web); len(left) > 0 {
		t.Errorf("something was sent: %v", left)
	}
	s.says(s.goesOn(body, "照这样发布"), "发布好了，第 1 次")
	page, _ := os.ReadFile(filepath.Join(web, "b/2026-03-02/huayuan.html"))
	if !strings.Contains(string(page), "花还没有开") {
		t.Error("what was sent is not what was agreed to")
	}
	s.says(s.goesOn(before, "照这样发布"), "不用发布")
}

// TestPublishErrors holds that errors stop it, and that much is not withdrawn
// unasked.
func TestPublishErrors(t *testing.T) {
	web := filepath.Join(t.TempDir(), "web")
	s := newPublished(t, "发布: "+web+"\n")
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		s.write("content/2026-03-02/"+name+".md", "---\n标题: 第"+name+"篇\n---\n正文。\n")
	}
	s.says(s.goesOn(s.done("publish", url.Values{}), "照这样发布"), "发布好了")
	s.write("content/2026-03-02/z.md", "---\n标题: 乙\n栏目: 要文\n---\n文。\n")
	s.says(s.done("publish", url.Values{}), "1 处错误，网站没有更新")
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "z"} {
		s.remove("content/2026-03-02/" + name + ".md")
	}
	body := s.done("publish", url.Values{})
	s.says(body, "这次生成会把它们撤下")
	body = s.goesOn(body, "确实要撤下，接着发布")
	s.says(body, "先看一看，还没有发布", "撤下的网页（7 个）：\n2026-03-02/a.html")
	s.says(s.goesOn(body, "照这样发布"), "发布好了，第 2 次")
}

// TestPublishOverOthers holds that nobody's files are replaced unless a button
// that says so is pressed.
func TestPublishOverOthers(t *testing.T) {
	web := t.TempDir()
	if err := os.WriteFile(filepath.Join(web, "index.html"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	s := newPublished(t, "发布: "+web+"\n")
	body := s.done("publish", url.Values{})
	s.says(body, "不是发布的，会被换掉（1 个）：\nindex.html", `bad"`)
	s.says(s.goesOn(body, "换掉别人的 1 个文件，发布"), "发布好了")
	s.write("site.yaml", strings.Replace(s.read("site.yaml"), "槐荫里", "芦花渡", 1))
	body = s.done("publish", url.Values{})
	s.says(body, "另一份报纸《槐荫里》")
	s.says(s.goesOn(body, "把《槐荫里》换成这份报纸"), "发布好了，第 2 次")
	// A record that can't be read tells whose nothing is; what this computer did
	// not publish is somebody's.
	if err := os.WriteFile(filepath.Join(web, "index.html"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	record := filepath.Join(web, host.Control, "manifest")
	if err := os.WriteFile(record, []byte("?"), 0o666); err != nil {
		t.Fatal(err)
	}
	body = s.done("publish", url.Values{})
	s.says(body, "那里的发布记录读不出来了", "换掉别人的", `bad"`)
	left, _ := os.ReadDir(web)
	for _, e := range left {
		if e.Name() != host.Control {
			os.RemoveAll(filepath.Join(web, e.Name()))
		}
	}
	s.says(s.goesOn(s.done("publish", url.Values{}), "当作新的地方，发布"), "发布好了")
}

// TestPublishBack brings the publication before back, and looks at what others
// did to it.
func TestPublishBack(t *testing.T) {
	web := filepath.Join(t.TempDir(), "web")
	s := newPublished(t, "发布: "+web+"\n")
	s.says(s.done("status", url.Values{}), "还没有发布过")
	s.says(s.done("back", url.Values{}), "没有留着那一次发布")
	publish := func(says string) {
		t.Helper()
		s.says(s.goesOn(s.done("publish", url.Values{}), "照这样发布"), says)
	}
	publish("第 1 次")
	s.write(garden, strings.Replace(s.read(garden), "花都开了", "花还没有开", 1))
	publish("第 2 次")
	page := filepath.Join(web, "2026-03-02/huayuan.html")
	body := s.done("back", url.Values{})
	s.says(body, "退回第 1 次发布", "还没有发布", "修改")
	if data, _ := os.ReadFile(page); !strings.Contains(string(data), "花还没有开") {
		t.Error("it went back unasked")
	}
	s.says(s.goesOn(body, "退回第 1 次"), "发布好了，第 3 次", "第 1 次发布时的样子")
	if data, _ := os.ReadFile(page); !strings.Contains(string(data), "花都开了") {
		t.Error("it did not go back")
	}
	s.says(s.done("status", url.Values{}), "是第 3 次发布的", "和发布的一样", "这台电脑可以退回的：\n第 3 次")
	os.Remove(page)
	body = s.done("status", url.Values{})
	s.says(body, "被人删掉了（1 个）：\n2026-03-02/huayuan.html")
	s.goesOn(s.goesOn(body, "照这里的放回去"), "照这样发布")
	if _, err := os.Stat(page); err != nil {
		t.Error(err)
	}
}

// dav is a WebDAV server with a password.
type dav struct {
	*httptest.Server
	dir      string
	password atomic.Value  // string
	hold     chan struct{} // after heldAfter files, those that are put wait until this is closed; may be nil
	putting  chan struct{} // told of what waits
	put      atomic.Int32
	waiting  atomic.Int32 // files
}

// heldAfter is more than the files that are put at once, with the manifest and what
// keeps the lock: when one more comes, the answer to some has been seen.
const heldAfter = 15

func newDAV(t testing.TB) *dav {
	d := &dav{dir: t.TempDir(), putting: make(chan struct{}, 1)}
	d.password.Store("槐荫里 pass:word")
	files := &webdav.Handler{FileSystem: webdav.Dir(d.dir), LockSystem: webdav.NewMemLS()}
	d.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "bianji" || password != d.password.Load() {
			w.Header().Set("WWW-Authenticate", `Basic realm="bao", charset="UTF-8"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		// A file has another name until it is whole; the lock is made under its own.
		if file := strings.Contains(r.URL.Path, host.Control+"/tmp-"); file && r.Method == http.MethodPut && d.hold != nil && d.put.Add(1) > heldAfter {
			data, err := io.ReadAll(r.Body) // only then it is noticed that nobody waits any more
			if err != nil || !d.wait(r.Context()) {
				return
			}
			r.Body = io.NopCloser(bytes.NewReader(data))
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(d.Close)
	return d
}

// wait is false for a request that was given up.
func (d *dav) wait(ctx context.Context) bool {
	d.waiting.Add(1)
	defer d.waiting.Add(-1)
	select {
	case d.putting <- struct{}{}:
	default:
	}
	select {
	case <-d.hold:
		return true
	case <-ctx.Done():
		return false
	}
}

func (d *dav) settings() string {
	return "发布: {名称: 网盘, 地址: " + strings.Replace(d.URL, "http://", "http://bianji@", 1) + "/bao, 方式: webdav, 不加密: 是}\n"
}

// TestPublishSecret types a wrong password and the right one, which is kept
// when the editor wants it, and stands in no page.
func TestPublishSecret(t *testing.T) {
	keyring.MockInit()
	d := newDAV(t)
	change := able(t)
	files := someFiles()
	files["site.yaml"] += d.settings()
	with := func(o *Options) {
		change(o)
		o.Secrets = func() *secret.Store { return &secret.Store{Ring: ring{}} }
	}
	s := newSite(t, files, with)
	right := d.password.Load().(string)
	var pages strings.Builder
	note := func(body string) string { pages.WriteString(body); return body }

	body := note(s.done("publish", url.Values{}))
	s.says(body, "要输入密码", `<input type="password" name="secret" autocomplete="off">`, "只留在这台电脑的内存里")
	body = note(s.goesOn(body, "接着做", "secret", "mi-ma-cuo"))
	s.says(body, "用户名或密码不对", `type="password"`)
	body = note(s.goesOn(body, "接着做", "secret", ""))
	s.says(body, "没有输入密码")
	body = note(s.goesOn(note(s.done("publish", url.Values{})), "接着做", "secret", right))
	s.says(body, "先看一看，还没有发布")
	body = note(s.goesOn(body, "照这样发布"))
	s.says(body, "发布好了，第 1 次")
	if _, err := keyring.Get("bao", s.account(d)); err == nil {
		t.Error("it was kept unasked")
	}
	body = note(s.goesOn(body, "记住密码"))
	s.says(body, "发布好了，第 1 次", "密码记在")
	if got, err := keyring.Get("bao", s.account(d)); got != right {
		t.Errorf("kept is %q, %v", got, err)
	}
	if strings.Contains(pages.String(), right) || strings.Contains(pages.String(), "mi-ma-cuo") {
		t.Error("a page has the password")
	}
	// The next preview does not ask; when the server changes it, it does, and
	// the one that was kept is forgotten.
	s.close()
	s.open(with)
	s.says(s.done("publish", url.Values{}), "不用发布")
	d.password.Store("xin mi ma")
	body = s.done("status", url.Values{})
	s.says(body, "用户名或密码不对", `type="password"`)
	if got, err := keyring.Get("bao", s.account(d)); err == nil {
		t.Errorf("what is wrong is kept: %s", got)
	}
	s.says(s.goesOn(body, "接着做", "secret", "xin mi ma"), "和发布的一样")
}

func (s *folder) account(d *dav) string {
	return strings.Replace(d.URL, "http://", "http://bianji@", 1) + "/bao"
}

// ring is the library's mock.
type ring struct{}

func (ring) Set(service, account, text string) error     { return keyring.Set(service, account, text) }
func (ring) Get(service, account string) (string, error) { return keyring.Get(service, account) }
func (ring) Delete(service, account string) error        { return keyring.Delete(service, account) }

// TestPublishStop stops a publication in the middle. While it runs the desk
// does everything else, but builds nothing.
func TestPublishStop(t *testing.T) {
	d := newDAV(t)
	s := newPublished(t, d.settings())
	plan := s.goesOn(s.done("publish", url.Values{}), "接着做", "secret", d.password.Load().(string))
	d.hold = make(chan struct{})
	begin := func() {
		t.Helper()
		do, _, fields := offered(plan)
		s.does(do, fields)
		select {
		case <-d.putting:
		case <-time.After(time.Minute):
			t.Fatalf("nothing is sent:\n%s", s.desk())
		}
		if body := s.desk(); !strings.Contains(body, "正在发布") || !strings.Contains(body, `action="/__bao/do/stop"`) {
			t.Errorf("the desk says\n%s", body)
		}
	}
	begin()
	for do, word := range map[string]string{"build": "生成网站", "publish": "发布", "pack": "打包", "status": "看网上的情况"} {
		s.says(s.does(do, url.Values{}), "正在发布，等它做完再"+word)
	}
	if body := s.does("place", s.moved("1")); !strings.Contains(body, "位次改为 1") {
		t.Error("the rank can't be changed meanwhile")
	}
	if body := s.get("/2026-03-02/huayuan.html"); !strings.Contains(body, "楼下长出花园") {
		t.Error("no page meanwhile")
	}
	s.does("stop", url.Values{})
	s.says(s.over("the stop"), "已停止，没有发完", "再发布一次，会接着发", "已经传了")
	s.does("undo", url.Values{"step": {"1"}})
	// Closing the preview ends one, too, and gives the lock back.
	plan = s.done("publish", url.Values{})
	s.says(plan, "先看一看")
	begin()
	s.close()
	left, _ := fs.Glob(os.DirFS(d.dir), "bao/"+host.Control+"/lock")
	if len(left) > 0 {
		t.Error("the lock is still held")
	}
	s.until("the end of what was sent", func() bool { return d.waiting.Load() == 0 })
	close(d.hold)
	s.open(able(t))
	plan = s.goesOn(s.done("publish", url.Values{}), "接着做", "secret", d.password.Load().(string))
	s.says(s.goesOn(plan, "照这样发布"), "发布好了")
	if _, err := os.Stat(filepath.Join(d.dir, "bao/2026-03-02/huayuan.html")); err != nil {
		t.Error(err)
	}
}

// TestPublishPlain holds that nothing goes unencrypted unless that was said at
// the desk, too.
func TestPublishPlain(t *testing.T) {
	s := newPublished(t, "发布: {地址: 'ftp://bianji@127.0.0.1:1/bao', 不加密: 是}\n")
	body := s.done("publish", url.Values{})
	s.says(body, "不加密的 FTP 会让密码和稿件在路上被人看见")
	if strings.Contains(saidOf(body), "--plain") {
		t.Error("somebody at a desk is told what to type")
	}
	s.says(s.goesOn(s.goesOn(body, "我知道，不加密也发"), "接着做", "secret", "x"), "不接受连接")
}

// TestPublishGuard holds that nobody else publishes.
func TestPublishGuard(t *testing.T) {
	web := filepath.Join(t.TempDir(), "web")
	s := newPublished(t, "发布: "+web+"\n")
	_, _, agreed := offered(s.done("publish", url.Values{}))
	for _, do := range []string{"publish", "back", "status", "remember", "stop"} {
		for name, headers := range map[string][]string{
			"another site":     {"Origin", "http://attacker.example"},
			"another computer": {"From", "192.168.3.9:50000", "Host", "192.168.3.7:8618", "Origin", "http://192.168.3.7:8618"},
			"no browser":       {"Origin", ""},
		} {
			if w := s.submit(do, agreed, headers...); w.Code != http.StatusForbidden {
				t.Errorf("%s, %s: %d", do, name, w.Code)
			}
		}
		stale := url.Values{"token": {"AAAA"}, "agreed": agreed["agreed"]}
		if w := s.submit(do, stale); w.Code != http.StatusForbidden {
			t.Errorf("%s, a page of another run: %d", do, w.Code)
		}
	}
	if _, err := os.Stat(web); err == nil {
		t.Error("something was published")
	}
}

// TestSecretsLeftEmpty holds that who leaves one secret empty is asked for the
// next and not for the same again, until the publication has ended.
func TestSecretsLeftEmpty(t *testing.T) {
	p := &Preview{o: Options{Means: Means{Secrets: func() *secret.Store { return &secret.Store{} }}}}
	m := &room{secrets: map[string]*secrets{}}
	failed := &host.Refusal{Message: "没有让进去"}
	visit := func(typed map[string]string, want string) {
		t.Helper()
		s := m.secretsOf(p, config.Target{Slug: "a"}, typed)
		s.get(context.Background(), host.Passphrase, "/key")
		s.get(context.Background(), host.Password, "sftp://a")
		if w, _, err := s.lacking(context.Background(), failed); w.account != want || err != nil {
			t.Errorf("asked for %q, %v, want %q", w.account, err, want)
		}
	}
	visit(nil, "/key")
	// What was typed is given once: who asks again has refused it.
	s := m.secretsOf(p, config.Target{Slug: "b"}, map[string]string{"sftp://b": "x"})
	if got, err := s.get(context.Background(), host.Password, "sftp://b"); got != "x" || err != nil {
		t.Errorf("typed: %q, %v", got, err)
	}
	if err := s.Forget(context.Background(), "sftp://b"); err != nil {
		t.Fatal(err)
	}
	if got, err := s.get(context.Background(), host.Password, "sftp://b"); err == nil {
		t.Errorf("typed again: %q", got)
	}
	visit(map[string]string{"/key": ""}, "sftp://a")
	visit(map[string]string{"sftp://a": ""}, "")
	visit(nil, "/key")
}

// TestPublishOverColleague holds that what another computer published since is
// not taken back unless a button that says so is pressed.
func TestPublishOverColleague(t *testing.T) {
	web := filepath.Join(t.TempDir(), "web")
	mine, theirs := newPublished(t, "发布: "+web+"\n"), newPublished(t, "发布: "+web+"\n")
	mine.says(mine.goesOn(mine.done("publish", url.Values{}), "照这样发布"), "第 1 次")
	theirs.write(garden, strings.Replace(theirs.read(garden), "花都开了", "花还没有开", 1))
	theirs.says(theirs.goesOn(theirs.done("publish", url.Values{}), "照这样发布"), "第 2 次")
	body := mine.done("publish", url.Values{})
	mine.says(body, `bad"`, "2026-03-02/huayuan.html")
	_, word, _ := offered(body)
	if !regexp.MustCompile(`^把别的电脑发布的 \d+ 个文件换回去，发布$`).MatchString(word) {
		t.Fatalf("offered is %q", word)
	}
	mine.says(mine.goesOn(body, word), "发布好了，第 3 次")
	if page, _ := os.ReadFile(filepath.Join(web, "2026-03-02", "huayuan.html")); !strings.Contains(string(page), "花都开了") {
		t.Error("it was not taken back")
	}
	theirs.says(theirs.done("status", url.Values{}), "第 3 次")
}
