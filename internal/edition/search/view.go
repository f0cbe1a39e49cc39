package search

import (
	"fmt"
	"strconv"

	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/load"
)

// Search is the view of search.html, where readers search the paper.
type Search struct {
	view.Frame
	Action   string    // address of the page itself
	Sections []Choice  // what may be searched alone
	Years    []Choice  // likewise, newest first
	Archive  view.Link // where those go who have no scripts
	Scripts  []string  `lost:"不能搜索"` // addresses of what searches, in order
}

// Choice is one value of a filter.
type Choice struct{ Value, Text string }

func (p *planner) view() *Search {
	name := p.Paper.Site.Script.Say("搜索")
	v := &Search{Frame: p.frames.Frame(view.Spot{
		Kind: "search", Address: load.SearchAddress, Title: name,
		Description: fmt.Sprintf(p.Paper.Site.Script.Say("在《%s》里找文章"), p.Paper.Site.Title), Issue: p.Paper.Latest(),
		Schema: view.Said(schema.New(p.Paper).Page(schema.Step{Name: name, Address: load.SearchAddress})),
	})}
	v.Action = v.Root + load.SearchAddress
	v.Archive = view.Link{Text: "往期", Href: v.Root + load.ArchiveAddress}
	for _, s := range p.Paper.Sections {
		if len(s.Articles) > 0 {
			v.Sections = append(v.Sections, Choice{Value: slugOf(s.Address), Text: s.Name})
		}
	}
	for _, y := range p.years {
		n := strconv.Itoa(y.number)
		v.Years = append(v.Years, Choice{Value: n, Text: n + "年"})
	}
	if seek := p.frames.Seek(); seek != "" {
		v.Scripts = []string{v.Root + seek, v.Root + "search/index.js?v=" + short(p.version())}
	}
	return v
}
