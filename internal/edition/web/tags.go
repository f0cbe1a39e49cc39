package web

import (
	"fmt"
	"html/template"

	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/paper"
)

// tagPage is how many articles fill a page of a tag: there may be hundreds of
// tags, and hosts count files.
const tagPage = 200

// tags plans the list of every tag that has a page.
func (p *planner) tags() {
	for _, tag := range p.Paper.Tags {
		items := make([]item, len(tag.Articles))
		for i, a := range tag.Articles {
			items[i].article = a
		}
		p.listPages("标签“"+tag.Name+"”的页面", tag.Address, chunk(items, tagPage), false, func(at view.Spot, shown []*paper.Article) *List {
			at.Kind, at.Title, at.Issue = "tag", tag.Name, p.Paper.Latest()
			at.Description = fmt.Sprintf(p.Paper.Site.Script.Say("《%s》标签为“%s”的稿件，共 %d 篇"), p.Paper.Site.Title, tag.Name, len(tag.Articles))
			at.Schema.JS = func() template.JS {
				return p.schema.List(at.Address, tag.Name, "", shown, schema.Step{Name: tag.Name, Address: tag.Address})
			}
			return &List{Frame: p.frames.Frame(at), Name: tag.Name, Label: p.Paper.Site.Script.Say("标签")}
		})
	}
}

// tagsOf are the tags of an article, each leading to its page if it has one.
func (p *planner) tagsOf(a *paper.Article, root string) []Tag {
	if len(a.Tags) == 0 {
		return nil
	}
	tags := make([]Tag, len(a.Tags))
	for i, name := range a.Tags {
		tags[i].Text = name
		if address := p.tagged[name]; address != "" {
			tags[i].Href = root + address
		}
	}
	return tags
}

// tagAddresses are the pages of tags, by name.
func tagAddresses(p *paper.Paper) map[string]string {
	at := make(map[string]string, len(p.Tags))
	for _, tag := range p.Tags {
		at[tag.Name] = tag.Address
	}
	return at
}
