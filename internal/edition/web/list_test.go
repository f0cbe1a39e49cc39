package web

import (
	"slices"
	"testing"

	"bao/internal/edition"
	"bao/internal/edition/view"
	"bao/internal/paper"

	"pgregory.net/rapid"
)

// members gives every page of a list by its address, as the articles on it.
func members(items []item) map[string][]*paper.Article {
	pages := chunk(items, listPage)
	found := map[string][]*paper.Article{}
	for k, page := range pages {
		at := listAddress("section/wenti/index.html", k, len(pages))
		for _, it := range page {
			found[at] = append(found[at], it.article)
		}
	}
	return found
}

// TestFullPages holds that a page of a list that is full keeps its address
// and its members whatever copy arrives: further stories anywhere in the
// newest issue, or newer issues.
func TestFullPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []item
		var newest []item // of the newest issue
		issues := 0
		begin := func() {
			items, newest, issues = append(items, newest...), nil, issues+1
		}
		add := func(issue *paper.Issue) {
			at := rapid.IntRange(0, len(newest)).Draw(t, "place")
			newest = slices.Insert(newest, at, item{article: &paper.Article{Issue: issue}})
		}
		issue := &paper.Issue{}
		before := map[string][]*paper.Article{}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			if len(newest) > 0 && rapid.Bool().Draw(t, "a new issue") {
				begin()
				issue = &paper.Issue{}
			}
			for range rapid.IntRange(1, 2*listPage).Draw(t, "stories") {
				add(issue)
			}
			all := append(slices.Clone(items), newest...)
			after := members(all)
			for at, page := range before {
				if at != "section/wenti/index.html" && !slices.Equal(page, after[at]) {
					t.Fatalf("%s changed its members: %d, then %d", at, len(page), len(after[at]))
				}
			}
			checkPages(t, all, after)
			before = after
		}
	})
}

// checkPages holds that the pages have everything once, in order, whole
// issues each, and are full but for the one that grows.
func checkPages(t *rapid.T, all []item, pages map[string][]*paper.Article) {
	var joined []*paper.Article
	for k := range len(pages) {
		at := listAddress("section/wenti/index.html", k, len(pages))
		page := pages[at]
		if at != "section/wenti/index.html" && len(page) < listPage {
			t.Fatalf("%s has %d stories and grows no more", at, len(page))
		}
		if len(joined) > 0 && len(page) > 0 && joined[len(joined)-1].Issue == page[0].Issue {
			t.Fatalf("%s begins within an issue", at)
		}
		joined = append(joined, page...)
	}
	want := make([]*paper.Article, len(all))
	for i, it := range all {
		want[i] = it.article
	}
	if !slices.Equal(joined, want) {
		t.Fatalf("%d stories on the pages, want %d", len(joined), len(want))
	}
}

// TestPager holds that newer and older lead to the pages beside this one.
func TestPager(t *testing.T) {
	const address = "section/wenti/index.html"
	for _, test := range []struct {
		k, pages     int
		newer, older string
	}{
		{0, 1, "", ""},
		{0, 3, "../../section/wenti/page-2.html", ""},
		{1, 3, "../../section/wenti/index.html", "../../section/wenti/page-1.html"},
		{2, 3, "", "../../section/wenti/page-2.html"},
	} {
		v := (&planner{Source: edition.Source{Paper: &paper.Paper{}}}).pager(address, test.k, test.pages, "../../")
		href := func(l *view.Link) string {
			if l == nil {
				return ""
			}
			return l.Href
		}
		if href(v.Newer) != test.newer || href(v.Older) != test.older {
			t.Errorf("page %d of %d: newer %q, older %q", test.k+1, test.pages, href(v.Newer), href(v.Older))
		}
		current := 0
		for _, l := range v.Pages {
			if l.Current {
				current++
				if l.Href != "../../"+listAddress(address, test.k, test.pages) {
					t.Errorf("the current page is %s", l.Href)
				}
			}
		}
		if test.pages > 1 && current != 1 || test.pages == 1 && len(v.Pages) > 0 {
			t.Errorf("page %d of %d: %+v", test.k+1, test.pages, v.Pages)
		}
	}
}
