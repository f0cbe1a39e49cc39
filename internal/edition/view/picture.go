package view

import (
	"cmp"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"time"

	"bao/internal/paper"
)

// How wide the style sheet sets photos. Those that are loaded late take their
// true width where the browser knows it (auto), for it depends on the window,
// the size of type and the stories beside them.
const (
	ArticleSizes = "(min-width: 43rem) 40.5rem, calc(100vw - 2rem)" // --measure
	LeadSizes    = "(min-width: 80rem) 50rem, (min-width: 60rem) 50vw, calc(100vw - 2rem)"
	storySizes   = "auto, (min-width: 60rem) 30vw, calc(100vw - 2rem)"
)

func BodySizes(first bool) string {
	if first {
		return ArticleSizes
	}
	return "auto, " + ArticleSizes
}

// PictureOf is a photo as one of the stories of a page shows it.
func PictureOf(p *paper.Photo, root string) *Picture {
	if p == nil {
		return nil
	}
	v := &Picture{
		Src: Href(root, p.Address), Srcset: template.Srcset(Srcset(p, root)), Width: p.Width, Height: p.Height,
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
	return ext == ".png" || ext == ".gif" || ext == ".svg"
}

// FirstPicture is a photo that readers see first on their page.
func FirstPicture(p *paper.Photo, root, sizes string) *Picture {
	v := PictureOf(p, root)
	if v != nil {
		v.First = true
		if v.Srcset != "" {
			v.Sizes = sizes
		}
	}
	return v
}

// Srcset lists the sizes of a photo, small ones first; empty for one only.
func Srcset(p *paper.Photo, root string) string {
	if len(p.Sizes) < 2 {
		return ""
	}
	var list []string
	for i := len(p.Sizes) - 1; i >= 0; i-- {
		list = append(list, fmt.Sprintf("%s %dw", Href(root, p.Sizes[i].Address), p.Sizes[i].Width))
	}
	return strings.Join(list, ", ")
}

// Preload makes a browser fetch the first photo while it still reads the
// style sheet. The attributes must be those of the photo, or it is fetched
// twice.
func Preload(p *paper.Photo, root, sizes string) template.HTMLAttr {
	if p == nil || p.Origin == "" || p.Address == "" {
		return ""
	}
	// Addresses in the site are made of letters that need no escape.
	if set := Srcset(p, root); set != "" {
		return template.HTMLAttr(fmt.Sprintf(`imagesrcset="%s" imagesizes="%s"`, set, sizes))
	}
	return template.HTMLAttr(fmt.Sprintf(`href="%s"`, Href(root, p.Address)))
}

// FirstPhoto finds the first photo of copy: 1 for Targets[0], 0 for none.
func FirstPhoto(body *paper.Body) (number int, first *paper.Photo) {
	for i, t := range body.Targets {
		if t.Photo != nil {
			return i + 1, t.Photo
		}
	}
	return 0, nil
}

// share is what chats show of a page.
func (f *Frames) share(s Spot) Share {
	v := Share{Type: "website", Title: cmp.Or(s.Title, f.Paper.Site.Title), URL: f.Paper.Site.URL(s.Address)}
	if s.Kind == "article" {
		v.Type = "article"
	}
	if a := s.Article; a != nil {
		zone := f.Paper.Site.Location
		v.Published, v.Modified = a.Date.In(zone).Format(time.RFC3339), a.Updated().In(zone).Format(time.RFC3339)
		if a.Section != nil {
			v.Section = a.Section.Name
		}
	}
	if base := f.Paper.Site.BaseURL; base != "" && s.Card.Address != "" {
		v.Image, v.Width, v.Height, v.Alt = base+s.Card.Address, s.Card.Width, s.Card.Height, s.Card.Alt
	}
	return v
}

// InBody reports whether the cover of an article is one of the pictures in its copy.
func InBody(a *paper.Article) bool {
	return slices.ContainsFunc(a.Body.Targets, func(t paper.Target) bool {
		return t.Photo != nil && t.Photo.Origin == a.Cover.Origin && (t.Photo.Origin != "" || t.Photo.Address == a.Cover.Address)
	})
}
