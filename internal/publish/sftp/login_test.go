package sftp

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

func TestPassword(t *testing.T) {
	for name, f := range map[string]*fake{
		"password":             {password: "right"},
		"keyboard-interactive": {password: "right", questions: []string{"Password: "}},
	} {
		t.Run(name, func(t *testing.T) {
			to := f.start(t)
			way := knows("right")
			account := ""
			way.Secret = func(_ context.Context, kind, a string) (string, error) {
				account = kind + " " + a
				return "right", nil
			}
			if err := put(t, mustOpen(t, to, way), "index.html"); err != nil {
				t.Fatal(err)
			}
			address, _, _ := strings.Cut(strings.TrimPrefix(to.Address, "sftp://"), "/")
			if want := "password sftp://" + address; account != want {
				t.Errorf("asked for %q, want %q", account, want)
			}
			f.attempts.Store(0)
			r := refusedOpen(t, to, knows("wrong-secret"), "不认这个用户名或密码", "再输一次密码")
			if !r.Secret || strings.Contains(r.Error()+r.Hint, "wrong-secret") {
				t.Errorf("refusal is %+v", r)
			}
			if n := f.attempts.Load(); n != 1 {
				t.Errorf("a wrong password was tried %d times; servers lock out who tries", n)
			}
		})
	}
}

// TestPasswordCut breaks the connection while the password is typed, and while
// it is on its way: it is not taken for a wrong one, nor asked for twice.
func TestPasswordCut(t *testing.T) {
	f := &fake{password: "right"}
	to := f.start(t)
	address, folder, _ := strings.Cut(strings.TrimPrefix(to.Address, "sftp://editor@"), "/")
	r := newRelay(t, address)
	to.Address = "sftp://editor@" + r.Addr().String() + "/" + folder
	way := knows("")
	asked := 0
	way.Secret = func(context.Context, string, string) (string, error) {
		asked++
		r.cut()
		return "right", nil
	}
	if err := put(t, mustOpen(t, to, way), "index.html"); err != nil || asked != 1 {
		t.Errorf("asked %d times: %v", asked, err)
	}
}

func TestPasswordIsNotThere(t *testing.T) {
	way := knows("")
	way.Secret = func(context.Context, string, string) (string, error) {
		return "", &host.Refusal{Message: "没有密码", Hint: "在终端里再发布一次"}
	}
	refusedOpen(t, (&fake{password: "right"}).start(t), way, "没有密码", "在终端里")
}

// TestAskedAgain has a server that asks again for a password that was wrong.
func TestAskedAgain(t *testing.T) {
	f := &fake{password: "right", questions: []string{"Password: ", "Password: "}}
	refusedOpen(t, f.start(t), knows("right"), "不认这个用户名或密码", "再输一次密码")
	if n := f.attempts.Load(); n != 1 {
		t.Errorf("answered %d times", n)
	}
}

func TestSecondFactor(t *testing.T) {
	f := &fake{password: "right", questions: []string{"Password: ", "Verification code: "}}
	refusedOpen(t, f.start(t), knows("right"), "Verification code", "密钥不用验证码")
}

func TestNoSFTP(t *testing.T) {
	refusedOpen(t, (&fake{password: "right", noSFTP: true}).start(t), knows("right"), "没有开 SFTP", "internal-sftp")
}

func TestKeys(t *testing.T) {
	s := hosttest.SSHD(t)
	to := target(s)

	other := filepath.Join(t.TempDir(), "other")
	_, key, _ := ed25519.GenerateKey(rand.Reader)
	public := hosttest.SSHKey(t, other, key)
	to.KeyFile = other
	refusedOpen(t, to, s.Way(), "服务器不认这个密钥："+other, other+".pub")
	to.KeyFile = ""
	refusedOpen(t, to, s.Way(), "没有找到密钥", "ssh-keygen")

	to.KeyFile = "nowhere"
	refusedOpen(t, to, s.Way(), filepath.Join(s.Home, ".ssh", "nowhere"), "密钥文件")
	for content, hint := range map[string]string{
		"PuTTY-User-Key-File-3: ssh-ed25519\n":        "PuTTYgen",
		string(ssh.MarshalAuthorizedKey(public)):      "没有 .pub",
		"-----BEGIN NOTHING-----\n":                   "ssh-keygen",
		"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n----": "ssh-keygen",
	} {
		to.KeyFile = filepath.Join(t.TempDir(), "key")
		write(t, to.KeyFile, content)
		refusedOpen(t, to, s.Way(), "密钥文件读不懂", hint)
	}

	// One of the usual names, and one that ~/.ssh/config names.
	data, err := os.ReadFile(s.KeyFile)
	if err != nil {
		t.Fatal(err)
	}
	to.KeyFile = ""
	write(t, filepath.Join(s.Home, ".ssh", "id_ed25519"), string(data))
	mustOpen(t, to, s.Way())
}

func TestPassphrase(t *testing.T) {
	s := hosttest.SSHD(t)
	to := target(s)
	data, err := os.ReadFile(s.KeyFile)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.ParseRawPrivateKey(data)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKeyWithPassphrase(key, "", []byte("right"))
	if err != nil {
		t.Fatal(err)
	}
	to.KeyFile = filepath.Join(s.Home, "locked")
	write(t, to.KeyFile, string(pem.EncodeToMemory(block)))
	way := s.Way()
	asked := ""
	phrase := "right"
	way.Secret = func(_ context.Context, kind, account string) (string, error) {
		asked = kind + " " + account
		return phrase, nil
	}
	mustOpen(t, to, way)
	if want := "passphrase " + to.KeyFile; asked != want {
		t.Errorf("asked for %q, want %q", asked, want)
	}
	phrase = "wrong-secret"
	if r := refusedOpen(t, to, way, "密钥文件的口令不对", "不是服务器的密码"); !r.Secret || strings.Contains(r.Error(), phrase) {
		t.Errorf("refusal is %+v", r)
	}

	// Where none is at hand, a password may be.
	way.Secret = func(_ context.Context, kind, _ string) (string, error) {
		if kind == host.Passphrase {
			return "", &host.Refusal{Message: "没有密码", Hint: "在终端里再发布一次"}
		}
		return "", errors.New("sshd here takes no passwords")
	}
	refusedOpen(t, to, way, "没有密码", "在终端里")

	// Nor is a server that takes passwords, too, to hide what is wrong.
	none := func(_ context.Context, kind, _ string) (string, error) {
		return "", &host.Refusal{Message: "没有找到 " + kind, Hint: "设环境变量"}
	}
	way.Secret = none
	refusedOpen(t, to, way, "没有找到 passphrase", "设环境变量")
	takes := (&fake{password: "right"}).start(t)
	takes.KeyFile = filepath.Join(s.Home, "plain")
	write(t, takes.KeyFile, string(data))
	unknown := knows("")
	unknown.Secret = none
	refusedOpen(t, takes, unknown, "服务器不认这个密钥："+takes.KeyFile, "删去 密钥文件 这一行")

	// A server that does not know the key is not worth a passphrase.
	asked, phrase = "", "right"
	way.Secret = func(_ context.Context, kind, _ string) (string, error) {
		asked += kind
		return phrase, nil
	}
	f := &fake{password: "right"}
	other := f.start(t)
	other.KeyFile = to.KeyFile
	mustOpen(t, other, way)
	if asked != "password" {
		t.Errorf("asked for %q", asked)
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
