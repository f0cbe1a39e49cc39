package web

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"io"
	"path"
	"strings"

	"bao/internal/dist"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/photo"
)

// How wide the style sheet sets photos. Those that are loaded late take their
// true width where the browser knows it (auto), for it depends on the window,
// the size of type and the stories beside them.
const (
	articleSizes = "(min-width: 43rem) 40.5rem, calc(100vw - 2rem)" // --measure
	leadSizes    = "(min-width: 80rem) 50rem, (min-width: 60rem) 50vw, calc(100vw - 2rem)"
	storySizes   = "auto, (min-width: 60rem) 30vw, calc(100vw - 2rem)"
)

func bodySizes(first bool) string {
	if first {
		return articleSizes
	}
	return "auto, " + articleSizes
}

// picture is a photo as one of the stories of a page shows it.
func picture(p *paper.Photo, root string) *Picture {
	if p == nil {
		return nil
	}
	v := &Picture{
		Src: href(root, p.Address), Srcset: template.Srcset(srcset(p, root)), Width: p.Width, Height: p.Height,
		Alt: p.Alt, Cutline: p.Cutline, Credit: p.Credit,
	}
	if v.Srcset != "" {
		v.Sizes = storySizes
	}
	v.Style = pictureStyle(p)
	return v
}

// pictureStyle is how a photo fills a place of another shape: cut around the
// point that the editor chose, its colour there before it. A drawing is shown
// whole, for what is cut off a chart is missing, and so is a photo of which the
// editor wants everything.
func pictureStyle(p *paper.Photo) template.CSS {
	var style []string
	whole := drawn(p) && !p.Crop.Set || p.Crop.Box() && p.Crop.W >= 1 && p.Crop.H >= 1
	switch {
	case whole && p.Width > 0 && p.Height > 0:
		style = append(style, fmt.Sprintf("aspect-ratio:auto %d/%d;object-fit:contain", p.Width, p.Height))
	case p.Colour != "" && !whole:
		style = append(style, "background-color:"+p.Colour)
	}
	if p.Crop.Set && !p.Crop.Box() {
		style = append(style, fmt.Sprintf("object-position:%.0f%% %.0f%%", 100*p.Crop.X, 100*p.Crop.Y))
	}
	return template.CSS(strings.Join(style, ";"))
}

// drawn reports whether a picture is a drawing, a chart or a screen rather
// than a photo, by the format in which it came.
func drawn(p *paper.Photo) bool {
	ext := strings.ToLower(path.Ext(p.Origin))
	return ext == ".png" || ext == ".gif"
}

// firstPicture is a photo that readers see first on their page.
func firstPicture(p *paper.Photo, root, sizes string) *Picture {
	v := picture(p, root)
	if v != nil {
		v.First = true
		if v.Srcset != "" {
			v.Sizes = sizes
		}
	}
	return v
}

// srcset lists the sizes of a photo, small ones first; empty for one only.
func srcset(p *paper.Photo, root string) string {
	if len(p.Sizes) < 2 {
		return ""
	}
	var list []string
	for i := len(p.Sizes) - 1; i >= 0; i-- {
		list = append(list, fmt.Sprintf("%s %dw", href(root, p.Sizes[i].Address), p.Sizes[i].Width))
	}
	return strings.Join(list, ", ")
}

// preload makes a browser fetch the first photo while it still reads the
// style sheet. The attributes must be those of the photo, or it is fetched
// twice.
func preload(p *paper.Photo, root, sizes string) template.HTMLAttr {
	if p == nil || p.Origin == "" || p.Address == "" {
		return ""
	}
	// Addresses in the site are made of letters that need no escape.
	if set := srcset(p, root); set != "" {
		return template.HTMLAttr(fmt.Sprintf(`imagesrcset="%s" imagesizes="%s"`, set, sizes))
	}
	return template.HTMLAttr(fmt.Sprintf(`href="%s"`, href(root, p.Address)))
}

// firstPhoto finds the first photo of copy: 1 for Targets[0], 0 for none.
func firstPhoto(body *paper.Body) (number int, first *paper.Photo) {
	for i, t := range body.Targets {
		if t.Photo != nil {
			return i + 1, t.Photo
		}
	}
	return 0, nil
}

// photos plans the sizes of every picture that is shown.
func (p *planner) photos() {
	for _, r := range p.Paper.Photos {
		job := load.Job(p.Site, r)
		for i, size := range r.Sizes {
			p.developed(size.Address, job, i)
		}
	}
}

// icons plans what browsers and telephones show for the site.
func (p *planner) icons() {
	if icon := p.Paper.Icon; icon != nil {
		job := load.IconsJob(p.Site, icon)
		p.developed(load.FaviconAddress, job, 0)
		p.developed(load.TouchIconAddress, job, 1)
	}
}

// developed plans the i-th file that a job makes.
func (p *planner) developed(address string, job photo.Job, i int) {
	develop := p.Develop
	if develop == nil {
		develop = func(job photo.Job, i int) ([]byte, error) {
			set, err := job.Make(context.Background())
			if err != nil {
				return nil, err
			}
			return set.Variants[i].Data, nil
		}
	}
	p.files = append(p.files, dist.File{
		Path: address,
		Key:  func() dist.Key { return dist.KeyOf("developed", job.Key, i) },
		Write: func(w io.Writer) error {
			data, err := develop(job, i)
			if err != nil {
				return fmt.Errorf("web: %w", err)
			}
			_, err = w.Write(data)
			return err
		},
	})
}

// share is what chats show of a page.
func (f *frames) share(s spot) Share {
	v := Share{Type: "website", Title: cmp.Or(s.title, f.Paper.Site.Title)}
	if s.kind == "article" {
		v.Type = "article"
	}
	if base := f.Paper.Site.BaseURL; base != "" {
		v.URL = base + strings.TrimSuffix(s.address, "index.html")
		if s.card.Address != "" {
			v.Image, v.Width, v.Height = base+s.card.Address, s.card.Width, s.card.Height
		}
	}
	return v
}
