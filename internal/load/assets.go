package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/source"
)

// facts is what is remembered of a file that is not copy. What concerns
// pictures is photo.Info, as far as it is asked for again.
type facts struct {
	Digest          source.Digest
	Format          string
	Width, Height   int
	Animated, Drawn bool
	Turned          bool
	Memory          int
	Rule            *diag.Rule // with the two below: why it can't be shown as a picture
	Message, Hint   string
	Active          string // the kind of file that can act that its bytes say it is, or empty
	SVG             drawing
	Made            paper.Date // of a PDF, by what it says
}

func describe(name string, raw []byte, sum source.Digest) *facts {
	f := &facts{Digest: sum}
	in, err := photo.Describe(bytes.NewReader(raw))
	var wrong *photo.Error
	if errors.As(err, &wrong) { // reading bytes in memory does not fail
		f.Rule, f.Message, f.Hint = wrong.Problem.Rule, wrong.Problem.Message, wrong.Problem.Hint
	}
	f.Format, f.Width, f.Height = in.Format, in.Width, in.Height
	f.Animated, f.Drawn, f.Turned, f.Memory = in.Animated, in.Drawn, in.Turned, int(in.Memory)
	if err != nil {
		f.look(name, raw)
	}
	if strings.EqualFold(path.Ext(name), ".pdf") {
		f.Made = madeOn(raw)
	}
	return f
}

func (f *facts) info() photo.Info {
	return photo.Info{
		Format: f.Format, Width: f.Width, Height: f.Height,
		Animated: f.Animated, Drawn: f.Drawn, Turned: f.Turned, Memory: int64(f.Memory),
	}
}

// err says why the file can't be shown as a picture.
func (f *facts) err() error {
	if f.Message == "" {
		return nil
	}
	return &photo.Error{Problem: f.Rule.At(diag.Place{}, f.Message, f.Hint)}
}

// iconForm matches the picture that the icons of a site are made of.
var iconForm = regexp.MustCompile(`^` + StaticDir + `/(?i:icon\.(png|jpe?g|webp|gif))$`)

// The addresses of the icons, where browsers look for them.
const (
	FaviconAddress   = "favicon.ico"
	TouchIconAddress = "apple-touch-icon.png"
)

// ManifestAddress is where browsers read how the site is put on a home screen.
const ManifestAddress = "site.webmanifest"

// static lists the built-in static files and the site's own, which replace
// them file by file.
func (m *makeup) static() error {
	byAddress := map[string]*paper.Asset{}
	if m.options.Theme != nil {
		entries, err := source.Find(m.options.Theme, StaticDir, m.options.Each)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Link {
				continue
			}
			raw, err := fs.ReadFile(m.options.Theme, e.Path)
			if err != nil {
				return err
			}
			byAddress[e.Path] = &paper.Asset{Origin: e.Path, Address: e.Path, Digest: source.Sum(raw), BuiltIn: true}
		}
	}
	if m.hasTheme() {
		if err := m.staticIn(m.site.Theme+"/", byAddress); err != nil {
			return err
		}
	}
	if err := m.staticIn("", byAddress); err != nil {
		return err
	}
	for _, a := range byAddress {
		m.out.Static = append(m.out.Static, a)
	}
	sortAssets(m.out.Static)
	m.out.Static = slices.DeleteFunc(m.out.Static, func(a *paper.Asset) bool {
		return !m.claim(a.Address, a.Origin, func() diag.Place { return diag.Place{Path: a.Origin} })
	})
	return nil
}

// hasTheme reports whether the folder is there that the paper shares with
// others, and tells where it isn't.
func (m *makeup) hasTheme() bool {
	if m.site.Theme == "" {
		return false
	}
	for _, dir := range []string{LayoutDir, StaticDir} {
		if in, err := fs.Stat(m.fsys, m.site.Theme+"/"+dir); err == nil && in.IsDir() {
			return true
		}
	}
	m.problems = append(m.problems, noTheme.At(m.site.ThemePlace, "“"+m.site.Theme+"”里没有 layouts，也没有 static",
		"主题是一个文件夹，里面有 layouts 或 static；从 site.yaml 所在的文件夹找起，../ 是往上一层"))
	return false
}

// staticIn takes over the files of static/ in a folder, "" for the site and ../theme/ for
// the theme that it shares.
func (m *makeup) staticIn(folder string, byAddress map[string]*paper.Asset) error {
	entries, err := source.Find(m.fsys, folder+StaticDir, m.options.Each)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Link {
			continue
		}
		address := strings.TrimPrefix(e.Path, folder)
		a, err := m.ownStatic(e, address)
		if err != nil {
			return err
		}
		if a != nil {
			byAddress[address] = a
		}
	}
	return nil
}

// ownStatic returns what a static file of the site is published as; nil for
// the picture that the icons are made of.
func (m *makeup) ownStatic(e source.Entry, address string) (*paper.Asset, error) {
	isIcon := iconForm.MatchString(address) && (m.out.Icon == nil || address == e.Path && !strings.HasPrefix(m.out.Icon.Origin, StaticDir+"/"))
	p, err := m.make(e, want{origin: e.Path, strip: true})
	if err != nil {
		return nil, err
	}
	if p.problem != nil && (isIcon || p.facts.Message == "") {
		wrong := *p.problem
		wrong.Path = e.Path
		m.problems = append(m.problems, wrong)
	}
	if isIcon && p.problem == nil {
		m.out.Icon = &paper.Icon{Origin: e.Path, Digest: p.facts.Digest, Info: p.facts.info()}
		m.out.Addresses[FaviconAddress], m.out.Addresses[TouchIconAddress] = e.Path, e.Path
		return nil, nil
	}
	a := &paper.Asset{Origin: e.Path, Address: address, Digest: p.facts.Digest}
	a.Picture = p.facts.picture()
	if a.Picture != nil && a.Picture.StripName(e.Path) != e.Path {
		m.oddStatic(e.Path, *a.Picture)
	}
	return a, nil
}

// oddStatic reports a picture whose bytes, as they are published, are not what
// its name says. Layouts and style sheets ask for the name, so it must stay.
func (m *makeup) oddStatic(origin string, in photo.Info) {
	odd, misnamed := in.Misnamed(origin)
	if !misnamed {
		odd = turnedStatic.At(diag.Place{Path: origin},
			"这张图片是横着或倒着存的，转正以后就不再是 "+strings.TrimPrefix(path.Ext(origin), ".")+" 格式了",
			"用看图软件转正，另存为 JPEG，用到它的地方改用新的文件名")
	}
	m.problems = append(m.problems, odd)
}

// picture returns what kind of picture a file is, nil for none.
func (f *facts) picture() *photo.Info {
	if f.Message != "" {
		return nil
	}
	in := f.info()
	return &in
}

// asset returns the file at origin, to be published since copy uses it; nil
// when there is no such file.
func (m *makeup) asset(origin string) (*paper.Asset, error) {
	if a := m.assets[origin]; a != nil {
		return a, nil
	}
	p, err := m.pictureOf(want{origin: origin, strip: true})
	if p == nil || err != nil {
		return nil, err
	}
	f := p.facts
	a := &paper.Asset{Origin: origin, Digest: f.Digest, Picture: f.picture(), SVG: f.isSVG()}
	address := assetAddress(origin)
	if a.Picture != nil {
		address = a.Picture.StripName(address)
	}
	a.Address = m.freeAddress(address, f.Digest)
	m.out.Addresses[dist.Fold(a.Address)] = origin
	m.assets[origin] = a
	m.out.Assets = append(m.out.Assets, a)
	m.measure(a.Address, origin, func() diag.Place { return diag.Place{Path: origin} })
	return a, nil
}

// freeAddress keeps apart files whose Chinese names sound alike.
func (m *makeup) freeAddress(address string, digest source.Digest) string {
	ext := path.Ext(address)
	base := m.free(strings.TrimSuffix(address, ext), fmt.Sprintf("%x", digest[:4]), func(base string) []string { return []string{base + ext} })
	return base + ext
}

// free returns base, or base with a digest, or, since files may be the same,
// with a number behind that: the first whose addresses nobody has.
func (m *makeup) free(base, digest string, addresses func(base string) []string) string {
	taken := func(address string) bool {
		_, taken := m.out.Addresses[dist.Fold(address)]
		return taken
	}
	for n, free := 1, base; ; n++ {
		if !slices.ContainsFunc(addresses(free), taken) {
			return free
		}
		if free = base + "-" + digest; n > 1 {
			free += "-" + strconv.Itoa(n)
		}
	}
}
