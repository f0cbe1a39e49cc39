package serve

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
)

// TestBrowserPublish publishes with the mouse: the plan is seen, agreed to, on
// its way and there; all the while the page is the same one.
func TestBrowserPublish(t *testing.T) {
	t.Parallel()
	d := newDAV(t)
	d.hold = make(chan struct{})
	readers := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(d.dir, "bao"))))
	t.Cleanup(readers.Close)
	files := someFiles()
	files["site.yaml"] += "网址: " + readers.URL + "\n" + d.settings()
	w := newWindow(t, files, "/__bao/", able(t))
	press := func(word string) {
		t.Helper()
		w.becomes("[...document.querySelectorAll('button')].some(b => b.textContent === '"+word+"')", "true")
		w.eval("[...document.querySelectorAll('button')].find(b => b.textContent === '" + word + "').click()")
	}
	press("发布")
	w.shows("要输入密码，才能接着做")
	w.eval("document.querySelector('.said [type=password]').value = '" + d.password.Load().(string) + "'")
	press("接着做")
	w.shows("先看一看，还没有发布")
	w.becomes("document.querySelector('.said [type=password]')", "null")
	press("照这样发布")
	w.shows("正在发布：传文件")
	w.becomes("document.querySelector('.job progress').value > 0", "true")
	w.shows("停下")
	close(d.hold)
	w.shows("发布好了，第 1 次")
	w.becomes("document.querySelector('.job')", "null")
	w.becomes("(a => a.target + ' ' + a.href + ' ' + a.download)(document.querySelector('.said a'))", "_blank "+readers.URL+"/ ")

	// Each of the buttons of the quiet place leads to its own address.
	w.eval("document.querySelector('.online').open = true")
	press("看网上的情况")
	w.shows("和发布的一样，没有人动过")
	press("退回上一次发布")
	w.shows("退不回去")
	w.becomes("document.querySelector('.online').open", "true")
	w.isSame()
}
