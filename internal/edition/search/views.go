package search

import "bao/internal/layout"

// Views is the page that searches.
var Views = []layout.View{layout.ViewOf[Search]("search.html", "search")}
