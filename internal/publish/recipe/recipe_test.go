package recipe

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"bao/internal/config"
	"bao/internal/publish/host"
)

var shanghai = time.FixedZone("CST", 8*3600)

// aSite publishes to a server with a password, twice a day.
func aSite() config.Site {
	return config.Site{
		Title: "鹊渡\n街坊", Timezone: "Asia/Shanghai", Location: shanghai,
		Publish: []config.Target{
			{Name: "正式", Slug: "zhengshi", Kind: config.TargetWebDAV, Address: "https://dav.example.cn/bao"},
			{Name: "老 王's", Slug: "lao-wang", Kind: config.TargetSFTP, Address: "sftp://bao@www.example.cn/var/www"},
			{Name: "github", Slug: "github", Kind: config.TargetGit, Address: "https://github.com/que/du.git"},
			{Name: "codeberg", Slug: "codeberg", Kind: config.TargetGit, Address: "https://codeberg.org/que/du.git"},
			{Name: "夹", Slug: "jia", Kind: config.TargetFolder, Address: "网站/pages"},
			{Name: "盘", Slug: "pan", Kind: config.TargetFolder, Address: `E:\网站`},
		},
		Automation: config.Automation{Times: []string{"18:30", "06:05"}},
	}
}

func here(t *testing.T) Here {
	return Here{Folder: t.TempDir(), Program: "/opt/bao", Now: time.Date(2026, 11, 9, 23, 30, 0, 0, shanghai)}
}

// made makes a recipe and returns its files by their paths.
func made(t *testing.T, name string, site config.Site, here Here) map[string]File {
	t.Helper()
	files, err := Make(name, site, here)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]File{}
	for _, f := range files {
		if !filepath.IsLocal(f.Path) {
			t.Errorf("%s", f.Path)
		}
		found[f.Path] = f
	}
	return found
}

// jobs are the recipes that run on somebody else's computer.
var jobs = map[string]string{"github": ".github/workflows/bao.yml", "gitlab": ".gitlab-ci.yml", "codeberg": ".forgejo/workflows/bao.yml"}

// job is what matters here of the three kinds of YAML.
type job struct {
	On struct {
		Push     struct{ Branches []string }
		Schedule []struct{ Cron string }
	}
	Permissions map[string]string
	Jobs        map[string]struct {
		RunsOn string `yaml:"runs-on"`
		Steps  []struct {
			Uses, Run string
			Env       map[string]string
		}
	}
}

func parsed(t *testing.T, f File) job {
	t.Helper()
	var j job
	if err := yaml.Unmarshal(f.Data, &j); err != nil {
		t.Fatalf("%v\n%s", err, f.Data)
	}
	return j
}

// fires returns when a line of cron does so within a day, by a clock.
func fires(t *testing.T, line string, clock *time.Location) []string {
	t.Helper()
	fields := strings.Fields(line)
	if len(fields) < 5 || strings.Join(fields[2:5], " ") != "* * *" {
		t.Fatalf("%q", line)
	}
	minute, err1 := strconv.Atoi(fields[0])
	hour, err2 := strconv.Atoi(fields[1])
	if err := errors.Join(err1, err2); err != nil || minute > 59 || hour > 23 {
		t.Fatalf("%q: %v", line, err)
	}
	var at []string
	for now := time.Date(2026, 11, 9, 0, 0, 0, 0, shanghai); now.Day() == 9; now = now.Add(time.Minute) {
		if here := now.In(clock); here.Hour() == hour && here.Minute() == minute {
			at = append(at, now.Format("15:04"))
		}
	}
	return at
}

// TestTimes holds when the recipes publish, by the paper's clock.
func TestTimes(t *testing.T) {
	for name, path := range map[string]string{"github": ".github/workflows/bao.yml", "codeberg": ".forgejo/workflows/bao.yml"} {
		text := made(t, name, aSite(), here(t))[path]
		var got []string
		for _, s := range parsed(t, text).On.Schedule {
			got = append(got, fires(t, s.Cron, time.UTC)...)
		}
		if strings.Join(got, " ") != "18:30 06:05" {
			t.Errorf("%s publishes at %q", name, got)
		}
		if !strings.Contains(string(text.Data), "# 18:30、06:05（Asia/Shanghai）\n") {
			t.Errorf("%s does not say when", name)
		}
	}
	gitlab := string(made(t, "gitlab", aSite(), here(t))[".gitlab-ci.yml"].Data)
	if !strings.Contains(gitlab, "#    5 6 * * *\n#    30 18 * * *\n") || !strings.Contains(gitlab, "时区选 Asia/Shanghai") {
		t.Errorf("%s", gitlab)
	}
	moscow := here(t)
	moscow.Now = moscow.Now.In(time.FixedZone("MSK", 3*3600))
	lines := strings.Split(strings.TrimSpace(string(made(t, "cron", aSite(), moscow)["tools/bao-publish.crontab"].Data)), "\n")
	var got []string
	for _, line := range lines[2:] {
		got = append(got, fires(t, line, moscow.Now.Location())...)
	}
	if strings.Join(got, " ") != "06:05 18:30" {
		t.Errorf("cron publishes at %q", got)
	}
}

// TestSummer says what a schedule in UTC can't do.
func TestSummer(t *testing.T) {
	site := aSite()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	site.Timezone, site.Location = "Europe/Berlin", berlin
	f := made(t, "github", site, here(t))[".github/workflows/bao.yml"]
	if cron := parsed(t, f).On.Schedule[0].Cron; cron != "5 5 * * *" || !strings.Contains(string(f.Data), "夏天会差一小时") {
		t.Errorf("%s\n%s", cron, f.Data)
	}
	if text := made(t, "gitlab", site, here(t))[".gitlab-ci.yml"]; strings.Contains(string(text.Data), "夏天") {
		t.Errorf("GitLab knows zones")
	}
}

// TestSecrets holds which secrets reach a job, and that nothing else may write.
func TestSecrets(t *testing.T) {
	for _, c := range []struct{ name, target, password, says string }{
		{"github", "正式", "${{ secrets.BAO_PASSWORD }}", "BAO_PASSWORD     发布用的密码"},
		{"github", "老 王's", "${{ secrets.BAO_PASSWORD }}", "BAO_SSH_KEY "},
		{"github", "github", "${{ secrets.BAO_PASSWORD || github.token }}", "用的是平台自己的令牌"},
		{"github", "codeberg", "${{ secrets.BAO_PASSWORD }}", "BAO_PASSWORD     发布用的密码"},
		{"codeberg", "github", "${{ secrets.BAO_PASSWORD }}", "BAO_PASSWORD     发布用的密码"},
		{"codeberg", "codeberg", "${{ secrets.BAO_PASSWORD || github.token }}", "用的是平台自己的令牌"},
	} {
		site := aSite()
		site.Automation.Target = c.target
		for _, f := range made(t, c.name, site, here(t)) {
			j := parsed(t, f)
			env := j.Jobs["publish"].Steps[1].Env
			if env["BAO_PASSWORD"] != c.password || !strings.Contains(string(f.Data), c.says) || (env["BAO_SSH_KEY"] != "") != (c.target == "老 王's") {
				t.Errorf("%+v: %q", c, env)
			}
			want := "read"
			if c.target == "github" {
				want = "write"
			}
			if c.name == "github" && j.Permissions["contents"] != want {
				t.Errorf("%+v: %q", c, j.Permissions)
			}
		}
	}
}

// TestRefused holds what recipes can't be made of.
func TestRefused(t *testing.T) {
	sum := strings.Repeat("0", 64)
	for _, c := range []struct {
		name, message string
		change        func(*config.Site, *Here)
	}{
		{"docker", "没有“docker”这个配方", func(*config.Site, *Here) {}},
		{"github", "没有写发布到哪里", func(s *config.Site, _ *Here) { s.Publish = nil }},
		{"cron", "不在发布目标里", func(s *config.Site, _ *Here) { s.Automation.Target = "没有" }},
		{"github", "别的电脑上没有", func(s *config.Site, _ *Here) { s.Automation.Target = "夹" }},
		{"gitlab", "别的电脑上没有", func(s *config.Site, _ *Here) { s.Automation.Target = "盘" }},
		{"gitlab", "不是给 Linux 的", func(s *config.Site, _ *Here) {
			s.Automation.Program = config.Program{URL: "https://example.cn/bao-1-windows-amd64.zip", Checksum: sum}
		}},
		{"github", "不是给 Linux 的", func(s *config.Site, _ *Here) {
			s.Automation.Program = config.Program{URL: "https://example.cn/${{ secrets.X }}", Checksum: sum}
		}},
		{"codeberg", "没有写校验", func(s *config.Site, _ *Here) {
			s.Automation.Program = config.Program{URL: "https://example.cn/bao-1-linux-amd64.tar.gz"}
		}},
		{"github", "写不进配方", func(s *config.Site, _ *Here) {
			s.Publish[0].Name, s.Automation.Target = "${{ secrets.X }}", "${{ secrets.X }}"
		}},
		{"windows", "写不进配方", func(s *config.Site, _ *Here) { s.Publish[0].Name = `a"b` }},
		{"windows", "有百分号", func(_ *config.Site, h *Here) { h.Folder = `C:\100%\报` }},
	} {
		site, here := aSite(), here(t)
		c.change(&site, &here)
		files, err := Make(c.name, site, here)
		var r *host.Refusal
		if !errors.As(err, &r) || !strings.Contains(r.Message, c.message) || r.Hint == "" || files != nil {
			t.Errorf("%s: %v, want %s", c.name, err, c.message)
		}
	}
}
