package offline

import (
	"strings"
	"sync"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/load"
	"bao/internal/paper"
)

// whole is offline.json.
type whole struct {
	Pages  map[string]string `json:"pages"`  // pages outside the issues, with their versions
	Files  map[string]string `json:"files"`  // what pages are made of, with the version in the address
	Newest string            `json:"newest"` // folder of the newest issue; empty for none
	Issues map[string]string `json:"issues"` // state of each recent issue, by its folder
}

// ofIssue is the offline.json of an issue.
type ofIssue struct {
	Pages  map[string]string   `json:"pages"`  // with their versions
	Photos map[string][]string `json:"photos"` // sizes of a picture by its version; the first is the one to keep
}

// lister makes the lists. It may be used from several goroutines.
type lister struct {
	edition.Source
	assets []string                         // what pages are made of, by address with version
	issues map[string]func() ofIssue        // the recent ones, by folder
	photos func() map[string]*paper.Picture // by the address of the largest size
}

func newLister(s edition.Source, assets []string) *lister {
	l := &lister{Source: s, assets: assets, issues: map[string]func() ofIssue{}}
	l.photos = sync.OnceValue(func() map[string]*paper.Picture {
		known := map[string]*paper.Picture{}
		for _, p := range s.Paper.Photos {
			known[p.Sizes[0].Address] = p
		}
		return known
	})
	for _, issue := range s.Paper.Issues[max(0, len(s.Paper.Issues)-recent):] {
		l.issues[folderOf(issue)] = sync.OnceValue(func() ofIssue { return l.issue(issue) })
	}
	return l
}

// paper lists what stands outside the issues.
func (l *lister) paper() whole {
	w := whole{Pages: map[string]string{}, Files: map[string]string{}, Issues: map[string]string{}}
	for _, address := range l.assets {
		path, version, _ := strings.Cut(address, "?v=")
		w.Files[path] = version
	}
	front := ""
	if latest := l.Paper.Latest(); latest != nil {
		w.Newest = folderOf(latest)
		front = l.issues[w.Newest]().Pages[latest.Address]
	}
	for folder, list := range l.issues {
		w.Issues[folder] = short(list()) // so that it changes with its list
	}
	w.Pages["index.html"], w.Pages["offline.html"] = short(l.look(), front), short(l.look(), w.Newest)
	for _, s := range l.Paper.Standing {
		w.Pages[s.Address] = short(s.Body.Digest, s.Title)
	}
	return w
}

// issue lists what stands in the folder of an issue. The versions are of the
// copy, for which no view is made; in the newest, also of how pages are made, so
// that what is kept of it looks like one.
//
// They are not the keys of the pages: those change with the program, and when it
// is recorded what stands on which page, though nothing else does.
func (l *lister) issue(issue *paper.Issue) ofIssue {
	var look any
	if issue == l.Paper.Latest() {
		look = l.look()
	}
	o := ofIssue{Pages: map[string]string{}, Photos: map[string][]string{}}
	in := folderOf(issue) + "/"
	whole := []any{look, issue.Note}
	for _, a := range l.Sheets.Articles(issue) {
		pictures := l.shown(a)
		version := short(look, a.Body.Digest, a.State, a.Title, pictures)
		whole = append(whole, version)
		if strings.HasPrefix(a.Address, in) {
			o.Pages[a.Address] = version
		}
		for _, p := range pictures {
			if strings.HasPrefix(p.Sizes[0].Address, in) {
				o.Photos[short(p)] = sizes(p)
			}
		}
	}
	o.Pages[issue.Address] = short(whole...)
	if !l.Paper.Site.PageViews {
		return o
	}
	for _, p := range l.Sheets.Pages(issue) {
		o.Pages[load.PageAddress(issue.Date, p.Number)] = short(whole...)
	}
	return o
}

// look stands for how pages are made.
func (l *lister) look() string { return short(l.Layouts.Key(), l.assets) }

// shown lists the pictures of an article.
func (l *lister) shown(a *paper.Article) []*paper.Picture {
	if a.Withdrawn() {
		return nil
	}
	var list []*paper.Picture
	add := func(shown *paper.Photo) {
		if shown == nil {
			return
		}
		if p := l.photos()[shown.Address]; p != nil {
			list = append(list, p)
		}
	}
	add(a.Cover)
	for _, t := range a.Body.Targets {
		add(t.Photo)
	}
	return list
}

// enough is how wide a photo is to be to be worth looking at, in pixels.
const enough = 640

// sizes lists the addresses of a picture, first the smallest that is wide
// enough, which is what is kept of a photo that was not looked at.
func sizes(p *paper.Picture) []string {
	first := 0 // the largest
	for i, s := range p.Sizes {
		if s.Width >= enough {
			first = i
		}
	}
	list := []string{p.Sizes[first].Address}
	for i, s := range p.Sizes {
		if i != first {
			list = append(list, s.Address)
		}
	}
	return list
}

// short is a version as lists bear it.
func short(values ...any) string { return dist.KeyOf(values...).String()[:10] }
