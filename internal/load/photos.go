package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/source"
	"bao/internal/words"
)

// photoWidths are the widths in which a photo is published: for telephones
// with coarse and with fine screens, for a column of the front page on a fine
// screen, and for the lead there. A page that shows it at 648 pixels, the
// measure of an article, takes the third or fourth.
var photoWidths = []int{480, 800, 1200, 1600}

// want is a picture file and how it is to be published: cut to a box, or
// whole; in the sizes of a photo, or as it came, without metadata.
type want struct {
	origin string
	box    photo.Crop
	strip  bool
}

func newWant(origin string, crop photo.Crop) want {
	if !crop.Box() {
		crop = photo.Crop{} // a point matters where a shape is asked for
	}
	return want{origin: origin, box: crop}
}

// picture is what became of a file that was wanted.
type picture struct {
	facts   *facts
	look    photo.Look
	problem *diag.Problem // why there is none; without place
	photo   *paper.Photo  // once it has addresses
}

// Read returns the bytes of the file at origin in fsys, or ErrChanged when
// they are not those that have the digest.
func Read(fsys fs.FS, origin string, digest [16]byte) ([]byte, error) {
	raw, err := fs.ReadFile(fsys, origin)
	if err == nil && source.Sum(raw) != digest {
		err = fmt.Errorf("%w: %s", ErrChanged, origin)
	}
	return raw, err
}

// ErrChanged is returned for a file that was changed while it was in use.
var ErrChanged = errors.New("load: the file has just been changed")

// Job is the work that a picture takes; fsys is the site.
func Job(fsys fs.FS, r *paper.Picture) photo.Job {
	return r.Spec.Job(digestText(r.Digest), r.Info, reading(fsys, r.Origin, r.Digest))
}

// StripJob is the work that a picture takes which is published as it came.
func StripJob(fsys fs.FS, origin string, digest [16]byte, in photo.Info) photo.Job {
	return photo.StripJob(digestText(digest), in, reading(fsys, origin, digest))
}

// IconsJob is the work that the icons of the site take.
func IconsJob(fsys fs.FS, i *paper.Icon) photo.Job {
	return photo.IconsJob(digestText(i.Digest), i.Info, reading(fsys, i.Origin, i.Digest))
}

// AppIconsJob is the work that the icons for home screens take.
func AppIconsJob(fsys fs.FS, i *paper.Icon) photo.Job {
	return photo.AppIconsJob(digestText(i.Digest), i.Info, reading(fsys, i.Origin, i.Digest))
}

func digestText(d [16]byte) string { return fmt.Sprintf("%x", d) }

func reading(fsys fs.FS, origin string, digest [16]byte) func() ([]byte, error) {
	return func() ([]byte, error) { return Read(fsys, origin, digest) }
}

// spec is what is made of it.
func (s want) spec() photo.Spec { return photo.Spec{Widths: photoWidths, Crop: s.box} }

// develop makes what published copy shows, several pictures at a time.
func (m *makeup) develop() error {
	wants := m.wants()
	pictures, failures := make([]*picture, len(wants)), make([]error, len(wants))
	var mu sync.Mutex
	done := 0
	m.options.Each(len(wants), func(i int) {
		pictures[i], failures[i] = m.make(m.others[wants[i].origin], wants[i])
		if m.options.Developed != nil {
			mu.Lock()
			defer mu.Unlock()
			done++
			m.options.Developed(done, len(wants))
		}
	})
	for i, err := range failures {
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("load: %w", err)
		}
		if err == nil {
			m.pictures[wants[i]] = pictures[i]
		}
	}
	return nil
}

// wants lists the pictures of published copy, each once. One that is missed
// here is made when it is met.
func (m *makeup) wants() []want {
	var list []want
	seen := map[want]bool{}
	add := func(ms *manuscript, l link, crop photo.Crop) {
		dest := strings.TrimSpace(l.Dest)
		if dest == "" || isExternal(dest) {
			return
		}
		for _, r := range m.meanings(ms, l) {
			if _, ok := m.others[r.origin]; !ok {
				continue
			}
			s := newWant(r.origin, crop)
			if !l.Photo {
				s = want{origin: r.origin, strip: true}
			}
			if !seen[s] {
				seen[s] = true
				list = append(list, s)
			}
			return
		}
	}
	copyOf := func(ms *manuscript) {
		for _, l := range ms.Links {
			add(ms, l, l.Crop)
		}
	}
	for _, issue := range m.out.Issues {
		if issue.Note != nil {
			copyOf(m.manuscript(issue.Origin))
		}
		for _, a := range issue.Articles {
			ms := m.origin[a]
			if ms == nil {
				continue
			}
			copyOf(ms)
			if ms.Cover.Text != "" {
				add(ms, link{Dest: ms.Cover.Text, Photo: true}, ms.Crop)
			}
		}
	}
	for _, s := range m.out.Standing {
		copyOf(m.manuscript(s.Origin))
	}
	return list
}

// make makes what is wanted of the file e. It may be called concurrently.
func (m *makeup) make(e source.Entry, s want) (*picture, error) {
	p := &picture{}
	err := photo.CheckSize(e.Size)
	if err == nil || s.strip {
		if p.facts, err = recall(m.options.Memory(), m.fsys, e, m.options.Now, nil, func(raw []byte, sum source.Digest) *facts {
			return describe(e.Path, raw, sum)
		}); err != nil {
			return nil, err
		}
		if err = p.facts.err(); s.strip && err != nil && !namedAsPicture(e.Path) {
			return p, nil
		}
	}
	if err == nil && m.options.Develop != nil {
		p.look, err = m.options.Develop(m.job(p.facts, s))
	}
	var wrong *photo.Error
	if errors.As(err, &wrong) {
		p.problem, err = &wrong.Problem, nil
	}
	return p, err
}

func (m *makeup) job(f *facts, s want) photo.Job {
	if s.strip {
		return StripJob(m.fsys, s.origin, f.Digest, f.info())
	}
	return Job(m.fsys, &paper.Picture{Origin: s.origin, Digest: f.Digest, Info: f.info(), Spec: s.spec()})
}

// namedAsPicture is true for names that promise a picture. What it holds
// besides, above all where it was taken, must be known to be gone.
func namedAsPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".dng":
		return true
	}
	return false
}

// pictureOf returns what became of what was wanted; nil when there is no such file.
func (m *makeup) pictureOf(s want) (*picture, error) {
	if p := m.pictures[s]; p != nil {
		return p, nil
	}
	e, ok := m.others[s.origin]
	if !ok {
		return nil, nil
	}
	p, err := m.make(e, s)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	m.pictures[s] = p
	return p, err
}

// photo returns the picture at origin, a copy of its own for each place where
// it is shown; nil when there is none.
func (m *makeup) photo(ms *manuscript, origin string, l link) (*paper.Photo, error) {
	s := newWant(origin, l.Crop)
	p, err := m.pictureOf(s)
	if p == nil || err != nil {
		return nil, err
	}
	if p.facts.isSVG() {
		return m.drawing(ms, origin, l)
	}
	if m.wrong(ms, origin, p, l.span) {
		return &paper.Photo{Origin: origin}, nil
	}
	if p.photo == nil {
		p.photo = m.publish(s, p)
	}
	shown := *p.photo
	shown.Crop = l.Crop
	// What is saved as a drawing is not cut unless the editor says how.
	if f := p.facts.Format; !l.Crop.Set && (f == "jpeg" || f == "webp") {
		shown.Crop = p.look.Focus
	}
	return &shown, nil
}

// wrong reports what is wrong with a picture where it is first used.
func (m *makeup) wrong(ms *manuscript, origin string, p *picture, at span) bool {
	if p.problem != nil {
		if !m.told[origin] {
			m.problem(p.problem.Rule, ms, at, path.Base(origin)+"："+p.problem.Message, p.problem.Hint)
		}
		m.told[origin] = true
		return true
	}
	if odd, ok := p.facts.info().Misnamed(origin); ok && !m.told[origin] {
		m.told[origin] = true
		m.problem(odd.Rule, ms, at, path.Base(origin)+"："+odd.Message, odd.Hint)
	}
	return false
}

// publish gives a picture its addresses: huntun-800.jpg and so on.
func (m *makeup) publish(s want, p *picture) *paper.Photo {
	r := &paper.Picture{Origin: s.origin, Digest: p.facts.Digest, Info: p.facts.info(), Spec: s.spec()}
	plan := r.Spec.Sizes(r.Info)
	base := strings.TrimSuffix(assetAddress(s.origin), strings.ToLower(path.Ext(s.origin)))
	names := func(base string) []string {
		var list []string
		for _, v := range plan {
			list = append(list, fmt.Sprintf("%s-%d%s", base, v.Width, v.Ext))
		}
		return list
	}
	for i, name := range names(m.free(base, r.Spec.Key(digestText(r.Digest))[:8], names)) {
		m.out.Addresses[dist.Fold(name)] = s.origin
		r.Sizes = append(r.Sizes, paper.Size{Address: name, Width: plan[i].Width, Height: plan[i].Height})
	}
	m.measure(r.Sizes[0].Address, s.origin, func() diag.Place { return diag.Place{Path: s.origin} })
	m.out.Photos = append(m.out.Photos, r)
	if plan[0].Ext != ".jpg" {
		p.look.Colour = "" // it would show through for good
	}
	return &paper.Photo{
		Origin: s.origin, Address: r.Sizes[0].Address, Width: r.Sizes[0].Width, Height: r.Sizes[0].Height,
		Sizes: r.Sizes, Colour: p.look.Colour,
	}
}

// cover sets the picture that stands for the article: the one it names, or
// the first in its copy.
func (m *makeup) cover(a *paper.Article, ms *manuscript) error {
	show := func(l link) (*paper.Photo, error) {
		l.Photo = true
		if ms.Crop.Set {
			l.Crop = ms.Crop
		}
		target, err := m.target(ms, l, a.Address)
		return target.Photo, err
	}
	var err error
	if named := ms.Cover; named.Text != "" {
		if a.Cover, err = show(link{Dest: named.Text, span: named.span}); err != nil {
			return err
		}
	}
	for _, p := range ms.Photos {
		shown := a.Body.Targets[p.Link].Photo
		if shown == nil || a.Cover != nil && !samePicture(a.Cover, shown) {
			continue
		}
		if a.Cover == nil {
			if a.Cover, err = show(ms.Links[p.Link]); a.Cover == nil || err != nil {
				return err
			}
		}
		a.Cover.Alt, a.Cover.Cutline, a.Cover.Credit = shown.Alt, shown.Cutline, shown.Credit
		break
	}
	return nil
}

func samePicture(a, b *paper.Photo) bool {
	return a.Origin == b.Origin && (a.Origin != "" || a.Address == b.Address)
}

// creditText is the credit of a photo as it is printed: 马雁 摄.
func creditText(p markup.Photo, script words.Script) string {
	if p.Credit.Typed != "" {
		return p.Credit.Typed
	}
	if len(p.Credit.Names) == 0 {
		return p.Credit.Label
	}
	names := strings.Join(p.Credit.Names, " ")
	switch p.Credit.Label {
	case "", "摄", "摄影":
		return names + script.Say(" 摄")
	case "攝", "攝影":
		return names + " 攝"
	}
	return names + " " + p.Credit.Label
}
