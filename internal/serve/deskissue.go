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
	TypedPage, TypedRank  string     // 版次 and 位次 as the file has them
	TypedSection          string     // 栏目 as the file has it
	SectionChoice         deskChoice // of it
	PageChoice            deskChoice // of them
	RankChoice            deskChoice
	Problems              []shownProblem
	Rest                  string
	Remarks               []intake.Remark
	Hand                  *deskHand // as the desk has it
}

// deskChoice is a number or a section to be chosen, with the one that is typed.
type deskChoice struct {
	Typed string
	From  []string
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
	pages := len(sheets.Pages(issue)) + 1
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
		piece.SectionChoice = sectionChoice(s.good.paper, piece.TypedSection)
		piece.PageChoice, piece.RankChoice = upTo(pages, piece.TypedPage), upTo(max(len(issue.Articles), 5), piece.TypedRank)
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
		piece.TypedPage, piece.TypedRank = load.Typed(a.Origin, raw, "page"), load.Typed(a.Origin, raw, "rank")
		piece.TypedSection = load.Typed(a.Origin, raw, "section")
	}
	return piece
}

// upTo offers the numbers up to most, and what is typed.
func upTo(most int, typed string) deskChoice {
	c := deskChoice{Typed: typed}
	for n := range min(most, mostPlaces) {
		c.From = append(c.From, strconv.Itoa(n+1))
	}
	if typed != "" && !slices.Contains(c.From, typed) {
		c.From = append(c.From, typed)
	}
	return c
}

// sectionChoice offers the sections of a paper, and what is typed.
func sectionChoice(all *paper.Paper, typed string) deskChoice {
	c := deskChoice{Typed: typed, From: sectionNames(all)}
	if typed != "" && !slices.Contains(c.From, typed) {
		c.From = append(c.From, typed)
	}
	return c
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
