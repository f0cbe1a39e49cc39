package recipe

import (
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// plan is what the templates see.
type plan struct {
	Title   string // of the paper
	Target  config.Target
	Named   bool // the target is not the usual one, and is named
	Program config.Program
	Unpack  string // how what is at Program.URL is unpacked: tar, zip or nothing
	Here    Here
	Times   []moment // of the zone that the recipe's clock goes by, in order
	Zone    string   // of the paper
	Own     []string // the times as the paper says them
	Shifts  bool     // one of the zones has summer time, which a recipe can't follow
	SSH     bool     // the target is reached with an SSH key
	Scan    string   // how the server's keys are asked for; empty where the settings have its fingerprint
	KeyFile string   // where that key is looked for: words of a shell
	Token   bool     // the platform's own token may write to the target
	Pages   string   // the folder that GitLab shows as a site; empty for none
}

// moment is a time of the day.
type moment struct{ Hour, Minute int }

func newPlan(name string, site config.Site, here Here) (*plan, error) {
	p := &plan{Title: oneLine(site.Title), Program: site.Automation.Program, Here: here, Zone: site.Timezone, Own: site.Automation.Times}
	if err := p.find(site); err != nil {
		return nil, err
	}
	switch name {
	case "cron", "windows":
		p.at(site, here.Now.Location())
		return p, nil
	case "gitlab": // which asks for a zone
		p.at(site, site.Location)
	default: // GitHub and Forgejo, whose schedules are in UTC
		p.at(site, time.UTC)
	}
	return p, p.remote(name)
}

// find looks for the target that is published to.
func (p *plan) find(site config.Site) error {
	if len(site.Publish) == 0 {
		return &host.Refusal{Message: "site.yaml 里没有写发布到哪里", Hint: "先写上 publish（发布），手工发布成功一次，再做自动发布"}
	}
	p.Target = site.Publish[0]
	if want := site.Automation.Target; want != "" {
		i := slices.IndexFunc(site.Publish, func(t config.Target) bool { return t.Name == want })
		if i < 0 {
			var names []string
			for _, t := range site.Publish {
				names = append(names, t.Name)
			}
			return &host.Refusal{Message: "自动发布的目标“" + want + "”不在发布目标里", Hint: "有的是：" + strings.Join(names, "、")}
		}
		p.Target, p.Named = site.Publish[i], true
	}
	if strings.ContainsAny(p.Target.Name, "\"%\r\n") || strings.Contains(p.Target.Name, "${{") {
		return &host.Refusal{Message: "发布目标的名称“" + p.Target.Name + "”写不进配方", Hint: "名称里不要用引号、百分号和换行"}
	}
	return nil
}

// at puts the times of the paper on another clock. Where that is ahead or
// behind differently in summer, the winter counts.
func (p *plan) at(site config.Site, clock *time.Location) {
	for _, text := range site.Automation.Times {
		t, err := time.Parse("15:04", text)
		if err != nil {
			continue // config takes no other
		}
		year := p.Here.Now.Year()
		there := func(month time.Month) moment {
			at := time.Date(year, month, 15, t.Hour(), t.Minute(), 0, 0, site.Location).In(clock)
			return moment{at.Hour(), at.Minute()}
		}
		m := there(time.January)
		p.Shifts = p.Shifts || there(time.July) != m
		if !slices.Contains(p.Times, m) {
			p.Times = append(p.Times, m)
		}
	}
	slices.SortFunc(p.Times, func(a, b moment) int { return a.Hour*60 + a.Minute - b.Hour*60 - b.Minute })
}

// remote is what only matters on somebody else's computer, Linux that starts
// empty: how bao and the keys get there, and what can't be reached from it.
func (p *plan) remote(name string) error {
	t := p.Target
	if t.Kind == config.TargetFolder || t.Kind == config.TargetZIP {
		folder := path.Clean(filepath.ToSlash(t.Address))
		if name != "gitlab" || t.Kind == config.TargetZIP || !filepath.IsLocal(folder) || folder == "." || strings.Contains(folder, ":") {
			return &host.Refusal{Message: "“" + t.Name + "”发布到这台电脑的文件夹，别的电脑上没有", Hint: "在 automation（自动发布）的 target（目标）里换一个目标，或用 --recipe cron、--recipe windows"}
		}
		p.Pages = folder
	}
	if u := p.Program.URL; u != "" {
		if p.Program.Checksum == "" {
			return &host.Refusal{Message: "自动发布写了程序，没有写校验：" + u, Hint: "在 site.yaml 的“自动发布”里加一行“校验”，写它的 SHA-256（下载页上 SHA256SUMS 里的 64 个字）"}
		}
		file := strings.ToLower(path.Base(u))
		if strings.Contains(file, "windows") || strings.Contains(file, "darwin") || strings.ContainsAny(u, "'\"\\\r\n ") || strings.Contains(u, "${{") {
			return &host.Refusal{Message: "自动发布的程序不是给 Linux 的：" + u, Hint: "这几个平台的电脑是 Linux 的，写文件名里有 linux-amd64 的那一个，连同它的校验"}
		}
		switch {
		case strings.HasSuffix(file, ".tar.gz") || strings.HasSuffix(file, ".tgz"):
			p.Unpack = "tar"
		case strings.HasSuffix(file, ".zip"):
			p.Unpack = "zip"
		}
	}
	server := ""
	u, err := url.Parse(t.Address)
	if err == nil && strings.Contains(t.Address, "://") {
		server = strings.ToLower(u.Hostname())
	}
	secure := err == nil && u.Scheme == "https"
	p.SSH = t.Kind == config.TargetSFTP || t.Kind == config.TargetGit && !secure
	if p.SSH && (t.Kind != config.TargetSFTP || t.HostKey == "") {
		p.Scan = scan(t.Address)
	}
	p.Token = t.Kind == config.TargetGit && secure &&
		(name == "github" && server == "github.com" || name == "codeberg" && server == "codeberg.org")
	p.KeyFile = `"$HOME"/.ssh/id_ed25519`
	if rest, home := strings.CutPrefix(t.KeyFile, "~/"); home {
		p.KeyFile = `"$HOME"/` + quote(rest)
	} else if strings.HasPrefix(t.KeyFile, "/") {
		p.KeyFile = quote(t.KeyFile)
	}
	return nil
}

// scan is the command that asks a server for its keys: of an address with ://,
// or as git has it, user@host:path.
func scan(address string) string {
	u, err := url.Parse(address)
	if err == nil && u.Hostname() != "" {
		if port := u.Port(); port != "" && port != "22" {
			return "ssh-keyscan -p " + port + " " + u.Hostname()
		}
		return "ssh-keyscan " + u.Hostname()
	}
	server, _, _ := strings.Cut(address[strings.LastIndex(address, "@")+1:], ":")
	return "ssh-keyscan " + oneLine(server)
}

// oneLine is a text for a comment.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// CronScript is the command of a crontab, in which % would end it (crontab(5)).
func (p *plan) CronScript() string {
	return strings.ReplaceAll(quote(path.Join(filepath.ToSlash(p.Here.Folder), "tools/bao-publish.sh")), "%", `\%`)
}
