package sftp

import (
	"net"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh/knownhosts"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func TestPlace(t *testing.T) {
	home := t.TempDir()
	write(t, filepath.Join(home, ".ssh", "config"), `
Host paper
  HostName www.%h.example
  User editor
  Port 2222
  IdentityFile ~/.ssh/id_%r
  IdentityFile %d/second
  UserKnownHostsFile ~/.ssh/mine /etc/theirs
Host far
  ProxyJump near
Host far2
  ProxyCommand nc %h %p
Host near
  ProxyJump none
  IdentityFile ~/one
  IdentitiesOnly yes
`)
	way := host.Way{Home: home}
	ssh := func(name string) string { return filepath.Join(home, ".ssh", name) }
	for address, want := range map[string]place{
		"sftp://paper/var/www": {
			address: "www.paper.example:2222", user: "editor", base: "/var/www",
			keys: []string{ssh("id_editor"), filepath.Join(home, "second")}, knownHosts: []string{ssh("mine"), "/etc/theirs"},
		},
		"sftp://me@paper:22/~/www/../bao/": {
			address: "www.paper.example:22", user: "me", base: "bao",
			keys: []string{ssh("id_me"), filepath.Join(home, "second")}, knownHosts: []string{ssh("mine"), "/etc/theirs"},
		},
		"sftp://me@near": {
			address: "near:22", user: "me", base: ".", keys: []string{filepath.Join(home, "one")}, onlyKeys: true, knownHosts: []string{ssh("known_hosts")},
		},
		"sftp://me@[::1]/~":                   {address: "[::1]:22", user: "me", base: ".", knownHosts: []string{ssh("known_hosts")}},
		"sftp://me@other/~abc/%E6%8A%A5%20纸/": {address: "other:22", user: "me", base: "/~abc/报 纸", knownHosts: []string{ssh("known_hosts")}},
	} {
		want.home = home
		got, err := placeOf(config.Target{Address: address}, way)
		if err != nil || !equal(got, want) {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", address, got, err, want)
		}
	}
	for address, words := range map[string][2]string{
		"sftp://me@far/www":  {"ProxyJump", "ssh -L"},
		"sftp://me@far2/www": {"ProxyCommand", "ssh -L"},
		"sftp://other/www":   {"没有写登录服务器的用户名", "sftp://用户名@other/www"},
		"sftp:///www":        {"地址看不懂", "sftp://用户名@服务器/文件夹"},
	} {
		_, err := placeOf(config.Target{Address: address}, way)
		refused(t, err, words[0], words[1])
	}
	write(t, ssh("config"), "Match exec true\n  User me\n")
	_, err := placeOf(config.Target{Address: "sftp://me@other/www"}, way)
	refused(t, err, "读不懂 SSH 的设置", "改好或删去那一行")
}

func equal(a, b place) bool {
	join := func(p place) [2]string {
		return [2]string{filepath.Join(p.keys...), filepath.Join(p.knownHosts...)}
	}
	return a.address == b.address && a.user == b.user && a.base == b.base && a.onlyKeys == b.onlyKeys && a.home == b.home && join(a) == join(b)
}

// TestConfig logs in by nothing but ~/.ssh/config.
func TestConfig(t *testing.T) {
	s := hosttest.SSHD(t)
	hostname, port, _ := net.SplitHostPort(s.Address)
	write(t, filepath.Join(s.Home, ".ssh", "config"), "Host paper\n HostName "+hostname+"\n Port "+port+"\n User "+s.User+
		"\n IdentityFile "+s.KeyFile+"\n UserKnownHostsFile ~/.ssh/mine\n")
	write(t, filepath.Join(s.Home, ".ssh", "mine"), knownhosts.Normalize(s.Address)+" "+s.Known[0]+"\n")
	h := mustOpen(t, config.Target{Address: "sftp://paper" + filepath.ToSlash(s.Folder)}, s.Way())
	if err := put(t, h, "index.html"); err != nil {
		t.Error(err)
	}
}

func TestNoSuchServer(t *testing.T) {
	refusedOpen(t, config.Target{Address: "sftp://me@nowhere.invalid/www"}, knows(""), "找不到服务器：nowhere.invalid", "有没有上网")
}
