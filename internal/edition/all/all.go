// Package all lists the editions. To learn what bao can publish, read editions.
package all

import (
	"slices"

	"bao/internal/edition"
	"bao/internal/edition/asset"
	"bao/internal/edition/bundle"
	"bao/internal/edition/calendar"
	"bao/internal/edition/feed"
	"bao/internal/edition/homescreen"
	"bao/internal/edition/offline"
	"bao/internal/edition/page"
	"bao/internal/edition/search"
	"bao/internal/edition/sitemap"
	"bao/internal/edition/view"
	"bao/internal/edition/web"
	"bao/internal/layout"
)

var editions = []func(s edition.Source, to *edition.Plan){
	web.Plan,
	page.Plan,
	search.Plan,
	feed.Plan,
	sitemap.Plan,
	calendar.Plan,
	offline.Plan,
	asset.Plan,
	homescreen.Plan,
	bundle.Plan, // packs what the others plan
}

// Plan plans the files of every edition. Nothing is rendered yet.
func Plan(s edition.Source) *edition.Plan {
	to := edition.NewPlan(s)
	for _, plan := range editions {
		plan(s, to)
	}
	return to
}

// Views lists every template that is executed, with what it is given.
func Views() []layout.View {
	list := slices.Concat(view.Views, web.Views, page.Views, search.Views, offline.Views)
	for i := range list {
		list[i].Gone = gone
	}
	return list
}
