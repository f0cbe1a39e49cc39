package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// desktop is a folder with bao started in it by somebody who has a screen. What
// the program opens there, pages and files, stands in a list, a line each: its
// xdg-open is one that writes it down.
type desktop struct {
	t            *testing.T
	dir, written string
}

// start starts bao and returns where the browser was sent.
func newDesktop(t *testing.T) (d *desktop, page string) {
	t.Helper()
	tools := t.TempDir()
	d = &desktop{t, filepath.Join(t.TempDir(), "芦花渡"), filepath.Join(tools, "opened")}
	opener := "#!/bin/sh\nprintf '%s\\n' \"$1\" >>'" + d.written + "'\n"
	err := errors.Join(os.Mkdir(d.dir, 0o755), os.WriteFile(filepath.Join(tools, "xdg-open"), []byte(opener), 0o755))
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	ctx, stop := context.WithCancel(t.Context())
	c := exec.CommandContext(ctx, "bao", "serve", "--open", "--addr", "127.0.0.1:0")
	c.Dir, c.Stdout, c.Stderr = d.dir, &said, &said
	c.Env = append(os.Environ(), "DISPLAY=:0", "SSH_CONNECTION=", "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		c.Wait()
		if t.Failed() || !strings.Contains(said.String(), "预览已停止") {
			t.Errorf("bao said\n%s", &said)
		}
	})
	return d, d.opened(1)
}

// opened waits for the n-th page or file that was opened, and returns it.
func (d *desktop) opened(n int) string {
	d.t.Helper()
	var list []string
	until(d.t, func() string { return fmt.Sprintf("%d were opened, not %d: %q", len(list)-1, n, list) }, func() bool {
		text, _ := os.ReadFile(d.written)
		list = strings.Split(string(text), "\n")
		return len(list) > n
	})
	return list[n-1]
}

// edit is what somebody does in the editor that a file was opened in.
func (d *desktop) edit(file, old, changed string) {
	d.t.Helper()
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), old) {
		d.t.Fatalf("%s lacks %s: %v\n%s", file, old, err, text)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), old, changed, 1)), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

const (
	firstFile = "content/2024-03-04/di-yi-pian.md"
	boatFile  = "content/2024-03-04/shi-qiao-xia-de-du-chuan-you-kai-le.md"
	boat      = "石桥下的渡船又开了"
	newBoat   = "渡船回来了"
	// first of the two stories on an issue's page.
	first = `/渡船|第一篇/.exec(document.querySelector('main')?.textContent)?.[0]`
)

// TestBrowserFirstPaper makes a paper as somebody does who never made one, from
// an empty folder to the folder on a USB stick.
func TestBrowserFirstPaper(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("what opens files is known to this test on Linux alone")
	}
	b := newTab(t)
	d, page := newDesktop(t)

	// The questions.
	b.open(page)
	b.shows("办一份报纸")
	b.eval(`document.querySelector('#name').value = '芦花渡'`)
	b.eval(`document.querySelector('#day').value = '2024-03-04'`)
	b.click(`document.querySelector('button[value=found]')`)
	b.shows("这是第一篇稿件")

	// A Word file is dropped on the desk.
	b.click(`document.querySelector('bao-preview')?.shadowRoot.querySelector('a.way')`)
	b.becomes("!!document.querySelector('.drop')", "true")
	b.becomes(`document.documentElement.hasAttribute('data-hand')`, "true")
	b.drop(".drop", "渡船.docx", wordFile(t))
	b.shows("导入了 1 篇稿件")
	b.shows("2 张照片")
	b.click(piece(boatFile, ".title a"))
	b.becomes("document.querySelector('h1')?.textContent.trim()", boat)
	b.shows("第一班坐了十一个人")
	b.pictures(2)

	// Its headline is changed in the system's editor, while the article is read.
	b.open(page + "__bao/")
	b.becomes(`document.documentElement.hasAttribute('data-hand')`, "true")
	b.click(`[...` + piece(boatFile, ".hand") + `.querySelectorAll('button')].find(b => b.textContent === '编辑')`)
	file := d.opened(2)
	if want := filepath.Join(d.dir, filepath.FromSlash(boatFile)); file != want {
		t.Fatalf("%s was opened, not %s", file, want)
	}
	b.click(piece(boatFile, ".title a"))
	b.becomes("document.querySelector('h1')?.textContent.trim()", boat)
	b.becomes("!!document.querySelector('bao-preview')", "true")
	b.eval("window.same = true") // a page that is loaded again forgets this
	d.edit(file, boat, newBoat)
	b.becomes("document.querySelector('h1').textContent.trim()", newBoat)
	if b.eval("window.same") != "true" {
		t.Error("the page was loaded again")
	}

	// 位次 is changed, and the page of the issue follows.
	b.open(page + "2024-03-04/index.html")
	b.becomes(first, "第一篇")
	b.open(page + "__bao/")
	b.choose(firstFile, "2")
	b.shows("位次改为 2")
	b.choose(boatFile, "1")
	b.shows("《" + newBoat + "》位次改为 1")
	b.open(page + "2024-03-04/index.html")
	b.becomes(first, "渡船")

	// The website is packed, and comes by itself.
	b.open(page + "__bao/")
	b.click(`[...document.querySelectorAll('button')].find(b => b.textContent === '打包 ZIP')`)
	b.shows("打包好了")
	b.onStick(unpack(t, filepath.Join(b.downloads, "芦花渡-2024-03-04.zip")))
}

// piece is an element of an article's on the desk, as an expression.
func piece(origin, selector string) string {
	return fmt.Sprintf("document.querySelector('[data-origin=%q] %s')", origin, selector)
}

// choose gives an article a 位次 on the desk.
func (b *tab) choose(origin, rank string) {
	b.t.Helper()
	choice := piece(origin, "select[name=rank]")
	b.becomes("!!"+choice, "true")
	b.eval(fmt.Sprintf("(() => { const s = %s; s.value = '%s'; s.dispatchEvent(new Event('change', { bubbles: true })); })()", choice, rank))
}

// onStick reads the paper from a folder, without any server.
func (b *tab) onStick(folder string) {
	b.t.Helper()
	b.open((&url.URL{Scheme: "file", Path: folder + "/index.html"}).String())
	b.shows(newBoat)
	b.linked()
	b.click(fmt.Sprintf("[...document.querySelectorAll('a')].find(a => a.textContent.includes(%q))", newBoat))
	b.becomes("document.querySelector('h1')?.textContent.trim()", newBoat)
	b.becomes("location.protocol", "file:")
	b.pictures(2)
	b.linked()
	b.click(`[...document.querySelectorAll('a')].find(a => decodeURI(a.pathname).endsWith('/` + filepath.Base(folder) + `/index.html'))`)
	b.becomes("location.pathname.endsWith('/index.html')", "true")
	b.shows("第一篇稿件")
}

// linked holds that what the page leads to is there.
func (b *tab) linked() {
	b.t.Helper()
	links := strings.Fields(b.eval(`[...document.querySelectorAll('a[href], link[href], img[src], script[src]')].map(e => (e.href || e.src).split('#')[0]).join(' ')`))
	files := 0
	for _, link := range links {
		u, err := url.Parse(link)
		if err != nil {
			b.t.Error(err)
			continue
		}
		if u.Scheme != "file" {
			continue
		}
		files++
		if info, err := os.Stat(u.Path); err != nil || info.IsDir() {
			b.t.Errorf("a link leads to %s: %v", u.Path, err)
		}
	}
	if files < 5 {
		b.t.Errorf("only %d links: %q", files, links)
	}
}

// unpack unpacks a ZIP, once it is there, and returns the one folder in it.
func unpack(t *testing.T, file string) string {
	t.Helper()
	until(t, func() string {
		there, _ := filepath.Glob(filepath.Dir(file) + "/*")
		return fmt.Sprintf("%s was not fetched: %q", file, there)
	}, func() bool {
		_, err := os.Stat(file)
		return err == nil
	})
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	stick := t.TempDir()
	if err := os.CopyFS(stick, z); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(stick)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%v in the ZIP: %v", entries, err)
	}
	return filepath.Join(stick, entries[0].Name())
}
