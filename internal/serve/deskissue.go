package serve

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"bao/internal/diag"
	"bao/internal/intake"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/undo"
	"bao/internal/zh"
)

type deskIssue struct {
	Name, Href string
	Count      int    // characters
	Record     string // by which it is made up as it came out
	Pieces     []deskPiece
}

type deskPiece struct {
	Headline, Href, State string
	Origin, Day           string
	Page                  int
	Section, People       string
	Count, Photos         int
	Edited                string
	Stamp                 undo.Stamp
	SectionChoice         deskChoice // of 栏目
	PageChoice            deskChoice // of 版次
	RankChoice            deskChoice // of 位次
	Problems              []shownProblem
	Rest                  string
	Remarks               []intake.Remark
	Hand                  *deskHand // as the desk has it
}

// deskChoice is a number or a section to be chosen, with the one that the file
// has.
type deskChoice struct {
	Typed string
	From  []string
}

// offer offers what there is, and what is typed.
func (c *deskChoice) offer(all []string) {
	if c.From = all; c.Typed != "" && !slices.Contains(all, c.Typed) {
		c.From = slices.Concat(all, []string{c.Typed})
	}
}

// deskIssue is the issue on show, each article with its problems; others are
// the problems of the rest.
func (p *Preview) deskIssue(s *state, issue *paper.Issue) (d *deskIssue, others []diag.Problem) {
	d = &deskIssue{Name: zh.Date(issue.Date.Time()), Href: "/" + issue.Address}
	if issue.Number > 0 {
		d.Name += fmt.Sprintf(" 第%d期", issue.Number)
	}
	if issue.Record != nil {
		d.Record = load.RecordPath(issue)
	}
	sheets := s.good.sheets
	sections, pages, ranks := sectionNames(s.good.paper), upTo(len(sheets.Pages(issue))+1), upTo(max(len(issue.Articles), 5))
	mine := map[string][]diag.Problem{}
	for _, a := range issue.Articles {
		mine[a.Origin] = nil
	}
	for _, problem := range s.Problems {
		if _, ok := mine[problem.Path]; ok {
			mine[problem.Path] = append(mine[problem.Path], problem)
		} else {
			others = append(others, problem)
		}
	}
	for _, a := range sheets.Articles(issue) {
		piece := p.piece(a)
		if page := sheets.Page(a); page != nil {
			piece.Page = page.Number
		}
		piece.SectionChoice.offer(sections)
		piece.PageChoice.offer(pages)
		piece.RankChoice.offer(ranks)
		piece.Problems, piece.Rest = shownProblems(mine[a.Origin])
		d.Count += a.Body.Count
		d.Pieces = append(d.Pieces, piece)
	}
	return d, others
}

// piece is an article as its file is now: while the paper has errors, the one
// that is shown may be older.
func (p *Preview) piece(a *paper.Article) deskPiece {
	piece := deskPiece{
		Headline: a.Title, Href: "/" + a.Address, State: stateWords[a.State], Origin: a.Origin,
		People: names(a), Count: a.Body.Count, Edited: p.edited(a.Origin),
	}
	for _, t := range a.Body.Targets {
		if t.Photo != nil {
			piece.Photos++
		}
	}
	if a.Section != nil {
		piece.Section = a.Section.Name
	}
	if raw, err := p.room.history.Read(a.Origin); err == nil {
		piece.Stamp = undo.StampOf(raw)
		piece.SectionChoice.Typed = load.Typed(a.Origin, raw, "section")
		piece.PageChoice.Typed = load.Typed(a.Origin, raw, "page")
		piece.RankChoice.Typed = load.Typed(a.Origin, raw, "rank")
	}
	return piece
}

// upTo are the numbers up to most.
func upTo(most int) []string {
	var list []string
	for n := range min(most, mostPlaces) {
		list = append(list, strconv.Itoa(n+1))
	}
	return list
}

func names(a *paper.Article) string {
	var list []string
	for _, person := range a.People {
		list = append(list, person.Name)
	}
	return strings.Join(list, "、")
}

// edited is when a file was last saved.
func (p *Preview) edited(origin string) string {
	info, err := fs.Stat(p.from.Files, origin)
	if err != nil {
		return ""
	}
	return info.ModTime().Format("2006-01-02 15:04")
}
