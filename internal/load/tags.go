package load

import (
	"cmp"

	"bao/internal/paper"
	"bao/internal/zh"
)

// Which tags have a page. A tag on one article or two leads nowhere that its
// article does not; and hosts take some 20,000 files, which a paper of 10,000
// articles nearly fills. Tags come to a page in the order in which they have
// been used often enough, so new copy never takes one away from another.
const (
	leastTagged   = 3
	mostTags      = 300
	longestTagged = 60 // bytes of an address in pinyin
)

// tags finds who bears which tag, and gives those that several articles bear a
// page.
func (m *makeup) tags() {
	m.tagged = map[string]*paper.Tag{}
	taken := map[string]bool{}
	for _, issue := range m.out.Issues {
		for _, a := range issue.Articles {
			for _, name := range a.Tags {
				tag := m.tagged[name]
				if tag == nil {
					tag = &paper.Tag{Name: name}
					m.tagged[name] = tag
				}
				if n := len(tag.Articles); n > 0 && tag.Articles[n-1] == a {
					continue // written twice
				}
				tag.Articles = append(tag.Articles, a)
				if len(tag.Articles) == leastTagged && len(m.out.Tags) < mostTags {
					tag.Address = TagAddress(freeSlug(tagSlug(name), taken))
					m.out.Tags = append(m.out.Tags, tag)
				}
			}
		}
	}
}

// tagSlug is a tag in pinyin, cut short: an address takes what it is about.
func tagSlug(name string) string {
	slug := zh.Slug(name)
	return cmp.Or(slug[:min(len(slug), longestTagged)], "biaoqian")
}
