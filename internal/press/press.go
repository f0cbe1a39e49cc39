// Package press makes the print edition: PDFs of composed pages, one for an
// issue and one for each of its pages, at their size on paper, through an
// installed browser.
//
// It must not touch the site but for the PDFs that it is asked for, and it
// installs nothing.
package press

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"bao/internal/active"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/page"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/record"
	"bao/internal/site"
)

// Options say what to print and how.
type Options struct {
	site.Options // of the site
	Now          time.Time
	Issue        paper.Date // zero for the newest
	Out          string     // file for the whole issue; "" for PDFs of the issue and of its pages beside the copy
	Marks        bool       // crop marks, bleed and registration marks
	NoFolios     bool
	Browser      string // program
	Progress     func(done, total int)
}

// Report says what was made.
type Report struct {
	Files        []string // written, as paths
	Record       string   // where it was recorded what stands on which page, if it was
	Pages        int
	site.Verdict          // with an error among its problems nothing was made
	Out          []string // headlines of stories that found no room
	Note         bool     // there is a 编者按, which is on the website alone
	Drawn        []string // fonts that are drawn rather than embedded (Type 3)
}

// Notices say in Chinese what an editor is to know before the PDFs go to the
// printer: what is not in them; then, last, that fonts are drawn.
func (r Report) Notices() []string {
	var list []string
	if len(r.Out) > 0 {
		list = append(list, fmt.Sprintf("%d 篇排不下，没有印上：《%s》", len(r.Out), strings.Join(r.Out, "》《")))
	}
	if r.Note {
		list = append(list, "编者按只登在网站上，没有印；要印，把它写成一篇稿件")
	}
	if len(r.Drawn) > 0 {
		list = append(list, strings.Join(r.Drawn, "、")+" 的字在 PDF 里是描出来的（Type 3），有的印刷厂不收")
	}
	return list
}

// Errors that an editor can mend.
var (
	ErrNoIssue = errors.New("press: there is no such issue")
	ErrEmpty   = errors.New("press: the paper has no issue with articles")
	// ErrNoBrowser is returned when Options name no browser.
	ErrNoBrowser = errors.New("press: no browser")
)

// Print makes the PDFs. Either all are written or none.
func Print(ctx context.Context, o Options) (Report, error) {
	from, err := site.Open(ctx, o.Options)
	if err != nil {
		return Report{}, err
	}
	defer from.Close()
	read, err := from.Read(o.Now)
	if err != nil {
		return Report{}, err
	}
	from.SaveRead()
	report := Report{Verdict: read.Verdict}
	if diag.Errors(report.Problems) > 0 {
		return report, nil
	}
	issue, err := find(read.Paper, o.Issue)
	if err != nil {
		return report, err
	}
	if o.Browser == "" {
		return report, ErrNoBrowser
	}
	source := read.Source()
	printed := page.NewPrint(source, issue, page.PrintOptions{Marks: o.Marks, NoFolios: o.NoFolios})
	from.SaveMade()
	report.Pages, report.Out, report.Note = len(printed.Pages), printed.Out(), issue.Note != nil
	folder, err := os.MkdirTemp("", "bao-print-")
	if err != nil {
		return report, err
	}
	defer os.RemoveAll(folder)
	j := job{Options: o, edition: printed, folder: folder}
	if err := j.furnish(ctx, source); err != nil {
		return report, err
	}
	report.Files, err = j.print(ctx, issue)
	if err == nil && o.Out == "" && issue.Record == nil {
		report.Record, err = record.Keep(j.Dir, issue, source.Sheets)
	}
	report.Drawn = j.drawn
	report.Verdict, err = report.Blame(err)
	return report, err
}

func find(p *paper.Paper, day paper.Date) (*paper.Issue, error) {
	for i := len(p.Issues) - 1; i >= 0; i-- {
		if issue := p.Issues[i]; len(issue.Articles) > 0 && (day.IsZero() || issue.Date == day) {
			return issue, nil
		}
	}
	if day.IsZero() {
		return nil, ErrEmpty
	}
	return nil, ErrNoIssue
}

// job is one run.
type job struct {
	Options
	edition *page.Print
	folder  string   // of the documents
	drawn   []string // fonts that the whole issue draws
}

// Pictures are printed at 300 dots an inch; what has hardly more is left as
// it is.
const (
	dotsPerMM = 300 / 25.4
	spare     = 1.3
)

// furnish writes what the documents refer to: the style sheets, what the site's
// own layouts and style sheets may show, and the pictures, without what cameras
// tell about places and people.
func (j *job) furnish(ctx context.Context, s edition.Source) error {
	for _, a := range s.Paper.Static {
		if a.Address != page.StyleAddress && (a.BuiltIn || !printable(a.Address)) {
			continue
		}
		data, err := fs.ReadFile(s.Files(a), a.Origin)
		if err != nil {
			return err
		}
		if err := j.write(a.Address, data); err != nil {
			return err
		}
	}
	for _, page := range j.edition.Pages {
		for _, p := range page.Photos {
			raw, err := fs.ReadFile(s.Site, p.Origin)
			if err != nil {
				return err
			}
			if raw, err = forPress(ctx, raw, p); err != nil {
				return fmt.Errorf("%s: %w", p.Origin, err)
			}
			if err := j.write(p.Address, raw); err != nil {
				return err
			}
		}
	}
	return nil
}

// printable reports whether a file of static/ may be seen in print: a style
// sheet, a face, a picture.
func printable(address string) bool {
	switch strings.ToLower(path.Ext(address)) {
	case ".css", ".woff2", ".woff", ".ttf", ".otf", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif":
		return true
	}
	return false
}

// forPress cleans a picture, cuts it as the editor said, and takes out what
// no press could show.
func forPress(ctx context.Context, raw []byte, p page.PrintedPhoto) ([]byte, error) {
	if kind, _ := active.ByBytes(p.Origin, raw); kind.Word == "svg" {
		clean, err := active.CleanSVG(raw, func(src []byte) ([]byte, string, error) { return photo.Strip(ctx, src) })
		return clean.Data, err
	}
	in, err := photo.Describe(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	spec := photo.Spec{}
	if most := int(math.Ceil(p.Width * dotsPerMM)); float64(in.Width) > spare*float64(most) {
		spec.Widths = []int{most}
	}
	if p.Crop.Box() {
		spec.Crop = p.Crop
	}
	if len(spec.Widths) > 0 || spec.Crop.Set {
		set, err := photo.Make(ctx, raw, spec)
		if err != nil {
			return nil, err
		}
		return set.Sizes[0].Data, nil
	}
	clean, _, err := photo.Strip(ctx, raw)
	return clean, err
}

func (j *job) write(address string, data []byte) error {
	file := filepath.Join(j.folder, filepath.FromSlash(address))
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o600)
}

// print prints the documents and puts the PDFs where they belong.
func (j *job) print(ctx context.Context, issue *paper.Issue) ([]string, error) {
	documents := []int{0}
	if j.Out == "" {
		for _, p := range j.edition.Pages {
			documents = append(documents, p.Number)
		}
	}
	files := j.files(issue, documents)
	if err := replaceable(files); err != nil { // told before the browser is kept busy
		return nil, err
	}
	made := make([][]byte, len(documents))
	for i, page := range documents {
		var html bytes.Buffer
		if err := j.edition.Write(&html, page); err != nil {
			return nil, err
		}
		if err := j.write("print.html", html.Bytes()); err != nil {
			return nil, err
		}
		raw, err := browse(ctx, j.Browser, filepath.Join(j.folder, "print.html"))
		if err != nil {
			return nil, err
		}
		if page == 0 {
			j.drawn = drawnFonts(raw)
		}
		if made[i], err = finish(raw, j.describe(page)); err != nil {
			return nil, err
		}
		if j.Progress != nil {
			j.Progress(i+1, len(documents))
		}
	}
	if err := place(files, made); err != nil {
		return nil, err
	}
	return files, nil
}

// files are where the PDFs of documents belong.
func (j *job) files(issue *paper.Issue, documents []int) []string {
	if j.Out != "" {
		return []string{j.Out}
	}
	var files []string
	for _, page := range documents {
		files = append(files, filepath.Join(j.Dir, filepath.FromSlash(load.PDFPath(issue, page))))
	}
	return files
}

// replaceable tells of the first file that can't be replaced: on Windows, one
// that is open in a reader of PDFs.
func replaceable(files []string) error {
	for _, file := range files {
		if err := dist.Replaceable(file); err != nil {
			return err
		}
	}
	return nil
}

// place replaces all files, or none where one is open by now.
func place(files []string, made [][]byte) error {
	if err := replaceable(files); err != nil {
		return err
	}
	for i, file := range files {
		dist.Sweep(filepath.Dir(file), time.Hour) // of a run that was killed
		err := dist.Replace(file, func(w io.Writer) error {
			_, err := w.Write(made[i])
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// describe says what the PDF of a page, or of the issue for 0, should tell
// about itself.
func (j *job) describe(number int) about {
	width, height := j.edition.PaperSize()
	a := about{Title: j.edition.Title(number), Author: j.edition.Author(), Width: width, Height: height}
	if j.Marks {
		a.Trim, a.Bleed = page.Margin, page.Margin-page.Bleed
	}
	for _, p := range j.edition.Pages {
		if number != 0 && p.Number != number {
			continue
		}
		b := bookmark{Title: p.Title}
		for _, s := range p.Stories {
			b.Below = append(b.Below, bookmark{Title: s.Headline, Top: s.Top})
		}
		a.Pages = append(a.Pages, b)
	}
	return a
}
