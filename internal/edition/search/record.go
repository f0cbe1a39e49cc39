package search

import (
	"slices"
	"strings"

	"bao/internal/edition/view"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/zh"
)

// rank says in which place of an article words stand. Found in a higher one,
// the article stands before others.
type rank uint8

// The places of an article. Those of body have no mark in the index.
const (
	inBody rank = iota
	inSubhead
	inPeople
	inDeck // or kicker
	inHeadline
	ranks
)

// record is all that search knows of an article.
type record struct {
	Address, Title, Kicker, Deck, Byline string

	Section, Slug string // name of the section, and the folder of its list; empty for none
	People        []string
	Day, State    string
	Besides       []string // cutlines, corrections and what else stands around the copy
	Body          [16]byte // digest of the copy

	body *paper.Body `key:"-"`
}

func recordOf(a *paper.Article) record {
	r := record{
		Address: a.Address, Title: a.Title, Kicker: zh.JoinTitle(a.Kicker), Deck: zh.JoinTitle(a.Deck),
		Day: a.Date.String(), State: view.StateWord(a), Body: a.Body.Digest, body: &a.Body,
	}
	var room [256]byte
	line := room[:0]
	covered := a.Byline.Covered()
	for _, c := range a.Byline.Credits[:covered] {
		line = append(append(line, c.String()...), "　"...)
	}
	if a.Byline.Covers != "" {
		line = append(append(line, a.Byline.Covers...), "　"...)
	}
	for _, c := range a.Byline.Credits[covered:] {
		line = append(append(line, c.String()...), "　"...)
	}
	r.Byline = strings.TrimSuffix(string(line), "　")
	if a.Section != nil {
		r.Section, r.Slug = a.Section.Name, slugOf(a.Section.Address)
	}
	r.People = slices.Grow(r.People, len(a.People))
	for _, p := range a.People {
		r.People = append(r.People, slugOf(p.Address))
	}
	r.Besides = besidesOf(a)
	return r
}

// besidesOf lists what readers see of an article besides its copy.
func besidesOf(a *paper.Article) []string {
	say := a.Say
	var lines []string
	for _, c := range a.Corrections {
		lines = append(lines, "更正："+c.Text)
	}
	if a.Cover != nil {
		lines = append(lines, cutlineOf(a.Cover))
	}
	for _, t := range a.Body.Targets {
		if t.Photo != nil {
			lines = append(lines, cutlineOf(t.Photo))
		}
	}
	if a.Source != "" {
		lines = append(lines, say("来源：")+a.Source)
	}
	if len(a.Tags) > 0 {
		lines = append(lines, say("标签：")+strings.Join(a.Tags, "、"))
	}
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	return slices.Compact(lines) // the cover is mostly the first photo
}

func cutlineOf(p *paper.Photo) string {
	return strings.TrimSpace(p.Cutline + " " + p.Credit)
}

// slugOf returns the folder of a list: people/ma-yan/index.html gives ma-yan.
func slugOf(address string) string {
	folder := address[:max(0, strings.LastIndexByte(address, '/'))]
	return folder[strings.LastIndexByte(folder, '/')+1:]
}

// each gives the words of an article and where they stand, each line once.
func (r *record) each(line func(text string, in rank)) {
	line(r.Title, inHeadline)
	line(r.Kicker, inDeck)
	line(r.Deck, inDeck)
	line(r.Byline, inPeople)
	r.copy(line)
}

// copy gives what stands below the headline and the byline.
func (r *record) copy(line func(text string, in rank)) {
	r.body.Lend(func(doc *markup.Doc) {
		doc.Lines(func(text string, subhead bool) {
			if subhead {
				line(text, inSubhead)
			} else {
				line(text, inBody)
			}
		})
	})
	for _, text := range r.Besides {
		line(text, inBody)
	}
}
