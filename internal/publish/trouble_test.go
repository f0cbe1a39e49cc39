package publish_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/all"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

var (
	runs = flag.Int("runs", 3, "how often TestTrouble publishes to each kind of host")
	from = flag.Int("from", 0, "the first seed of TestTrouble")
)

// place is somewhere that a test publishes to, and what its readers see.
type place struct {
	target config.Target
	way    host.Way
	torn   bool            // a page may be seen in part
	later  func(tries int) // between two runs, some time passes
	soon   func()          // while they run, likewise
	read   func(path string) ([]byte, error)
	files  func() map[string]string
	put    func(path, data string) // by others; nil where that is not tried
}

// kinds start a server each and return places on it.
var kinds = map[string]func(t *testing.T) func(run int) place{
	"sftp":                            func(t *testing.T) func(int) place { return onSSH(t) },
	"sftp without renames over files": func(t *testing.T) func(int) place { return onSSH(t, "-P", "posix-rename") },
	"ftp":                             func(t *testing.T) func(int) place { return onFTP(hosttest.VSFTPD(t), false) },
	"ftp without renames over files":  func(t *testing.T) func(int) place { return onFTP(hosttest.NoRename(t), true) },
	"webdav":                          onWebDAV,
	"s3":                              onS3,
	"git":                             onGit,
	"folder":                          onFolder,
}

func onDisk(p place, dir string) place {
	p.put = func(name, data string) {
		os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(data), 0o644)
	}
	p.read = func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))) }
	p.files = func() map[string]string {
		files := map[string]string{}
		filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				name, _ := filepath.Rel(dir, at)
				data, _ := os.ReadFile(at)
				files[filepath.ToSlash(name)] = string(data)
			}
			return nil
		})
		return files
	}
	return p
}

func onSSH(t *testing.T, arguments ...string) func(int) place {
	s := hosttest.SSHD(t, arguments...)
	return func(run int) place {
		dir := fmt.Sprint("run", run)
		return onDisk(place{
			target: config.Target{Kind: config.TargetSFTP, Address: s.URL(s.Address) + "/" + dir, KeyFile: s.KeyFile, HostKey: s.HostKey},
			way:    s.Way(), torn: len(arguments) > 0,
		}, filepath.Join(s.Folder, dir))
	}
}

func secretOf(secret string) func(context.Context, string, string) (string, error) {
	return func(context.Context, string, string) (string, error) { return secret, nil }
}

func onFTP(s *hosttest.FTPServer, torn bool) func(int) place {
	return func(run int) place {
		dir := fmt.Sprint("run", run)
		return onDisk(place{
			target: config.Target{Kind: config.TargetFTP, Address: "ftp://" + s.User + "@" + s.Address + "/" + dir, User: s.User},
			way:    host.Way{RootCAs: s.Roots, Secret: secretOf(s.Password)}, torn: torn,
			soon: func() { // a lock cut off in the making is waited for, 15 s; here in some runs
				claim := filepath.Join(s.Dir, dir, host.Control, "lock.d")
				if info, err := os.Stat(claim); err == nil && time.Since(info.ModTime()) > pace.Stale && run%16 < 15 {
					os.Remove(claim)
				}
			},
		}, filepath.Join(s.Dir, dir))
	}
}

func onWebDAV(t *testing.T) func(int) place {
	s := hosttest.WebDAV(t, hosttest.DAVSetup{})
	return func(run int) place {
		dir := fmt.Sprint("-run", run)
		return onDisk(place{
			target: config.Target{Kind: config.TargetWebDAV, Address: s.Address + dir, User: s.User},
			way:    host.Way{RootCAs: s.RootCAs, Secret: secretOf(s.Secret)},
			later: func(tries int) { // a lock cut off in the making
				if tries%10 == 9 {
					os.Remove(s.Dir + dir + "/" + host.Control + "/lock.mark")
				}
			},
		}, s.Dir+dir)
	}
}

func onS3(t *testing.T) func(int) place {
	s := hosttest.S3(t)
	return func(run int) place {
		dir := fmt.Sprintf("run%d/", run)
		return place{
			target: config.Target{Kind: config.TargetS3, Address: s.Address + "/" + dir, Plain: true, User: s.KeyID, Bucket: s.Bucket, BucketAt: config.BucketPath},
			way:    host.Way{Secret: secretOf(s.Secret), Plain: true},
			read: func(name string) ([]byte, error) {
				answer, err := http.Get(s.Site + "/" + dir + (&url.URL{Path: name}).EscapedPath())
				if err != nil {
					return nil, err
				}
				defer answer.Body.Close()
				if answer.StatusCode == http.StatusNotFound {
					return nil, fs.ErrNotExist
				}
				return io.ReadAll(answer.Body)
			},
			files: func() map[string]string {
				files := map[string]string{}
				for key, data := range s.Objects(t) {
					if name, ok := strings.CutPrefix(key, dir); ok {
						files[name] = string(data)
					}
				}
				return files
			},
		}
	}
}

func onGit(t *testing.T) func(int) place {
	s := hosttest.GitHTTP(t)
	return func(run int) place {
		branch := fmt.Sprint("run", run)
		files := func() map[string]string { return s.Files(t, branch) }
		return place{
			target: config.Target{Kind: config.TargetGit, Slug: branch, Address: s.Address, User: s.User, Branch: branch, Plain: true},
			way:    host.Way{Secret: secretOf(s.Secret), Plain: true},
			files:  files,
			read: func(name string) ([]byte, error) {
				data, ok := files()[name]
				if !ok {
					return nil, fs.ErrNotExist
				}
				return []byte(data), nil
			},
		}
	}
}

func onFolder(t *testing.T) func(int) place {
	dir := t.TempDir()
	return func(run int) place {
		at := filepath.Join(dir, fmt.Sprint(run))
		return onDisk(place{target: config.Target{Kind: config.TargetFolder, Address: at}}, at)
	}
}

// TestTrouble publishes over lines that cut, stall, slow and corrupt, and stops
// runs at any moment, until a publication comes through; then the next, and in
// the end often one of those before. All the while a reader follows the links
// of the site: none leads nowhere, no page is made of two publications, but
// for one at a time where the host can't do better. What is there in the end
// is what was to be published, to the byte, and what others put there.
func TestTrouble(t *testing.T) {
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		t.Run(kind, func(t *testing.T) {
			if kind != "git" { // whose settings are in the environment; the rest mostly wait
				t.Parallel()
			}
			at := kinds[kind](t)
			for run := *from; run < *from+*runs; run++ {
				t.Run(fmt.Sprint(run), func(t *testing.T) { trouble(t, at(run), uint64(run)) })
			}
		})
	}
}

func trouble(t *testing.T, p place, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 3))
	computers := []string{t.TempDir(), t.TempDir()}
	if p.torn {
		computers = computers[:1] // another would not know which page was left torn
	}
	states := []map[string]string{paper(r, 0), paper(r, 1), paper(r, 2)}
	if r.IntN(2) == 0 {
		states = append(states, states[r.IntN(2)]) // brought back
	}
	for i, files := range states {
		set := output(t, files)
		reader := p.reader(t, i > 0)
		whole := p.comesThrough(t, r, computers, set, i == 0 && r.IntN(2) == 0, i == 1 && r.IntN(2) == 0)
		reader.stop()
		if whole {
			holds(t, fmt.Sprint("state ", i), p.files(), files)
		}
		if i > 0 && whole {
			p.keeps(t, states[0]) // the one between may not have come
		}
		if i == 0 && p.put != nil {
			p.put(foreign, "others'")
		}
	}
	files := states[len(states)-1]
	// A busy server may only now write the lock that it was given over a line that was cut.
	p.comesThrough(t, r, computers[:1], output(t, files), true, false, 0)
	got := p.files()
	if got[foreign] != "others'" && p.put != nil {
		t.Errorf("what others put there is %q", got[foreign])
	}
	maps.DeleteFunc(got, func(name, _ string) bool {
		return strings.HasPrefix(name, host.Control) || name == ".nojekyll" || name == foreign
	})
	if !maps.Equal(got, files) {
		t.Errorf("there are %q, want %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(files)))
	}
}

// foreign is a file that no publication put there.
const foreign = "2026-11-01/others.html"

// comesThrough publishes again and again, and reports whether all is there.
// Who goes on writing after the first run gives up what that had begun.
func (p place) comesThrough(t *testing.T, r *rand.Rand, computers []string, set delivery.Set, calm, goesOn bool, keep ...time.Duration) bool {
	var err error
	for tries := 0; ; tries++ {
		if tries > 60 {
			t.Fatal("never came through: ", err)
		}
		line, hasty := &hosttest.Line{}, !calm && tries < 30
		if hasty {
			line.Trouble = hosttest.AnyTrouble(r.Uint64(), 0.5, stalls)
		}
		err = p.publish(t, r, line, computers[r.IntN(len(computers))], set, hasty, keep...)
		line.CutAll()
		var held *delivery.Held
		var refused *host.Refusal
		switch {
		case err == nil:
			return true
		case goesOn:
			return false
		case errors.As(err, &held): // by the other computer, which was cut off
			time.Sleep(pace.Stale / 4)
		case errors.As(err, &refused) && tries > 40:
			t.Fatal(err)
		}
		if p.later != nil {
			p.later(tries)
		}
	}
}

func holds(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: %s has %d bytes, want %d", what, name, len(got[name]), len(want[name]))
		}
	}
}

// keeps holds that what was published before is there for those who have an
// old page open, if perhaps as a publication between left it.
func (p place) keeps(t *testing.T, before map[string]string) {
	t.Helper()
	got := p.files()
	for name := range before {
		if !whole(got[name]) {
			t.Errorf("%s was published and is gone, or has %d bytes", name, len(got[name]))
		}
	}
}

// stalls is how long nothing moves when a line stalls, and idle after what
// time a connection on which nothing moves is given up.
const (
	stalls = 150 * time.Millisecond
	idle   = 100 * time.Millisecond
)

var pace = delivery.Pace{First: 5 * time.Millisecond, Tries: 4, Beat: 50 * time.Millisecond, Stale: 400 * time.Millisecond, Watch: 150 * time.Millisecond}

// publish is one run of the program. It may be ended at any moment.
func (p place) publish(t *testing.T, r *rand.Rand, line *hosttest.Line, data string, set delivery.Set, hasty bool, keep ...time.Duration) error {
	ctx := t.Context()
	if hasty && r.IntN(3) == 0 {
		var end context.CancelFunc
		ctx, end = context.WithTimeout(ctx, time.Duration(math.Pow(r.Float64(), 4)*float64(600*time.Millisecond)))
		defer end()
	}
	way, target := p.way, p.target
	way.Scratch = filepath.Join(data, "scratch")
	patience := 10 * time.Second
	if line.Trouble != nil {
		patience = idle
	}
	way.Dial = line.Dial(t, host.Dialer(patience))
	if u, err := url.Parse(target.Address); err == nil && target.Kind == config.TargetGit { // dials itself
		u.Host = line.Proxy(t, u.Host)
		target.Address = u.String()
	}
	h, err := all.Open(ctx, target, way)
	if err != nil {
		return err
	}
	defer h.Close()
	o := delivery.Options{Host: h, Data: data, Who: "岑望舒", Title: "青石社区报", Keep: 7 * 24 * time.Hour, Pace: pace}
	if len(keep) > 0 {
		o.Keep = keep[0]
	}
	d, err := delivery.Open(o)
	if err != nil {
		return err
	}
	defer d.Close()
	plan, err := d.Plan(ctx, set)
	if err != nil {
		return err
	}
	_, err = d.Send(ctx, plan)
	return err
}

// reader follows links until it is stopped.
type reader struct {
	end  chan struct{}
	once sync.Once
	done sync.WaitGroup
}

// reader begins to read; with public, something was published before.
func (p place) reader(t *testing.T, public bool) *reader {
	r := &reader{end: make(chan struct{})}
	t.Cleanup(r.stop)
	r.done.Go(func() {
		for {
			public = p.crawl(t, public) || public
			if p.soon != nil {
				p.soon()
			}
			select {
			case <-r.end:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	})
	return r
}

func (r *reader) stop() { r.once.Do(func() { close(r.end) }); r.done.Wait() }

// get is what a reader gets, once more a little later where the server deletes
// what it writes over. A busy machine may let it wait between the two.
func (p place) get(name string, public bool) ([]byte, error) {
	data, err := p.read(name)
	for begun := time.Now(); public && p.torn && errors.Is(err, fs.ErrNotExist) && time.Since(begun) < 10*time.Second; {
		time.Sleep(5 * time.Millisecond)
		data, err = p.read(name)
	}
	return data, err
}

// crawl reads every page that the front page leads to; it is false where there
// is none, which is wrong once something was public.
func (p place) crawl(t *testing.T, public bool) bool {
	seen := map[string]bool{"index.html": true}
	var torn []string
	for todo := []string{"index.html"}; len(todo) > 0; todo = todo[1:] {
		name := todo[0]
		data, err := p.get(name, public || name != "index.html")
		if errors.Is(err, fs.ErrNotExist) {
			if name == "index.html" && !public {
				return false
			}
			t.Errorf("a link leads to %s, which is not there", name)
			continue
		}
		if err != nil {
			t.Error(err)
			return true
		}
		if !whole(string(data)) {
			torn = append(torn, name)
			if !p.torn {
				t.Errorf("%s is made of two: %.60q … %.60q", name, data, data[max(0, len(data)-60):])
			}
			continue
		}
		for _, m := range href.FindAllStringSubmatch(string(data), -1) {
			if to := path.Join(path.Dir(name), m[1]); !seen[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	p.oneAtMost(t, torn)
	return true
}

// oneAtMost holds that of the pages that were found torn, one after the other,
// no two were so at once.
func (p place) oneAtMost(t *testing.T, torn []string) {
	for i := 1; i < len(torn); i++ {
		before, err := p.read(torn[i-1])
		if err != nil || whole(string(before)) {
			continue
		}
		second, err := p.read(torn[i])
		if err != nil || whole(string(second)) {
			continue
		}
		if after, err := p.read(torn[i-1]); err == nil && string(after) == string(before) {
			t.Errorf("%s and %s are torn at once", torn[i-1], torn[i])
		}
	}
}

var href = regexp.MustCompile(`href="([^"]+)"`)

// whole reports whether a page is of one publication, from first to last.
func whole(page string) bool {
	var begun, ended int
	if n, _ := fmt.Sscanf(page, "state %d", &begun); n == 0 {
		return page != ""
	}
	at := strings.LastIndex(page, "\nend ")
	if at < 0 {
		return false
	}
	_, err := fmt.Sscanf(page[at:], "\nend %d;", &ended)
	return err == nil && begun == ended && strings.HasSuffix(page, ";")
}

// paper is a site in a state of its life; every link in it leads somewhere.
func paper(r *rand.Rand, state int) map[string]string {
	files := map[string]string{}
	page := func(name string, lines ...string) {
		files[name] = fmt.Sprintf("state %d\n%s\n%s\nend %d;", state, strings.Join(lines, "\n"), strings.Repeat("文字", r.IntN(1500)), state)
	}
	link := func(to string) string { return fmt.Sprintf("href=%q", to) }
	style := fmt.Sprintf("static/style.%d.css", state/2)
	files[style] = "body{}"
	front := []string{link(style)}
	for issue := max(0, state-1); issue <= state+1; issue++ {
		dir := fmt.Sprintf("2026-11-%02d", issue+1)
		index := []string{link("../" + style), link("../index.html")}
		for a := range 2 + r.IntN(3) {
			picture := fmt.Sprintf("照片/第 %d 张.jpg", r.IntN(9))
			files[dir+"/"+picture] = "picture of " + picture
			name := fmt.Sprintf("a%d-%d.html", a, r.IntN(3))
			page(dir+"/"+name, link(picture), link("index.html"), link("../"+style))
			index = append(index, link(name))
		}
		page(dir+"/index.html", index...)
		front = append(front, link(dir+"/index.html"))
	}
	page("index.html", front...)
	page("feed.xml")
	return files
}

// output lays files down as a build leaves them.
func output(t *testing.T, files map[string]string) delivery.Set {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o777), os.WriteFile(at, []byte(data), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	set, err := delivery.Folder(dir)
	if err != nil {
		t.Fatal(err)
	}
	return set
}
