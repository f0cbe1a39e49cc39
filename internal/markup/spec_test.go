package markup

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// lostExamples are the examples that Chinese copy costs us.
var lostExamples = []struct {
	why      string
	examples []int
}{
	{"a star between digits is a sign of multiplication or hides a digit: 5*6*78", []int{356}},
	{"a definition that nothing refers to is copy: [foo]: /url", []int{207, 208, 210, 317, 536, 537, 538, 545, 563, 565, 567, 571, 592}},
	{"so is one that defines a name again", []int{204, 544}},
	{"a tag without its > is copy and does not take the next lines with it: <div id=\"foo\"", []int{156, 157, 158}},
	{"nor does an element of code without its end tag: <style>", []int{173}},
}

// Our parser, with everything it adds, gives what CommonMark says: only the
// builder differs from goldmark, so goldmark's renderer shows the parse.
func TestCommonMark(t *testing.T) {
	data, err := os.ReadFile("testdata/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	// Examples whose point is that a bare address is no link: here it is one.
	bare := []int{602, 608, 611, 612}
	// ![[foo]] is a picture in the way of note-taking programs.
	const wiki = 590
	lost := map[int]bool{}
	for _, why := range lostExamples {
		for _, n := range why.examples {
			lost[n] = true
		}
	}
	r := specRenderer()
	for _, e := range examples {
		src := []byte(e.Markdown)
		var out bytes.Buffer
		root, _ := read(src, LinesAuto, false)
		if err := r.Render(&out, src, root); err != nil {
			t.Fatal(err)
		}
		got := out.String()
		if lost[e.Example] {
			if got == e.HTML {
				t.Errorf("example %d is on the list of those that are lost, and is not", e.Example)
			}
			continue
		}
		if got != e.HTML && !(slices.Contains(bare, e.Example) && strings.Contains(got, "<a href=")) &&
			!(e.Example == wiki && strings.HasPrefix(got, `<p><img src="foo"`)) {
			t.Errorf("example %d:\n%s\ngot\n%s\nwant\n%s", e.Example, e.Markdown, strings.TrimSpace(got), e.HTML)
		}
	}
}

func specRenderer() renderer.Renderer {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
		goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()))
	r := md.Renderer()
	r.AddOptions(renderer.WithNodeRenderers(util.Prioritized(html.NewRenderer(html.WithXHTML(), html.WithUnsafe()), 1)))
	return r
}
