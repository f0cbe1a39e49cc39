// Package all lists the editions. To learn what bao can publish, read editions.
package all

import (
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
	"bao/internal/edition/web"
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
