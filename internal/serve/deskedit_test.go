package serve

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"bao/internal/undo"
)

const garden = "content/2026-03-02/huayuan.md"

// moved is an order to give the garden another rank.
func (s *folder) moved(rank string) url.Values {
	return url.Values{"path": {garden}, "stamp": {string(undo.StampOf([]byte(s.read(garden))))}, "was-rank": {""}, "rank": {rank}}
}

func TestPlace(t *testing.T) {
	files := someFiles()
	files[garden] = "\xEF\xBB\xBF---\r\n标题：楼下长出花园\r\n记者：林之远 # 实习\r\n---\r\n旧车棚拆了。\r\n"
	s := newSite(t, files, nil)
	body := s.does("place", s.moved("1"))
	if want := strings.Replace(files[garden], "实习\r\n", "实习\r\n位次：1\r\n", 1); s.read(garden) != want {
		t.Errorf("%q", s.read(garden))
	}
	for _, text := range []string{"《楼下长出花园》位次改为 1", `<option selected>1</option>`, "撤销</button>"} {
		if !strings.Contains(body, text) {
			t.Errorf("the desk does not say %s", text)
		}
	}
	if a := s.preview.now.Load().good.paper.Issues[0].Articles[0]; a.Rank != 1 || a.Origin != garden {
		t.Errorf("the paper that is shown has %s first, at %d", a.Origin, a.Rank)
	}
	// Sent again by an old page: the file is another by now.
	stale := url.Values{"path": {garden}, "stamp": {string(undo.StampOf([]byte(files[garden])))}, "was-rank": {""}, "rank": {"3"}, "was-page": {""}, "page": {"2"}}
	changed := s.read(garden)
	body = s.does("place", stale)
	if s.read(garden) != changed {
		t.Error("a file that was changed meanwhile was overwritten")
	}
	for _, text := range []string{"刚刚被别的程序改过", "文件现在的样子", "<mark>位次：1</mark>", "编辑台要写的样子", "<mark>位次：3</mark>", "<mark>版次：2</mark>", "看过了，照样改"} {
		if !strings.Contains(body, text) {
			t.Errorf("of the conflict the desk does not say %s", text)
		}
	}
	// Having seen both, the editor insists.
	again := url.Values{}
	form := regexp.MustCompile(`(?s)<form method="post" action="/__bao/do/place">(.*?)照样改`).FindString(body)
	for _, field := range regexp.MustCompile(`name="([^"]*)" value="([^"]*)"`).FindAllStringSubmatch(form, -1) {
		again.Set(field[1], field[2])
	}
	s.does("place", again)
	if !strings.Contains(s.read(garden), "位次：3\r\n版次：2\r\n") {
		t.Errorf("%q", s.read(garden))
	}
	// Back by one, and by another.
	for range 2 {
		s.does("undo", url.Values{"step": {regexp.MustCompile(`name="step" value="(\d+)"`).FindStringSubmatch(s.desk())[1]}})
	}
	if s.read(garden) != files[garden] {
		t.Errorf("undone it is %q", s.read(garden))
	}
	if strings.Contains(s.desk(), `name="step"`) {
		t.Error("there is more to undo")
	}
}

func TestPlaceRefuses(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/dianti.md"] = "【标题】电梯装上了\n【记者】何小满\n\n六楼的老人下楼了。\n"
	s := newSite(t, files, nil)
	for name, c := range map[string]struct {
		fields url.Values
		says   string
	}{
		"no number":      {s.moved("头条"), "应当是从 1 到 99 的数"},
		"zero":           {s.moved("0"), "应当是从 1 到 99 的数"},
		"no article":     {url.Values{"path": {"site.yaml"}, "rank": {"1"}}, "没有这篇稿件了"},
		"outside":        {url.Values{"path": {"../x.md"}, "rank": {"1"}}, "没有这篇稿件了"},
		"not to be told": {url.Values{"path": {"content/2026-03-02/dianti.md"}, "rank": {"1"}}, "编辑台改不了"},
	} {
		if body := s.does("place", c.fields); !strings.Contains(body, c.says) {
			t.Errorf("%s: the desk does not say %s", name, c.says)
		}
	}
	for name, text := range files {
		if s.read(name) != text {
			t.Errorf("%s was changed", name)
		}
	}
}

// TestUndoKeepsWork holds that what was written after the desk is not taken
// back with it.
func TestUndoKeepsWork(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	s.does("place", s.moved("1"))
	s.write(garden, s.read(garden)+"\n又写了一段。\n")
	body := s.does("undo", url.Values{"step": {"1"}})
	if !strings.Contains(s.read(garden), "又写了一段") || !strings.Contains(body, "刚刚被别的程序改过") || !strings.Contains(body, "又写了一段") {
		t.Errorf("%s\n%s", s.read(garden), body)
	}
	if body := s.does("undo", url.Values{"step": {"77"}}); !strings.Contains(body, "撤销不了") {
		t.Error("a step that is none is undone")
	}
}

// An article gets a section; one that the paper has not is refused.
func TestPlaceSection(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	const origin = "content/2026-03-02/dianti.md"
	was := s.read(origin)
	fields := url.Values{"path": {origin}, "stamp": {string(undo.StampOf([]byte(was)))}, "was-section": {""}, "section": {"体育"}}
	if body := s.does("place", fields); !strings.Contains(body, "没有“体育”这个栏目") || s.read(origin) != was {
		t.Errorf("%q", s.read(origin))
	}
	fields.Set("section", "社区")
	if body := s.does("place", fields); !strings.Contains(body, "栏目改为 社区") || !strings.Contains(s.read(origin), "栏目: 社区\n") {
		t.Errorf("%q", s.read(origin))
	}
}

// TestPlaceTakesBack holds that a word can be taken out again, that the highest
// place is 99, and that what is as it was makes no step.
func TestPlaceTakesBack(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	was := s.read(garden)
	s.says(s.does("place", s.moved("99")), "《楼下长出花园》位次改为 99，写进了 "+garden)
	fields := s.moved("100")
	fields.Set("was-rank", "99")
	s.says(s.does("place", fields), "位次应当是从 1 到 99 的数，不是“100”")
	fields.Set("rank", " 99 ")
	s.does("dismiss", url.Values{})
	if body := s.does("place", fields); saidOf(body) != "" || strings.Count(body, `name="step"`) != 1 {
		t.Errorf("nothing was changed, and the desk says\n%s", saidOf(body))
	}
	fields.Set("rank", "")
	s.says(s.does("place", fields), "《楼下长出花园》位次不指定了")
	if got := s.read(garden); got != was {
		t.Errorf("%q", got)
	}
	// The same as the file has by now, which the page did not know.
	fields = s.moved("")
	fields.Set("was-section", "")
	fields.Set("section", "社区")
	if body := s.does("place", fields); strings.Count(body, `name="step"`) != 2 {
		t.Error("what stands there already makes a step")
	}
}
