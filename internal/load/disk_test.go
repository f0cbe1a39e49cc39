package load

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"bao/internal/paper"
)

var errDisk = errors.New("the disk fails")

// disk is one that fails for good once it has been asked a number of times.
type disk struct {
	fstest.MapFS
	left *int
}

func (d disk) asked() error {
	if *d.left--; *d.left < 0 {
		return errDisk
	}
	return nil
}

func (d disk) Open(name string) (fs.File, error) {
	if err := d.asked(); err != nil {
		return nil, err
	}
	return d.MapFS.Open(name)
}

func (d disk) ReadFile(name string) ([]byte, error) {
	if err := d.asked(); err != nil {
		return nil, err
	}
	return d.MapFS.ReadFile(name)
}

func (d disk) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := d.asked(); err != nil {
		return nil, err
	}
	return d.MapFS.ReadDir(name)
}

func (d disk) Stat(name string) (fs.FileInfo, error) {
	if err := d.asked(); err != nil {
		return nil, err
	}
	return d.MapFS.Stat(name)
}

// TestFailingDisk: wherever a disk begins to fail, either it is said or the
// paper is what it would have been. Nothing is published by halves.
func TestFailingDisk(t *testing.T) {
	site := aSite(
		"content/2026-11-09/a.md", "---\n标题: 甲\n题图: 1.png\n---\n![一](1.png) [表](biao.pdf) [图](tu.svg) [没有](meiyou.md)\n",
		"content/2026-11-09/issue.md", "---\n期号: 3\n---\n编后，见[表](biao2.pdf)。\n",
		"content/2026-11-09/1.png", aPNG(40, 30), "content/2026-11-09/biao.pdf", "%PDF", "content/2026-11-09/biao2.pdf", "%PDF",
		"content/2026-11-09/issue.pdf", "%PDF", "content/2026-11-09/page-1.pdf", "%PDF",
		"content/2026-11-09/tu.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"content/about.md", "---\n标题: 关于\n---\n见[表](biao3.pdf)。\n", "content/biao3.pdf", "%PDF",
		"static/icon.png", aPNG(90, 90), "static/a.css", "p{}",
		"theme/static/b.css", "p{}", "theme/layouts/x.html", "x",
		"2026-11-16/b.md", aStory,
	)
	site["site.yaml"].Data = append(site["site.yaml"].Data, "attachments: {allow: [svg]}\ntheme: theme\n"...)
	builtIn := fstest.MapFS{"static/paper.css": {Data: []byte("p{}")}, "static/a.css": {Data: []byte("q{}")}}
	load := func(asks int) (*paper.Paper, int, error) {
		left := asks
		p, _, err := Load(disk{site, &left}, Options{Now: noon, Theme: builtIn})
		return p, left, err
	}
	whole, left, err := load(1000)
	if err != nil || len(whole.Assets) != 6 || len(whole.Static) != 3 || len(whole.Photos) != 1 || whole.Icon == nil {
		t.Fatalf("%v: %d files, %d of the site, %d photos", err, len(whole.Assets), len(whole.Static), len(whole.Photos))
	}
	for asks := range 1000 - left {
		p, _, err := load(asks)
		if err != nil {
			if !errors.Is(err, errDisk) || p != nil {
				t.Errorf("after %d answers: %v", asks, err)
			}
			continue
		}
		if len(p.Assets) != len(whole.Assets) || len(p.Static) != len(whole.Static) || len(p.Photos) != 1 || len(p.Issues) != 1 || len(p.Standing) != 1 || p.Icon == nil || p.Issues[0].Number != 3 {
			t.Errorf("after %d answers: %d files, %d of the site, %d photos, and nothing was said", asks, len(p.Assets), len(p.Static), len(p.Photos))
		}
	}
	_, _, err = Load(site, Options{Now: noon, Theme: disk{builtIn, new(int)}})
	if !errors.Is(err, errDisk) {
		t.Errorf("the built-in files cannot be read: %v", err)
	}
}
