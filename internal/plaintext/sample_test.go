package plaintext

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bao/internal/foreign"
)

const samples = "../../../shared/samples"

// TestSample reads the page of a real paper and compares it with the site that
// somebody made of it by hand.
func TestSample(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(samples, "newspaper-page.txt"))
	if err != nil {
		t.Skip(err)
	}
	stories, err := Read(data, 2023)
	if err != nil {
		t.Fatal(err)
	}
	var counts []int
	for _, s := range stories {
		counts = append(counts, len(s.Body.Blocks))
		want, ok := madeByHand(t, s.Headline)
		if !ok {
			t.Errorf("no article is called %q", s.Headline)
			continue
		}
		if got := words(t, s); got != want {
			t.Errorf("%s:\n got %s\nwant %s", s.Headline, got, want)
		}
	}
	if got, want := counts, []int{4, 3, 3, 5, 2}; !slices.Equal(got, want) {
		t.Errorf("paragraphs: got %v, want %v", got, want)
	}
}

// words is a story as madeByHand has it.
func words(t *testing.T, s Story) string {
	t.Helper()
	var names []string
	for _, c := range s.Byline.Credits {
		names = append(names, c.Names...)
	}
	paragraphs := make([]string, 0, len(s.Body.Blocks))
	for _, b := range s.Body.Blocks {
		if b.Kind != foreign.Paragraph {
			t.Errorf("%s: a block of kind %d", s.Headline, b.Kind)
		}
		paragraphs = append(paragraphs, b.Spans[0].Text)
	}
	return strings.Join([]string{s.Kicker, s.Deck, strings.Join(names, " "), s.Byline.Covers, strings.Join(paragraphs, "\n")}, "\n")
}

var (
	key       = regexp.MustCompile(`(?m)^(\w+): (.*)$`)
	separator = regexp.MustCompile(`[\[\],\s]+`)
)

// madeByHand finds an article of the site by its headline.
func madeByHand(t *testing.T, headline string) (article string, ok bool) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(samples), "ruyihu/content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(samples, path))
		if err != nil {
			return err
		}
		_, front, _ := strings.Cut(string(data), "---\n")
		front, body, _ := strings.Cut(front, "---\n")
		said := map[string]string{}
		for _, m := range key.FindAllStringSubmatch(front, -1) {
			said[m[1]] = m[2]
		}
		if said["title"] != headline {
			return nil
		}
		names := strings.TrimSpace(separator.ReplaceAllString(said["reporter"]+" "+said["correspondent"], " "))
		// The site was typed by hand, and a mark was passed over.
		body = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(body), "\n\n", "\n"), ";", "；")
		article = strings.Join([]string{said["kicker"], said["deck"], names, said["credit"], body}, "\n")
		ok = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return article, ok
}
