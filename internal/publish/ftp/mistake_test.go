package ftp

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// refused expects a Refusal with these words in message and hint.
func refused(t *testing.T, err error, message, hint string) *host.Refusal {
	t.Helper()
	var r *host.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("%v is no refusal", err)
	}
	if !strings.Contains(r.Message, message) || !strings.Contains(r.Hint, hint) {
		t.Errorf("%q, %q; want %q, %q", r.Message, r.Hint, message, hint)
	}
	if strings.Contains(err.Error()+r.Hint, "hem-lig") || strings.Contains(err.Error()+r.Hint, "hemlig") {
		t.Errorf("the password is in %v", err)
	}
	return r
}

func log(t *testing.T, s *hosttest.FTPServer) string {
	t.Helper()
	data, err := os.ReadFile(s.Log)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWrongPassword(t *testing.T) {
	s := hosttest.VSFTPD(t)
	way := way(s)
	way.Secret = func(_ context.Context, kind, account string) (string, error) {
		if want := "ftp://ftp@" + s.Address; kind != host.Password || account != want {
			t.Errorf("asked for %s of %s, want %s", kind, account, want)
		}
		return "hemlig, but wrong", nil
	}
	h := open(t, target(s), way)
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			_, err := h.Read(t.Context(), "index.html", 10)
			if r := refused(t, err, "用户名或密码不对", "重新输入密码"); !r.Secret {
				t.Error("it does not say that the password is of no use")
			}
		})
	}
	wg.Wait()
	if n := strings.Count(log(t, s), "530 Login incorrect"); n != 1 {
		t.Errorf("logged in %d times with a wrong password", n)
	}
}

func TestCertificate(t *testing.T) {
	s := hosttest.VSFTPD(t)
	other := "SHA256:" + strings.Repeat("A", 43)
	for name, change := range map[string]func(*config.Target, *host.Way){
		"not trusted": func(_ *config.Target, w *host.Way) { w.RootCAs = nil },
		"other pin":   func(t *config.Target, _ *host.Way) { t.HostKey = other },
		"other time":  func(_ *config.Target, w *host.Way) { w.Now = func() time.Time { return time.Now().AddDate(1, 0, 0) } },
		"other name": func(t *config.Target, w *host.Way) {
			t.Address = "ftp://example.invalid/www"
			w.Dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
				return host.Dialer(time.Minute)(ctx, network, s.Address)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			message := map[string]string{"not trusted": "自己签的", "other pin": "对不上", "other time": "过期", "other name": "主机名"}[name]
			target, way := target(s), way(s)
			change(&target, &way)
			err := open(t, target, way).Put(t.Context(), hosttest.File("index.html", nil))
			r := refused(t, err, message, "服务器指纹: "+s.Print)
			if spaced := regexp.MustCompile(`([0-9A-F]{2}:){31}[0-9A-F]{2}`); !spaced.MatchString(r.Message + r.Hint) {
				t.Errorf("no fingerprint as FTP programs show it: %q", r.Message)
			}
		})
	}
	if strings.Contains(log(t, s), "PASS") {
		t.Error("a password was sent to a server that is not trusted")
	}
}

func TestPlainIsSaidTwice(t *testing.T) {
	for _, test := range []struct{ target, way bool }{{false, false}, {false, true}, {true, false}} {
		// A server with no TLS, which must not see as much as a name.
		s := &script{answer: func(command, _ string, _ int) string {
			if command == "USER" || command == "PASS" {
				t.Errorf("%s was sent", command)
			}
			return ""
		}}
		server := s.start(t)
		target, way := target(server), way(server)
		target.Plain, way.Plain = test.target, test.way
		h, err := Open(t.Context(), target, way)
		if err == nil {
			_, err = h.Read(t.Context(), "index.html", 10)
			refused(t, err, "不能加密（TLS）", "--plain")
			continue
		}
		refused(t, err, "没有再确认", "--plain")
	}
	s := hosttest.VSFTPD(t)
	target, way := target(s), way(s)
	plain(&target, &way)
	_, err := open(t, target, way).Read(t.Context(), "index.html", 10)
	refused(t, err, "只接受加密", "删去")
}

func TestReadOnly(t *testing.T) {
	s := hosttest.VSFTPD(t, "write_enable=NO")
	h := open(t, target(s), way(s))
	refused(t, h.Put(t.Context(), hosttest.File("index.html", nil)), "服务器不许建文件夹", "写入的权限")
	refused(t, h.Create(t.Context(), host.Control+"/lock", nil), "服务器不许建文件夹", "写入的权限")
	if entries, err := h.List(t.Context()); len(entries) > 0 || err != nil {
		t.Errorf("%v, %v", entries, err)
	}

	s = hosttest.VSFTPD(t, "cmds_denied=DELE")
	h = open(t, target(s), way(s))
	h.learned = true // which would be denied first
	if err := h.Put(t.Context(), hosttest.File("index.html", nil)); err != nil {
		t.Fatal(err)
	}
	refused(t, h.Delete(t.Context(), "index.html"), "服务器不许写 index.html", "权限")
}

// TestAnswers holds what servers answer against what an editor is told, when
// publishing has tried as often as it does.
func TestAnswers(t *testing.T) {
	for _, test := range []struct{ name, command, answer, message, hint string }{
		{"quota", "STOR", "552 exceeded storage allocation", "超出配额", "加大空间"},
		{"disk", "STOR", "452 no space", "磁盘满了", "空间"},
		{"rights", "STOR", "553 could not create file", "服务器不许写", "权限"},
		{"rename", "RNFR", "550 permission denied", "服务器不许写", "权限"},
		{"too many", "", "421 too many connections", "不肯再接连接", "FileZilla"},
		{"firewall", "STOR", "425 can't open data connection", "传文件的连接建不起来", "被动"},
		{"cut", "STOR", "426 connection closed", "传文件的连接建不起来", "SFTP"},
		{"no password", "USER", "530 who are you", "用户名或密码不对", "重新输入密码"},
		{"account", "PASS", "532 need account", "登录不上", "主机商"},
		{"banned", "", "550 not from there", "不接待", "主机商"},
		{"a proxy", "", "HTTP/1.1 400 Bad Request\r\n\r\n<html>", "不是 FTP 服务器", "代理"},
		{"SSH", "", "SSH-2.0-OpenSSH_9.9", "是 SSH", "sftp://"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := &script{answer: func(command, _ string, _ int) string {
				if command == test.command {
					return test.answer
				}
				return ""
			}}
			server := s.start(t)
			target, way := target(server), way(server)
			plain(&target, &way)
			h := open(t, target, way)
			h.learned = test.command == "RNFR" // in which it would show as a habit
			var err error
			for range patience {
				err = h.Put(t.Context(), hosttest.File("index.html", []byte("新")))
			}
			refused(t, err, test.message, test.hint)
		})
	}
}

func TestSomethingElseAnswers(t *testing.T) {
	s := &script{}
	server := s.start(t)
	target, way := target(server), way(server)
	target.Address = "ftps" + strings.TrimPrefix(target.Address, "ftp")
	_, err := open(t, target, way).Read(t.Context(), "index.html", 10)
	refused(t, err, "没有用加密", "ftp://")

	way.Dial = func(_ context.Context, _, address string) (net.Conn, error) {
		return nil, fmt.Errorf("dial %s: %w", address, &net.DNSError{IsNotFound: true})
	}
	_, err = open(t, target, way).Read(t.Context(), "index.html", 10)
	refused(t, err, "找不到服务器", "核对")

	for _, address := range []string{"ftp://", "ftp://%zz", "ftp://nobody.example"} {
		_, err := Open(t.Context(), config.Target{Address: address}, way)
		refused(t, err, "FTP 的", "ftp://用户名@")
	}
}

// TestNoneAround holds that of an address only the last folder is made.
func TestNoneAround(t *testing.T) {
	s := hosttest.VSFTPD(t)
	to := target(s)
	to.Address = "ftp://" + s.Address + "/wwww/bao"
	err := open(t, to, way(s)).Put(t.Context(), hosttest.File("index.html", []byte("x")))
	refused(t, err, "/wwww", "看看 site.yaml 里的地址")
	if _, err := os.Stat(s.Dir + "/wwww"); err == nil {
		t.Error("a folder was made for a mistyped address")
	}
}
