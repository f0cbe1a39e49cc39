package sitecheck

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestSample holds that everything in the real page's copy comes out exactly
// once on its article's page, in its place.
func TestSample(t *testing.T) {
	i := slices.IndexFunc(sites, func(s *site) bool { return s.name == "ruyihu" })
	out := sites[i].output(t)
	files, err := filepath.Glob(filepath.Join(sites[i].folder(), "content", "*", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no copy: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			c := readCopy(t, file)
			address := filepath.Base(filepath.Dir(file)) + "/" + strings.TrimSuffix(filepath.Base(file), ".md") + ".html"
			p := out.pages[address]
			if p == nil {
				t.Fatalf("%s was not built", address)
			}
			stories := classed(p.root, "story")
			if len(stories) != 1 {
				t.Fatalf("%d stories on the page", len(stories))
			}
			for _, cite := range classed(stories[0], "cite") { // says some of it again
				cite.Parent.RemoveChild(cite)
			}
			c.check(t, stories[0])
		})
	}
}

// sampleCopy is an article as it was typed.
type sampleCopy struct {
	fields     map[string]string
	paragraphs []string
}

// readCopy reads the plain form that the sample is written in, by other means
// than the program.
func readCopy(t *testing.T, file string) sampleCopy {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(data), "---\n", 3)
	if len(parts) != 3 {
		t.Fatalf("%s has no front matter", file)
	}
	c := sampleCopy{fields: map[string]string{}}
	for line := range strings.Lines(parts[1]) {
		key, value, _ := strings.Cut(line, ":")
		c.fields[key] = strings.Trim(strings.TrimSpace(value), "[]")
	}
	for paragraph := range strings.SplitSeq(parts[2], "\n\n") {
		if paragraph = squeeze(paragraph); paragraph != "" {
			c.paragraphs = append(c.paragraphs, paragraph)
		}
	}
	return c
}

func (c sampleCopy) check(t *testing.T, story *html.Node) {
	for _, part := range []struct{ key, class string }{{"kicker", "kicker"}, {"title", "headline"}, {"deck", "deck"}} {
		var lines []string
		for _, n := range classed(story, part.class) {
			for _, phrase := range classed(n, "phrase") {
				lines = append(lines, text(phrase))
			}
		}
		if want := strings.Fields(c.fields[part.key]); !slices.Equal(lines, want) {
			t.Errorf(".%s is %q, want %q", part.class, lines, want)
		}
	}
	for _, key := range []string{"reporter", "correspondent"} {
		for name := range strings.FieldsFuncSeq(c.fields[key], func(r rune) bool { return r == ',' || r == ' ' }) {
			c.once(t, story, "byline", name)
		}
	}
	c.once(t, story, "byline", c.fields["credit"])
	c.once(t, story, "dateline", "本报讯")
	c.body(t, story)
}

// once holds that words stand once in a class and nowhere else in the story
// but in its paragraphs.
func (c sampleCopy) once(t *testing.T, story *html.Node, class, words string) {
	inCopy := strings.Count(strings.Join(c.paragraphs, "\n"), words)
	if class == "dateline" {
		inCopy = 0
	}
	in := 0
	for _, n := range classed(story, class) {
		in += strings.Count(text(n), words)
	}
	if all := strings.Count(text(story), words); in != 1 || all != inCopy+1 {
		t.Errorf("%q stands %d times in .%s and %d times in all; want 1 and %d", words, in, class, all, inCopy+1)
	}
}

// body holds that the copy has the typed paragraphs, in order, and no others.
func (c sampleCopy) body(t *testing.T, story *html.Node) {
	var got []string
	for _, body := range classed(story, "body") {
		for p := range elements(body, "p") {
			got = append(got, text(p))
		}
	}
	if !slices.Equal(got, c.paragraphs) {
		t.Errorf("the paragraphs are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.paragraphs, "\n"))
	}
}
