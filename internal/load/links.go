package load

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/dist"
	"bao/internal/paper"
)

// links finds where every link and photo of the published copy leads.
func (m *makeup) links() error {
	for _, issue := range m.out.Issues {
		if issue.Note != nil {
			if err := m.bodyLinks(issue.Note, m.manuscript(issue.Origin), issue.Address); err != nil {
				return err
			}
		}
		for _, a := range issue.Articles {
			ms := m.origin[a]
			if ms == nil {
				continue
			}
			if err := m.bodyLinks(&a.Body, ms, a.Address); err != nil {
				return err
			}
			if err := m.cover(a, ms); err != nil {
				return err
			}
		}
	}
	for _, s := range m.out.Standing {
		if err := m.bodyLinks(&s.Body, m.manuscript(s.Origin), s.Address); err != nil {
			return err
		}
	}
	return nil
}

// manuscript returns the manuscript with the given path.
func (m *makeup) manuscript(origin string) *manuscript {
	if i, ok := m.find(origin); ok {
		return m.manuscripts[i]
	}
	return nil
}

// find looks a manuscript up by its path; they are sorted.
func (m *makeup) find(origin string) (int, bool) {
	return slices.BinarySearchFunc(m.manuscripts, origin, func(ms *manuscript, origin string) int {
		return strings.Compare(ms.Path, origin)
	})
}

func (m *makeup) bodyLinks(body *paper.Body, ms *manuscript, address string) error {
	m.elsewhere(ms)
	if len(ms.Links) == 0 {
		return nil
	}
	body.Targets = make([]paper.Target, len(ms.Links))
	for i, l := range ms.Links {
		target, err := m.target(ms, l, address)
		if err != nil {
			return err
		}
		body.Targets[i] = target
	}
	for _, p := range ms.Photos {
		if photo := body.Targets[p.Link].Photo; photo != nil {
			photo.Alt, photo.Cutline, photo.Credit = p.Alt, p.Cutline, creditText(p, m.site.Script)
		}
	}
	return nil
}

// target resolves one destination as an editor thinks of it: a file beside
// the text, or an address of the site.
func (m *makeup) target(ms *manuscript, l link, address string) (paper.Target, error) {
	dest := strings.TrimSpace(l.Dest)
	switch {
	case dest == "":
		m.problem(emptyLink, ms, l.span, "链接是空的", "在圆括号里写上网址或文件名")
		return paper.Target{}, nil
	case isExternal(dest):
		t := paper.Target{Address: dest}
		if l.Photo {
			t.Photo = &paper.Photo{Address: dest}
		}
		return t, nil
	case strings.HasPrefix(dest, "#"):
		return paper.Target{Address: address + dest}, nil
	}
	for _, r := range m.meanings(ms, l) {
		if found, t, err := m.toOrigin(ms, l, r.origin, r.rest); found || err != nil {
			return t, err
		}
	}
	file, fragment := split(dest)
	if !l.Photo {
		for _, site := range []string{path.Join(path.Dir(address), file), path.Join("/", file)[1:]} {
			if strings.HasPrefix(file, "/") {
				site = path.Clean(file)[1:]
			}
			if strings.HasSuffix(file, "/") || site == "" {
				site = path.Join(site, "index.html")
			}
			_, ok := m.out.Addresses[dist.Fold(site)]
			if !ok && ofEditions.MatchString(site) {
				m.doubt(ms, deadLink)
				m.out.Awaited = append(m.out.Awaited, paper.Awaited{Address: site, Dead: m.dead(ms, l, file)})
				ok = true
			}
			if ok {
				return paper.Target{Address: site + fragment}, nil
			}
		}
	}
	m.deadLink(ms, l, file)
	return paper.Target{}, nil
}

// isExternal is true for destinations that name another place than this site.
func isExternal(dest string) bool {
	scheme, _, ok := strings.Cut(dest, ":")
	if strings.HasPrefix(dest, "//") {
		return true
	}
	if !ok || len(scheme) < 2 { // C:\… is a file on an editor's disk
		return false
	}
	for _, c := range scheme {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '+') {
			return false
		}
	}
	return true
}

// split parts a destination into a path and the rest (query and fragment).
func split(dest string) (file, rest string) {
	if i := strings.IndexAny(dest, "?#"); i >= 0 {
		file, rest = dest[:i], dest[i:]
	} else {
		file = dest
	}
	return plainPath(file), rest
}

// plainPath returns a path as it is on disk.
func plainPath(file string) string {
	file = strings.ReplaceAll(file, `\`, "/")
	if plain, err := url.PathUnescape(file); err == nil {
		file = plain
	}
	return file
}

// toOrigin resolves to a file of the site, if origin is one.
func (m *makeup) toOrigin(ms *manuscript, l link, origin, fragment string) (bool, paper.Target, error) {
	if i, ok := m.find(origin); ok && m.became[i] != "" {
		if m.lent[origin] {
			m.doubt(ms, heldLink)
		}
		return true, paper.Target{Address: m.became[i] + fragment}, nil
	}
	if m.held[origin] {
		m.problem(heldLink, ms, l.span, fmt.Sprintf("链接指向的稿件还没有发表：%s", origin), "先去掉这个链接，或者等那篇稿件发表")
		return true, paper.Target{}, nil
	}
	if l.Photo {
		photo, err := m.photo(ms, origin, l)
		if photo == nil || err != nil {
			return false, paper.Target{}, err
		}
		return true, paper.Target{Address: photo.Address, Photo: photo}, nil
	}
	if wrong, err := m.actsAt(ms, origin, l.span); wrong || err != nil {
		return true, paper.Target{}, err
	}
	asset, err := m.asset(origin)
	if asset == nil || err != nil {
		return false, paper.Target{}, err
	}
	if p := m.pictures[want{origin: origin, strip: true}]; p != nil && (p.problem != nil || asset.Picture != nil) {
		m.wrong(ms, origin, p, l.span)
	}
	return true, paper.Target{Address: asset.Address + fragment}, nil
}

// ofEditions matches the addresses that are no file's: editions make pages
// there of the whole paper.
var ofEditions = regexp.MustCompile(`^(index|404)\.html$|^feed\.(xml|json)$|^sitemap(-\d+|-news)?\.xml$|^(robots|llms)\.txt$|^(section|people|tag|archive)/|^\d{4}-\d\d-\d\d/page-\d+\.html$`)

func (m *makeup) deadLink(ms *manuscript, l link, file string) {
	if l.Photo && m.odd(ms, l, file) {
		return
	}
	m.problems = append(m.problems, m.dead(ms, l, file))
}

// odd reports a picture that is there and yet not to be had.
func (m *makeup) odd(ms *manuscript, l link, file string) bool {
	for _, origin := range candidates(ms.Path, file) {
		info, err := fs.Lstat(m.fsys, origin)
		switch {
		case m.linked(path.Dir(origin)):
			m.problem(notPictureFile, ms, l.span, fmt.Sprintf("图片所在的文件夹只是一个符号链接，本身不在稿件文件夹里：%s", l.Dest), "把图片文件复制到稿件旁边的文件夹里")
		case err != nil || origin == ".":
			continue
		case info.IsDir():
			m.problem(notPictureFile, ms, l.span, fmt.Sprintf("这是一个文件夹，不是图片：%s", l.Dest), "写到文件名为止，如 photos/1.jpg")
		case info.Mode()&fs.ModeSymlink != 0:
			m.problem(notPictureFile, ms, l.span, fmt.Sprintf("图片只是一个符号链接，本身不在稿件文件夹里：%s", l.Dest), "把图片文件复制到稿件旁边，替换这个链接")
		case !info.Mode().IsRegular():
			m.problem(notPictureFile, ms, l.span, fmt.Sprintf("这不是一个普通文件：%s", l.Dest), "换成 JPEG 或 PNG 图片文件")
		default:
			continue
		}
		return true
	}
	return false
}

// linked reports whether dir or a folder around it is a symbolic link.
func (m *makeup) linked(dir string) bool {
	for ; dir != "." && dir != "/" && dir != ".."; dir = path.Dir(dir) {
		if info, err := fs.Lstat(m.fsys, dir); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return true
		}
	}
	return false
}

// aliasAddress makes an address of what an editor calls an old one. Copied from
// a browser it has percent signs for what is not ASCII; hosts look for the file
// that they stand for.
func aliasAddress(s string) (string, bool) {
	file, ok := strings.CutPrefix(s, "/")
	if !ok || strings.ContainsAny(s, "?#:\\") {
		return "", false
	}
	file, err := url.PathUnescape(file)
	if err != nil || !utf8.ValidString(file) {
		return "", false
	}
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if path.Clean(file) != file || strings.HasPrefix(file, "..") || path.IsAbs(file) {
		return "", false
	}
	if path.Ext(file) != ".html" && path.Ext(file) != ".htm" {
		file += "/index.html"
	}
	return file, true
}
