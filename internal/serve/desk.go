package serve

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"time"

	"bao/internal/paper"
	"bao/internal/publish/headers"
	"bao/internal/zh"
)

// deskView is the desk (编辑台): what an editor wants to know of the paper and
// a reader never sees, and what can be done to it from here.
type deskView struct {
	Style    template.CSS
	Script   template.HTML
	Title    string
	Today    string
	Issues   int
	Articles int
	Issue    *deskIssue // on show; nil in a paper without one
	Years    []deskYear
	Problems []shownProblem // but those of the articles on show, which stand beside them
	Rest     string         // on problems that are not shown
	None     bool           // there are no problems at all
	Guesses  []shownProblem
	Unlisted string // on guesses that are not shown
	Waived   []waivedProblem
	Held     []heldGroup
	Feedings []deskFeeding
	Fit      [][]string // of the issue on show: for each page, how its stories fit
	Hand     *deskHand  // nil for those who may only look
	Said     *outcome
	Job      *job
}

// deskHand is what somebody needs to change things.
type deskHand struct {
	Token, Issue string
	Shows        bool // files and folders can be opened in the system's programs
	Prints       bool
	Targets      []string // names of the places to publish to
	Sections     []string
	Next         string // day of the next issue
	Steps        []deskStep
}

type deskStep struct {
	ID         int
	When, What string
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
	Year   int
	Open   bool
	Issues []deskLink
}

type deskLink struct {
	Name, Href string
	Current    bool
}

// desk answers with the desk, for one issue: the newest unless asked otherwise.
func (p *Preview) desk(w http.ResponseWriter, r *http.Request) {
	s := p.now.Load()
	if s.good == nil {
		var hand *deskHand
		if here(r) {
			hand = p.deskHand(s, nil)
		}
		p.trouble(w, s, hand)
		return
	}
	wanted, _ := paper.ParseDate(r.URL.Query().Get("issue"))
	v := p.deskOf(s, wanted, here(r))
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, "desk", v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Security-Policy", deskPolicy)
	w.Header().Set("Content-Type", headers.Type(".html"))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b.Bytes()))
}

// deskPolicy keeps the page that has the token to itself: nobody frames it, and
// it runs nothing but the preview's script.
const deskPolicy = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func (p *Preview) deskOf(s *state, wanted paper.Date, here bool) deskView {
	all := s.good.paper
	v := deskView{
		Style: template.CSS(previewStyle + deskStyle), Script: template.HTML(p.tag(s, deskPath, http.StatusOK)),
		Title: all.Site.Title, Today: zh.Date(all.Today.Time()), Held: s.good.heldGroups(), None: len(s.Problems) == 0,
	}
	v.Articles, v.Issues = size(all)
	v.Feedings = feedings(all)
	p.room.mu.Lock()
	v.Said, v.Job = p.room.said, p.room.job
	arrived := maps.Clone(p.room.arrived)
	p.room.mu.Unlock()
	issue := s.onShow(wanted)
	others := s.Problems
	if issue != nil {
		v.Issue, others = p.deskIssue(s, issue)
		v.Fit = s.good.fit(issue)
	}
	v.Years = years(all, issue)
	v.Problems, v.Rest = shownProblems(others)
	v.Guesses, v.Unlisted = shownProblems(s.Guesses)
	for _, w := range s.Waived {
		v.Waived = append(v.Waived, waivedProblem{shown(w.Problem), w.Reason})
	}
	if here {
		v.Hand = p.deskHand(s, issue)
	}
	if v.Issue != nil {
		for i := range v.Issue.Pieces {
			piece := &v.Issue.Pieces[i]
			piece.Remarks, piece.Hand = arrived[piece.Origin], v.Hand
		}
	}
	return v
}

// deskHand is what the forms of the desk need.
func (p *Preview) deskHand(s *state, issue *paper.Issue) *deskHand {
	h := &deskHand{Token: p.room.token, Shows: p.o.Show != nil}
	_, h.Prints = p.browser()
	if issue != nil {
		h.Issue = issue.Date.String()
	}
	if s.good != nil {
		for _, t := range s.good.paper.Site.Publish {
			h.Targets = append(h.Targets, t.Name)
		}
	}
	if from, ok := p.source(s); ok {
		h.Sections, h.Next = sectionNames(from.Paper), from.NextDay().String()
	}
	for _, step := range p.room.history.Steps(shownSteps) {
		h.Steps = append(h.Steps, deskStep{step.ID, step.When.Local().Format("1月2日 15:04"), step.What})
	}
	return h
}

// shownSteps is how many changes are offered to be taken back.
const shownSteps = 12

// onShow is the issue of a day, or else the newest; nil where there is none.
func (s *state) onShow(wanted paper.Date) *paper.Issue {
	if s.good == nil {
		return nil
	}
	for _, issue := range s.good.paper.Issues {
		if issue.Date == wanted {
			return issue
		}
	}
	return s.good.paper.Latest()
}

// fit says how the stories of an issue fit their printed pages.
func (s *snapshot) fit(issue *paper.Issue) [][]string {
	var pages [][]string
	for _, composed := range s.sheets.Of(issue) {
		pages = append(pages, composed.Fit())
	}
	return pages
}

// years lists the issues by their years, newest first.
func years(all *paper.Paper, shown *paper.Issue) []deskYear {
	var list []deskYear
	for _, issue := range slices.Backward(all.Issues) {
		if n := len(list); n == 0 || list[n-1].Year != issue.Date.Year {
			list = append(list, deskYear{Year: issue.Date.Year, Open: n == 0})
		}
		year := &list[len(list)-1]
		year.Issues = append(year.Issues, deskLink{
			fmt.Sprintf("%d月%d日", issue.Date.Month, issue.Date.Day), "?issue=" + issue.Date.String(), issue == shown,
		})
		year.Open = year.Open || issue == shown
	}
	return list
}

// heldGroups lists what is not published: drafts, then what waits for its
// day, then what has expired, then what was taken back.
func (s *snapshot) heldGroups() []heldGroup {
	addresses := map[string]string{}
	if len(s.marks) > 0 {
		for origin, address := range s.addresses() {
			addresses[origin] = address
		}
	}
	var groups []heldGroup
	for _, state := range []paper.State{paper.Draft, paper.Scheduled, paper.Expired, paper.Retracted} {
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
