package load

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/source"
)

// TestRead: a file that was changed while it was in use is not taken for the
// one that was described.
func TestRead(t *testing.T) {
	src := []byte(aPNG(200, 200))
	fsys := fstest.MapFS{"a.png": {Data: src}, "a.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/><g/></svg>`)}, "b.svg": {Data: []byte("<svg")}}
	digest := source.Sum(src)
	if raw, err := Read(fsys, "a.png", digest); err != nil || !bytes.Equal(raw, src) {
		t.Error(err)
	}
	if _, err := Read(fsys, "a.png", source.Sum([]byte("x"))); !errors.Is(err, ErrChanged) || !strings.Contains(err.Error(), "a.png") {
		t.Errorf("changed: %v", err)
	}
	in, err := photo.Describe(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	r := &paper.Picture{Origin: "a.png", Digest: digest, Info: in, Spec: photo.Spec{Widths: []int{50}}}
	i := &paper.Icon{Origin: "a.png", Digest: digest, Info: in}
	keys := map[string]bool{}
	for name, job := range map[string]photo.Job{"sizes": Job(fsys, r), "as it came": StripJob(fsys, "a.png", digest, in), "icons": IconsJob(fsys, i), "app icons": AppIconsJob(fsys, i)} {
		set, err := job.Make(t.Context())
		if err != nil || len(set.Sizes) == 0 || keys[job.Key] {
			t.Errorf("%s: %d sizes, %v", name, len(set.Sizes), err)
		}
		keys[job.Key] = true
	}
	other := *r
	other.Digest = source.Sum([]byte("x"))
	if job := Job(fsys, &other); keys[job.Key] {
		t.Error("another file has the same key")
	}
	clean, err := CleanSVG(fsys, "a.svg", source.Sum(fsys["a.svg"].Data))
	if err != nil || strings.Contains(string(clean), "script") || !strings.Contains(string(clean), "<g") {
		t.Errorf("%s, %v", clean, err)
	}
	if _, err := CleanSVG(fsys, "a.svg", digest); !errors.Is(err, ErrChanged) {
		t.Errorf("a drawing that was changed: %v", err)
	}
	if _, err := CleanSVG(fsys, "b.svg", source.Sum(fsys["b.svg"].Data)); err == nil || !strings.Contains(err.Error(), "b.svg") {
		t.Errorf("a broken drawing: %v", err)
	}
}

// TestStaticFiles: built-in files give way to those of a shared theme, and
// those to the site's own; a picture called icon is made into the icons.
func TestStaticFiles(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	builtIn := fstest.MapFS{"static/a.css": file("1"), "static/b.css": file("1"), "static/c.css": file("1"), "static/link.css": {Data: []byte("a.css"), Mode: fs.ModeSymlink}}
	site := func(more ...string) fstest.MapFS {
		return aSite(append([]string{"content/2026-11-09/a.md", aStory, "static/c.css", "3", "皮/static/b.css", "2", "皮/static/c.css", "2", "皮/static/icon.png", aPNG(64, 64)}, more...)...)
	}
	load := func(fsys fstest.MapFS, theme string) (*paper.Paper, string) {
		t.Helper()
		fsys["site.yaml"].Data = append(fsys["site.yaml"].Data, "theme: "+theme+"\n"...)
		p, problems, err := Load(fsys, Options{Now: noon, Theme: builtIn})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, p := range problems {
			if p.Rule != unusedFile && p.Rule != unusedPhoto {
				said = append(said, p.Path+" "+p.Message)
			}
		}
		return p, strings.Join(said, "\n")
	}
	origins := func(p *paper.Paper) string {
		var list []string
		for _, a := range p.Static {
			list = append(list, a.Address+"="+a.Origin)
			if a.BuiltIn != (a.Origin == "static/a.css") && strings.HasPrefix(a.Origin, "皮") {
				t.Errorf("%s is built in", a.Origin)
			}
		}
		return strings.Join(list, " ")
	}
	p, said := load(site(), "皮")
	if got := origins(p); got != "static/a.css=static/a.css static/b.css=皮/static/b.css static/c.css=static/c.css" || said != "" {
		t.Errorf("%s; %s", got, said)
	}
	if p.Icon == nil || p.Icon.Origin != "皮/static/icon.png" || p.Icon.Info.Width != 64 || p.Addresses[FaviconAddress] != p.Icon.Origin || p.Addresses[TouchIconAddress] != p.Icon.Origin {
		t.Errorf("the icon is %+v", p.Icon)
	}
	if p, _ = load(site("static/icon.jpg", aPNG(48, 48)), "皮"); p.Icon == nil || p.Icon.Origin != "static/icon.jpg" {
		t.Errorf("the site's own icon is %+v", p.Icon)
	}
	p, said = load(site("static/icon.png", "no picture"), "皮")
	if !strings.Contains(said, "static/icon.png 这个文件不是认得的图片格式") || p.Icon == nil || p.Icon.Origin != "皮/static/icon.png" {
		t.Errorf("an icon that is none: %s, %+v", said, p.Icon)
	}
	p, said = load(site(), "没有")
	if !strings.Contains(said, "“没有”里没有 layouts，也没有 static") || len(p.Static) != 3 || p.Icon != nil {
		t.Errorf("no theme: %s; %s", said, origins(p))
	}
	if _, said = load(aSite("content/2026-11-09/a.md", aStory, "皮/layouts/x.html", "x"), "皮"); said != "" {
		t.Errorf("a theme of layouts alone: %s", said)
	}
}
