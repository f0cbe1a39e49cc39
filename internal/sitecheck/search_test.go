package sitecheck

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bao/internal/proof"
	"bao/internal/zh"

	"github.com/chromedp/chromedp"
)

// searched is a paper of made-up words, of which it is known what stands where.
var searched = &site{name: "searched", source: searchedSource}

// words is what an article of that paper says, line by line, by its address.
var searchedWords = map[string][]string{}

// searchedSource writes 140 articles of three years.
func searchedSource() string {
	w := &searchWriter{rand.New(rand.NewPCG(7, 7))}
	files := map[string]string{"site.yaml": "报名: 槐荫里\n栏目:\n  - {拼音: shequ, 名称: 社区}\n  - {拼音: wenyuan, 名称: 文苑}\n"}
	for i := range 140 {
		day := fmt.Sprintf("%d-%02d-%02d", 2024+i/50, 1+i%50/8, 1+i%8)
		title, deck, lines := w.phrase(9), w.phrase(6), []string{}
		for range 1 + w.IntN(6) {
			lines = append(lines, w.paragraph())
		}
		name := []string{"马雁", "单雪华", "欧阳渡"}[w.IntN(3)]
		body := strings.Join(lines, "\n\n")
		files[fmt.Sprintf("content/%s/gao-%d.md", day, i)] = fmt.Sprintf(
			"---\n标题: \"%s\"\n副题: \"%s\"\n记者: %s\n栏目: %s\n---\n\n%s\n", title, deck, name, []string{"社区", "文苑"}[i%2], body)
		searchedWords[fmt.Sprintf("%s/gao-%d.html", day, i)] = append([]string{title, deck, "记者 " + name}, lines...)
	}
	return write(filepath.Join(work, "searched-source"), files)
}

type searchWriter struct{ *rand.Rand }

// characters are few, so that most pairs of them are found in many articles.
var characters = []rune("的一是在社区居民花园菜地楼道灯河桥步道老人食堂孩子图书角医生志愿者邻居停车位大家商量改成")

func (w *searchWriter) phrase(n int) string {
	var b strings.Builder
	for range n {
		b.WriteRune(characters[int(float64(len(characters))*w.Float64()*w.Float64())])
	}
	return b.String()
}

func (w *searchWriter) paragraph() string {
	var b strings.Builder
	for range 4 + w.IntN(20) {
		b.WriteString(w.phrase(2 + w.IntN(7)))
		switch w.IntN(14) {
		case 0:
			b.WriteString([]string{"Wi-Fi", "WIFI", "App Store", "application", "Apple", "AED", "ａｐｐ"}[w.IntN(7)])
		case 1:
			fmt.Fprintf(&b, "%d月%d日", 1+w.IntN(12), 1+w.IntN(28))
		case 2:
			fmt.Fprintf(&b, "%d:%02d", w.IntN(24), w.IntN(60))
		case 3:
			b.WriteString([]string{"臺灣", "後來", "裏面", "㎡", "A4", "５号", "𠮷野", "138-1234"}[w.IntN(8)])
		}
		b.WriteString([]string{"，", "。", "、", "；", "“", "”", " "}[w.IntN(7)])
	}
	return b.String() + "完。"
}

// queries are what readers might type: stretches of the copy of one to six
// characters, and what they type besides.
func (w *searchWriter) queries(n int) []string {
	list := []string{
		"臺灣", "台湾", "花园 菜地", "app", "APP", "appl", "wifi", "Wi-Fi", "ａｐｐｌｅ", "aed 社区", "a4", "4", "12", "1234",
		"“花园”", "\"居民花\"", "\"App Store\"", "store", "tore", "㎡", "m2", "5号", "𠮷", "野", "不会有的词", "，", "app社",
	}
	lines := slices.Concat(slices.Collect(maps.Values(searchedWords))...)
	slices.Sort(lines)
	for len(list) < n {
		line := []rune(lines[w.IntN(len(lines))])
		length := 1 + w.IntN(6)
		if length > len(line) {
			continue
		}
		at := w.IntN(len(line) - length + 1)
		query := strings.TrimSpace(string(line[at : at+length]))
		if strings.ContainsAny(query, "“”") { // which mean something else in a query
			continue
		}
		if w.IntN(6) == 0 {
			query += " " + w.phrase(1)
		}
		list = append(list, query)
	}
	return list
}

// grep returns the addresses of what has all terms of a query.
func grep(words map[string][]string, query string) []string {
	var terms []string
	for i, part := range strings.FieldsFunc(query, func(r rune) bool { return strings.ContainsRune("“”\"", r) }) {
		if strings.ContainsAny(query, "“\"") && (i == 0) {
			terms = append(terms, part)
			continue
		}
		terms = append(terms, strings.Fields(part)...)
	}
	found := []string{}
	any := false
	for address, lines := range words {
		all := true
		for _, term := range terms {
			folded := string(zh.AppendFold(nil, term))
			if folded == "" {
				continue
			}
			any = true
			all = all && slices.ContainsFunc(lines, func(line string) bool { return holds(string(zh.AppendFold(nil, line)), folded) })
		}
		if all && any {
			found = append(found, address)
		}
	}
	slices.Sort(found)
	return found
}

// holds reports whether folded text has a folded term: a Latin word by its
// beginning.
func holds(text, term string) bool {
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' }
	for at := 0; ; at++ {
		next := strings.Index(text[at:], term)
		if next < 0 {
			return false
		}
		if at += next; !letter(term[0]) || at == 0 || !letter(text[at-1]) {
			return true
		}
	}
}

// ask types a query and presses 再看十篇 until there is no more. Where there is
// nothing to ask for, nothing is said; else that may be so for a moment.
const ask = `(async (query, some) => {
  const form = document.getElementById("seek"), found = document.getElementById("found"), more = document.getElementById("more");
  const pause = () => new Promise(done => setTimeout(done, 5));
  form.elements.q.value = query;
  form.requestSubmit();
  for (let i = 0; found.dataset.state !== "exact" && found.dataset.state !== "about" && (some || found.textContent !== ""); i++) {
    if (i > 12000 || found.textContent.startsWith("数据")) throw new Error(query + ": " + found.textContent);
    await pause();
  }
  const first = document.querySelectorAll("li.result").length;
  while (!more.hidden) {
    const seen = document.querySelectorAll("li.result").length;
    more.click();
    while (!more.hidden && document.querySelectorAll("li.result").length === seen) await pause();
  }
  const results = [...document.querySelectorAll("li.result")];
  return {
    found: results.map(li => li.querySelector("a").getAttribute("href")),
    unmarked: results.filter(li => !li.querySelector("mark")).length,
    marks: [...new Set(results.flatMap(li => [...li.querySelectorAll("mark")].map(m => m.textContent)))],
    state: found.dataset.state || "", text: found.textContent,
  };
})`

type answer struct {
	Found    []string
	Unmarked int
	Marks    []string
	State    string
	Text     string
}

func askFor(ctx context.Context, query string) (a answer, err error) {
	quoted, err := json.Marshal(query)
	if err != nil {
		return a, err
	}
	return chromedp.Run(ctx, chromedp.Evaluate[answer](fmt.Sprintf("%s(%s, %t)", ask, quoted, len(zh.AppendFold(nil, query)) > 0), chromedp.EvalAwaitPromise))
}

// TestSearchIsExact holds that what is found is what grep finds, from the web
// and from a folder.
func TestSearchIsExact(t *testing.T) {
	t.Parallel()
	out := searched.output(t)
	queries := (&searchWriter{rand.New(rand.NewPCG(8, 8))}).queries(proof.Count(80, 200))
	server := httptest.NewServer(http.FileServer(http.Dir(out.dir)))
	defer server.Close()
	for name, address := range map[string]string{
		"http": server.URL + "/search.html",
		"file": (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(out.dir, "search.html"))}).String(),
	} {
		t.Run(name, func(t *testing.T) {
			ctx := tab(t)
			if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
				t.Fatal(err)
			}
			for n, query := range queries {
				if !slices.Contains(proof.Turn(n, []string{"http", "file"}), name) {
					continue // the other's turn
				}
				got, err := askFor(ctx, query)
				if err != nil {
					t.Fatal(query, err)
				}
				slices.Sort(got.Found)
				if want := grep(searchedWords, query); !slices.Equal(got.Found, want) {
					t.Errorf("%q: found %d, grep %d; missing %v; too many %v", query, len(got.Found), len(want), without(want, got.Found), without(got.Found, want))
				} else if len(want) > 0 && (got.State != "exact" || got.Text != fmt.Sprintf("共 %d 篇", len(want))) {
					t.Errorf("%q: %s: %s", query, got.State, got.Text)
				}
				if got.Unmarked > 0 {
					t.Errorf("%q: %d results without a mark", query, got.Unmarked)
				}
			}
		})
	}
}

func without(list, drop []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(drop, s) })
}

// TestSearchFiltersAndOrders holds that filters leave what they say, people by
// pinyin as well, and that headlines come first, and of equals the newest.
func TestSearchFiltersAndOrders(t *testing.T) {
	out := searched.output(t)
	ctx := tab(t)
	if err := open(ctx, out, out.pages["search.html"]); err != nil {
		t.Fatal(err)
	}
	by := func(name string) func(lines []string) bool {
		return func(lines []string) bool { return lines[2] == "记者 "+name }
	}
	for _, c := range []struct {
		section, year, person string
		keep                  func(address string, lines []string) bool
	}{
		{"", "2025", "", func(address string, _ []string) bool { return strings.HasPrefix(address, "2025-") }},
		{"", "", "马雁", func(_ string, lines []string) bool { return by("马雁")(lines) }},
		{"", "", "sxh", func(_ string, lines []string) bool { return by("单雪华")(lines) }},
		{"", "2024", "ouyang", func(address string, lines []string) bool {
			return strings.HasPrefix(address, "2024-") && by("欧阳渡")(lines)
		}},
		{"", "", "没有这个人", func(string, []string) bool { return false }},
		{"wenyuan", "", "", func(address string, _ []string) bool { return searchedSection(address) == "文苑" }},
	} {
		set := fmt.Sprintf(`(() => { const e = document.getElementById("seek").elements; e.section.value = %q; e.year.value = %q; e.person.value = %q; return ""; })()`, c.section, c.year, c.person)
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[string](set)); err != nil {
			t.Fatal(err)
		}
		got, err := askFor(ctx, "社区")
		if err != nil {
			t.Fatal(err)
		}
		want := slices.DeleteFunc(grep(searchedWords, "社区"), func(address string) bool { return !c.keep(address, searchedWords[address]) })
		inOrder(t, got.Found)
		if slices.Sort(got.Found); !slices.Equal(got.Found, want) {
			t.Errorf("%+v: found %d, want %d", c, len(got.Found), len(want))
		}
	}
}

// TestSearchLeavesWhatStood holds that the results of a search stand, as those of
// another, until there are new ones, and that only then the address tells of these.
func TestSearchLeavesWhatStood(t *testing.T) {
	out := searched.output(t)
	ctx := tab(t)
	if err := open(ctx, out, out.pages["search.html"]); err != nil {
		t.Fatal(err)
	}
	if _, err := askFor(ctx, "社区"); err != nil {
		t.Fatal(err)
	}
	const seen = `JSON.stringify([list.querySelectorAll(".result").length > 0, list.hasAttribute("aria-busy"), new URLSearchParams(location.search).get("q")])`
	got, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(async () => {
  const form = document.getElementById("seek"), list = document.getElementById("results"), found = document.getElementById("found");
  form.elements.q.value = "不会有的词";
  form.requestSubmit();
  const at = `+seen+`;
  while (!found.dataset.state) await new Promise(done => setTimeout(done, 5));
  return at + `+seen+`;
})()`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if want := `[true,true,"社区"][false,false,"不会有的词"]`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestSearchWalksYears holds that a paper too large to be searched at once is
// searched year by year, until all that grep finds is found.
func TestSearchWalksYears(t *testing.T) {
	t.Parallel()
	w := &searchWriter{rand.New(rand.NewPCG(9, 9))}
	files, words := map[string]string{"site.yaml": "报名: 槐荫里\n"}, map[string][]string{}
	for i := range 1500 {
		day := fmt.Sprintf("%d-%02d-%02d", 2021+i/300, 1+i%300/30, 1+i%28)
		lines := []string{w.phrase(6), w.phrase(30), w.phrase(30)}
		files[fmt.Sprintf("content/%s/gao-%d.md", day, i)] = fmt.Sprintf("---\n标题: \"%s\"\n---\n\n%s\n\n%s\n", lines[0], lines[1], lines[2])
		words[fmt.Sprintf("%s/gao-%d.html", day, i)] = lines
	}
	out := (&site{name: "walked", source: func() string { return write(filepath.Join(work, "walked-source"), files) }}).output(t)
	ctx := tab(t)
	if err := open(ctx, out, out.pages["search.html"]); err != nil {
		t.Fatal(err)
	}
	for i := range proof.Count(8, 24) {
		all := slices.Sorted(maps.Keys(words))
		line := []rune(words[all[w.IntN(len(all))]][1])
		at, length := w.IntN(len(line)-6), 2+i%5
		query := string(line[at : at+length])
		got, err := askFor(ctx, query)
		if err != nil {
			t.Fatal(query, err)
		}
		slices.Sort(got.Found)
		if want := grep(words, query); !slices.Equal(got.Found, want) {
			t.Errorf("%q: found %d, grep %d; missing %v; too many %v", query, len(got.Found), len(want), without(want, got.Found), without(got.Found, want))
		} else if got.State != "exact" || got.Text != fmt.Sprintf("共 %d 篇", len(want)) {
			t.Errorf("%q: %s: %s", query, got.State, got.Text)
		}
	}
}

// searchedSection tells in which section an article stands: they take turns.
func searchedSection(address string) string {
	_, number, _ := strings.Cut(strings.TrimSuffix(address, ".html"), "gao-")
	if n, _ := strconv.Atoi(number); n%2 == 1 {
		return "文苑"
	}
	return "社区"
}

// inOrder fails where an article comes behind one that has 社区 in a lower place,
// or in the same and is older.
func inOrder(t *testing.T, found []string) {
	t.Helper()
	place := func(address string) int { // 2 the headline, 1 the deck, 0 elsewhere
		for i, line := range searchedWords[address][:2] {
			if strings.Contains(string(zh.AppendFold(nil, line)), "社区") {
				return 2 - i
			}
		}
		return 0
	}
	for i := 1; i < len(found); i++ {
		before, after := found[i-1], found[i]
		if place(before) < place(after) || place(before) == place(after) && before[:10] < after[:10] {
			t.Errorf("%s stands before %s", before, after)
		}
	}
}
