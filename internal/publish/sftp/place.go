package sftp

import (
	"errors"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/kevinburke/ssh_config"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// place is where to go and what to show there.
type place struct {
	address    string // host:port
	user       string
	base       string   // folder on the server, absolute or below the user's home
	hostKey    string   // fingerprint, or empty
	knownHosts []string // files, which may not be there
	keys       []string // files that the settings name, the likeliest first
	onlyKeys   bool     // no others are offered
	keyNamed   bool     // site.yaml names the one key
	home       string
}

// account is what the password is kept under.
func (p place) account() string { return "sftp://" + p.user + "@" + p.address }

// placeOf is where a target is, after ~/.ssh/config.
func placeOf(t config.Target, way host.Way) (place, error) {
	u, err := url.Parse(t.Address)
	if err != nil || u.Hostname() == "" {
		return place{}, host.Refuse(err, "发布的地址看不懂："+t.Address, "写成 sftp://用户名@服务器/文件夹，例如 sftp://user@www.example.cn/var/www/bao")
	}
	set, err := settingsOf(way.Home, u.Hostname())
	if err != nil {
		return place{}, err
	}
	if jump := set.either("ProxyJump", "ProxyCommand"); jump != "" {
		return place{}, &host.Refusal{
			Message: "~/.ssh/config 里写着要经过别的机器（ProxyJump 或 ProxyCommand）才能到 " + u.Hostname() + "，bao 不会",
			Hint:    "换一个能直接连上的地址；或者先用 ssh -L 8022:" + u.Hostname() + ":22 在本机开一个口，再把地址写成 sftp://用户名@localhost:8022/文件夹",
		}
	}
	name := first(strings.ReplaceAll(set.get("HostName"), "%h", u.Hostname()), u.Hostname())
	p := place{
		address:    net.JoinHostPort(name, first(u.Port(), set.get("Port"), "22")),
		user:       first(t.User, u.User.Username(), set.get("User")),
		base:       baseOf(u.Path),
		hostKey:    strings.TrimRight(t.HostKey, "="),
		knownHosts: []string{filepath.Join(way.Home, ".ssh", "known_hosts")},
		home:       way.Home,
	}
	if p.user == "" {
		return place{}, &host.Refusal{Message: "没有写登录服务器的用户名", Hint: "写在地址里：sftp://用户名@" + u.Host + u.Path}
	}
	expand := strings.NewReplacer("%%", "%", "%d", way.Home, "%h", name, "%r", p.user)
	if files := set.get("UserKnownHostsFile"); files != "" {
		p.knownHosts = nil
		for _, f := range strings.Fields(files) {
			p.knownHosts = append(p.knownHosts, p.file(expand.Replace(f)))
		}
	}
	if t.KeyFile != "" {
		p.keys, p.onlyKeys, p.keyNamed = []string{p.file(t.KeyFile)}, true, true
		return p, nil
	}
	for _, f := range set.all("IdentityFile") {
		p.keys = append(p.keys, p.file(expand.Replace(f)))
	}
	p.onlyKeys = len(p.keys) > 0 && strings.EqualFold(set.get("IdentitiesOnly"), "yes")
	return p, nil
}

// baseOf is the folder of an address: /~/www lies below the user's home, as in
// curl; no folder at all is the home itself.
func baseOf(urlPath string) string {
	if rest, home := strings.CutPrefix(urlPath, "/~"); urlPath == "" || home && (rest == "" || rest[0] == '/') {
		return path.Join(".", rest)
	}
	return path.Clean(urlPath)
}

// file is a file of this computer as ssh names it: ~ is the home, and a name
// alone lies in ~/.ssh.
func (p place) file(name string) string {
	if rest, home := strings.CutPrefix(name, "~"); home && (rest == "" || rest[0] == '/' || rest[0] == '\\') {
		return filepath.Join(p.home, rest)
	}
	if !filepath.IsAbs(name) {
		return filepath.Join(p.home, ".ssh", name)
	}
	return name
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// settings are what ~/.ssh/config says of one host.
type settings struct {
	config *ssh_config.Config
	host   string
}

func settingsOf(home, hostname string) (settings, error) {
	file := filepath.Join(home, ".ssh", "config")
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) || home == "" {
		return settings{&ssh_config.Config{}, hostname}, nil
	}
	var c *ssh_config.Config
	if err == nil {
		c, err = ssh_config.DecodeBytes(data)
	}
	if err != nil {
		return settings{}, host.Refuse(err, "读不懂 SSH 的设置："+file, "改好或删去那一行，再发布一次")
	}
	return settings{c, hostname}, nil
}

func (s settings) get(key string) string {
	v, _ := s.config.Get(s.host, key) // its errors are of values that we do not ask for
	return v
}

func (s settings) all(key string) []string {
	v, _ := s.config.GetAll(s.host, key)
	return v
}

// either is the first of some settings that says something.
func (s settings) either(keys ...string) string {
	for _, k := range keys {
		if v := s.get(k); v != "" && !strings.EqualFold(v, "none") {
			return v
		}
	}
	return ""
}
