package load

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bao/internal/paper"
)

// PDFPath is where in the site the print edition of a page stands, or that of
// the whole issue for page 0. `bao print` writes it there; one from the
// printing house may stand there instead.
func PDFPath(issue *paper.Issue, page int) string {
	name := "issue.pdf"
	if page != 0 {
		name = "page-" + strconv.Itoa(page) + ".pdf"
	}
	return path.Join(issueFolder(issue), name)
}

var pdfForm = regexp.MustCompile(`^(?i:issue|page-0*([1-9]\d{0,3}))\.(?i:pdf)$`)

// pdfs gives the issues the PDFs that stand beside their copy.
func (m *makeup) pdfs() error {
	for _, origin := range slices.Sorted(maps.Keys(m.others)) {
		date, page, ok := pdfOf(origin)
		issue := m.issues[date]
		if !ok || issue == nil || issue.PDFs[page] != nil {
			continue
		}
		wrong, acts, err := m.acts(origin)
		if err != nil {
			return err
		}
		if acts {
			wrong.Path = origin
			m.problems = append(m.problems, wrong)
			continue
		}
		asset, err := m.asset(origin)
		if err != nil {
			return err
		}
		if asset == nil {
			continue
		}
		if issue.PDFs == nil {
			issue.PDFs = map[int]*paper.Asset{}
		}
		issue.PDFs[page] = asset
	}
	for _, issue := range m.out.Issues {
		if len(issue.PDFs) > 0 {
			m.toldInPDF(issue)
		}
	}
	return nil
}

// madeForm is when a PDF says that it was made (ISO 32000-1, 14.3.3), as browsers and
// printers' programs write it.
var madeForm = regexp.MustCompile(`/CreationDate\s*\(D:(\d{4})(\d\d)(\d\d)`)

// madeOn is the day on which a PDF says that it was made; zero where it does not.
func madeOn(raw []byte) paper.Date {
	form := madeForm.FindSubmatch(raw)
	if form == nil {
		return paper.Date{}
	}
	day, _ := paper.ParseDate(fmt.Sprintf("%s-%s-%s", form[1], form[2], form[3]))
	return day
}

// pdfOf says of which issue and page the file is the print edition.
func pdfOf(origin string) (date paper.Date, page int, ok bool) {
	dir, base := path.Split(strings.TrimPrefix(origin, ContentDir+"/"))
	form := pdfForm.FindStringSubmatch(base)
	folder := strings.TrimSuffix(dir, "/")
	if form == nil || strings.Contains(folder, "/") {
		return date, 0, false
	}
	if form[1] != "" {
		page, _ = strconv.Atoi(form[1])
	}
	date, _ = folderDay(folder)
	return date, page, !date.IsZero()
}
