package build

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bao"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/memory"
)

var (
	histories = flag.Int("histories", 12, "how many random edit histories to try")
	firstSeed = flag.Uint64("seed", 1, "the first history")
)

// TestIncrementalEqualsClean builds a site again and again while it is edited
// at random, and holds that the output is what a clean build makes, that it
// is untouched when the site has errors, and that the problems are the same.
func TestIncrementalEqualsClean(t *testing.T) {
	for seed := *firstSeed; seed < *firstSeed+uint64(*histories); seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { runHistory(t, seed) })
	}
}

func runHistory(t *testing.T, seed uint64) {
	h := &history{Rand: rand.New(rand.NewPCG(seed, 2)), t: t, dir: t.TempDir(), now: time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)}
	h.begin()
	for range 6 {
		what := h.edit()
		before := h.output("public")
		report := h.build("public", true)
		clean := h.build("clean", false)
		if !slices.Equal(report.Problems, clean.Problems) || !slices.Equal(report.Waived, clean.Waived) {
			t.Fatalf("after %s: problems differ\nincremental: %v\nclean: %v", what, report.Problems, clean.Problems)
		}
		after := h.output("public")
		if diag.Errors(report.Problems) > 0 {
			if before, after := visible(before), visible(after); !maps.Equal(before, after) {
				t.Fatalf("after %s: the site has errors and the output changed: %s", what, difference(before, after))
			}
			h.mend()
			continue
		}
		if want := h.output("clean"); !maps.Equal(after, want) {
			t.Fatalf("after %s: incremental differs from clean: %s", what, difference(want, after))
		}
	}
}

// visible is the output without what a killed build left in staging, which
// any build may clear away.
func visible(output map[string]string) map[string]string {
	output = maps.Clone(output)
	maps.DeleteFunc(output, func(name, _ string) bool { return strings.HasPrefix(name, ".bao-stage") })
	return output
}

func difference(want, got map[string]string) string {
	var list []string
	for p, text := range want {
		if other, ok := got[p]; !ok {
			list = append(list, "missing "+p)
		} else if other != text {
			list = append(list, "different "+p)
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			list = append(list, "too many "+p)
		}
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// history is a site under edit.
type history struct {
	*rand.Rand
	t   *testing.T
	dir string
	now time.Time

	version        string // of the program
	future, drafts bool   // are published
}

func (h *history) write(name, text string) {
	file := filepath.Join(h.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		h.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		h.t.Fatal(err)
	}
	// As if written when the clock of the test says so.
	if err := os.Chtimes(file, h.now, h.now.Add(time.Duration(h.IntN(1000))*time.Millisecond)); err != nil {
		h.t.Fatal(err)
	}
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

func (h *history) begin() {
	h.siteYAML()
	h.write("content/2026-03-01/a.png", h.picture())
	for range 8 {
		h.article()
	}
}

func (h *history) siteYAML() {
	h.write("site.yaml", fmt.Sprintf("title: %s\nnumbering: {number: %d}\nsections:\n  - {slug: shequ, name: 社区}\n  - {slug: wenti, name: %s}\n检查: {链接失效: %s}\n",
		pick(h.Rand, "槐荫里", "槐荫里报"), 1+h.IntN(3), pick(h.Rand, "文体", "文化"), pick(h.Rand, "错误", "提醒", "关")))
}

func (h *history) articleName() string {
	return fmt.Sprintf("content/2026-03-%02d/%s.md", 1+h.IntN(14), pick(h.Rand, "huayuan", "dianti", "shitang", "春天"))
}

func (h *history) article() string {
	name := h.articleName()
	text := "---\ntitle: " + strings.TrimSuffix(filepath.Base(name), ".md") + pick(h.Rand, "楼下长出花园", "电梯 装上了", "食堂开张", "通知: 停水") + "\n"
	for _, line := range []string{
		"reporter: 林之远", "correspondent: [何小满, 林之远]", "section: 社区", "section: 文化", "page: 2", "rank: 1",
		"draft: true", "expires: 2026-03-12", "expires: 2026-03-12\nafter: keep", "retracted: 有误", "aliases: /jiu.html", "deck: 副题", "cover: /2026-03-01/a.png", "crop: 10% 20%", "crop: 0% 0% 50% 50%", "unknown: 1", "editor: 沈亦舟", "waive: {链接失效: 那一篇还没有来, 署名不一致: 照来稿}",
	} {
		if h.IntN(6) == 0 {
			text += line + "\n"
		}
	}
	text += "---\n\n" + pick(h.Rand, "本报讯 ", "本报讯（记者 周平）", "") + pick(h.Rand, "花开了。", "**“春”**字贴上墙。", "电话12345。")
	text += pick(h.Rand, "", "\n\n见[另一篇](../2026-03-01/huayuan.md)。", "\n\n![图](/2026-03-01/a.png \"花。\")", "\n\n![图](/2026-03-01/a.png \"花。裁切=0% 0% 50% 100%\")", "\n\n[图](/2026-03-01/a.png)", "\n\n<script>x</script>", "\n\n见[何小满](/people/he-xiao-man/)。", "\n\n记者 周平 文/图")
	h.write(name, text+"\n")
	return name
}

// edit changes the site in one way that editors, time or accidents do.
func (h *history) edit() string {
	h.now = h.now.Add(time.Duration(1+h.IntN(5)) * time.Second)
	switch h.IntN(19) {
	case 0:
		h.siteYAML()
		return "site.yaml"
	case 1:
		name := h.someFile("content")
		os.Remove(filepath.Join(h.dir, name))
		return "deleting " + name
	case 2:
		from, to := h.someFile("content"), h.articleName()
		os.MkdirAll(filepath.Dir(filepath.Join(h.dir, to)), 0o755)
		os.Rename(filepath.Join(h.dir, from), filepath.Join(h.dir, to))
		return "renaming " + from + " to " + to
	case 3:
		h.write("layouts/standing.html", pick(h.Rand, `{{template "head.html" .}}一{{template "foot.html" .}}`, `{{.Nothing}}`, "{{"))
		h.write("content/about.md", "---\ntitle: 关于\n---\n见[首页](/)。\n")
		return "a layout"
	case 4:
		h.now = h.now.Add(24 * time.Hour)
		return "midnight"
	case 5:
		os.Remove(filepath.Join(h.dir, "public", h.someFile("public")))
		return "an output file deleted"
	case 6:
		os.WriteFile(filepath.Join(h.dir, "public", h.someFile("public")), []byte("!"), 0o644)
		return "an output file tampered with"
	case 7:
		h.damageMemory()
		return "a damaged memory"
	case 8:
		h.write("content/2026-03-01/a.png", h.picture())
		return "a picture"
	case 9:
		h.write(fmt.Sprintf("content/2026-03-%02d/issue.md", 1+h.IntN(14)), pick(h.Rand, "---\nnumber: 9\n---\n编者的话。\n", "---\ndraft: true\n---\n", "---\npages: [要闻, 副刊]\n---\n"))
		return "an issue note"
	case 10:
		h.write("layouts/head.html", pick(h.Rand, `<!DOCTYPE html><html lang="{{.Language}}"><head><meta charset="utf-8"><title>{{.Title}}</title></head><body>{{.Nameplate.HTML}}<main>`, `{{if}}`))
		return "the head of all pages"
	case 11:
		os.RemoveAll(filepath.Join(h.dir, "layouts"))
		return "the layouts deleted"
	case 12:
		h.write("static/"+pick(h.Rand, "paper.css", "tubiao.txt", "paper.js"), pick(h.Rand, "body{}", "p{margin:0}", ""))
		return "a static file"
	case 13:
		os.RemoveAll(filepath.Join(h.dir, "static"))
		return "the static files deleted"
	case 14:
		h.version = pick(h.Rand, "1", "2", "3")
		return "another version of the program"
	case 15:
		h.damageManifest()
		return "a damaged manifest"
	case 16:
		h.killedBuild()
		return "a killed build"
	case 17:
		h.future, h.drafts = h.IntN(2) == 0, h.IntN(2) == 0
		return fmt.Sprintf("publishing: future %v, drafts %v", h.future, h.drafts)
	default:
		return "article " + h.article()
	}
}

// mend takes back what keeps the site from building.
func (h *history) mend() {
	os.RemoveAll(filepath.Join(h.dir, "layouts"))
	for {
		report := h.build("clean", false)
		if diag.Errors(report.Problems) == 0 {
			return
		}
		for _, p := range report.Problems {
			if p.Path == "content" { // nothing is left
				h.article()
			} else if p.Severity == diag.Error {
				os.Remove(filepath.Join(h.dir, filepath.FromSlash(p.Path)))
				break
			}
		}
	}
}

func (h *history) damageMemory() {
	files, _ := filepath.Glob(filepath.Join(h.dir, memory.Dir, "photos*", "*"))
	for _, name := range []string{memory.File, memory.File, "photos.json"} {
		files = append(files, filepath.Join(h.dir, memory.Dir, name))
	}
	h.damage(pick(h.Rand, files...))
}

// picture makes a picture, mostly a sound one.
func (h *history) picture() string {
	m := image.NewRGBA(image.Rect(0, 0, 500+h.IntN(2), 20))
	for i := range m.Pix {
		m.Pix[i] = byte(i / 7)
	}
	var b bytes.Buffer
	var err error
	if h.IntN(2) == 0 {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, nil)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return b.String()[:b.Len()-h.IntN(2)*h.IntN(2)*h.IntN(b.Len())]
}

// damageManifest may cost the knowledge of which files are ours; what it
// must not cost is a right page.
// damageManifest damages the manifest of an output that is up to date: which
// files a later build no longer plans cannot be known without it, and none that
// may be somebody else's is deleted on a guess.
func (h *history) damageManifest() {
	h.build("public", true)
	h.damage(filepath.Join(h.dir, "public", dist.ManifestName))
}

// killedBuild leaves what a build leaves that was killed while it staged.
func (h *history) killedBuild() {
	h.article()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o := h.options("public")
	left := 1 + h.IntN(30)
	o.Progress = func(done, total int) {
		if left--; left == 0 {
			cancel()
		}
	}
	Build(ctx, o)
	h.write("public/.bao-stage123/half.html", "<p>half")
}

func (h *history) damage(file string) {
	data, err := os.ReadFile(file)
	if err != nil || len(data) == 0 {
		return
	}
	for range h.IntN(4) {
		data[h.IntN(len(data))] ^= byte(1 + h.IntN(255))
	}
	os.WriteFile(file, data[:h.IntN(len(data))], 0o644)
}

// someFile picks a file below folder, or a name that is not there.
func (h *history) someFile(folder string) string {
	var files []string
	fs.WalkDir(os.DirFS(h.dir), folder, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != dist.ManifestName && d.Name() != ".bao-lock" {
			files = append(files, p)
		}
		return nil
	})
	if len(files) == 0 {
		return folder + "/nothing"
	}
	name := pick(h.Rand, files...)
	if folder == "public" {
		name = strings.TrimPrefix(name, "public/")
	}
	return name
}

func (h *history) options(out string) Options {
	return Options{
		Dir: h.dir, Out: filepath.Join(h.dir, out), Theme: bao.Theme, Version: "version " + h.version,
		Now: h.now.Add(time.Second), Workers: 2, Future: h.future, Drafts: h.drafts, Delete: true,
	}
}

func (h *history) build(out string, incremental bool) Report {
	o := h.options(out)
	if !incremental {
		os.RemoveAll(o.Out)
		o.Forget = true
	}
	report, err := Build(context.Background(), o)
	if err != nil {
		h.t.Fatal(err)
	}
	return report
}

func (h *history) output(folder string) map[string]string {
	found := map[string]string{}
	root := filepath.Join(h.dir, folder)
	fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && p != dist.ManifestName && p != ".bao-lock" {
			data, _ := os.ReadFile(filepath.Join(root, filepath.FromSlash(p)))
			found[p] = string(data)
		}
		return nil
	})
	return found
}
