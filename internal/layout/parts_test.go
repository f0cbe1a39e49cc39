package layout

import (
	"strings"
	"testing"
)

// TestMisfits holds what is told of own parts that tear apart what is around them.
func TestMisfits(t *testing.T) {
	theme := files("layouts/page.html", `{{template "own-head.html" .}}{{template "own-nameplate.html" .}}{{template "own-top.html" .}}`,
		"layouts/own-head.html", "", "layouts/own-nameplate.html", "\n", "layouts/own-top.html", "")
	builtIn, _, err := Parse(nil, theme)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ part, text, want string }{
		{"own-head.html", `<!-- <p> --><script>a="<p>"</script><style>a>b{}</style>{{with .Title}}<meta name="x" content="{{.}}">{{end}}`, ""},
		{"own-head.html", "<link rel=\"x\">\n<p>周六停水</p>", "2:1 <p> 放不进 <head>"},
		{"own-nameplate.html", `<img src="a.png" alt="<p>"> <span>周报</span><svg><path d="M0 0"/></svg>`, ""},
		{"own-nameplate.html", `<img src="a.png" alt=""><a href="b.html">周报</a>`, "1:25 <a> 放不进报名那一行"},
		{"own-top.html", `<p>周六停水<ul><li>一号楼<li>二号楼</ul><br><img src="a.png" alt="">`, ""},
		{"own-top.html", `{{if .Title}}<div class="a">{{else}}<div>{{end}}周六停水</div>`, ""},
		{"own-top.html", `<div><div>周六停水</div>`, "1:1 <div> 没有关上"},
		{"own-top.html", `{{/* <div> */}}<section><p>{{.Title}}</p>`, "1:16 <section> 没有关上"},
		{"page.html", `{{template "own-head.html" .}}{{template "own-nameplate.html" .}}{{template "own-top.html" .}}<div>`, ""},
	} {
		set, _, err := Parse(files("layouts/"+test.part, test.text), theme)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range set.Check([]View{ViewOf[story]("page.html")}, builtIn) {
			if p.Rule == misfit {
				got = append(got, strings.TrimPrefix(strings.SplitN(p.String(), ": ", 2)[0], p.Path+":")+" "+p.Message)
			}
		}
		if joined := strings.Join(got, "；"); len(got) > 1 || (joined == "") != (test.want == "") || !strings.HasPrefix(joined, test.want) {
			t.Errorf("%s: %s\n\tgot  %s\n\twant %s", test.part, test.text, joined, test.want)
		}
	}
}
