// Package bundle plans a ZIP of each issue, for a USB stick or a group chat,
// where the editor wants it (下载本期): its page, its printed pages, its
// articles, and what these show or hand out. Unpacked, it is read without a
// network from wherever it lies.
//
// What leads out of the issue leads to the paper's website; where site.yaml
// does not say where that is, it leads nowhere and does not look as if it did.
//
// It must not be another way of making pages: what is packed is what is
// published, withdrawn copy as withdrawn as there.
package bundle

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/parcel"
	"bao/internal/zh"
)

// Plan adds the ZIP of every issue that has copy. It comes after all editions
// whose files are packed.
func Plan(s edition.Source, to *edition.Plan) {
	if !s.Paper.Site.Download {
		return
	}
	b := &bundler{Source: s, plan: to, others: sync.OnceValue(func() map[string][]dist.File { return byFolder(to.Files()) })}
	for _, issue := range s.Paper.Issues {
		if len(issue.Articles) == 0 {
			continue
		}
		to.Add(zh.Date(issue.Date.Time())+"这一期的下载", dist.File{
			Path: load.BundleAddress(issue.Date),
			Key:  func() dist.Key { return b.key(issue) },
			Write: func(w io.Writer) error {
				if s.Checked {
					return nil
				}
				return b.write(w, issue)
			},
		})
	}
}

type bundler struct {
	edition.Source
	plan   *edition.Plan
	others func() map[string][]dist.File // what is no page, by the first folder of its address
}

func byFolder(files []dist.File) map[string][]dist.File {
	list := map[string][]dist.File{}
	for _, f := range files {
		if folder, _, _ := strings.Cut(f.Path, "/"); packed(f.Path) {
			list[folder] = append(list[folder], f)
		}
	}
	return list
}

// pages lists the addresses of an issue, its own page first.
func (b *bundler) pages(issue *paper.Issue) []string {
	list := []string{issue.Address}
	if b.Paper.Site.PageViews {
		for _, p := range b.Sheets.Pages(issue) {
			list = append(list, load.PageAddress(issue.Date, p.Number))
		}
	}
	for _, a := range b.Sheets.Articles(issue) {
		list = append(list, a.Address)
	}
	return list
}

// key stands for the pages, and for all that they can show: what is in their
// folders, and what the whole site shares.
func (b *bundler) key(issue *paper.Issue) dist.Key {
	keys := []any{"bundle", b.Paper.Site.BaseURL, b.Paper.Site.Title, issue.Date}
	folders := map[string]bool{"static": true}
	for _, address := range b.pages(issue) {
		folder, _, _ := strings.Cut(address, "/")
		folders[folder] = true
		if f, ok := b.plan.File(address); ok {
			keys = append(keys, address, f.Key())
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		for _, f := range b.others()[folder] {
			keys = append(keys, f.Path, f.Key())
		}
	}
	for _, a := range b.Paper.Assets { // copy may hand out what lies elsewhere
		keys = append(keys, a.Address, a.Digest)
	}
	return dist.KeyOf(keys...)
}

// write packs an issue.
func (b *bundler) write(w io.Writer, issue *paper.Issue) error {
	made := map[string][]byte{front: b.front(issue)}
	l := &linker{base: b.Paper.Site.BaseURL, pages: map[string]bool{front: true}, plan: b.plan, shown: map[string]bool{}}
	pages := b.pages(issue)
	for _, address := range pages {
		l.pages[address] = true
	}
	for _, address := range pages {
		page, err := b.rendered(address)
		if err != nil {
			return err
		}
		made[address] = l.relink(address, page)
	}
	names := slices.Concat(slices.Sorted(maps.Keys(made)), slices.Sorted(maps.Keys(l.shown)))
	open := func(name string) (io.ReadCloser, error) {
		data, ok := made[name]
		if !ok {
			var err error
			if data, err = b.rendered(name); err != nil {
				return nil, err
			}
		}
		return io.NopCloser(bytes.NewReader(data)), nil
	}
	day := issue.Date.String()
	return parcel.Pack(w, names, open, strings.TrimPrefix(zh.Slug(b.Paper.Site.Title)+"-"+day, "-"), issue.Date.Time())
}

func (b *bundler) rendered(address string) ([]byte, error) {
	f, ok := b.plan.File(address)
	if !ok { // another has the address, of which the plan tells
		return nil, nil
	}
	var data bytes.Buffer
	err := f.Write(&data)
	return data.Bytes(), err
}

// front is the page that whoever unpacks a bundle sees beside its folders, and
// to which the name of the paper leads.
const front = "index.html"

func (b *bundler) front(issue *paper.Issue) []byte {
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<title>%s</title>
<meta http-equiv="refresh" content="0; url=%[3]s">
</head>
<body><p><a href="%[3]s">%[4]s</a></p></body>
</html>
`, html.EscapeString(b.Paper.Site.Language), html.EscapeString(b.Paper.Site.Title), issue.Address, b.Paper.Site.Script.Say("打开这一期"))
}
