package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/typeset"

	"golang.org/x/net/html"
)

// heard lists the links of set copy as they are read out: their names. What is
// kept from being read out must also be left out by the keyboard.
func heard(t *testing.T, copy string) (names []string) {
	root, err := html.Parse(strings.NewReader(copy))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" && n.Data != "em" && n.Data != "s" {
			continue
		}
		attrs := map[string]string{}
		for _, a := range n.Attr {
			attrs[a.Key] = a.Val
		}
		var words strings.Builder
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				words.WriteString(d.Data)
			}
		}
		switch {
		case strings.TrimSpace(words.String()) == "":
			t.Errorf("an empty <%s> in %s", n.Data, copy)
		case n.Data != "a":
		case attrs["aria-hidden"] == "true":
			if attrs["tabindex"] != "-1" {
				t.Errorf("the keyboard comes to what is not read out: %s", copy)
			}
		case attrs["aria-label"] != "":
			if !strings.HasPrefix(attrs["aria-label"], words.String()) {
				t.Errorf("%q is called %q", words.String(), attrs["aria-label"])
			}
			names = append(names, attrs["aria-label"])
		default:
			names = append(names, words.String())
		}
	}
	return names
}

// TestOneLink holds that a link is one however its lines fall, with all its
// words, and that there is no emphasis of nothing.
func TestOneLink(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 1))
	for range 200 {
		lines := numbered(random, 1+random.IntN(20))
		var want []string
		link := 0
		for i := range lines {
			l := &lines[i]
			l.Segments[0].Text = fmt.Sprintf("第%d行", i)
			if link > 0 && i > 0 && l.Block == lines[i-1].Block { // it goes on from the line before, in two styles
				words := fmt.Sprintf("续%d", i)
				l.Segments = append([]typeset.Segment{{Text: words, Link: link}, {Text: "字", Link: link, Style: typeset.Bold}}, l.Segments...)
				want[len(want)-1] += words + "字"
			}
			link = 0
			if random.IntN(3) == 0 {
				want = append(want, fmt.Sprintf("链%d", i))
				link = len(want)
				l.Segments = append(l.Segments, typeset.Segment{Text: want[link-1], Link: link}, typeset.Segment{Text: " ", Style: typeset.Emphasis})
				if random.IntN(2) == 0 {
					l.Segments = append(l.Segments, typeset.Segment{Text: "、", Style: typeset.Emphasis})
					link = 0
				}
			}
		}
		s := inLegs(random, lines)
		s.Body = paper.Body{Targets: make([]paper.Target, len(want))}
		for i := range want {
			s.Body.Targets[i].Address = fmt.Sprintf("a-%d.html", i)
		}
		copy := string(copyOf("../", false, newSetting(grid{}, s, "")))
		if got := heard(t, copy); strings.ReplaceAll(strings.Join(got, "|"), string(lineEnd), "") != strings.Join(want, "|") {
			t.Fatalf("links are called %q, want %q in %s", got, want, copy)
		}
	}
}

// TestMoreNamesItsStory holds that the words that lead on to a story say to which.
func TestMoreNamesItsStory(t *testing.T) {
	s := inLegs(rand.New(rand.NewPCG(1, 1)), []typeset.Line{{Segments: []typeset.Segment{{Text: "阅读全文", Link: sheet.MoreLink}}}})
	s.Address, s.Headline = "2026-11-09/duchuan.html", "新渡船 试航"
	if got := heard(t, string(copyOf("", false, newSetting(grid{}, s, "")))); len(got) != 1 || got[0] != "阅读全文：新渡船 试航" {
		t.Errorf("it is called %q", got)
	}
}

// TestUnspanned holds which brackets are left out of a link's name.
func TestUnspanned(t *testing.T) {
	for words, want := range map[string]string{
		"全程（甲）":               "全程（甲）",
		"全程（甲\u200b乙）丙":       "全程（甲\u200b乙\u200b丙",
		"(甲)\u200b(乙\u200b丙)": "(甲)\u200b(乙\u200b丙\u200b",
		"（甲（乙）\u200b丙）":       "（甲（乙）\u200b丙\u200b",
		"甲）\u200b（乙":          "甲）\u200b（乙",
	} {
		if got := unspanned(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}
