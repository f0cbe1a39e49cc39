package view

import "bao/internal/layout"

// Views are the pieces that pages of several editions show.
var Views = []layout.View{
	layout.ViewOf[Nameplate]("nameplate.html"),
	layout.ViewOf[Footer]("footer.html"),
	layout.ViewOf[Tools]("tools.html"),
	layout.ViewOf[Month]("month.html"),
	layout.ViewOf[Listed]("listed.html"),
}
