package serve

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/zh"
)

// deskView is the desk (编辑台): what an editor wants to know of the paper and
// a reader never sees.
type deskView struct {
	Style    template.CSS
	Script   template.HTML
	Title    string
	Today    string
	Issues   int
	Articles int
	Problems []shownProblem
	Rest     string // on problems that are not shown
	Guesses  []shownProblem
	Unlisted string // on guesses that are not shown
	Waived   []waivedProblem
	Held     []heldGroup
	Fit      [][]string // of the newest issue: for each page, how its stories fit
	Years    []deskYear
	Numbers  []deskIssue
}

type waivedProblem struct {
	shownProblem
	Reason string
}

type heldGroup struct {
	Word   string
	Pieces []deskPiece
}

type deskYear struct {
	Year    int
	Current bool
}

type deskIssue struct {
	Name, Href string
	Count      int // characters
	Pieces     []deskPiece
}

type deskPiece struct {
	Headline, Href, State string
	Origin, Day           string
	Page                  int
	Section, People       string
	Count                 int
	Edited                string
}

// desk answers with the desk for one year, the newest unless asked otherwise.
func (p *Preview) desk(w http.ResponseWriter, r *http.Request) {
	s := p.now.Load()
	if s.good == nil {
		p.trouble(w, s)
		return
	}
	all := s.good.paper
	v := deskView{
		Style: template.CSS(previewStyle), Script: template.HTML(p.tag(s, deskPath, http.StatusOK)),
		Title: all.Site.Title, Today: zh.Date(all.Today.Time()),
		Held: s.good.heldGroups(),
	}
	v.Problems, v.Rest = shownProblems(s.Problems)
	v.Guesses, v.Unlisted = shownProblems(s.Guesses)
	for _, w := range s.Waived {
		v.Waived = append(v.Waived, waivedProblem{shown(w.Problem), w.Reason})
	}
	v.Articles, v.Issues = size(all)
	v.Fit = s.good.fit()
	v.Years = years(all, r.URL.Query().Get("year"))
	for _, issue := range slices.Backward(all.Issues) {
		if slices.Contains(v.Years, deskYear{issue.Date.Year, true}) {
			v.Numbers = append(v.Numbers, p.deskIssue(issue, s.good.sheets))
		}
	}
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, "desk", v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", typeOf(".html"))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b.Bytes()))
}

// fit says how the stories of the newest issue fit their printed pages.
func (s *snapshot) fit() [][]string {
	latest := s.paper.Latest()
	if latest == nil {
		return nil
	}
	var pages [][]string
	for _, composed := range s.sheets.Of(latest) {
		pages = append(pages, composed.Fit())
	}
	return pages
}

// years lists the years that have issues, newest first.
func years(all *paper.Paper, wanted string) []deskYear {
	var list []deskYear
	chosen := false
	for _, issue := range slices.Backward(all.Issues) {
		y := issue.Date.Year
		if len(list) == 0 || list[len(list)-1].Year != y {
			current := strconv.Itoa(y) == wanted
			list = append(list, deskYear{y, current})
			chosen = chosen || current
		}
	}
	if !chosen && len(list) > 0 {
		list[0].Current = true
	}
	return list
}

func (p *Preview) deskIssue(issue *paper.Issue, sheets *sheet.Issues) deskIssue {
	d := deskIssue{Name: zh.Date(issue.Date.Time()), Href: "/" + issue.Address}
	if issue.Number > 0 {
		d.Name += fmt.Sprintf(" 第%d期", issue.Number)
	}
	for _, a := range sheets.Articles(issue) {
		piece := deskPiece{
			Headline: a.Title, Href: "/" + a.Address, State: stateWords[a.State],
			People: names(a), Count: a.Body.Count, Edited: p.edited(a.Origin),
		}
		if page := sheets.Page(a); page != nil {
			piece.Page = page.Number
		}
		if a.Section != nil {
			piece.Section = a.Section.Name
		}
		d.Count += a.Body.Count
		d.Pieces = append(d.Pieces, piece)
	}
	return d
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

// heldGroups lists what is not published: drafts, then what waits for its
// day, then what has expired.
func (s *snapshot) heldGroups() []heldGroup {
	addresses := map[string]string{}
	if len(s.marks) > 0 {
		for origin, address := range s.addresses() {
			addresses[origin] = address
		}
	}
	var groups []heldGroup
	for _, state := range []paper.State{paper.Draft, paper.Scheduled, paper.Expired} {
		g := heldGroup{Word: stateWords[state]}
		for _, h := range s.paper.Held {
			if h.State != state {
				continue
			}
			piece := deskPiece{Headline: h.Headline, Origin: h.Origin}
			if address, ok := addresses[h.Origin]; ok {
				piece.Href = "/" + address
			}
			if !h.Date.IsZero() {
				piece.Day = h.Date.String()
			}
			g.Pieces = append(g.Pieces, piece)
		}
		if len(g.Pieces) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}
