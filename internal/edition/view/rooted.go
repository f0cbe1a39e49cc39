package view

import (
	"bao/internal/layout"
	"bao/internal/load"
)

// rooted is what all pages share that have one way up to the root of the site, made
// once: there are some three of them in a paper. An address is empty where there is no
// such file.
type rooted struct {
	root                                                     string
	style, sheet, front, site, script, icon, touch, manifest string
	feeds                                                    []FeedLink // of the whole paper
	sections                                                 []Link     // that have articles
	footer                                                   *layout.Fragment
	tools                                                    *layout.Fragment // of articles; may be nil
}

func (f *Frames) rooted(root string) *rooted {
	f.rootsMu.Lock()
	defer f.rootsMu.Unlock()
	r := f.roots[root]
	if r == nil {
		r = f.newRooted(root)
		f.roots[root] = r
	}
	return r
}

func (f *Frames) newRooted(root string) *rooted {
	below := func(address string) string {
		if address == "" {
			return ""
		}
		return root + address
	}
	r := &rooted{
		root: root, style: root + f.style, sheet: root + f.sheet, front: root + f.front, site: below(f.site),
		script: below(f.script), icon: below(f.icon), touch: below(f.touch), manifest: root + load.ManifestAddress,
		footer: f.Layouts.Fragment("footer.html", f.footerView(root)), tools: f.newTools(root),
	}
	if f.Paper.Site.Public() {
		r.feeds = feedLinks(root, "index.html", FeedTitle(f.Paper, ""))
	}
	for _, s := range f.Paper.Sections {
		if len(s.Articles) > 0 {
			r.sections = append(r.sections, Link{Text: s.Name, Href: root + s.Address})
		}
	}
	return r
}
