package serve

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"bao/internal/intake"
	"bao/internal/undo"

	"github.com/google/go-cmp/cmp"
)

// The desk lists some guesses, and says how many more there are.
func TestDeskGuesses(t *testing.T) {
	files := someFiles()
	for i := range 23 {
		files[fmt.Sprintf("content/2026-03-02/gonggao-%d.md", i)] = fmt.Sprintf("---\n标题: 公告%d\n---\n今晚停水。\n\n柳湾社区居委会\n2026年3月2日\n", i)
	}
	body := newSite(t, files, nil).get("/__bao/")
	if n := strings.Count(body, "这里当作落款"); n != 20 {
		t.Errorf("%d guesses are shown", n)
	}
	if want := "还有 3 处推测没有列出，用 bao check --all 全部列出"; !strings.Contains(body, want) {
		t.Errorf("the desk does not say that there are more:\n%s", body)
	}
}

// TestDeskProblems holds that the problems of an article stand beside it, and
// those of files that nothing uses among the others.
func TestDeskProblems(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/photos/sheng-xia.jpg"] = "no picture"
	files["content/2026-03-02/huayuan.md"] += "\n<p onclick=\"a()\">好</p>\n"
	s := newSite(t, files, nil)
	parts := func() (own, others string) {
		_, own, _ = strings.Cut(s.get("/__bao/"), `<li data-origin="`+garden+`">`)
		_, others, _ = strings.Cut(own, "<h2>别处的问题</h2>")
		own, _, _ = strings.Cut(own, "</ol>\n</div>\n</li>")
		return own, others
	}
	if own, others := parts(); !strings.Contains(own, "onclick") || !strings.Contains(others, "sheng-xia.jpg") || strings.Contains(others, "onclick") {
		t.Errorf("beside it:\n%s\nelsewhere:\n%s", own, others)
	}
	// A copy is an error: the paper stays as it was, and the desk tells of it.
	s.write("content/2026-03-02/dianti (1).md", files["content/2026-03-02/dianti.md"])
	s.until("the copy", func() bool {
		own, others := parts()
		return strings.Contains(own, "onclick") && strings.Contains(others, "dianti (1).md 看来是 dianti.md 的副本")
	})
}

func TestArrival(t *testing.T) {
	for _, c := range []struct {
		in   intake.Intake
		want outcome
	}{
		{intake.Intake{}, outcome{Bad: true, Message: "里面没有可以导入的东西"}},
		{
			intake.Intake{Stories: []intake.Story{
				{Path: "2026-03-02/a.md", From: "甲.docx", Title: "花园", Characters: 800, Pictures: 2, Remarks: []intake.Remark{{Message: "批注没有登"}}},
				{Path: "2026-03-02/b.md", From: "乙.txt", Title: "电梯", Characters: 90},
			}, Loose: []intake.Loose{{Path: "2026-03-02/photos/1.jpg", From: "1.jpg"}}},
			outcome{
				Message: "导入了 2 篇稿件，放好了 1 张照片", Hint: "要看一看的，写在下面各篇稿件旁边",
				Lines: []string{"《花园》800 字，2 张照片，1 处要看一看　甲.docx", "《电梯》90 字　乙.txt", "照片 1.jpg，放在 content/2026-03-02/photos/1.jpg，还没有稿件用它"},
			},
		},
		{
			intake.Intake{Refused: []intake.Refused{{Name: "x.exe", Message: "这是程序", Hint: "不能登"}}},
			outcome{Bad: true, Message: "1 个文件没有导入", Lines: []string{"没有导入 x.exe：这是程序。不能登"}},
		},
	} {
		if diff := cmp.Diff(&c.want, arrival(c.in)); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// TestRemarks holds that what an import wants looked at stands beside its
// article until somebody has.
func TestRemarks(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	s.preview.room.keep(intake.Intake{Stories: []intake.Story{{
		Path: "2026-03-02/huayuan.md", Remarks: []intake.Remark{{Message: "批注没有登", Text: "再核一下", Left: true}},
	}}})
	for _, text := range []string{"批注没有登", "<q>再核一下</q>", "不在稿件里"} {
		if !strings.Contains(s.desk(), text) {
			t.Errorf("the desk does not say %s", text)
		}
	}
	if body := s.does("dismiss", url.Values{"path": {garden}}); strings.Contains(body, "批注没有登") {
		t.Error("what was read is still there")
	}
}

// TestDeskInTrouble holds that what the desk did can be taken back when the
// paper can't be shown at all, and that the files at fault are a press away.
func TestDeskInTrouble(t *testing.T) {
	files := someFiles()
	bad := "---\n标题: 乙\n栏目: 要文\n---\n文。\n"
	s := newSite(t, files, nil)
	if err := s.preview.room.history.Create("新稿件《乙》", []undo.File{{Path: "content/2026-03-02/yi.md", Data: []byte(bad)}}, func(root *os.Root) error {
		return root.WriteFile("content/2026-03-02/yi.md", []byte(bad), 0o644)
	}); err != nil {
		t.Fatal(err)
	}
	s.close()
	var shown []string
	s.open(func(o *Options) { o.Show = func(name string) error { shown = append(shown, name); return nil } })
	body := s.desk()
	for _, text := range []string{"这一页还做不出来", "yi.md:3:5", `name="path" value="content/2026-03-02/yi.md"`, "新稿件《乙》"} {
		if !strings.Contains(body, text) {
			t.Errorf("the desk does not say %s:\n%s", text, body)
		}
	}
	if others := s.get("/__bao/"); strings.Contains(others, s.preview.room.token) || strings.Contains(s.get("/"), s.preview.room.token) {
		t.Error("others get the token, or the paper's pages have it")
	}
	s.does("open", url.Values{"path": {"content/2026-03-02/yi.md"}})
	if len(shown) != 1 {
		t.Errorf("opened: %v", shown)
	}
	if body := s.does("undo", url.Values{"step": {"1"}}); !strings.Contains(body, "撤销了：新稿件《乙》") || !strings.Contains(body, "楼下长出花园") {
		t.Errorf("undone it is\n%s", body)
	}
}
