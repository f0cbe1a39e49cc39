package layout

import "testing"

func TestMentions(t *testing.T) {
	set, problems, err := Parse(files(
		"layouts/a.html", `{{if .Title}}{{template "part.html" .}}{{end}}`,
		"layouts/part.html", `{{define "inner"}}{{range $x := .Rest}}{{$x.Lists}}{{end}}{{end}}{{template "inner" .}}{{template "a.html" .}}`,
		"layouts/b.html", `{{with $.Rest}}{{index (print .Lists.最新) 0}}{{end}}`,
		"layouts/c.html", `Lists {{.Title}} {{/* .Lists */}}{{"Lists"}}`,
		"layouts/e.html", `{{template "part.html" .Lists}}`, "layouts/f.html", `{{template "c.html" (index .Rest.Lists 0)}}`,
		"layouts/d.html", `{{if .A}}{{else}}{{(index .B 0).Lists}}{{end}}`,
	), nil)
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	for name, want := range map[string]bool{"a.html": true, "part.html": true, "b.html": true, "c.html": false, "d.html": true, "e.html": true, "f.html": true, "none.html": false} {
		if got := set.Mentions(name, "Lists"); got != want {
			t.Errorf("%s mentions .Lists: %v", name, got)
		}
	}
}
