package load

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bao/internal/active"
	"bao/internal/diag"
	"bao/internal/paper"
	"bao/internal/photo"
)

// drawing is what is known of an SVG: why it can't be cleaned, or what
// cleaning takes away and how large it is.
type drawing struct {
	Trouble       string
	Removed       []string
	Width, Height int
}

// look finds out whether a file that is no picture can act.
func (f *facts) look(name string, raw []byte) {
	kind, _ := active.ByBytes(name, raw)
	f.Active = kind.Word
	if !f.isSVG() {
		return
	}
	clean, err := cleanSVG(raw)
	if err != nil {
		f.SVG.Trouble = err.Error()
		return
	}
	f.SVG = drawing{Removed: clean.Removed, Width: clean.Width, Height: clean.Height}
}

// isSVG reports whether the bytes are those of a drawing.
func (f *facts) isSVG() bool { return f != nil && f.Active == svgWord }

const svgWord = "svg"

// acts returns the problem of a file that can act and isn't allowed to be
// published, without its place.
//
// Copy comes from many hands, and what is below content/ stands on the paper's
// own address: a page there could show itself as the paper, and in the preview
// read what isn't published. What is below static/ is the owner's.
func (m *makeup) acts(origin string) (wrong diag.Problem, acts bool, err error) {
	p, err := m.pictureOf(want{origin: origin, strip: true})
	if p == nil || err != nil {
		return wrong, false, err
	}
	named, byName := active.ByName(origin)
	inside, byBytes := active.ByWord(p.facts.Active)
	switch {
	case byName && !m.allowed(named):
		wrong = refused(origin, "这个附件是"+named.What+"，点开会运行", named)
	case byBytes && !m.allowed(inside) && (!byName || named.Class != inside.Class):
		wrong = refused(origin, fmt.Sprintf("这个附件的内容其实是%s（.%s），点开会运行", inside.What, inside.Word), inside)
	case byName && named.Word == svgWord && !byBytes:
		wrong = badSVG.At(diag.Place{}, path.Base(origin)+"：这个文件不是 SVG 图", svgHint)
	case p.facts.isSVG() && named.Word != svgWord:
		wrong = badSVG.At(diag.Place{}, path.Base(origin)+"：内容是 SVG 图，后缀不是", "把后缀改成 .svg，稿件里也照着改")
	case p.facts.isSVG() && p.facts.SVG.Trouble != "":
		wrong = badSVG.At(diag.Place{}, path.Base(origin)+"："+p.facts.SVG.Trouble, svgHint)
	default:
		return wrong, false, nil
	}
	return wrong, true, nil
}

const svgHint = "用画图软件打开，另存为“纯 SVG”、UTF-8 编码；或者存为 PNG 再放"

func (m *makeup) allowed(k active.Kind) bool { return slices.Contains(m.site.Allowed, k.Word) }

func refused(origin, message string, k active.Kind) diag.Problem {
	hint := k.Hint
	if k.Word == "svgz" { // what is packed can't be cleaned
		k.Word = svgWord
	}
	return activeFile.At(diag.Place{}, strings.TrimPrefix(origin, ContentDir+"/")+"："+message,
		hint+"；清楚后果、一定要放的，在 site.yaml 里写 附件: {允许: ["+k.Word+"]}")
}

// actsAt reports, where copy uses it, a file that can act, and what is taken
// out of a drawing. It is true for what isn't published.
func (m *makeup) actsAt(ms *manuscript, origin string, at span) (bool, error) {
	wrong, acts, err := m.acts(origin)
	if err != nil {
		return false, err
	}
	if acts {
		m.problem(wrong.Rule, ms, at, wrong.Message, wrong.Hint)
		return true, nil
	}
	if p := m.pictures[want{origin: origin, strip: true}]; p != nil && p.facts.isSVG() && len(p.facts.SVG.Removed) > 0 && !m.told[origin] {
		m.told[origin] = true
		m.problem(cleanedSVG, ms, at, fmt.Sprintf("%s 里去掉了：%s", path.Base(origin), strings.Join(p.facts.SVG.Removed, "、")),
			"看看图还对不对；不对就用浏览器打开原图，截图存为 PNG 再放")
	}
	return false, nil
}

// drawing returns an SVG that is shown as a picture, in the one size it has.
func (m *makeup) drawing(ms *manuscript, origin string, l link) (*paper.Photo, error) {
	none := &paper.Photo{Origin: origin}
	if wrong, err := m.actsAt(ms, origin, l.span); wrong || err != nil {
		return none, err
	}
	if l.Crop.Box() {
		m.problem(badSVG, ms, l.span, path.Base(origin)+"：SVG 图不能裁切", "去掉“裁切”；或者裁好存为 PNG 再放")
		return none, nil
	}
	a, err := m.asset(origin)
	if a == nil || err != nil {
		return none, err
	}
	size := m.pictures[want{origin: origin, strip: true}].facts.SVG
	return &paper.Photo{Origin: origin, Address: a.Address, Width: size.Width, Height: size.Height, Crop: l.Crop}, nil
}

// cleanSVG cleans a drawing and the photographs in it.
func cleanSVG(raw []byte) (active.SVG, error) {
	return active.CleanSVG(raw, func(src []byte) ([]byte, string, error) { return photo.Strip(context.Background(), src) })
}

// CleanSVG returns the drawing at origin as it is published: without what
// could act in it.
func CleanSVG(fsys fs.FS, origin string, digest [16]byte) ([]byte, error) {
	raw, err := Read(fsys, origin, digest)
	if err != nil {
		return nil, err
	}
	clean, err := cleanSVG(raw)
	if err != nil {
		return nil, fmt.Errorf("load: %s: %w", origin, err)
	}
	return clean.Data, nil
}
