// Package web plans the flowing site: front page, issues, articles, lists,
// archive, standing pages, redirects and the pictures that stand for articles
// where they are shared.
//
// It makes typed views of the paper and leaves everything visible to the
// templates; it reads no files.
package web

import (
	"bao/internal/edition"
	"bao/internal/edition/schema"
	"bao/internal/edition/view"
	"bao/internal/paper"
)

// Plan adds the pages of the site.
func Plan(s edition.Source, to *edition.Plan) {
	p := newPlanner(s, to)
	p.shareCards()
	p.fronts()
	p.articles()
	p.sections()
	p.people()
	p.tags()
	p.archive()
	p.overview()
	p.former()
	p.standing()
	p.others()
}

type planner struct {
	edition.Source
	to     *edition.Plan
	frames *view.Frames
	schema *schema.Speaker
	cards  map[*paper.Article]view.Card // empty without base_url
	tagged map[string]string            // addresses of the pages of tags

	occasions []paper.Occasion
	relations relations
}

func newPlanner(s edition.Source, to *edition.Plan) *planner {
	return &planner{Source: s, to: to, frames: view.NewFrames(s), schema: schema.New(s.Paper), occasions: s.Paper.Occasions(), tagged: tagAddresses(s.Paper)}
}
