// Package homescreen plans what a telephone asks for that puts the paper on its
// home screen: site.webmanifest (w3.org/TR/appmanifest) and the icons in it,
// of the site's own picture in the sizes that it has, or else the built-in
// drawing.
//
// All addresses in it are relative, so that it works below any path. It does
// not make an application of the paper: it opens as a page of a browser.
package homescreen

import (
	"encoding/json"
	"fmt"

	"bao/internal/edition"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/photo"
)

const owner = "手机桌面的图标"

// Plan adds the manifest and the icons that only it names.
func Plan(s edition.Source, to *edition.Plan) {
	if icon := s.Paper.Icon; icon != nil {
		job := load.AppIconsJob(s.Site, icon)
		for i, app := range photo.AppIcons(icon.Info) {
			to.Developed(icon.Origin, address(app), job, i)
		}
	}
	to.Data(owner, load.ManifestAddress, func() ([]byte, error) {
		data, err := json.MarshalIndent(manifestOf(&s), "", " ")
		return append(data, '\n'), err
	})
}

type manifest struct {
	Name        string `json:"name"`
	ShortName   string `json:"short_name"`
	Description string `json:"description,omitempty"`
	Lang        string `json:"lang"`
	Dir         string `json:"dir"`
	Start       string `json:"start_url"`
	Scope       string `json:"scope"`
	Display     string `json:"display"`
	Theme       string `json:"theme_color,omitempty"`
	Background  string `json:"background_color,omitempty"`
	Icons       []icon `json:"icons,omitempty"`
}

type icon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"`
}

func manifestOf(s *edition.Source) manifest {
	site := &s.Paper.Site
	ground := view.GroundOf(s).Light // a manifest has one colour for day and night
	return manifest{
		Name: site.Title, ShortName: site.Title, Description: site.Slogan,
		Lang: site.Language, Dir: "auto", Start: "index.html", Scope: "./", Display: "minimal-ui",
		Theme: ground, Background: ground, Icons: icons(s),
	}
}

// icons lists what there is: the picture's sizes, or those of a smaller one
// that the touch icon has, or the drawing that every site has.
func icons(s *edition.Source) []icon {
	var list []icon
	picture := s.Paper.Icon
	if picture == nil {
		if a := s.Static("static/favicon.svg"); a != nil {
			list = append(list, icon{Src: view.Versioned(a.Address, a.Digest), Sizes: "any", Type: "image/svg+xml"})
		}
		return list
	}
	for _, app := range photo.AppIcons(picture.Info) {
		made := icon{Src: address(app), Sizes: sizes(app.Side), Type: "image/png"}
		if app.Maskable {
			made.Purpose = "maskable"
		}
		list = append(list, made)
	}
	if len(list) == 0 {
		list = append(list, icon{Src: load.TouchIconAddress, Sizes: sizes(photo.TouchSide(picture.Info)), Type: "image/png"})
	}
	return list
}

func sizes(side int) string { return fmt.Sprintf("%dx%d", side, side) }

// address is where an icon stands: icon-192.png, icon-512-maskable.png.
func address(i photo.AppIcon) string {
	if i.Maskable {
		return fmt.Sprintf("icon-%d-maskable.png", i.Side)
	}
	return fmt.Sprintf("icon-%d.png", i.Side)
}
