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
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

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
	r := specRenderer()
	for _, e := range examples {
		src := []byte(e.Markdown)
		var out bytes.Buffer
		if err := r.Render(&out, src, markdown.Parse(text.NewReader(src), parser.WithContext(parser.NewContext()))); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); got != e.HTML && !(slices.Contains(bare, e.Example) && strings.Contains(got, "<a href=")) &&
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
