package ftp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/textproto"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/publish/host/hosttest"
)

// scripted opens a host of a scripted server, unencrypted.
func scripted(t *testing.T, s *script) *server {
	server := s.start(t)
	target, way := target(server), way(server)
	plain(&target, &way)
	return open(t, target, way)
}

func put(t *testing.T, h host.Host, path, data string) {
	t.Helper()
	if err := h.Put(t.Context(), hosttest.File(path, []byte(data))); err != nil {
		t.Fatal(err)
	}
}

func expect(t *testing.T, h host.Host, path, want string) {
	t.Helper()
	if got, err := h.Read(t.Context(), path, 1<<20); string(got) != want || err != nil {
		t.Errorf("%s: %q, %v, want %q", path, got, err, want)
	}
}

func TestAddresses(t *testing.T) {
	for _, test := range []struct{ address, home, host, base, account string }{
		{"ftp://a@h.cn", "/", "h.cn:21", "/", "ftp://a@h.cn:21"},
		{"ftp://a@h.cn/htdocs/", "/home/a", "h.cn:21", "/home/a/htdocs", "ftp://a@h.cn:21"},
		{"ftps://a@h.cn//var/www", "/home/a", "h.cn:990", "/var/www", "ftps://a@h.cn:990"},
		{"ftp://a@h.cn:2121/%2Fvar/%E6%8A%A5", "/home/a", "h.cn:2121", "/var/报", "ftp://a@h.cn:2121"},
		{"ftp://a%40x@[::1]/..", "/home/a", "[::1]:21", "/home", "ftp://a@x@[::1]:21"},
	} {
		p, err := parse(config.Target{Address: test.address})
		if err != nil || p.address != test.host || p.base(test.home) != test.base || p.account != test.account {
			t.Errorf("%s: %+v, %s, %v", test.address, p, p.base(test.home), err)
		}
	}
}

// Whatever stands in site.yaml, what is published lies at one absolute place.
func FuzzAddress(f *testing.F) {
	for _, address := range []string{"ftp://a@h.cn/x", "ftps://a@h.cn//%2e%2e/x%00", "ftp://a@[::1]:0/../..", "ftp:a", "ftp://%0d@h/%0a"} {
		f.Add(address, "/home/a")
	}
	f.Fuzz(func(t *testing.T, address, home string) {
		p, err := parse(config.Target{Address: address})
		if err != nil {
			return
		}
		if base := p.base(home); !path.IsAbs(base) || path.Clean(base) != base || strings.ContainsAny(p.folder+p.user, "\r\n") {
			t.Errorf("%+v, %q", p, base)
		}
	})
}

// A server behind a router names an address that leads nowhere, or to another
// computer.
func TestPassiveAddress(t *testing.T) {
	s := &script{answer: func(command, _ string, _ int) string {
		if command == "EPSV" {
			return "500 what?"
		}
		return ""
	}}
	h := scripted(t, s)
	put(t, h, "index.html", "新")
	expect(t, h, "index.html", "新")
}

func TestHostileListing(t *testing.T) {
	const line = "-rw-r--r-- 1 a a 3 Jan 02 2025 "
	s := &script{list: func(w io.Writer, dir string) {
		if dir != "/www/bao" {
			return
		}
		for _, name := range []string{"good.html", "..", "../../etc/passwd", "/etc/passwd", "a/b", `a\b`, "esc\x1b[2J", "\xff\xfe", "."} {
			fmt.Fprint(w, line+name+"\r\n")
		}
		fmt.Fprint(w, "lrwxrwxrwx 1 a a 3 Jan 02 2025 link -> /etc\r\nnonsense\r\n\r\ndrwxr-xr-x 2 a a 0 Jan 02 2025 ..\r\ndrwxr-xr-x 2 a a 0 Jan 02 2025 .bao-publish\r\n")
		fmt.Fprint(w, "-rw-r--r-- 1 a a 18446744073709551615 Jan 02 2025 huge\r\n")
	}}
	h := scripted(t, s)
	s.dirs["/www/bao"] = true
	entries, err := h.List(t.Context())
	if err != nil || len(entries) != 1 || entries[0].Path != "good.html" || entries[0].Size != 3 {
		t.Errorf("%+v, %v", entries, err)
	}

	s.list = func(w io.Writer, dir string) { // a folder that is in itself
		s.mu.Lock()
		s.dirs[dir+"/again"] = true
		s.mu.Unlock()
		fmt.Fprint(w, "drwxr-xr-x 2 a a 0 Jan 02 2025 again\r\n")
	}
	_, err = h.List(t.Context())
	refused(t, err, "列不完", "文件夹")

	s.list = func(w io.Writer, _ string) {
		for {
			if _, err := io.WriteString(w, strings.Repeat("nonsense ", 1000)+"\r\n"); err != nil {
				return
			}
		}
	}
	_, err = h.List(t.Context())
	refused(t, err, "列不完", "文件夹")
}

// The answers of a server that never come to an end don't eat memory.
func TestEndlessAnswer(t *testing.T) {
	h := scripted(t, &script{answer: func(command, _ string, _ int) string {
		if command == "PWD" {
			return strings.Repeat("257-on and on\r\n", mostReply/10)
		}
		return ""
	}})
	if _, err := h.Read(t.Context(), "index.html", 10); err == nil || !strings.Contains(err.Error(), "does not end") {
		t.Error(err)
	}
}

func TestCancel(t *testing.T) {
	stalled, over := make(chan struct{}), make(chan struct{})
	defer close(over)
	h := scripted(t, &script{answer: func(command, argument string, _ int) string {
		if command == "SIZE" && strings.HasSuffix(argument, "slow.html") {
			close(stalled)
			<-over
		}
		return ""
	}})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-stalled
		cancel()
	}()
	began := time.Now()
	if _, err := h.Read(ctx, "slow.html", 10); !errors.Is(err, context.Canceled) || time.Since(began) > 30*time.Second {
		t.Errorf("%v after %s", err, time.Since(began))
	}
}

// A server that knows neither SIZE nor UTF-8 nor what it is asked for by FEAT.
func TestOldServer(t *testing.T) {
	s := &script{answer: func(command, _ string, _ int) string {
		switch command {
		case "SIZE", "FEAT", "EPSV":
			return "500 what?"
		}
		return ""
	}}
	h := scripted(t, s)
	put(t, h, "index.html", "旧")
	put(t, h, "index.html", "新")
	expect(t, h, "index.html", "新")
	if _, err := h.Read(t.Context(), "none.html", 10); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if err := h.Delete(t.Context(), "none.html"); err != nil {
		t.Error(err)
	}
	if w := h.Traits().Warning; !strings.Contains(w, "UTF-8") || !strings.Contains(w, "不加密") {
		t.Error(w)
	}
}

// A server whose RMD takes what is in a folder with it is not asked to.
func TestOthersInAFolderStay(t *testing.T) {
	s := hosttest.OddFTP(t, hosttest.Habits{RenamesOver: true, RemovesFilled: true, MakesAgain: true})
	h := open(t, target(s), way(s))
	put(t, h, "a/1.html", "一")
	put(t, h, "a/2.html", "二")
	if err := h.Delete(t.Context(), "a/1.html"); err != nil {
		t.Error(err)
	}
	expect(t, h, "a/2.html", "二")
	if h.Traits().Exclusive {
		t.Error("MKD is taken to be exclusive, which it is not")
	}
}

// Another publication, or a call beside this one, removes a folder as empty.
func TestFolderThatIsGone(t *testing.T) {
	s := hosttest.VSFTPD(t)
	h := open(t, target(s), way(s))
	put(t, h, "a/1.html", "一")
	if err := os.RemoveAll(filepath.Join(s.Dir, "www", "bao")); err != nil {
		t.Fatal(err)
	}
	put(t, h, "a/2.html", "二")
	expect(t, h, "a/2.html", "二")
}

func TestHiddenFilesAreListed(t *testing.T) {
	s := hosttest.VSFTPD(t)
	h := open(t, target(s), way(s))
	put(t, h, ".nojekyll", "")
	if entries, err := h.List(t.Context()); err != nil || len(entries) != 1 || entries[0].Path != ".nojekyll" {
		t.Errorf("%v, %v", entries, err)
	}
}

// At 40 ms each, commands are what a publication takes its time for.
func TestCommandsPerPage(t *testing.T) {
	s := hosttest.VSFTPD(t)
	h := open(t, target(s), way(s))
	put(t, h, "a/index.html", "")
	before := strings.Count(log(t, s), "FTP command")
	for i := range 10 {
		put(t, h, fmt.Sprintf("a/%d.html", i), "页")
	}
	if n := strings.Count(log(t, s), "FTP command") - before; n != 50 { // EPSV, STOR, SIZE, RNFR, RNTO
		t.Errorf("%d commands for 10 pages", n)
	}
}

func TestSessionThatIsNotTakenUp(t *testing.T) {
	s := hosttest.VSFTPD(t)
	h := open(t, target(s), way(s))
	for _, reply := range []*textproto.Error{
		{Code: 522, Msg: "SSL connection failed: session reuse required"},
		{Code: 425, Msg: "Unable to build data connection: TLS session of data connection not resumed"},
	} {
		h.trust.old.Store(false)
		if !h.downgrade(reply) || h.trust.config().MaxVersion != tls.VersionTLS12 || h.downgrade(reply) {
			t.Error("TLS 1.2 is not tried once")
		}
		refused(t, h.explain(t.Context(), nil, reply), "不接受传文件的加密连接", "require_ssl_reuse")
	}
}

// wires keeps what a way dials, and changes what is sent over it.
type wires struct {
	mu    sync.Mutex
	conns []net.Conn
	write func(c net.Conn, p []byte) (int, error)
}

func (w *wires) tap(way *host.Way) {
	dial := way.Dial
	way.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		w.conns = append(w.conns, c)
		return tapped{c, w}, nil
	}
}

type tapped struct {
	net.Conn
	w *wires
}

func (t tapped) Write(p []byte) (int, error) {
	if t.w.write != nil {
		return t.w.write(t.Conn, p)
	}
	return t.Conn.Write(p)
}

func TestBrokenConnectionIsMadeAnew(t *testing.T) {
	s := hosttest.VSFTPD(t)
	way, w := way(s), &wires{}
	w.tap(&way)
	h := open(t, target(s), way)
	put(t, h, "index.html", "旧")
	for _, c := range w.conns {
		_ = c.Close()
	}
	put(t, h, "index.html", "新")
	expect(t, h, "index.html", "新")
}

// What was cut anywhere leaves the old page or the new one, and another try
// mends it.
func TestCuts(t *testing.T) {
	for _, server := range []*hosttest.FTPServer{hosttest.VSFTPD(t), hosttest.OddFTP(t, hosttest.Habits{RenamesOver: true})} {
		old, fresh := strings.Repeat("旧", 40_000), strings.Repeat("新", 50_000)
		good := open(t, target(server), way(server))
		for seed := range uint64(12) {
			put(t, good, "index.html", old)
			random := rand.New(rand.NewPCG(seed, 1))
			var left atomic.Int64
			way, w := way(server), &wires{}
			w.write = func(c net.Conn, p []byte) (int, error) {
				if left.Add(-int64(len(p))) < 0 {
					if random.IntN(2) == 0 {
						_, _ = c.Write(p[:len(p)/2])
					}
					_ = c.Close()
					return len(p), nil // as if the network had taken it
				}
				return c.Write(p)
			}
			w.tap(&way)
			left.Store(random.Int64N(200_000))
			h := open(t, target(server), way)
			err := h.Put(t.Context(), hosttest.File("index.html", []byte(fresh)))
			got, readErr := good.Read(t.Context(), "index.html", 1<<20)
			if readErr != nil || string(got) != fresh && (err == nil || string(got) != old) {
				t.Fatalf("seed %d: %d bytes there, %v, after %v", seed, len(got), readErr, err)
			}
			left.Store(1 << 40)
			put(t, h, "index.html", fresh)
			expect(t, h, "index.html", fresh)
			if err := h.Sweep(t.Context()); err != nil {
				t.Fatal(err)
			}
			_ = h.Close()
		}
		if left, _ := filepath.Glob(server.Dir + "/www/bao/" + host.Control + "/*"); len(left) > 0 {
			t.Errorf("not swept: %v", left)
		}
	}
}

// The end of a data connection that was cut looks like the end of the file, to
// many a server even with TLS.
func TestTruncation(t *testing.T) {
	for name, s := range map[string]*hosttest.FTPServer{
		"vsftpd": hosttest.VSFTPD(t), "plain": hosttest.VSFTPD(t, "ssl_enable=NO"),
		"easygoing": hosttest.OddFTP(t, hosttest.Habits{RenamesOver: true}),
	} {
		target, way, w := target(s), way(s), &wires{}
		if name == "plain" {
			plain(&target, &way)
		}
		var left atomic.Int64
		left.Store(1 << 40)
		w.write = func(c net.Conn, p []byte) (int, error) {
			if c.RemoteAddr().String() != s.Address && left.Add(-int64(len(p))) < 0 {
				_ = c.(*net.TCPConn).CloseWrite()
				return len(p), nil
			}
			return c.Write(p)
		}
		way.Dial = new(net.Dialer).DialContext
		w.tap(&way)
		h := open(t, target, way)
		put(t, h, "index.html", "旧")
		left.Store(50_000)
		var r *host.Refusal
		if err := h.Put(t.Context(), hosttest.File("index.html", make([]byte, 200_000))); err == nil || errors.As(err, &r) {
			t.Errorf("%s: %v", name, err)
		}
		left.Store(1 << 40)
		expect(t, h, "index.html", "旧")
	}
}

// Without TLS, bytes that change on their way are found.
func TestCorruption(t *testing.T) {
	s := hosttest.VSFTPD(t, "ssl_enable=NO")
	target, way, w := target(s), way(s), &wires{}
	plain(&target, &way)
	w.write = func(c net.Conn, p []byte) (int, error) {
		return c.Write([]byte(strings.ReplaceAll(string(p), "page", "pane")))
	}
	w.tap(&way)
	h := open(t, target, way)
	put(t, h, "index.html", "old")
	var r *host.Refusal
	if err := h.Put(t.Context(), hosttest.File("index.html", []byte("new page"))); err == nil || errors.As(err, &r) {
		t.Errorf("%v", err)
	}
	expect(t, h, "index.html", "old")
}

func TestNoRename(t *testing.T) {
	s := hosttest.NoRename(t)
	h := open(t, target(s), way(s))
	lock, manifest := host.Control+"/lock", host.Control+"/manifest"
	if err := h.Create(t.Context(), lock, []byte("I")); err != nil {
		t.Fatal(err)
	}
	if traits := h.Traits(); traits.Whole || !strings.Contains(traits.Warning, "半页") || !traits.Exclusive {
		t.Errorf("%+v is not known before the first page", traits)
	}
	put(t, h, manifest, "one")
	put(t, h, manifest, "two")
	expect(t, h, manifest, "two")
	disk := filepath.Join(s.Dir, "www/bao", manifest)
	if err := os.Rename(disk, disk+next); err != nil { // cut off between the steps
		t.Fatal(err)
	}
	expect(t, h, manifest, "two")
	put(t, h, manifest, "three")
	expect(t, h, manifest, "three")
	if err := os.WriteFile(disk+next, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := h.Delete(t.Context(), manifest); err != nil {
		t.Fatal(err)
	}
	if got, err := h.Read(t.Context(), manifest, 10); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%q, %v", got, err)
	}
}

// One page at a time is half written, however many are sent at once.
func TestOneTornPage(t *testing.T) {
	s := hosttest.NoRename(t)
	h := open(t, target(s), way(s))
	page := strings.Repeat("x", 300_000)
	for i := range 6 {
		put(t, h, fmt.Sprint(i), page)
	}
	torn := func(i int) bool {
		info, err := os.Stat(filepath.Join(s.Dir, "www/bao", fmt.Sprint(i)))
		return err != nil || info.Size() != int64(len(page))
	}
	done, watched := make(chan struct{}), make(chan bool)
	go func() {
		two := false
		for i := 0; ; i++ {
			a, b := i%6, i/6%6
			// Each is written once, so what is torn twice was so in between.
			two = two || a != b && torn(a) && torn(b) && torn(a)
			select {
			case <-done:
				watched <- two
				return
			default:
			}
		}
	}()
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() { put(t, h, fmt.Sprint(i), page) })
	}
	wg.Wait()
	close(done)
	if <-watched {
		t.Error("two pages were torn at once")
	}
}

// TestNewNameEachTime: the server may still be told, over a connection that was
// given up, to store a file. That must not be the one which another connection
// stored since and is about to rename.
func TestNewNameEachTime(t *testing.T) {
	var stored []string
	stop := false
	h := scripted(t, &script{answer: func(command, argument string, _ int) string {
		if command == "STOR" {
			stored = append(stored, argument)
		}
		if command == "RNFR" && stop {
			stop = false
			return "what?" // no answer that a server gives: the connection is given up
		}
		return ""
	}})
	put(t, h, "index.html", "旧")
	stored, stop = nil, true
	put(t, h, "index.html", "新")
	expect(t, h, "index.html", "新")
	if len(stored) != 2 || stored[0] == stored[1] {
		t.Errorf("stored were %q", stored)
	}
}

// TestReadOfWhatGoes: a file that is deleted between two commands is not there.
func TestReadOfWhatGoes(t *testing.T) {
	s := &script{}
	s.answer = func(command, argument string, _ int) string {
		if command == "RETR" && strings.HasSuffix(argument, "index.html") {
			delete(s.files, argument)
			return "551 File not available"
		}
		return ""
	}
	h := scripted(t, s)
	s.mu.Lock()
	s.dirs["/www/bao"] = true
	s.files["/www/bao/index.html"] = "旧"
	s.mu.Unlock()
	if _, err := h.Read(t.Context(), "index.html", 10); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
