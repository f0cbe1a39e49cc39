package page

import "bao/internal/layout"

// Views are the printed page in a browser and on paper.
var Views = []layout.View{
	layout.ViewOf[View]("page.html", "page"),
	layout.ViewOf[PrintView]("print.html"),
}
