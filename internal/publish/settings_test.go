package publish

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bao/internal/build"
	"bao/internal/config"
	"bao/internal/publish/host"
)

// opened is a paper of one site.yaml, opened without a way to any host.
func opened(t *testing.T, settings string, way host.Way) error {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	way.Dial = func(context.Context, string, string) (net.Conn, error) {
		t.Error("a host was reached")
		return nil, errors.New("no network")
	}
	job, err := Open(t.Context(), Options{Build: build.Options{Dir: dir}, Way: way, Data: t.TempDir()})
	if job != nil {
		job.Close()
	}
	return err
}

// TestUnsettled holds that what is wrong in site.yaml is said as it is, and no
// host is reached.
func TestUnsettled(t *testing.T) {
	for typed, want := range map[string]string{
		"sftp://web:123@www.example.cn/":                         "地址里有密码",
		"{地址: 'https://www.example.cn/dav/'}":                    "看不出怎么发布",
		"{名称: 正式}":                                               "发布到哪里没有写",
		"{方式: 对象存储, 地址: 'https://oss.example.com/'}":             "没有写哪个桶",
		"{方式: WebDAV, 地址: 'http://www.example.cn/'}":             "http:// 不加密",
		"{地址: 'sftp://web@www.example.cn/', 密码: 123}":            "密码和密钥不能写在",
		"{地址: 'sftp://web@www.example.cn/', 服务器指纹: 'SHA256:ab'}": "指纹的格式不对",
		"www.example.cn": "像",
	} {
		err := opened(t, "报名: 柳荫\n发布: "+typed+"\n", host.Way{})
		var u *Unsettled
		message, hint, ok := Explain(err)
		if !errors.As(err, &u) || !ok || !strings.Contains(message, want) || !strings.Contains(message, "第 2 行") || hint == "" {
			t.Errorf("%s: %v; %s %s", typed, err, message, hint)
		}
	}
}

// TestSecretsOfTarget holds that secrets are looked for by the target's own
// name from the first question on.
func TestSecretsOfTarget(t *testing.T) {
	dir := t.TempDir()
	settings := "报名: 柳荫\n发布: {名称: 正式, 地址: 'sftp://web@127.0.0.1/', 密钥文件: keys/one}\n"
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	var slug, key string
	way := host.Way{Home: t.TempDir(), Dial: func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("no network") }}
	_, err := Open(t.Context(), Options{Build: build.Options{Dir: dir}, Way: way, Data: t.TempDir(), Secrets: func(at config.Target) Secret {
		slug, key = at.Slug, at.KeyFile
		return nil
	}})
	if err == nil || slug != "zheng-shi" || key != filepath.Join(dir, "keys", "one") {
		t.Errorf("%v, %q, %q", err, slug, key)
	}
}

// TestKeyFile holds that the key of a target is looked for where people mean.
func TestKeyFile(t *testing.T) {
	paper, home := filepath.Join(t.TempDir(), "paper"), t.TempDir()
	for name, want := range map[string]string{
		"":           "",
		"id_bao":     filepath.Join(home, ".ssh", "id_bao"),
		"~/keys/bao": filepath.Join(home, "keys", "bao"),
		"../srv/key": filepath.Join(filepath.Dir(paper), "srv", "key"),
		"./key":      filepath.Join(paper, "key"),
		home:         home,
	} {
		if got := keyFile(paper, home, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
