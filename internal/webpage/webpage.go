// Package webpage reads a page that a browser saved, or HTML that was copied,
// into foreign.Document: WeChat's articles by their own marks, any other page
// by its main part. What of the page's visible words is not in the blocks is
// in a remark.
//
// It runs no script, asks no server, and takes no file but those that the
// caller hands it.
package webpage

import (
	"fmt"
	"net/url"

	"bao/internal/foreign"
)

// maxBytes bounds a page. WeChat's longest come to about five million bytes,
// most of them scripts; pages with their pictures written into them are larger.
const maxBytes = 50 << 20

// Read reads a page: HTML in any encoding that it declares, a piece of HTML
// from the clipboard, or MHTML. Beside returns a file that was saved with the
// page; it is asked for the path that the page writes, without %-escapes and
// relative to the page, and then for the last part of that path. It may be nil.
// The error is always a *foreign.Refusal.
func Read(data []byte, beside func(name string) ([]byte, bool)) (*foreign.Document, error) {
	if len(data) > maxBytes {
		return nil, &foreign.Refusal{
			Message: fmt.Sprintf("网页太大：%d MB", len(data)>>20),
			Hint:    "在浏览器里选中正文，复制到一个新的 Word 文件里再导入",
		}
	}
	r := reader{beside: beside, beyond: words{apart: true}}
	if isMHTML(data) {
		page, err := r.unpack(data)
		if err != nil {
			return nil, err
		}
		data = page
	}
	text, garbled := decode(data)
	if garbled > 0 {
		r.remark(fmt.Sprintf("有 %d 处字符认不出来，成了“�”：网页的编码可能标错了", garbled), "", false)
	}
	p, err := parse(text)
	if err != nil {
		return nil, err
	}
	if p.from != nil {
		r.base = p.from
	}
	r.read(p.root)
	if len(r.doc.Blocks) == 0 {
		return nil, &foreign.Refusal{
			Message: "网页里没有找到文字",
			Hint:    "它的内容可能是打开时才由程序显示的：在浏览器里选中正文，复制到一个新的 Word 文件里再导入",
		}
	}
	return &r.doc, nil
}

// reader is one reading of a page.
type reader struct {
	doc    foreign.Document
	beside func(name string) ([]byte, bool)
	parts  map[string][]byte // of MHTML, by address and by cid:
	base   *url.URL          // the page's own address, nil where it isn't known
	wechat bool
	inside bool  // within an <article> or WeChat's own element, whose footer is copy
	title  *node // already taken for the headline
	beyond words // outside of the main part, not yet remarked
}

func (r *reader) remark(message, text string, left bool) {
	r.doc.Remarks = append(r.doc.Remarks, foreign.Remark{Message: message, Text: text, Left: left})
}

// read fills the document from the tree.
func (r *reader) read(root *node) {
	r.setBase(root)
	path, wechat := findMain(root)
	main := path[len(path)-1]
	r.wechat, r.inside = wechat, wechat || main.name == "article"
	f := &flow{blocks: &r.doc.Blocks}
	r.headline(root, main, f)
	r.descend(path, f, look{})
	f.cut()
	if r.wechat {
		r.leaveCalls()
	}
	r.flushBeyond("正文后面的文字没有取")
}

// descend reads the main part, the last of path, and keeps the words around it
// for a remark. Looks are inherited on the way.
func (r *reader) descend(path []*node, f *flow, l look) {
	n := path[0]
	l = l.of(n)
	l.hidden = false // WeChat hides the article until its script has run
	if len(path) == 1 {
		message := "正文前面的文字没有取"
		if r.wechat {
			message = "题目下面的公众号、作者、时间等没有放进正文"
		}
		r.flushBeyond(message)
		r.children(n, l, f)
		f.cut()
		return
	}
	for _, k := range n.kids {
		if k == path[1] {
			r.descend(path[1:], f, l)
		} else if k != r.title {
			r.beyond.add(k, r.title)
		}
	}
}

func (r *reader) flushBeyond(message string) {
	if s := r.beyond.take(); s != "" {
		r.remark(message, s, true)
	}
}
