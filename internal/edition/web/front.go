package web

import (
	"slices"
	"strings"

	"bao/internal/edition/page"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
)

// fronts plans the page of every issue, and the newest one again as the front
// page of the site.
func (p *planner) fronts() {
	for _, issue := range p.Paper.Issues {
		p.to.Page(issue.Origin, issue.Address, "front.html", func() any { return p.issuePage(issue) })
	}
	p.to.Page("网站的首页", "index.html", "front.html", func() any { return p.frontPage() })
}

func (p *planner) frontPage() *Front {
	latest := p.Paper.Latest()
	s := view.Spot{Kind: "front", Address: "index.html", Description: p.Paper.Site.Slogan, Issue: latest, Large: true}
	s.Schema = view.Said(p.schema.Front())
	if latest == nil {
		return &Front{Frame: p.frames.Frame(s)}
	}
	v := p.front(latest, s)
	v.Coming = p.coming(v.Root)
	for _, l := range p.Paper.Lists {
		if l.Front {
			v.Shown = append(v.Shown, view.ListedOf(p.Paper, l, v.Root))
		}
	}
	return v
}

func (p *planner) issuePage(issue *paper.Issue) *Front {
	return p.front(issue, view.Spot{
		Kind: "issue", Address: issue.Address, Issue: issue, Large: true,
		Title: view.IssueTitle(issue), Description: p.issueDescription(issue),
		Schema: view.Said(p.schema.Issue(issue, view.IssueName(issue))),
	})
}

func (p *planner) front(issue *paper.Issue, s view.Spot) *Front {
	root := view.RootOf(s.Address)
	f := &Front{Frame: p.frames.Frame(s), Day: view.DayOf(issue.Date), Number: view.IssueName(issue)}
	if issue.Note != nil {
		f.Note = &Copy{body: issue.Note, root: root, script: issue.Script}
	}
	if issue.Previous != nil {
		f.Previous = &view.Link{Text: view.IssueName(issue.Previous), Href: root + issue.Previous.Address}
	}
	if issue.Next != nil {
		f.Next = &view.Link{Text: view.IssueName(issue.Next), Href: root + issue.Next.Address}
	}
	if p.Paper.Site.Download && len(issue.Articles) > 0 {
		f.Download = &view.Link{Text: p.Paper.Site.Script.Say("下载本期"), Href: root + load.BundleAddress(issue.Date)}
	}
	if pdf := issue.PDFs[0]; pdf != nil && !p.Paper.Site.PageViews { // else it is linked there
		f.PDF = &view.Link{Text: "本期 PDF", Href: root + pdf.Address}
	}
	pages := p.Sheets.Pages(issue)
	first := firstPage(pages)
	p.pageOne(f, first)
	f.blocks(p, issue, first, root)
	for _, page := range pages {
		if len(page.Articles) > 0 { // not a page of what is left of others
			f.Contents = append(f.Contents, p.contents(page, root))
		}
	}
	return f
}

// firstPage returns the first page with anything on it.
func firstPage(pages []*paper.Page) *paper.Page {
	for _, page := range pages {
		if len(page.Articles) > 0 {
			return page
		}
	}
	return nil
}

// pageOne composes the first page; what is more than a sheet can take is
// listed below it.
func (p *planner) pageOne(f *Front, first *paper.Page) {
	if first == nil {
		return
	}
	composed := first.Articles[:page.Taken(first.Articles)]
	f.Sheet = page.Compose(composed, f.Root, p.Sheets)
	f.Preload = view.Preload(composed[0].Cover, f.Root, view.LeadSizes)
	for _, a := range first.Articles[len(composed):] {
		f.Rest = append(f.Rest, p.plainStory(a, f.Root, blockLede))
	}
}

// plainStory is a story of low rank, set without its photo.
func (p *planner) plainStory(a *paper.Article, root string, limit int) Story {
	s := p.story(a, root, limit)
	s.Photo = nil
	return s
}

// blocks sets what does not stand on the first page: by section, or in an
// issue without any by page.
func (f *Front) blocks(p *planner, issue *paper.Issue, first *paper.Page, root string) {
	var heads []view.Link
	by := map[view.Link][]*paper.Article{}
	sorted := slices.ContainsFunc(issue.Articles, func(a *paper.Article) bool { return a.Section != nil })
	for _, s := range append(slices.Clip(p.Paper.Sections), nil) {
		for _, a := range p.Sheets.Articles(issue) {
			if a.Section != s {
				continue
			}
			page := p.Sheets.Page(a)
			if page != nil && page == first {
				continue
			}
			head := sectionLink(s, root)
			switch {
			case s != nil:
			case page != nil && !sorted:
				head.Text = strings.TrimSpace(view.PageName(page) + "　" + page.Name)
			default:
				head.Text = "其他"
			}
			if by[head] == nil {
				heads = append(heads, head)
			}
			by[head] = append(by[head], a)
		}
	}
	list := make([]Block, len(heads))
	for i, head := range heads {
		slices.SortStableFunc(by[head], func(a, b *paper.Article) int { return shown(b) - shown(a) })
		list[i] = p.block(head, by[head], root)
	}
	f.Blocks = places(list)
}

// shown is 1 for what can be read: a headline without copy leads no block.
func shown(a *paper.Article) int {
	if a.Withdrawn() {
		return 0
	}
	return 1
}

// places groups blocks by the place that they share. Two small ones stand one above
// the other beside a block with a photo, which is as high as both; beside others, one
// of them is as high as its neighbour, and below the other would be a hole.
func places(list []Block) [][]Block {
	var out [][]Block
	for i := 0; i < len(list); i++ {
		n := 1
		if i+1 < len(list) && list[i].small() && list[i+1].small() &&
			(i > 0 && list[i-1].pictured() || i+2 < len(list) && list[i+2].pictured()) {
			n = 2
		}
		out = append(out, list[i:i+n:i+n])
		i += n - 1
	}
	return out
}

func (p *planner) block(head view.Link, articles []*paper.Article, root string) Block {
	b := Block{Section: head, Lead: p.story(articles[0], root, leadLede(articles))}
	limit := restLede(len(articles) - 1)
	for _, a := range articles[1:] {
		b.Rest = append(b.Rest, p.plainStory(a, root, limit))
	}
	return b
}

// leadLede is how much of the lead of a block is shown: beside a photo and nothing
// else there is room for more.
func leadLede(articles []*paper.Article) int {
	if len(articles) == 1 && articles[0].Cover != nil {
		return loneLede
	}
	return secondLede
}

// small reports whether a block is one story without a photo.
func (b *Block) small() bool { return len(b.Rest) == 0 && b.Lead.Photo == nil }

// pictured reports whether a block has a photo and leaves room beside it, which one
// of many stories does not.
func (b *Block) pictured() bool { return len(b.Rest) < 2 && b.Lead.Photo != nil }

// restLede is how much of each of n stories is shown beside the lead of a
// block: the fewer there are, the more.
func restLede(n int) int {
	if n > 3 {
		return blockLede
	}
	return secondLede
}

// viewed is a printed page if there is a view of it, else nil.
func (p *planner) viewed(page *paper.Page) *paper.Page {
	if !p.Paper.Site.PageViews {
		return nil
	}
	return page
}

func (p *planner) contents(page *paper.Page, root string) Contents {
	c := Contents{ID: pageID(page), Page: view.PageName(page), Name: page.Name}
	if p.viewed(page) != nil {
		c.Href = view.PageLink(page, root).Href
	}
	for _, a := range page.Articles {
		c.Stories = append(c.Stories, view.ArticleLink(a, root))
	}
	return c
}
