package web

import (
	"strconv"
	"strings"

	"bao/internal/byline"
	"bao/internal/edition/view"
	"bao/internal/paper"
)

// Characters of copy that a story shows on a front page.
const (
	loneLede   = 240
	secondLede = 160
	blockLede  = 110
)

func sectionLink(s *paper.Section, root string) view.Link {
	if s == nil {
		return view.Link{}
	}
	return view.Link{Text: s.Name, Href: root + s.Address}
}

func pageID(p *paper.Page) string { return "page-" + strconv.Itoa(p.Number) }

// story makes what another page shows of an article, with limit characters of
// its copy.
func (p *planner) story(a *paper.Article, root string, limit int) Story {
	return Story{
		Href: root + a.Address, Kicker: view.PhrasesOf(a.Kicker), Phrases: view.HeadlineOf(a), Deck: view.PhrasesOf(a.Deck),
		Byline: bylineText(a), Section: sectionLink(a.Section, root), Day: view.DayOf(a.Date),
		Page: view.PageName(p.Sheets.Page(a)), State: view.StateWord(a), Photo: view.PictureOf(a.Cover, root),
		Lede: newLede(Copy{body: &a.Body, root: root, script: a.Issue.Script}, limit),
	}
}

// bylineText is the byline in one line: 记者 马雁　通讯员 周倩倩, where no role is
// parted from its first name. Editors are named on the article's own page only.
func bylineText(a *paper.Article) string {
	var parts []string
	for _, c := range a.Byline.Credits {
		if c.Role != byline.Editor {
			said := c.Label + "\u00a0" + strings.Join(c.Names, " ")
			if c.Typed != "" {
				said = strings.Replace(c.Typed, " ", "\u00a0", 1)
			}
			parts = append(parts, said)
		}
	}
	return strings.Join(parts, "　")
}

// credits is the byline with every name leading to that person's page, and what
// it covers. 文/图 before an editor's name stands with those who made both.
func credits(a *paper.Article, root string) (list []Credit, covers string) {
	covers = a.Byline.Covers
	for i, c := range a.Byline.Credits {
		credit := Credit{People: make([]view.Link, 0, len(c.Names))}
		for i, word := range c.Words() {
			switch {
			case word.Name:
				credit.People = append(credit.People, personLink(a, word.Text, root))
			case i == 0:
				credit.Label = word.Text
			default: // 文 in 记者 马雁 文
				credit.People = append(credit.People, view.Link{Text: word.Text})
			}
		}
		if covers != "" && i+1 == a.Byline.Covered() && i+1 < len(a.Byline.Credits) {
			credit.People, covers = append(credit.People, view.Link{Text: covers}), ""
		}
		list = append(list, credit)
	}
	return list, covers
}

func personLink(a *paper.Article, name, root string) view.Link {
	if p := paper.Named(a.People, name); p != nil {
		return view.Link{Text: name, Href: root + p.Address}
	}
	return view.Link{Text: name}
}

// roleWords names roles as a reader knows them.
var roleWords = map[byline.Role]string{
	byline.Reporter:      "记者",
	byline.Correspondent: "通讯员",
	byline.Photographer:  "摄影",
	byline.Editor:        "责任编辑",
	byline.Author:        "作者",
}
