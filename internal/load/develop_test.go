package load

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"bao/internal/diag"
	"bao/internal/photo"
)

// TestDeveloped: each picture that is shown is made once, whatever points it
// is cut around, and whoever waits is told how many are ready.
func TestDeveloped(t *testing.T) {
	day := "content/2026-11-09/"
	fsys := aSite(
		day+"1.png", aPNG(40, 30), day+"2.png", aPNG(41, 30), day+"3.png", aPNG(42, 30), day+"4.png", aPNG(43, 30), day+"5.png", aPNG(44, 30), "content/6.png", aPNG(45, 30),
		day+"a.md", "---\n标题: 甲\n题图: 2.png\n---\n![一](1.png) ![又一](1.png \"裁切=30% 40%\") ![三](1.png \"裁切=0 0 50 50\")\n\n[原图](3.png) [外](https://example.cn/1.png)\n",
		day+"issue.md", "---\n期号: 1\n---\n编后。\n\n![四](4.png)\n", day+"b.md", "---\n标题: 乙\n草稿: 是\n---\n![五](5.png)\n", "content/about.md", "---\n标题: 关于\n---\n![六](6.png)\n",
	)
	var mu sync.Mutex
	made := map[string]int{}
	var told []int
	p, _, err := Load(fsys, Options{
		Now: noon,
		Develop: func(job photo.Job) (photo.Look, error) {
			mu.Lock()
			defer mu.Unlock()
			made[job.Key]++
			return photo.Look{Colour: "#102030"}, nil
		},
		Developed: func(done, total int) { told = append(told, done, total) },
	})
	if err != nil {
		t.Fatal(err)
	}
	// 1 whole and cut, 2, 3 as it came, 4 and 6; nobody sees 5.
	if len(p.Photos) != 5 || len(p.Assets) != 1 || len(made) != 6 || !slices.Equal(told, []int{1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6}) {
		t.Errorf("%d pictures, %d files, %d made, told %v", len(p.Photos), len(p.Assets), len(made), told)
	}
	for key, n := range made {
		if n != 1 {
			t.Errorf("%s was made %d times", key, n)
		}
	}
	// What makes them may find one that cannot be shown, or fail.
	wrong := &photo.Error{}
	wrong.Problem.Rule, wrong.Problem.Message = badSVG, "图片坏了"
	_, problems, err := Load(fsys, Options{Now: noon, Develop: func(photo.Job) (photo.Look, error) { return photo.Look{}, wrong }})
	if err != nil || !slices.ContainsFunc(problems, func(p diag.Problem) bool { return strings.Contains(p.Message, "1.png：图片坏了") }) {
		t.Errorf("%v, %v", problems, err)
	}
	if _, _, err := Load(fsys, Options{Now: noon, Develop: func(photo.Job) (photo.Look, error) { return photo.Look{}, errDisk }}); !errors.Is(err, errDisk) {
		t.Errorf("a disk that is full: %v", err)
	}
}

// TestCoverSaid: a cover that is in the copy, too, has the words from there.
func TestCoverSaid(t *testing.T) {
	day := "content/2026-11-09/"
	for front, want := range map[string]string{"": "一。", "题图: 1.png\n": "一。", "题图: 2.png\n": "二。", "题图: 3.png\n": ""} {
		p := loadFine(t, aSite(day+"1.png", aPNG(40, 30), day+"2.png", aPNG(41, 30), day+"3.png", aPNG(42, 30),
			day+"a.md", "---\n标题: 甲\n"+front+"---\n![图甲](1.png \"一。\")\n\n![图乙](2.png \"二。\")\n"))
		if a := articleOf(t, p, day+"a.md"); a.Cover == nil || a.Cover.Cutline != want || front == "题图: 3.png\n" && a.Cover.Width != 42 {
			t.Errorf("%q: %+v", front, a.Cover)
		}
	}
	p := loadFine(t, aSite(day+"1.png", aPNG(40, 30), day+"a.md", "---\n标题: 甲\n裁切: 0 0 50 50\n---\n![图甲](1.png \"一。\")\n"))
	if a := articleOf(t, p, day+"a.md"); a.Cover.Width != 20 || a.Body.Targets[0].Photo.Width != 40 {
		t.Errorf("a cover that is cut: %+v", a.Cover)
	}
}
