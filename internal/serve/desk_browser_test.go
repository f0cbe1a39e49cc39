package serve

import (
	"strings"
	"testing"
)

// TestBrowserDesk makes a paper by hand: a file is dropped, an article gets
// another rank, both are taken back, and the website is packed.
func TestBrowserDesk(t *testing.T) {
	t.Parallel()
	files := someFiles()
	w := newWindow(t, files, "/__bao/", nil)
	w.becomes("getComputedStyle(document.querySelector('.plain')).display", "none")
	const rank = "document.querySelector('[data-origin$=\"huayuan.md\"] select[name=rank]')"
	choose := func(value string) {
		w.eval("(() => { const s = " + rank + "; s.value = '" + value + "'; s.dispatchEvent(new Event('change', { bubbles: true })); })()")
	}

	// 位次 is changed, and stands in the file; the page is the same one.
	choose("1")
	w.shows("《楼下长出花园》位次改为 1")
	w.becomes("document.querySelector('.pieces li').dataset.origin", garden)
	w.becomes(rank+".value", "1")
	if got := w.read(garden); got != strings.Replace(files[garden], "栏目: 社区\n", "栏目: 社区\n位次: 1\n", 1) {
		t.Errorf("the file says %q", got)
	}
	w.isSame()

	// Somebody else writes at the same moment: both versions are shown, and the
	// choice is again what the file has.
	w.eval("window.stamp = document.querySelector('[data-origin$=\"huayuan.md\"] input[name=stamp]').value")
	w.write(garden, strings.Replace(w.read(garden), "位次: 1", "位次: 2", 1))
	w.becomes(rank+".value", "2")
	w.eval("document.querySelector('[data-origin$=\"huayuan.md\"] input[name=stamp]').value = window.stamp")
	choose("3")
	w.shows("刚刚被别的程序改过")
	w.shows("编辑台要写的样子")
	w.becomes(rank+".value", "2")
	if got := w.read(garden); !strings.Contains(got, "位次: 2\n") {
		t.Errorf("the file says %q", got)
	}
	w.write(garden, strings.Replace(w.read(garden), "位次: 2", "位次: 1", 1))
	w.becomes(rank+".value", "1")

	// A file is dropped.
	w.eval(`(() => {
		const data = new DataTransfer();
		data.items.add(new File(['---\n标题: 河边修好了步道\n记者: 何小满\n---\n步道修到了桥下。\n'], 'bu-dao.md'));
		const drop = document.querySelector('.drop');
		for (const kind of ['dragenter', 'dragover', 'drop']) {
			drop.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
		}
	})()`)
	w.shows("导入了 1 篇稿件")
	w.becomes("[...document.querySelectorAll('.pieces .title')].some(e => e.textContent.includes('河边修好了步道'))", "true")

	// Both are taken back, the import first.
	undo := func(what string) {
		w.eval("[...document.querySelectorAll('.steps form')].find(f => f.textContent.includes('" + what + "')).querySelector('button').click()")
		w.shows("撤销了：")
		w.becomes("[...document.querySelectorAll('.steps form')].some(f => f.textContent.includes('"+what+"'))", "false")
	}
	undo("导入了")
	w.becomes("[...document.querySelectorAll('.pieces .title')].some(e => e.textContent.includes('河边修好了步道'))", "false")
	undo("位次改为 1")
	if got := w.read(garden); got != files[garden] {
		t.Errorf("taken back the file says %q", got)
	}
	w.becomes(rank+".value", "")

	// What was copied elsewhere is pasted.
	w.eval(`(() => {
		window.confirm = () => true;
		const data = new DataTransfer();
		data.setData('text/html', '<h1>亭子修好了</h1><p>亭子的顶换了新瓦，夜里也亮着灯。</p>');
		document.querySelector('h1').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
	})()`)
	w.becomes("[...document.querySelectorAll('.pieces .title')].some(e => e.textContent.includes('亭子修好了'))", "true")
	undo("导入了")

	// A file that went away while it was dropped is told of.
	w.eval(`(() => {
		window.alert = text => { window.alerted = text; };
		const drop = new Event('drop', { bubbles: true, cancelable: true });
		const gone = { isFile: true, fullPath: '/走了.docx', file: (done, fail) => fail(new DOMException('', 'NotFoundError')) };
		drop.dataTransfer = { items: [{ kind: 'file', webkitGetAsEntry: () => gone, getAsFile: () => null }], getData: () => '' };
		document.querySelector('.drop').dispatchEvent(drop);
	})()`)
	w.becomes("(window.alerted ?? '').includes('有的文件读不出来')", "true")

	// The website is packed; its ZIP is a link.
	w.eval("[...document.querySelectorAll('button')].find(b => b.textContent === '打包 ZIP').click()")
	w.shows("打包好了")
	w.becomes("document.querySelector('.said a[download]').textContent", "下载 槐荫里-2026-03-02.zip")
	w.eval(`(async () => {
		const zip = await (await fetch(document.querySelector('.said a[download]').href)).arrayBuffer();
		window.zip = new TextDecoder().decode(new Uint8Array(zip, 0, 2)) + (zip.byteLength > 10000);
	})()`)
	w.becomes("window.zip", "PKtrue")
	w.isSame()
}

// TestBrowserDeskLeft holds that who leaves the desk before it has answered is
// not told that it can't be reached.
func TestBrowserDeskLeft(t *testing.T) {
	t.Parallel()
	w := newWindow(t, someFiles(), "/__bao/", nil)
	w.preview.room.acting.Lock()
	w.eval("(() => { const s = document.querySelector('[data-origin$=\"huayuan.md\"] select[name=rank]'); s.value = '1'; s.dispatchEvent(new Event('change', { bubbles: true })); })()")
	w.becomes("document.documentElement.getAttribute('aria-busy')", "true")
	w.eval("setTimeout(() => document.querySelector('header a').click())")
	w.becomes("location.pathname", "/") // not with a dialog in the way
	w.preview.room.acting.Unlock()
	w.until("the rank", func() bool { return strings.Contains(w.read(garden), "位次: 1") })
}
