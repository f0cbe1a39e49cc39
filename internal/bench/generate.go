package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A generated paper is like a real one: weekly issues, lengths spread as
// community papers spread them, a few hundred people who write again and again.

var sections = []struct {
	slug, name string
	page       int
}{
	{"yaowen", "要闻", 1},
	{"shequ", "社区", 2},
	{"minsheng", "民生", 2},
	{"renwu", "人物", 3},
	{"wenyuan", "文苑", 4},
	{"fuwu", "服务", 4},
	{"yanlun", "言论", 3},
	{"gonggao", "公告", 4},
}

// clauses are what copy is made of; none means anything.
var clauses = strings.Fields(`居民把花种进了旧车棚的空地 物业公司连夜换好了楼道的灯 老人食堂的菜价又降了两角
孩子们在图书角读完了一本厚书 社区医生上门量了血压 河边的步道修到了第三座桥 志愿者给独居老人送去了热汤
网格员记下了每一户的难处 电梯井里装上了新的缆绳 早市的摊位重新画了线 修车铺的老师傅收了徒弟
楼组长敲开了四十户人家的门 大家商量着把自行车棚改成花园 街道办事处答应月底之前答复 停车位多出了二十六个
放学后的球场亮着灯 合唱队排练新歌到很晚 菜地边立起了一块小木牌 雨水管的漏点终于找到了 新来的邻居送来一篮橘子`)

var (
	surnames = []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎")
	givens   = []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国春梅文博雨晴子轩思远小满之若溪")
)

type writer struct {
	*rand.Rand
	kind
	people     []string
	titles     map[string]bool // of the issue; two stories do not have the same
	vocabulary *vocabulary     // nil for a paper of clauses
	topic      []string        // of the story
}

// story is one generated article before it is written down.
type story struct {
	issue, page    int // counted from one
	day            time.Time
	title, deck    string
	reporter       string
	correspondents []string
	section        string // name
	body           string
}

// generate makes n articles of a kind, newest issue first, and hands each to put.
// The same seed makes the same paper.
func generate(k kind, n int, seed uint64, put func(name string, s story) error) error {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 9)), kind: k}
	for range 60 + int(math.Sqrt(float64(n))*2) {
		w.people = append(w.people, w.name())
	}
	if k.words {
		w.vocabulary = newVocabulary(w.Rand)
	}
	day := time.Date(2025, 12, 29, 0, 0, 0, 0, time.UTC)
	for written, issue := 0, 1; written < n; issue++ {
		w.titles = map[string]bool{}
		for i := range min(w.stories(w), n-written) {
			s := w.story(day)
			s.issue = issue
			if err := put(fmt.Sprintf("content/%s/gao-%03d.md", day.Format(time.DateOnly), i), s); err != nil {
				return err
			}
			written++
		}
		day = day.AddDate(0, 0, -7)
	}
	return nil
}

// generateBao writes the paper as bao reads it.
func generateBao(dir string, k kind, n int, seed uint64) error {
	if err := write(dir, "site.yaml", siteYAML(k)); err != nil {
		return err
	}
	return generate(k, n, seed, func(name string, s story) error { return write(dir, name, s.manuscript()) })
}

// write writes a file that looks a day old, as all but the newest copy is.
func write(dir, name, text string) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return err
	}
	yesterday := time.Now().Add(-24 * time.Hour)
	return os.Chtimes(file, yesterday, yesterday)
}

func siteYAML(k kind) string {
	var b strings.Builder
	b.WriteString("title: 槐荫里\nbase_url: https://bao.example.cn/\npublisher: 槐荫里街道办事处\nnumbering: {number: 1, serial: 1}\nsections:\n")
	for _, s := range sections {
		fmt.Fprintf(&b, "  - {slug: %s, name: %s}\n", s.slug, s.name)
	}
	if !k.planned {
		return b.String()
	}
	b.WriteString("pages:\n  - {number: 1, name: 要闻, sections: [yaowen]}\n  - {number: 2, name: 社区, sections: [shequ, minsheng]}\n")
	b.WriteString("  - {number: 3, name: 街坊, sections: [renwu, yanlun]}\n  - {number: 4, name: 副刊, sections: [wenyuan, fuwu, gonggao]}\n")
	return b.String()
}

func (w *writer) name() string {
	name := string(surnames[w.IntN(len(surnames))])
	for range 1 + w.IntN(2) {
		name += string(givens[w.IntN(len(givens))])
	}
	return name
}

// person favours the regulars, as a paper's bylines do.
func (w *writer) person() string {
	return w.people[min(int(w.ExpFloat64()*float64(len(w.people))/5), len(w.people)-1)]
}

func (w *writer) clause() string {
	if w.vocabulary != nil {
		return w.vocabulary.clause(w.Rand, w.topic)
	}
	return clauses[w.IntN(len(clauses))]
}

func (w *writer) story(day time.Time) story {
	if w.vocabulary != nil {
		w.topic = w.vocabulary.topic(w.Rand)
	}
	section := w.IntN(len(sections))
	s := story{day: day, section: sections[section].name, page: sections[section].page}
	for s.title == "" || w.titles[s.title] {
		s.title = w.clause() + " " + w.clause()[:18]
	}
	w.titles[s.title] = true
	if w.IntN(4) == 0 {
		s.deck = w.clause()
	}
	s.reporter = w.person()
	s.correspondents = []string{w.person(), w.person()}
	var b strings.Builder
	b.WriteString("本报讯 ")
	left := w.chars(w)
	for left > 0 {
		left -= w.paragraph(&b, day, min(left, 90+w.IntN(160)))
		b.WriteString("\n\n")
	}
	s.body = b.String()
	return s
}

// manuscript is the story as bao reads it; the folder says the day.
func (s story) manuscript() string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n", s.title)
	if s.deck != "" {
		fmt.Fprintf(&b, "deck: %s\n", s.deck)
	}
	fmt.Fprintf(&b, "reporter: %s\ncorrespondent: [%s]\ncredit: 文/图\nsection: %s\n---\n\n%s",
		s.reporter, strings.Join(s.correspondents, ", "), s.section, s.body)
	return b.String()
}

// paragraph writes about that many characters and returns how many.
func (w *writer) paragraph(b *strings.Builder, day time.Time, length int) int {
	written := 0
	for written < length {
		switch w.IntN(12) {
		case 0:
			fmt.Fprintf(b, "%d月%d日，", day.Month(), day.Day())
		case 1:
			fmt.Fprintf(b, "“%s，”%s说，", w.clause(), w.person())
			written += 18
		case 2:
			fmt.Fprintf(b, "**%s**，", w.clause())
			written += 14
		}
		if w.latin && w.IntN(3) == 0 {
			b.WriteString(w.latinClause(day))
			written += 12
		}
		b.WriteString(w.clause())
		written += 15
		b.WriteString([]string{"，", "，", "。", "；"}[w.IntN(4)])
	}
	b.WriteString("就这样定了。")
	return written + 6
}
