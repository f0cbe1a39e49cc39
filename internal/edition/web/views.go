package web

import "bao/internal/layout"

// Views are the pages of the flowing site, with the kinds that their frames name.
var Views = []layout.View{
	layout.ViewOf[Front]("front.html", "front", "issue"),
	layout.ViewOf[Article]("article.html", "article"),
	layout.ViewOf[List]("list.html", "section", "person", "tag"),
	layout.ViewOf[People]("people.html", "people"),
	layout.ViewOf[Archive]("archive.html", "archive"),
	layout.ViewOf[Sections]("sections.html", "overview"),
	layout.ViewOf[Former]("former.html", "archive"),
	layout.ViewOf[Standing]("standing.html", "standing"),
	layout.ViewOf[NotFound]("notfound.html", "notfound"),
	layout.ViewOf[Redirect]("redirect.html"),
	layout.ViewOf[Embed]("embed.html"),
}
