package recipe

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"bao/internal/config"
	"bao/internal/publish/host/hosttest"
)

// fakeBao notes how it was called, and where.
const fakeBao = `#!/bin/sh
{ pwd; printf '<%s>' "$@"; echo; echo "$BAO_PASSWORD"; } >"$HOME/called"
echo 发布了
exit "${BAO_EXIT:-0}"
`

// script returns what a job runs.
func script(t *testing.T, f File) string {
	t.Helper()
	if f.Path == ".gitlab-ci.yml" {
		var jobs map[string]struct{ Script []string }
		if err := yaml.Unmarshal(f.Data, &jobs); err != nil {
			t.Fatalf("%v\n%s", err, f.Data)
		}
		for _, j := range jobs {
			return strings.Join(j.Script, "\n")
		}
	}
	for _, s := range parsed(t, f).Jobs["publish"].Steps {
		if s.Run != "" {
			return s.Run
		}
	}
	t.Fatalf("%s runs nothing", f.Path)
	return ""
}

// run runs a script in a folder, in a home of its own, and returns what the
// fake bao noted and what was printed.
func run(t *testing.T, folder, script string, env ...string) (called, said string, err error) {
	t.Helper()
	home := t.TempDir()
	cmd := exec.Command("/bin/sh", "-c", script)
	cmd.Dir = folder
	cmd.Env = append([]string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "GOFLAGS=-mod=mod"}, env...)
	out, err := cmd.CombinedOutput()
	note, _ := os.ReadFile(filepath.Join(home, "called"))
	return string(note), string(out), err
}

func write(t *testing.T, file, text string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

// TestDownload runs the jobs with a bao from an address: one of the right
// checksum is run, another is not.
func TestDownload(t *testing.T) {
	hosttest.Program(t, "curl")
	archives := map[string][]byte{"/bao-1-linux-amd64.tar.gz": tarred(t), "/bao-1-linux-amd64.zip": zipped(t), "/bao?version=1&x=2": []byte(fakeBao)}
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if data, ok := archives[q.URL.String()]; ok {
			_, _ = w.Write(data)
			return
		}
		http.NotFound(w, q)
	}))
	defer server.Close()
	trust := filepath.Join(t.TempDir(), "ca.pem")
	write(t, trust, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})), 0o600)
	for address, data := range archives {
		if _, err := exec.LookPath("unzip"); err != nil && strings.HasSuffix(address, ".zip") {
			continue
		}
		for name, path := range jobs {
			site := aSite()
			site.Automation.Target = "老 王's"
			sum := sha256.Sum256(data)
			site.Automation.Program = config.Program{URL: server.URL + address, Checksum: hex.EncodeToString(sum[:])}
			folder := t.TempDir()
			env := []string{"CURL_CA_BUNDLE=" + trust, "BAO_PASSWORD=pass word"}
			called, said, err := run(t, folder, script(t, made(t, name, site, here(t))[path]), env...)
			if want := folder + "\n<publish><--yes><--><老 王's>\npass word\n"; err != nil || called != want {
				t.Errorf("%s %s: %v, %q, want %q\n%s", name, address, err, called, want, said)
			}
			site.Automation.Program.Checksum = strings.Repeat("0", 64)
			called, said, err = run(t, folder, script(t, made(t, name, site, here(t))[path]), env...)
			if err == nil || called != "" || !strings.Contains(said, "校验对不上") {
				t.Errorf("%s %s: a wrong checksum: %v, %q\n%s", name, address, err, called, said)
			}
			site.Automation.Program.URL += "x"
			if called, said, err = run(t, folder, script(t, made(t, name, site, here(t))[path]), env...); err == nil || called != "" {
				t.Errorf("%s: nothing there: %q\n%s", name, called, said)
			}
		}
	}
}

func tarred(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	g := gzip.NewWriter(&out)
	w := tar.NewWriter(g)
	for name, text := range map[string]string{"bao-1-linux-amd64/bao": fakeBao, "bao-1-linux-amd64/LICENSE": "MIT"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o755, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(text))
	}
	_ = w.Close()
	_ = g.Close()
	return out.Bytes()
}

func zipped(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create("bao-1-linux-amd64/bao")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = f.Write([]byte(fakeBao))
	_ = w.Close()
	return out.Bytes()
}

// TestFromRepository runs the jobs with the bao of the repository, as a file
// that can't be run yet (a checkout from Windows), as source, and with none.
func TestFromRepository(t *testing.T) {
	for name, path := range jobs {
		job := script(t, made(t, name, aSite(), here(t))[path])
		folder := t.TempDir()
		if called, said, err := run(t, folder, job); err == nil || called != "" || !strings.Contains(said, "没有 bao") {
			t.Errorf("%s without bao: %v\n%s", name, err, said)
		}
		write(t, filepath.Join(folder, "cmd/bao/main.go"), "package main", 0o644)
		compiler := t.TempDir() // stands for go
		write(t, filepath.Join(compiler, "go"), "#!/bin/sh\n[ \"$1 $2 $4\" = 'build -o ./cmd/bao' ] && cat >\"$3\" <<'EOF'\n"+fakeBao+"EOF\n", 0o755)
		want := folder + "\n<publish><--yes>\n\n"
		if called, said, err := run(t, folder, job, "PATH="+compiler+":"+os.Getenv("PATH")); err != nil || called != want {
			t.Errorf("%s from source: %v, %q\n%s", name, err, called, said)
		}
		write(t, filepath.Join(folder, "tools/bao"), fakeBao, 0o644)
		if called, said, err := run(t, folder, job); err != nil || called != want {
			t.Errorf("%s from tools: %v, %q\n%s", name, err, called, said)
		}
		if _, _, err := run(t, folder, job, "BAO_EXIT=3"); err == nil {
			t.Errorf("%s: a publication that failed is taken for one that did not", name)
		}
	}
}

// TestKey writes the SSH key where bao looks for it, for nobody else to read.
func TestKey(t *testing.T) {
	site := aSite()
	site.Automation.Target = "老 王's"
	folder := t.TempDir()
	write(t, filepath.Join(folder, "tools/bao"), "#!/bin/sh\ncd \"$HOME/.ssh\" && ls && cat * && stat -c %a \"$HOME/.ssh\" *\n", 0o755)
	for written, want := range map[string]string{"": "id_ed25519", "~/.ssh/bao key": "bao key"} {
		site.Publish[1].KeyFile = written
		for name, path := range jobs {
			_, said, err := run(t, folder, script(t, made(t, name, site, here(t))[path]), "BAO_SSH_KEY=-----BEGIN\r\nkey", "BAO_KNOWN_HOSTS=host ssh-ed25519 AAAA")
			if err != nil || said != want+"\nknown_hosts\n-----BEGIN\nkey\nhost ssh-ed25519 AAAA\n700\n600\n600\n" {
				t.Errorf("%s: %v, %q", name, err, said)
			}
		}
	}
}

// TestPages publishes to a folder that GitLab shows.
func TestPages(t *testing.T) {
	site := aSite()
	site.Automation.Target = "夹"
	f := made(t, "gitlab", site, here(t))[".gitlab-ci.yml"]
	var jobs struct {
		Pages struct {
			Script    []string
			Pages     struct{ Publish string }
			Artifacts struct{ Paths []string }
		}
	}
	if err := yaml.Unmarshal(f.Data, &jobs); err != nil {
		t.Fatal(err)
	}
	if p := jobs.Pages; p.Pages.Publish != "网站/pages" || len(p.Artifacts.Paths) != 1 || p.Artifacts.Paths[0] != "网站/pages" || len(p.Script) != 1 {
		t.Errorf("%+v", p)
	}
}

// TestCron runs the line of the crontab as cron does, in a folder with
// everything in its name that a shell and cron take for something else.
func TestCron(t *testing.T) {
	site := aSite()
	site.Automation.Target = "老 王's"
	here := here(t)
	here.Folder = filepath.Join(t.TempDir(), "报 纸's 100% $HOME")
	here.Program = filepath.Join(here.Folder, "bao 程序")
	files := made(t, "cron", site, here)
	for path, f := range files {
		write(t, filepath.Join(here.Folder, path), string(f.Data), f.Mode)
	}
	write(t, here.Program, fakeBao, 0o755)
	if out, err := exec.Command("/bin/sh", "-n", filepath.Join(here.Folder, "tools/bao-publish.sh")).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	n := 0
	for line := range strings.Lines(string(files["tools/bao-publish.crontab"].Data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		n++
		command := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 6)[5]
		command = strings.ReplaceAll(command, `\%`, "\x00")
		command, _, _ = strings.Cut(command, "%") // the rest would be its input
		command = strings.ReplaceAll(command, "\x00", "%")
		called, said, err := run(t, t.TempDir(), command, "PATH=/usr/bin:/bin")
		if want := here.Folder + "\n<publish><--yes><--><老 王's>\n\n"; err != nil || said != "" || called != want {
			t.Errorf("%v, %q, want %q\n%s", err, called, want, said)
		}
		_, said, err = run(t, t.TempDir(), command, "PATH=/usr/bin:/bin", "BAO_EXIT=3")
		if err == nil || !strings.Contains(said, "没有成功") || !strings.Contains(said, "发布了") {
			t.Errorf("%v, %s", err, said)
		}
	}
	if n != 2 {
		t.Errorf("%d lines", n)
	}
	log, err := os.ReadFile(filepath.Join(here.Folder, "tools/bao-publish.log"))
	if err != nil || strings.Count(string(log), "发布了\n") != 4 || strings.Count(string(log), "== 发布好了\n") != 2 {
		t.Errorf("%v, %s", err, log)
	}
}

// TestCronSettings has the password in a file of the user's.
func TestCronSettings(t *testing.T) {
	here := here(t)
	here.Program = filepath.Join(here.Folder, "bao")
	f := made(t, "cron", aSite(), here)["tools/bao-publish.sh"]
	write(t, here.Program, fakeBao, 0o755)
	write(t, filepath.Join(here.Folder, "tools/bao-publish.log"), strings.Repeat("旧\n", 300_000), 0o644)
	called, said, err := run(t, here.Folder, `mkdir -p "$HOME/.config/bao" && echo "BAO_PASSWORD='a b'" >"$HOME/.config/bao/zhengshi.env"`+"\n"+string(f.Data))
	if want := here.Folder + "\n<publish><--yes>\na b\n"; err != nil || called != want {
		t.Errorf("%v, %q\n%s", err, called, said)
	}
	if log, err := os.ReadFile(filepath.Join(here.Folder, "tools/bao-publish.log")); err != nil || strings.Contains(string(log), "旧") {
		t.Errorf("the log grows without end: %v", err)
	}
}
