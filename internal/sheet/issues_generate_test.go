package sheet

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/markup"
	"bao/internal/paper"
)

// written is an issue as it comes from those who write it, with all that its
// editor said of its pages.
type written struct {
	seed    uint64
	format  string // 四开 6栏
	print   config.Print
	plan    planKind
	pages   []writtenPage
	stories []writtenStory
}

// planKind says what the editor said of the pages.
type planKind int

const (
	noPlan   planKind = iota // nothing
	sections                 // in site.yaml, which sections stand on which page: the issue may still grow
	fixed                    // in issue.md, which pages there are: no others
)

func (k planKind) String() string { return [...]string{"no plan", "sections", "fixed"}[k] }

type writtenPage struct {
	number  int
	name    string
	section string // slug
}

// writtenStory is an article with what its editor and its reader expect.
type writtenStory struct {
	article *paper.Article // Page is left to the adapter
	page    int            // 版次, 0 when not given
	photos  []writtenPhoto // in the order of the copy
	copy    string         // as its file has it, its pictures 0.jpg, 1.jpg, …
}

// text is all that is to be read of the story's copy, without white: what
// markup says stands there, and the byline as the generator knows it.
func (s *writtenStory) text() string {
	doc := s.article.Body.Doc()
	text := s.article.Dateline + doc.Text()
	if b := s.article.Byline; len(b.Credits) > 0 {
		text += "（" + b.Credits[0].Label + strings.Join(b.Credits[0].Names, "") + b.Covers + "）"
	}
	return unspaced(text)
}

func unspaced(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '　' || r == ' ' || r == '\n' || r == '\t' }), "")
}

// papers are what issues are printed on: kinds of paper and columns.
var papers = []struct {
	name, settings string
	from, to       int
}{
	{"四开", "paper: 四开", 5, 7},
	{"对开", "paper: 对开", 6, 7},
	{"A3", "paper: A3", 5, 7},
	{"A4", "paper: A4", 4, 5},
	{"大字", "paper: 四开, large: true", 4, 5},
}

// writeIssue makes the issue of a seed. Every other seed has no plan; the
// papers go round.
func writeIssue(seed uint64) *written {
	r := rand.New(rand.NewPCG(seed, 12))
	w := &written{seed: seed}
	p := papers[int(seed/2)%len(papers)]
	columns := p.from + r.IntN(p.to-p.from+1)
	w.format = fmt.Sprintf("%s %d栏", p.name, columns)
	if seed%2 == 1 {
		w.plan = sections + planKind(seed/2%2)
	}
	text := fmt.Sprintf("title: 槐荫里\nprint: {%s, columns: %d}\n", p.settings, columns)
	site, problems := config.Parse("site.yaml", []byte(text))
	if len(problems) > 0 {
		panic(fmt.Sprint(text, problems))
	}
	w.print = site.Print
	latin := r.IntN(5) == 0
	for i := range 3 + int(37.99*math.Pow(r.Float64(), 1.4)) {
		w.stories = append(w.stories, writeStory(newWriter(r, latin), seed, i))
	}
	w.rank(r)
	if w.plan != noPlan {
		w.planPages(r)
	}
	return w
}

// rank lets the editor of every third issue say which stories come first; a
// brief may be among them.
func (w *written) rank(r *rand.Rand) {
	if r.IntN(3) > 0 {
		return
	}
	for rank, i := range r.Perm(len(w.stories))[:1+r.IntN(min(5, len(w.stories)))] {
		w.stories[i].article.Rank = rank + 1
	}
}

// writeStory makes one story: its length is lognormal, its tail heavy.
func writeStory(w *writer, seed uint64, n int) writtenStory {
	chars := min(max(int(math.Exp(math.Log(430)+0.95*w.NormFloat64())), 60), 2850)
	a := &paper.Article{Address: fmt.Sprintf("2026-03-02/%d-%d.html", seed, n), Origin: fmt.Sprintf("content/%d-%d.md", seed, n)}
	a.Headline = w.headline(10 + w.IntN(18))
	if chars > 250 && w.IntN(4) == 0 {
		a.Kicker = w.write(w.from("kicker"))
	}
	if chars > 400 && w.IntN(4) == 0 {
		a.Deck = w.write(w.from("deck"))
	}
	s := writtenStory{article: a}
	s.writePhotos(w, chars)
	var text string
	switch {
	case chars < 900 && w.IntN(14) == 0:
		text = w.poem(chars)
	case chars < 700 && w.IntN(14) == 0:
		a.Headline, a.Kicker, a.Deck = w.write(w.from("notice")), "", ""
		text = w.body(chars)
	default:
		text = w.body(chars)
		if w.IntN(3) == 0 {
			a.Dateline = "本报讯"
		}
	}
	if w.IntN(5) > 0 {
		a.Byline = byline.Line{Credits: []byline.Credit{{Role: byline.Reporter, Label: "记者", Names: []string{w.gap("name")}}}}
		if len(s.photos) > 0 {
			a.Byline.Covers = "文/图"
		}
	}
	s.setBody(w, text)
	return s
}

// setBody parses the copy and puts the photos behind some of its paragraphs.
func (s *writtenStory) setBody(w *writer, text string) {
	parts := strings.Split(strings.TrimSpace(text), "\n\n")
	for i := range s.photos {
		at := w.IntN(len(parts) + 1)
		parts = slices.Insert(parts, at, fmt.Sprintf("![](%d.jpg)", i))
	}
	s.copy = strings.Join(parts, "\n\n")
	doc, _ := markup.Parse([]byte(s.copy))
	a := s.article
	a.Body = paper.Body{Count: doc.Count()}
	for _, p := range doc.Photos() {
		var k int
		fmt.Sscanf(doc.Links[p.Link].Dest, "%d.jpg", &k)
		photo := s.photos[k].Photo
		a.Body.Targets = append(a.Body.Targets, paper.Target{Address: photo.Address, Photo: photo})
		if a.Cover == nil {
			a.Cover = photo
		}
	}
	if a.Dateline != "" {
		doc = doc.WithDateline(a.Dateline)
	}
	a.Body.Encoded = doc.Encode()
}
