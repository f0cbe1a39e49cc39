package press

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"bao"
	"bao/internal/browser"
	"bao/internal/paper"
	"bao/internal/proof"
	"bao/internal/site"
)

// missing skips a test that needs something which this machine lacks, or
// fails it where that is not to be excused.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("BAO_BROWSER") == "required" {
		t.Fatalf("%s is missing, and BAO_BROWSER=required", what)
	}
	t.Skipf("%s is missing", what)
}

// paragraphs of the printed test paper; every one can be told from the rest.
var paragraphs = []string{
	"柳荫街道的旧车棚昨天拆了最后一根柱子。看热闹的人从巷口站到巷尾，连卖豆腐的老纪也把车停在路中间，说要看看车棚底下到底藏着什么。",
	"车棚是1987年搭的，长42米，停过自行车、三轮车和一条没人认领的小船。居民议事会开了6次，35户投票，31户赞成改成花园，3户弃权，1户在外地。",
	"“花归花，晾衣绳要留两根。”住在二楼的宁阿婆说。设计图上于是多了两根晾衣绳，图纸编号 LY-2026-03，登在 https://liuyin.example.cn/chepeng 上。",
	"施工队说，地下没有宝贝，只有三个生锈的打气筒，和一块写着“此处停车，后果自负”的木牌。木牌擦干净以后，会挂在花园门口。",
	"花园四月完工，先种蔷薇，再种丝瓜。丝瓜归谁，还没有定；议事会下次开会专门讨论。",
}

const secondPage = "河沿社区的图书角搬到了水房隔壁，书比原来多了两百本，椅子多了四把，一壶热水还是放在老地方。借书不用证，写下名字和楼号就行；还书的时候，管理员会问一句好不好看。答得好的，下一本先挑；答不上来的，再借一次。上个月还书最勤的是三年级的小桐，一共还了十一本，其中九本是同一本；问她为什么，她说结尾每次读都不一样。管理员翻了翻，结尾那一页早就被人撕走了，孩子每次都自己编一个。"

// writePaper writes a paper of one issue with two pages.
func writePaper(t *testing.T, settings string) string {
	t.Helper()
	dir := t.TempDir()
	picture := image.NewRGBA(image.Rect(0, 0, 900, 600))
	for i := range 900 * 600 {
		picture.Set(i%900, i/900, color.RGBA{uint8(i % 900 / 4), uint8(i / 900 / 3), 90, 255})
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, picture, nil); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"site.yaml": "title: 柳荫报\npublisher: 柳荫街道办事处\n" + settings,
		"content/2026-03-02/chepeng.md": "---\ntitle: 旧车棚拆了 地上要长花\nkicker: 议事会开了六次\nreporter: 林之远\npage: 1\n---\n本报讯 " +
			strings.Join(paragraphs[:3], "\n\n") + "\n\n![拆车棚的早晨](1.jpg \"拆车棚的早晨，巷口站满了人。\")\n\n" + strings.Join(paragraphs[3:], "\n\n") + "\n",
		"content/2026-03-02/tushu.md": "---\ntitle: 图书角搬家\nreporter: 何夕\npage: 2\n---\n" + secondPage + "\n",
		"content/2026-03-02/1.jpg":    photo.String(),
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func options(dir string) Options {
	return Options{
		Options: site.Options{Dir: dir, Version: "test", Theme: bao.Theme},
		Now:     time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC),
	}
}

func TestNothingPrinted(t *testing.T) {
	dir := writePaper(t, "")
	for _, c := range []struct {
		issue paper.Date
		want  error
	}{{paper.Date{}, ErrNoBrowser}, {paper.Date{Year: 2026, Month: 3, Day: 2}, ErrNoBrowser}, {paper.Date{Year: 2026, Month: 3, Day: 3}, ErrNoIssue}} {
		o := options(dir)
		o.Issue = c.issue
		if report, err := Print(context.Background(), o); !errors.Is(err, c.want) || len(report.Files) > 0 {
			t.Errorf("%s: %v %v", c.issue, report, err)
		}
	}
	o := options(dir)
	o.Browser = filepath.Join(dir, "no-such-browser")
	if _, err := Print(context.Background(), o); !errors.Is(err, ErrBrowser) {
		t.Errorf("a browser that is not there: %v", err)
	}
	if made, _ := fs.Glob(os.DirFS(dir), "content/*/*.pdf"); len(made) > 0 {
		t.Errorf("made %v", made)
	}
}

func TestPrint(t *testing.T) {
	program, ok := browser.Find()
	if !ok {
		missing(t, "a browser")
	}
	type issue struct {
		name, settings string
		note           string // 编者按, which is told to be on the website alone
		marks          bool
		width, height  float64
	}
	for _, c := range proof.Turn(0, []issue{ // the first shows most
		{"A4 with marks", "print: {paper: A4}\n", "请街坊写信来。\n", true, 234, 321},
		{"四开", "", "", false, 275, 390},
		{"large type", "print: {large: true}\n", "", false, 275, 390},
	}) {
		t.Run(c.name, func(t *testing.T) {
			dir := writePaper(t, c.settings)
			if c.note != "" {
				if err := os.WriteFile(filepath.Join(dir, "content", "2026-03-02", "issue.md"), []byte(c.note), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			o := options(dir)
			o.Browser, o.Marks = program, c.marks
			report, err := Print(context.Background(), o)
			if err != nil || len(report.Problems) > 0 || len(report.Out) > 0 || report.Note != (c.note != "") {
				t.Fatal(report, err)
			}
			var names []string
			for _, file := range report.Files {
				names = append(names, filepath.Base(file))
			}
			if got := strings.Join(names, " "); got != "issue.pdf page-1.pdf page-2.pdf" || report.Pages != 2 {
				t.Fatalf("made %s of %d pages", got, report.Pages)
			}
			checkBookmarks(t, report.Files[0])
			checkInfo(t, report.Files[0], 2, c.width, c.height)
			checkInfo(t, report.Files[2], 1, c.width, c.height)
			checkText(t, report.Files[0], append([]string{secondPage}, paragraphs...))
			checkText(t, report.Files[1], paragraphs)
			checkText(t, report.Files[2], []string{secondPage})
			checkFonts(t, report.Files[0], report.Drawn)
		})
	}
}

// poppler runs one of the tools of poppler-utils.
func poppler(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		missing(t, name+" (poppler-utils)")
	}
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

func checkBookmarks(t *testing.T, name string) {
	t.Helper()
	made, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f := reread(t, made)
	catalog, err := f.dict(f.root)
	if err != nil {
		t.Fatal(err)
	}
	list := bookmarks(t, f, refNumber(catalog.get("Outlines")))
	for i, want := range []string{"第1版", "旧车棚拆了 地上要长花", "第2版", "图书角搬家"} {
		if i >= len(list) || !strings.HasPrefix(list[i], want) {
			t.Errorf("bookmarks %q, want %s as number %d", list, want, i+1)
		}
	}
	if catalog.get("Lang") != "(zh-CN)" {
		t.Errorf("language %s", catalog.get("Lang"))
	}
}

var sizeForm = regexp.MustCompile(`Page size:\s+([\d.]+) x ([\d.]+) pts`)

func checkInfo(t *testing.T, name string, pages int, width, height float64) {
	t.Helper()
	out := poppler(t, "pdfinfo", name)
	for _, want := range []string{"柳荫报 2026年3月2日", "柳荫街道办事处", "bao", fmt.Sprintf("Pages:           %d\n", pages)} {
		if !strings.Contains(out, want) {
			t.Errorf("%s: no %q in\n%s", name, want, out)
		}
	}
	size := sizeForm.FindStringSubmatch(out)
	if size == nil {
		t.Fatalf("no size in\n%s", out)
	}
	for i, want := range []float64{width, height} {
		points, _ := strconv.ParseFloat(size[1+i], 64)
		if got := points / pointsPerMM; math.Abs(got-want) > 0.02 {
			t.Errorf("%s measures %.3f mm, want %v", name, got, want)
		}
	}
}

// checkText holds that each paragraph is there once, all of it, in order.
func checkText(t *testing.T, name string, paragraphs []string) {
	t.Helper()
	all := squeeze(poppler(t, "pdftotext", "-raw", name, "-"))
	for _, p := range paragraphs {
		if n := strings.Count(all, squeeze(p)); n != 1 {
			t.Errorf("%s: %d times in the PDF: %s\n%s", filepath.Base(name), n, p, all)
		}
	}
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// checkFonts holds that every font is embedded, and that those which are drawn
// are told of.
func checkFonts(t *testing.T, name string, drawn []string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(poppler(t, "pdffonts", name)), "\n")
	if len(lines) < 3 {
		t.Fatalf("no fonts in %s", name)
	}
	type3 := false
	for _, line := range lines[2:] {
		if fields := strings.Fields(line); len(fields) < 8 || fields[len(fields)-5] != "yes" {
			t.Errorf("a font is not embedded: %s", line)
		}
		type3 = type3 || strings.Contains(line, "Type 3")
	}
	if type3 != (len(drawn) > 0) {
		t.Errorf("Type 3 in the PDF: %t; said to be drawn: %q", type3, drawn)
	}
}
