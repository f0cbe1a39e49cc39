package load

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // measures of GIF
	_ "image/jpeg" // measures of JPEG
	_ "image/png"  // measures of PNG
	"io/fs"
	"path"
	"strings"

	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/source"

	_ "golang.org/x/image/webp" // measures of WebP
)

// facts is what is remembered of a file that is not copy.
type facts struct {
	Digest        source.Digest
	Width, Height int
	Trouble       string // why it can't be shown as a picture
}

// static lists the built-in static files and the site's own, which replace
// them file by file.
func (m *makeup) static() error {
	byAddress := map[string]*paper.Asset{}
	for own, from := range []fs.FS{m.options.Theme, m.fsys} {
		if from == nil {
			continue
		}
		entries, err := source.Find(from, StaticDir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			a := &paper.Asset{Origin: e.Path, Address: e.Path}
			if own == 1 {
				known, err := recall(m.options.Memory, from, e, m.options.Now, describe)
				if err != nil {
					return err
				}
				a.Digest = known.Digest
			} else {
				raw, err := fs.ReadFile(from, e.Path)
				if err != nil {
					return err
				}
				a.Digest, a.BuiltIn = source.Sum(raw), true
			}
			byAddress[e.Path] = a
		}
	}
	for _, a := range byAddress {
		m.out.Static = append(m.out.Static, a)
		m.addresses[strings.ToLower(a.Address)] = a.Origin
	}
	sortAssets(m.out.Static)
	return nil
}

func describe(raw []byte) *facts {
	f := &facts{Digest: source.Sum(raw)}
	config, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		f.Trouble = "看不出是什么图片"
		return f
	}
	f.Width, f.Height = config.Width, config.Height
	return f
}

// asset returns the file at origin, to be published since copy uses it; nil
// when there is no such file.
func (m *makeup) asset(origin string) (*paper.Asset, error) {
	if a := m.assets[origin]; a != nil {
		return a, nil
	}
	e, ok := m.others[origin]
	if !ok {
		return nil, nil
	}
	known, err := recall(m.options.Memory, m.fsys, e, m.options.Now, describe)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	a := &paper.Asset{Origin: origin, Address: m.freeAddress(assetAddress(origin), known.Digest), Digest: known.Digest}
	m.addresses[strings.ToLower(a.Address)] = origin
	m.assets[origin] = a
	m.out.Assets = append(m.out.Assets, a)
	if known.Trouble == "" {
		m.photos[origin] = &paper.Photo{Address: a.Address, Width: known.Width, Height: known.Height}
	}
	return a, nil
}

// freeAddress keeps apart files whose Chinese names sound alike.
func (m *makeup) freeAddress(address string, digest source.Digest) string {
	if _, taken := m.addresses[strings.ToLower(address)]; !taken {
		return address
	}
	ext := path.Ext(address)
	return fmt.Sprintf("%s-%x%s", strings.TrimSuffix(address, ext), digest[:4], ext)
}

// photo returns the picture at origin, a copy of its own for each place where
// it is shown; nil when there is none.
func (m *makeup) photo(ms *manuscript, origin string, at span) (*paper.Photo, error) {
	asset, err := m.asset(origin)
	if asset == nil || err != nil {
		return nil, err
	}
	measured := m.photos[origin]
	if measured == nil {
		hint := "换成 JPEG 或 PNG 图片"
		if ext := strings.ToLower(path.Ext(origin)); ext == ".heic" || ext == ".heif" {
			hint = "苹果手机拍的 HEIC 照片要先转成 JPEG：微信里不选“原图”发送，或在手机“设置→相机→格式”里选“兼容性最佳”"
		}
		m.problem(ms, at, fmt.Sprintf("这个文件不能作图片：%s", path.Base(origin)), hint)
		return &paper.Photo{Address: asset.Address}, nil
	}
	photo := *measured
	return &photo, nil
}

// cover sets the picture that stands for the article: the one it names, or
// the first in its copy.
func (m *makeup) cover(a *paper.Article, ms *manuscript) error {
	if named := ms.Cover; named.Text != "" {
		target, err := m.target(ms, link{Dest: named.Text, Photo: true, span: named.span}, a.Address)
		if err != nil {
			return err
		}
		a.Cover = target.Photo
	}
	for _, p := range ms.Photos {
		photo := a.Body.Targets[p.Link].Photo
		if photo == nil {
			continue
		}
		if a.Cover == nil || a.Cover.Address == photo.Address {
			a.Cover = photo
			break
		}
	}
	return nil
}

// creditText is the credit of a photo as it is printed: 马雁 摄.
func creditText(p markup.Photo) string {
	if len(p.Credit.Names) == 0 {
		return p.Credit.Label
	}
	names := strings.Join(p.Credit.Names, " ")
	switch p.Credit.Label {
	case "", "摄", "摄影":
		return names + " 摄"
	}
	return names + " " + p.Credit.Label
}
