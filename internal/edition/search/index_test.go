package search

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/zh"

	"pgregory.net/rapid"
)

// text is copy in which pairs come again and marks stand where they may not.
var text = rapid.StringOfN(rapid.SampledFrom([]rune("花园菜地的一 ，。、-’12３4abＣé臺台灣㎡𠮷\u200b")), 0, 60, -1)

// articleOf is an article with a headline and one paragraph.
func articleOf(title, body string) *paper.Article {
	doc := &markup.Doc{Blocks: []markup.Node{{
		Kind: markup.Paragraph, Children: []markup.Node{{Kind: markup.Text, Text: body}},
	}}}
	return &paper.Article{
		Title: title, Address: "2026-11-09/gao.html",
		Body: paper.Body{Encoded: doc.Encode(), Count: len([]rune(body))},
	}
}

// TestIndexMissesNothing holds that whatever stretch of an article is searched
// for, the index has all its pairs and words for that article.
func TestIndexMissesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var issue paper.Issue
		issue.Date = paper.Date{Year: 2026, Month: 11, Day: 9}
		for range rapid.IntRange(1, 6).Draw(t, "articles") {
			issue.Articles = append(issue.Articles, articleOf(text.Draw(t, "title"), text.Draw(t, "body")))
		}
		years := yearsOf(&paper.Paper{Issues: []*paper.Issue{&issue}}, "1")
		index := contentsOf(years[0])
		number := 0
		for _, c := range years[0].chunks {
			for _, a := range c.articles {
				for place, line := range map[rank]string{inHeadline: a.Title, inBody: a.Body.Doc().Text()} {
					folded := zh.AppendFold(nil, line)
					for i := range folded {
						for end := i + 1; end <= min(i+6, len(folded)); end++ {
							missing(t, index, number, place, string(folded[i:end]))
						}
					}
				}
				number++
			}
		}
	})
}

// contentsOf reads back what was gathered: the places of each pair and word.
func contentsOf(y *year) map[string][]place {
	g := &gatherer{words: map[string][]place{}}
	number := 0
	for _, c := range y.chunks {
		for _, a := range c.articles {
			r := recordOf(a)
			g.record(number, &r)
			number++
		}
	}
	g.sort()
	index := map[string][]place{}
	last := entry{}
	g.entries(func(e *entry) {
		if last.compare(*e) >= 0 {
			panic(fmt.Sprint(last, " before ", *e))
		}
		last = entry{first: e.first, second: e.second, rest: e.rest}
		name := string(e.first)
		if e.second != 0 {
			name += string(e.second)
		}
		index[name+e.rest] = append(index[name+e.rest], e.places...)
	})
	return index
}

// missing fails for a pair or a word of a stretch that an article lacks.
func missing(t *rapid.T, index map[string][]place, article int, in rank, stretch string) {
	has := func(p place) bool { return p.article() == article && p.rank() >= in }
	letter := func(r rune) bool { return zh.KindOfFold(r) == zh.FoldLetter }
	runes := []rune(stretch)
	for i := 0; i+1 < len(runes); i++ {
		a, b := runes[i], runes[i+1]
		if letter(a) || letter(b) || a == ' ' || b == ' ' {
			continue
		}
		if !slices.ContainsFunc(index[string(a)+string(b)], has) {
			t.Fatalf("article %d lacks %c%c of %q", article, a, b, stretch)
		}
	}
	// A word that ends within the stretch, or one that begins so.
	for word := range strings.FieldsFuncSeq(stretch, func(r rune) bool { return !letter(r) }) {
		if !strings.HasPrefix(stretch, word) { // its beginning may have been cut off
			found := false
			for name, places := range index {
				found = found || strings.HasPrefix(name, word) && slices.ContainsFunc(places, has)
			}
			if !found {
				t.Fatalf("article %d lacks %s of %q", article, word, stretch)
			}
		}
	}
}

// TestString holds that what is packed comes back, and is a string of
// JavaScript as it stands.
func TestString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "data")
		packed := appendString(nil, data)
		back := []byte{}
		for i := 0; i < len(packed); i += 7 {
			group, number := packed[i:min(i+7, len(packed))], 0
			for _, c := range group {
				if c == 0 || c > 0x7f || strings.IndexByte("\n\r\"\\", c) >= 0 {
					t.Fatalf("%q", packed)
				}
				number = number*base + bytes.IndexByte(digits[:], c)
			}
			for n := len(group) - 2; n >= 0; n-- {
				back = append(back, byte(number>>(8*n)))
			}
		}
		if !bytes.Equal(back, data) {
			t.Fatalf("%x became %x", data, back)
		}
	})
}

// TestYears holds that years and chunks have every article once, a chunk only
// those of one month, and that a new issue leaves the chunks of earlier months
// as they were.
func TestYears(t *testing.T) {
	p := &paper.Paper{}
	for i := range 30 {
		d := paper.Date{Year: 2025 + i/20, Month: 1 + i%20/2, Day: 1 + i%2}
		issue := &paper.Issue{Date: d}
		for k := range 7 {
			a := articleOf(fmt.Sprint("题", i, k), strings.Repeat("花开了", 300+100*k))
			a.Date, a.Address = d, fmt.Sprintf("%s/%d.html", d, k)
			issue.Articles = append(issue.Articles, a)
		}
		p.Issues = append(p.Issues, issue)
	}
	versions := func() (all map[string]string, articles int) {
		all = map[string]string{}
		for _, y := range yearsOf(p, "1") {
			articles += y.count()
			for _, c := range y.chunks {
				name := fmt.Sprint(y.number, "/", c.name)
				if all[name] != "" {
					t.Errorf("two chunks %s", name)
				}
				all[name] = short(c.version())
				for _, a := range c.articles {
					if a.Date.Month != c.month || a.Date.Year != y.number {
						t.Errorf("%s is in %s", a.Address, name)
					}
				}
			}
		}
		return all, articles
	}
	before, n := versions()
	if n != 210 {
		t.Errorf("%d articles of 210", n)
	}
	p.Issues[24].Articles[3].Title = "改了"
	after, _ := versions()
	changed := []string{}
	for name, version := range before {
		if after[name] != version {
			changed = append(changed, name)
		}
	}
	if len(changed) != 1 || !strings.HasPrefix(changed[0], "2026/3-") {
		t.Errorf("one headline changed %v", changed)
	}
}

func BenchmarkIndex(b *testing.B) {
	issue := paper.Issue{Date: paper.Date{Year: 2026, Month: 11, Day: 9}}
	for i := range 500 {
		var body strings.Builder
		for k := range 800 {
			body.WriteRune(rune(0x4e00 + (i*k*k+7*k*i+k)%3000))
		}
		issue.Articles = append(issue.Articles, articleOf("楼下长出花园", body.String()))
	}
	for b.Loop() {
		yearsOf(&paper.Paper{Issues: []*paper.Issue{&issue}}, "1")[0].made()
	}
}

// TestLargeGroup holds that the entry of a character by itself has every
// article of it where its pairs may be parted among shards, with its highest
// rank.
func TestLargeGroup(t *testing.T) {
	issue := paper.Issue{Date: paper.Date{Year: 2026, Month: 11, Day: 9}}
	for i := range largeGroup {
		title := ""
		if i%2 == 0 {
			title = "的"
		}
		issue.Articles = append(issue.Articles, articleOf(title, "的"+string(rune(0x4e00+i%50))+"，的"+string(rune(0x5e00+i%70))))
	}
	y := yearsOf(&paper.Paper{Issues: []*paper.Issue{&issue}}, "1")[0]
	alone := contentsOf(y)["的"]
	if len(alone) != largeGroup {
		t.Fatalf("%d of %d articles", len(alone), largeGroup)
	}
	for i, p := range alone {
		want := inBody
		if (largeGroup-1-i)%2 == 0 { // the last of an issue comes first
			want = inHeadline
		}
		if p.article() != i || p.rank() != want {
			t.Fatalf("%d: article %d, rank %d, want %d", i, p.article(), p.rank(), want)
		}
	}
}
