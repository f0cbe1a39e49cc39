package sheet

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

var (
	sourceDir   = flag.String("sources", "", "write generated issues as papers into this `folder`")
	sourceCount = flag.Int("papers", 3, "how many papers -sources writes")
)

// TestWriteSources writes generated issues as the files from which an editor's
// paper is built, for those who look at what browsers make of it.
func TestWriteSources(t *testing.T) {
	if *sourceDir == "" {
		t.Skip("no folder to write to: -sources")
	}
	for seed := range *sourceCount {
		if *issueSeed >= 0 {
			seed += *issueSeed
		}
		w := writeIssue(uint64(seed))
		for name, data := range w.files() {
			file := filepath.Join(*sourceDir, fmt.Sprintf("paper-%02d", seed), filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// issueFolder is where the stories of the one issue of a paper stand.
const issueFolder = "content/2026-03-02/"

// files are the sources of a paper of one issue.
func (w *written) files() map[string][]byte {
	var site, issue strings.Builder
	fmt.Fprintf(&site, "title: 槐荫里\nslogan: 家门口的事\npublisher: 槐荫里街道办事处\nprint: {paper: %s, columns: %d, large: %t}\n", w.print.Paper, w.print.Columns, w.print.Large)
	if w.plan != noPlan {
		sections, pages := "sections:\n", "pages:\n"
		for _, p := range w.pages {
			sections += fmt.Sprintf("  - {slug: %s, name: %s}\n", p.section, p.name)
			pages += fmt.Sprintf("  - {number: %d, name: %s, sections: [%s]}\n", p.number, p.name, p.section)
			issue.WriteString("  - " + p.name + "\n")
		}
		site.WriteString(sections + pages)
	}
	files := map[string][]byte{"site.yaml": []byte(site.String())}
	if w.plan == fixed {
		files[issueFolder+"issue.md"] = []byte("---\npages:\n" + issue.String() + "---\n")
	}
	for i := range w.stories {
		w.stories[i].files(files, fmt.Sprintf("%02d", i))
	}
	return files
}

// files adds the file of a story and those of its pictures.
func (s *writtenStory) files(files map[string][]byte, name string) {
	a := s.article
	var b strings.Builder
	b.WriteString("---\n")
	row := func(key, value string) {
		if value != "" && value != "0" {
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
	}
	row("title", quoted(a.Headline))
	row("kicker", quoted(a.Kicker))
	row("deck", quoted(a.Deck))
	for _, c := range a.Byline.Credits {
		row("reporter", strings.Join(c.Names, "、"))
	}
	row("credit", a.Byline.Covers)
	row("rank", fmt.Sprint(a.Rank))
	row("page", fmt.Sprint(s.page))
	if a.Section != nil {
		row("section", a.Section.Slug)
	}
	b.WriteString("---\n")
	copy := s.copy
	if a.Dateline != "" {
		copy = a.Dateline + "　" + copy
	}
	for i := range s.photos {
		p := &s.photos[i]
		file := fmt.Sprintf("photos/%s-%d%s", name, i, path.Ext(p.Origin))
		copy = strings.Replace(copy, fmt.Sprintf("![](%d.jpg)", i), fmt.Sprintf("![一景](%s \"%s\")", file, p.said()), 1)
		files[issueFolder+file] = p.file()
	}
	b.WriteString(copy + "\n")
	files[issueFolder+name+".md"] = []byte(b.String())
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "'" + text + "'"
}

// said is what stands behind a picture in the copy: its cutline, its credit,
// and how it may be cut.
func (p *writtenPhoto) said() string {
	text := strings.TrimSpace(p.Cutline + " " + p.Credit)
	switch c := p.Crop; {
	case c.Box():
		text += fmt.Sprintf(" 裁切=%.0f%% %.0f%% %.0f%% %.0f%%", 100*c.X, 100*c.Y, 100*c.W, 100*c.H)
	case c.Set:
		text += fmt.Sprintf(" 裁切=%.0f%% %.0f%%", 100*c.X, 100*c.Y)
	}
	return strings.TrimSpace(text)
}

// drawn keeps the files of pictures, which take long to make.
var drawn = map[string][]byte{}

// file is a picture of so many pixels: a hill under the sky and, where it has to
// be seen, the sun; or the squares of a chart.
func (p *writtenPhoto) file() []byte {
	width, height := p.Width, p.Height
	if p.Crop.Box() {
		width, height = int(math.Round(float64(width)/p.Crop.W)), int(math.Round(float64(height)/p.Crop.H))
	}
	x, y := 0.5, 0.4
	if p.Crop.Set && !p.Crop.Box() {
		x, y = math.Round(10*p.Crop.X)/10, math.Round(10*p.Crop.Y)/10
	}
	ext := path.Ext(p.Origin)
	key := fmt.Sprint(width, height, x, y, ext)
	if drawn[key] == nil {
		var b bytes.Buffer
		if ext == ".png" {
			png.Encode(&b, squares(width, height))
		} else {
			jpeg.Encode(&b, landscape(width, height, x, y), nil)
		}
		drawn[key] = b.Bytes()
	}
	return drawn[key]
}

func squares(width, height int) image.Image {
	m := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, color.Black})
	for y := range height {
		for x := range width {
			m.SetColorIndex(x, y, uint8((x/24*7+y/24*13+x/24*(y/24))%3%2))
		}
	}
	return m
}

func landscape(width, height int, x, y float64) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	radius := 0.16 * float64(min(width, height))
	for j := range height {
		for i := range width {
			hill := 0.7 + 0.12*math.Sin(5*float64(i)/float64(width))
			c := color.RGBA{uint8(120 + 90*j/height), uint8(150 + 60*j/height), 205, 255}
			switch {
			case math.Hypot(float64(i)-x*float64(width), float64(j)-y*float64(height)) < radius:
				c = color.RGBA{222, 120, 60, 255}
			case float64(j) > hill*float64(height):
				c = color.RGBA{uint8(60 + 40*(i/16%2)), 105, 70, 255}
			}
			m.SetRGBA(i, j, c)
		}
	}
	return m
}
