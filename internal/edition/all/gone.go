package all

// gone says what took the place of fields that earlier layouts used. When a
// field of a view is renamed or goes, it gets a line here; TestEarlierVersions
// asks for it.
var gone = map[string]string{
	"Front.Lead":    sheetInstead,
	"Front.Wide":    sheetInstead,
	"Front.Seconds": sheetInstead,
	"Front.Side":    sheetInstead,
	"Front.Briefs":  sheetInstead,

	"Frame.Feed":    `订阅源现在是一组：{{range .Feeds}}<link rel="alternate" type="application/{{if .JSON}}feed+json{{else}}atom+xml{{end}}" title="{{.Title}}" href="{{.Href}}">{{end}}`,
	"FeedLink.Type": `写 {{if .JSON}}feed+json{{else}}atom+xml{{end}}`,

	"View.Months":      `各期的月历现在是做好的一块：{{.Month.HTML}}`,
	"SheetStory.Flow":  `行宽现在写 style="--measure:{{.Measure}}"`,
	"FrontStory.Flow":  `行宽现在写 style="--measure:{{.Measure}}"`,
	"SheetFiller.Tall": `补白的高矮由 style="{{.Box}}" 定，删掉 {{if .Tall}}…{{end}}`,
	"SheetFiller.Lines": `补白的文字现在在各栏的每一项里：` +
		`{{range .Columns}}{{range .}}{{range .Lines}}{{.}}{{end}}{{end}}{{end}}`,
	"FillerItem.Page": `写 {{.Label}}`,

	"Head.Publisher": earInstead,
	"Head.Permit":    earInstead,
	"Head.Slogan":    earInstead,
}

const (
	sheetInstead = `头版现在整块排好：{{with .Sheet}}{{template "front-sheet.html" .View}}{{end}}，排不进头版的是 {{range .Rest}}`
	earInstead   = `口号、主办、刊号现在一起在左报耳：{{range .Imprint}}<p>{{range .Lines}}{{.}}{{end}}</p>{{end}}`
)
