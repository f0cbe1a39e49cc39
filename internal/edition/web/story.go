package web

import (
	"slices"
	"strconv"
	"strings"

	"bao/internal/byline"
	"bao/internal/paper"
	"bao/internal/zh"
)

// Characters of copy that a story shows on a front page.
const (
	secondLede = 160
	blockLede  = 110
)

func day(d paper.Date) Day {
	if d.IsZero() {
		return Day{}
	}
	iso := d.String()
	return Day{
		ISO: iso, Text: zh.Date(d.Time()), Year: iso[:4],
		Dot: iso[5:7] + "." + iso[8:],
	}
}

// phrases parts a headline where the editor would break it.
func phrases(s string) Phrases { return strings.Fields(s) }

// headline parts the headline of an article, which lists do many times: one
// that is tidy already has single spaces.
func headline(a *paper.Article) Phrases {
	if a.Headline == a.Title {
		return strings.Split(a.Title, " ")
	}
	return phrases(a.Headline)
}

func articleLink(a *paper.Article, root string) Link {
	return Link{Text: a.Title, Href: root + a.Address}
}

func sectionLink(s *paper.Section, root string) Link {
	if s == nil {
		return Link{}
	}
	return Link{Text: s.Name, Href: root + s.Address}
}

func issueName(i *paper.Issue) string {
	switch {
	case i.Number > 0:
		return "第" + strconv.Itoa(i.Number) + "期"
	case i.Serial > 0:
		return "总第" + strconv.Itoa(i.Serial) + "期"
	}
	return zh.Date(i.Date.Time())
}

func pageName(p *paper.Page) string { return "第" + strconv.Itoa(p.Number) + "版" }

func pageTitle(p *paper.Page) string {
	if p.Name == "" {
		return pageName(p)
	}
	return pageName(p) + "·" + p.Name
}

func pageID(p *paper.Page) string { return "page-" + strconv.Itoa(p.Number) }

// stateWord marks what only a preview shows.
func stateWord(s paper.State) string {
	switch s {
	case paper.Draft:
		return "草稿"
	case paper.Scheduled:
		return "定时"
	case paper.Expired:
		return "过期"
	}
	return ""
}

// story makes what another page shows of an article, with limit characters of
// its copy.
func story(a *paper.Article, root string, limit int) Story {
	return Story{
		Href: root + a.Address, Kicker: phrases(a.Kicker), Phrases: headline(a), Deck: phrases(a.Deck),
		Byline: bylineText(a), Section: sectionLink(a.Section, root), Day: day(a.Date),
		Page: pageName(a.Page), State: stateWord(a.State), Photo: picture(a.Cover, root),
		Lede: newLede(Copy{body: &a.Body, root: root, dateline: a.Dateline}, limit),
	}
}

// bylineText is the byline in one line: 记者 马雁　通讯员 周倩倩, where no role is
// parted from its first name. Editors are named on the article's own page only.
func bylineText(a *paper.Article) string {
	var parts []string
	for _, c := range a.Byline.Credits {
		if c.Role != byline.Editor {
			parts = append(parts, c.Label+"\u00a0"+strings.Join(c.Names, " "))
		}
	}
	return strings.Join(parts, "　")
}

// credits is the byline with every name leading to that person's page.
func credits(a *paper.Article, root string) []Credit {
	var list []Credit
	for _, c := range a.Byline.Credits {
		credit := Credit{Label: c.Label}
		for _, name := range c.Names {
			credit.People = append(credit.People, personLink(a, name, root))
		}
		list = append(list, credit)
	}
	return list
}

func personLink(a *paper.Article, name, root string) Link {
	i := slices.IndexFunc(a.People, func(p *paper.Person) bool { return p.Name == name })
	if i < 0 {
		return Link{Text: name}
	}
	return Link{Text: name, Href: root + a.People[i].Address}
}

// roleWords names roles as a reader knows them.
var roleWords = map[byline.Role]string{
	byline.Reporter:      "记者",
	byline.Correspondent: "通讯员",
	byline.Photographer:  "摄影",
	byline.Editor:        "责任编辑",
	byline.Author:        "作者",
}
