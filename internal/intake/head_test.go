package intake

import (
	"fmt"
	"strings"
	"testing"

	"bao/internal/foreign"
)

// lines makes blocks of lines: # and ## begin headings, > what is centred, ! is
// bold, and / breaks a line.
func lines(typed ...string) *foreign.Document {
	d := &foreign.Document{}
	for _, line := range typed {
		b := foreign.Block{}
		for rest, more := line, true; more; {
			switch {
			case strings.HasPrefix(rest, "#"):
				b.Kind, b.Level = foreign.Heading, b.Level+1
			case strings.HasPrefix(rest, ">"):
				b.Align = foreign.Centre
			default:
				more = false
				continue
			}
			rest, line = rest[1:], rest[1:]
		}
		text, bold := strings.CutPrefix(line, "!")
		for i, part := range strings.Split(text, "/") {
			if i > 0 {
				b.Spans = append(b.Spans, foreign.Span{Break: true})
			}
			b.Spans = append(b.Spans, foreign.Span{Text: part, Bold: bold})
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

const sentence = "一早，码头上就排起了队，都来看新渡船怎么过河，大家说这下方便了。"

func TestHeadlines(t *testing.T) {
	for _, test := range []struct {
		name  string
		typed []string
		want  string // front matter, and how many lines of copy are left
	}{
		{"a heading", []string{"#新渡船试航", sentence}, "标题: 新渡船试航|1"},
		{"a kicker above and a deck below", []string{">渡口停了两年", "#新渡船试航", ">坐船过河只要六分钟", sentence}, "引题: 渡口停了两年|标题: 新渡船试航|副题: 坐船过河只要六分钟|1"},
		{"no styles at all", []string{"新渡船试航", sentence, sentence}, "标题: 新渡船试航|2"},
		{"two lines", []string{">新渡船/昨天试航", sentence}, "标题: 新渡船 昨天试航|1"},
		{"centred lines, the second bold", []string{">渡口停了两年", ">!新渡船试航", ">——坐船过河只要六分钟", sentence}, "引题: 渡口停了两年|标题: 新渡船试航|副题: ——坐船过河只要六分钟|1"},
		{"copy at once", []string{sentence, sentence}, "标题: 稿|2"},
		{"a dateline at once", []string{"本报讯（记者 岑望舒）新渡船试航", sentence}, "标题: 稿|2"},
		{"a subhead is no deck", []string{"#新渡船试航", "##怎样坐船", sentence}, "标题: 新渡船试航|2"},
		{"words with a colon", []string{"#通知: 停水", sentence}, `标题: "通知: 停水"|1`},
		{"bylines", []string{"#新渡船试航", "记者 岑望舒 通讯员 欧阳渡", sentence}, "标题: 新渡船试航|记者: 岑望舒|通讯员: 欧阳渡|1"},
		{"a byline with more in it", []string{"#新渡船试航", "芦花渡报记者 岑望舒", sentence}, "标题: 新渡船试航|记者: 芦花渡报记者 岑望舒|1"},
		{"a byline that front matter can't hold", []string{"#新渡船试航", "岑望舒 文/图", sentence}, "标题: 新渡船试航|2"},
		{"labels", []string{"【标题】新渡船试航", "副标题：坐船过河只要六分钟/作者：岑望舒", "栏目：要闻", sentence}, "标题: 新渡船试航|副题: 坐船过河只要六分钟|作者: 岑望舒|栏目: 要闻|1"},
		{"a section that the paper lacks", []string{"标题：新渡船试航", "栏目：体育", sentence}, "标题: 新渡船试航|2"},
		{"the labels of a notice", []string{"停水通知", "时间：11月10日", "地点：北岸", sentence}, "标题: 停水通知|3"},
		{"a name", []string{">新渡船", ">岑望舒", sentence}, "标题: 新渡船|2"},
		{"a letter", []string{"各位居民：", sentence}, "标题: 稿|2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newReading(day(t))
			d := lines(test.typed...)
			r.document("稿.docx", d)
			front, body := shows(t, r.Files[0].Data)
			got := ""
			for _, f := range front {
				got += f.key + ": " + scalar(f.value) + "|"
			}
			left := 0
			for _, b := range d.Blocks {
				if words := bare(plainOf(b.Spans)); strings.Contains(body, words) {
					left++
					body = strings.Replace(body, words, "", 1)
				}
			}
			if got += fmt.Sprint(left); got != test.want {
				t.Errorf("got  %s\nwant %s\n%s", got, test.want, r.Files[0].Data)
			}
		})
	}
}

// Several articles in one file are told by their bylines.
func TestSplit(t *testing.T) {
	for _, test := range []struct {
		typed   []string
		stories int
		remark  string
	}{
		{[]string{"#一篇", "记者 岑望舒", sentence, "#二篇", "本报讯 " + sentence, "#三篇", sentence}, 3, "按一级标题分开了"},
		{[]string{"#一篇", sentence, "#二篇", sentence}, 1, "有 2 个一级标题，当作一篇"},
		{[]string{"#一篇", "记者 岑望舒", sentence, "##怎样坐船", sentence}, 1, ""},
	} {
		r := newReading(day(t))
		r.document("稿.docx", lines(test.typed...))
		if len(r.Stories) != test.stories {
			t.Errorf("%q: %d stories", test.typed, len(r.Stories))
		}
		remarks := fmt.Sprint(r.Stories[0].Remarks)
		if !strings.Contains(remarks, test.remark) || test.remark == "" && len(r.Stories[0].Remarks) > 0 {
			t.Errorf("%q: %s", test.typed, remarks)
		}
	}
}

// A note goes with the article that calls it, and nowhere else.
func TestSplitNotes(t *testing.T) {
	d := lines("#一篇", "记者 岑望舒", sentence, "#二篇", "记者 欧阳渡", sentence)
	for i := range 2 {
		d.Notes = append(d.Notes, foreign.Note{Blocks: lines(fmt.Sprintf("注%d", i)).Blocks})
		d.Blocks[3*i+2].Spans = append(d.Blocks[3*i+2].Spans, foreign.Span{Note: i + 1})
	}
	r := newReading(day(t))
	r.document("稿.docx", d)
	for i, file := range r.Files {
		want := fmt.Sprintf("[^1]\n\n[^1]: 注%d\n", i)
		if !strings.HasSuffix(string(file.Data), want) || strings.Count(string(file.Data), "注") != 1 {
			t.Errorf("%s", file.Data)
		}
	}
}
