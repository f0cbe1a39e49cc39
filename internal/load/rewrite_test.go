package load

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"bao/internal/matter"
	"bao/internal/source"

	"pgregory.net/rapid"
)

func TestRewrite(t *testing.T) {
	const bom = "\xEF\xBB\xBF"
	for _, c := range []struct{ name, raw, word, value, want string }{
		{"Chinese", "---\n标题: 路灯\n位次: 2\n---\n亮了。\n", "rank", "1", "---\n标题: 路灯\n位次: 1\n---\n亮了。\n"},
		{"English", "---\ntitle: 路灯\n---\n亮了。\n", "rank", "1", "---\ntitle: 路灯\nrank: 1\n---\n亮了。\n"},
		{"the language of the others", "---\n标题: 路灯\n---\n亮了。\n", "rank", "1", "---\n标题: 路灯\n位次: 1\n---\n亮了。\n"},
		{"another spelling", "---\n标题: 路灯\n版: 第2版\n---\n亮了。\n", "page", "3", "---\n标题: 路灯\n版: 3\n---\n亮了。\n"},
		{"set wide", "---\n标　题：路灯\n位　次：2\n---\n亮了。\n", "rank", "1", "---\n标　题：路灯\n位　次：1\n---\n亮了。\n"},
		{"removed", "---\n标题: 路灯\n位次: 2\n---\n亮了。\n", "rank", "", "---\n标题: 路灯\n---\n亮了。\n"},
		{"removed, not there", "亮了。\n", "rank", "", "亮了。\n"},
		{"mark and CRLF", bom + "---\r\n标题：路灯\r\n---\r\n亮了。\r\n\r\n又亮了。", "rank", "1", bom + "---\r\n标题：路灯\r\n位次：1\r\n---\r\n亮了。\r\n\r\n又亮了。"},
		{"mixed line ends", "---\r\n标题: 路灯\n位次: 2\r\n---\n亮了。\r\n", "rank", "", "---\r\n标题: 路灯\n---\n亮了。\r\n"},
		{"no front matter", "亮了。\n\n又亮了。", "rank", "1", "---\n位次: 1\n---\n亮了。\n\n又亮了。"},
		{"no front matter, mark and CRLF", bom + "亮了。\r\n", "rank", "1", bom + "---\r\n位次: 1\r\n---\r\n亮了。\r\n"},
		{"empty file", "", "rank", "1", "---\n位次: 1\n---\n"},
		{"empty front matter", "---\n---\n亮了。\n", "rank", "1", "---\n位次: 1\n---\n亮了。\n"},
		{"without fences", "标题：路灯\n记者：林之远\n\n亮了。\n", "rank", "1", "标题：路灯\n记者：林之远\n位次：1\n\n亮了。\n"},
		{"without its lower fence", "---\n标题: 路灯\n\n亮了。\n", "rank", "1", "---\n标题: 路灯\n位次: 1\n\n亮了。\n"},
		{"dashes of an input method", "———\n标题: 路灯\n———\n亮了。\n", "rank", "1", "———\n标题: 路灯\n位次: 1\n———\n亮了。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Rewrite("content/2026-03-02/a.md", []byte(c.raw), c.word, c.value)
			if err != nil || string(got) != c.want {
				t.Errorf("%v\n%q\nwant\n%q", err, got, c.want)
			}
			if got := Typed("content/2026-03-02/a.md", got, c.word); got != c.value {
				t.Errorf("it is read as %q", got)
			}
		})
	}
	for name, raw := range map[string]string{
		"brackets": "【标题】路灯\n【记者】林之远\n\n亮了。\n", "another encoding": "\xb1\xea\xcc\xe2\n", "TOML": "+++\ntitle = \"a\"\n+++\n亮了。\n",
		"a list": "---\n标题: 路灯\n位次: [1, 2]\n---\n亮了。\n",
	} {
		if got, err := Rewrite("a.md", []byte(raw), "rank", "1"); !errors.Is(err, matter.ErrUnset) {
			t.Errorf("%s: %v, %q", name, err, got)
		}
	}
}

// TestRewriteHolds reads files as the paper does, before and after.
func TestRewriteHolds(t *testing.T) {
	line := rapid.SampledFrom([]string{
		"标题: 路灯", "title: 路灯 # 待定", "记者：林之远", "版次: 1", "位次：2", "rank: \"3\"", "# 一行", "", "tags: [甲，乙]", "标签:\n  - 甲", "摘要: |\n  甲\n\n  乙", "---", "———", "亮了。", "时间：今晚", "- 甲",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"---\n", "", "---\n标题: 甲\n"}).Draw(t, "open") +
			strings.Join(rapid.SliceOfN(line, 0, 6).Draw(t, "lines"), "\n") +
			rapid.SampledFrom([]string{"\n---\n", "\n\n", ""}).Draw(t, "close") + "居民把花种进土里。\n\n花都开了。"
		if end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "end"); end != "\n" {
			text = strings.ReplaceAll(text, "\n", end)
		}
		raw := []byte(rapid.SampledFrom([]string{"", "\xEF\xBB\xBF"}).Draw(t, "mark") + text)
		word, value := rapid.SampledFrom([]string{"rank", "page"}).Draw(t, "word"), rapid.SampledFrom([]string{"1", "7", ""}).Draw(t, "value")
		changed, err := Rewrite("content/2026-03-02/a.md", raw, word, value)
		if err != nil {
			return
		}
		was, is := asRead(raw), asRead(changed)
		got := map[string]*int{"rank": &is.Rank, "page": &is.Page}[word]
		want := int(0)
		if value != "" {
			want = int(value[0] - '0')
		}
		if *got != want {
			t.Fatalf("%q became %q: %s is %d", raw, changed, word, *got)
		}
		*got = *map[string]*int{"rank": &was.Rank, "page": &was.Page}[word]
		if was.Title != is.Title || was.Rank != is.Rank || was.Page != is.Page || was.Doc != is.Doc || !slices.Equal(was.Tags, is.Tags) ||
			was.Summary != is.Summary || !reflect.DeepEqual(was.Byline, is.Byline) {
			t.Fatalf("%q became %q, which says something else", raw, changed)
		}
		// What was changed is one stretch, and short.
		from := 0
		for from < min(len(raw), len(changed)) && raw[from] == changed[from] {
			from++
		}
		rest := 0
		for rest < min(len(raw), len(changed))-from && raw[len(raw)-1-rest] == changed[len(changed)-1-rest] {
			rest++
		}
		if n := len(raw) - rest - from; n > 40 || bytes.Count(raw[from:len(raw)-rest], []byte("\n")) > 1 {
			t.Fatalf("%q became %q: %d bytes have gone", raw, changed, n)
		}
	})
}

func asRead(raw []byte) *manuscript {
	return read("content/2026-03-02/a.md", article, raw, source.Sum(raw), conventions{})
}

func FuzzRewrite(f *testing.F) {
	for _, s := range []string{
		"---\n标题: 路灯\n---\n亮了。\n", "标题：路灯\n\n亮了。", "---\r\nrank: 1\r\n\r\n亮了。\r", "\xEF\xBB\xBF", "---\n---", "+++\n", "【标题】路灯\n", "---\n位次: |\n  1\n---\n",
	} {
		f.Add([]byte(s), "rank", "2")
	}
	f.Fuzz(func(t *testing.T, raw []byte, word, value string) {
		changed, err := Rewrite("a.md", raw, word, value)
		if err != nil {
			return
		}
		if got := Typed("a.md", changed, word); got != strings.TrimSpace(value) {
			t.Errorf("%q became %q: %q is %q", raw, changed, word, got)
		}
	})
}
