package secret

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"bao/internal/publish/host"
)

func TestKeepInKeyring(t *testing.T) {
	keyring.MockInit()
	file := filepath.Join(t.TempDir(), "bao", "secrets")
	s := &Store{Ring: system{}, File: file, Ask: asking("typed")}
	s.Get(t.Context(), host.Password, account)
	where, err := s.Keep(t.Context(), account)
	if where != ringName() || err != nil {
		t.Fatalf("kept in %q, %v", where, err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("it is in the file, too")
	}
	if len(s.Asked()) != 0 {
		t.Error("what is kept is offered again")
	}
	next := &Store{Ring: system{}, File: file}
	if got, err := next.Get(t.Context(), host.Password, account); got != "typed" || err != nil {
		t.Errorf("the next run gets %q, %v", got, err)
	}
}

func TestKeepInFile(t *testing.T) {
	keyring.MockInitWithError(errors.New("no bus"))
	file := filepath.Join(t.TempDir(), "settings", "bao", "secrets")
	for _, c := range [][2]string{{account, `密"<码`}, {"dav://b", "two"}} {
		s := &Store{Ring: system{}, File: file, Ask: asking(c[1])}
		s.Get(t.Context(), host.Password, c[0])
		if where, err := s.Keep(t.Context(), c[0]); !strings.Contains(where, file) || err != nil {
			t.Fatalf("kept in %q, %v", where, err)
		}
	}
	info, err := os.Stat(file)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), ".secrets-*")); len(left) > 0 {
		t.Error("left behind:", left)
	}
	next := &Store{File: file}
	for of, want := range map[string]string{account: `密"<码`, "dav://b": "two"} {
		if got, err := next.Get(t.Context(), host.Password, of); got != want || err != nil {
			t.Errorf("the next run gets %q, %v", got, err)
		}
	}
}

func TestKeepNowhere(t *testing.T) {
	s := &Store{Slug: "a", Ask: asking("typed", "\xff")}
	s.Get(t.Context(), host.Password, account)
	_, err := s.Keep(t.Context(), account)
	refusal(t, err, "没有地方记密码", "BAO_PASSWORD_A")
	s.Get(t.Context(), host.Passphrase, "key")
	_, err = s.Keep(t.Context(), "key")
	refusal(t, err, "口令里有不是 UTF-8 的字", "BAO_PASSPHRASE_A")
}

// TestForget holds that what the host refused is not tried again and is
// deleted where it was kept, but nowhere else.
func TestForget(t *testing.T) {
	keyring.MockInit()
	keyring.Set("bao", account, "in ring")
	file := filepath.Join(t.TempDir(), "secrets")
	write(t, file, `{"`+account+`": "in file", "other": "x"}`, 0o600)
	s := &Store{Slug: "a", Env: env("BAO_PASSWORD", "in env"), Ring: system{}, File: file, Ask: asking("typed", "typed")}
	for i, want := range []string{"in env", "in ring", "in file", "typed", "typed"} {
		if got, err := s.Get(t.Context(), host.Password, account); got != want || err != nil {
			t.Fatalf("got %q, %v; want %q", got, err, want)
		}
		if _, err := keyring.Get("bao", account); (err == nil) != (i < 2) {
			t.Errorf("after %d: keyring says %v", i, err)
		}
		data, _ := os.ReadFile(file)
		if strings.Contains(string(data), "in file") != (i < 3) || !strings.Contains(string(data), "other") {
			t.Errorf("after %d: file is %s", i, data)
		}
		if err := s.Forget(t.Context(), account); err != nil {
			t.Fatal(err)
		}
	}
}

func TestForgetFromEnv(t *testing.T) {
	s := &Store{Slug: "a", Env: env("BAO_PASSWORD_A", "wrong")}
	s.Get(t.Context(), host.Password, account)
	s.Forget(t.Context(), account)
	_, err := s.Get(t.Context(), host.Password, account)
	refusal(t, err, "服务器不认 "+account+" 的密码", "改正环境变量 BAO_PASSWORD_A")
}

// stuck is a keyring that never answers, or cannot delete.
type stuck struct {
	calls atomic.Int32
	hang  bool
}

func (r *stuck) Set(string, string, string) error { return nil }

func (r *stuck) Get(string, string) (string, error) {
	r.calls.Add(1)
	if r.hang {
		select {}
	}
	return "kept", nil
}

func (r *stuck) Delete(string, string) error { return errors.New("locked: kept") }

func TestHangingKeyring(t *testing.T) {
	r := &stuck{hang: true}
	s := &Store{Ring: r, Ask: asking("one", "two"), wait: 20 * time.Millisecond}
	for _, of := range []string{"a", "b"} {
		if _, err := s.Get(t.Context(), host.Password, of); err != nil {
			t.Fatal(err)
		}
	}
	if n := r.calls.Load(); n != 1 {
		t.Errorf("it was called %d times", n)
	}
}

func TestForgetFails(t *testing.T) {
	s := &Store{Ring: &stuck{}, Ask: asking("typed")}
	s.Get(t.Context(), host.Password, account)
	err := s.Forget(t.Context(), account)
	refusal(t, err, "删不掉："+account, "bao")
	if strings.Contains(err.Error(), "kept") {
		t.Error("the error holds the secret:", err)
	}
	if got, _ := s.Get(t.Context(), host.Password, account); got != "typed" {
		t.Errorf("then %q", got)
	}
}

func TestFileRefused(t *testing.T) {
	paper := t.TempDir()
	outside := t.TempDir()
	good := `{"` + account + `": "geheim"}`
	get := func(file string) error {
		s := &Store{File: file, Paper: paper, Ask: asking("typed")}
		_, err := s.Get(t.Context(), host.Password, account)
		return err
	}
	if runtime.GOOS != "windows" {
		for _, mode := range []os.FileMode{0o640, 0o604, 0o620, 0o666} {
			file := filepath.Join(outside, "open")
			write(t, file, good, mode)
			refusal(t, get(file), "别的用户也打得开："+file, "chmod 600")
		}
		link := filepath.Join(outside, "link")
		if err := os.Symlink(paper, link); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(paper, "inside"), good, 0o600)
		refusal(t, get(filepath.Join(link, "inside")), "在报纸的文件夹里", "移到")
	}
	sub := filepath.Join(paper, "a", "b")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(sub, "secrets"), good, 0o600)
	refusal(t, get(filepath.Join(sub, "secrets")), "在报纸的文件夹里", "移到")
	refusal(t, get(outside), "不是文件", "移走")

	bad := filepath.Join(outside, "bad")
	for _, text := range []string{"geheim", `{"a": geheim}`, `["geheim"]`, `{"a": {"b": "geheim"}}`, "null", strings.Repeat(" ", mostFile+1)} {
		write(t, bad, text, 0o600)
		err := get(bad)
		refusal(t, err, "格式不对", "sftp://")
		if strings.Contains(err.Error(), "geheim") {
			t.Error("the error holds the secret:", err)
		}
	}
	for _, text := range []string{"", "\n", "{}", "\ufeff{}"} {
		write(t, bad, text, 0o600)
		if err := get(bad); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestKeepRefused holds that nothing is kept in the paper, and that a file
// which cannot be read is left as it is.
func TestKeepRefused(t *testing.T) {
	paper := t.TempDir()
	file := filepath.Join(paper, "not", "yet", "secrets")
	s := &Store{File: file, Paper: paper, Ask: asking("typed")}
	s.Get(t.Context(), host.Password, account)
	_, err := s.Keep(t.Context(), account)
	refusal(t, err, "在报纸的文件夹里", "移到")
	if _, err := os.Stat(filepath.Dir(file)); err == nil {
		t.Error("a folder was made in the paper")
	}

	bad := filepath.Join(t.TempDir(), "secrets")
	s = &Store{File: bad, Ask: asking("typed")}
	s.Get(t.Context(), host.Password, account)
	write(t, bad, "mine", 0o600)
	_, err = s.Keep(t.Context(), account)
	refusal(t, err, "格式不对", "")
	if data, _ := os.ReadFile(bad); string(data) != "mine" {
		t.Errorf("the file is now %q", data)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "{}", `{"a":"b"}`, "\ufeff{\"a\":\"b\"}", `{"a":1}`, `{"a":null}`, "[[[[", `{"a":"\ud800"}`, `{"a":"b"}{`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kept, ok := parse(data)
		if ok != (kept != nil) {
			t.Fatalf("%v, %v", kept, ok)
		}
		if !ok {
			return
		}
		again, err := json.Marshal(kept)
		if err != nil {
			t.Fatal(err)
		}
		if len(again) > mostFile {
			return
		}
		same, ok := parse(again)
		if !ok || len(same) != len(kept) {
			t.Fatalf("%q became %q", kept, same)
		}
		for account, secret := range kept {
			if same[account] != secret {
				t.Fatalf("%q became %q", secret, same[account])
			}
		}
	})
}
