package serve

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"bao/internal/site"
)

// onPort serves a site on a port of its own and returns its address.
func onPort(t *testing.T, s *folder) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.preview.Serve(ctx, l) }()
	t.Cleanup(func() {
		s.close()
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

// listenTo opens an event stream and returns its events, without comments.
func listenTo(t *testing.T, address, since string) (events chan string, hangUp func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, "GET", "http://"+address+"/__bao/events?since="+since, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Errorf("events are %q", kind)
	}
	events = make(chan string, 1000)
	go func() {
		defer close(events)
		defer answer.Body.Close()
		lines := bufio.NewScanner(answer.Body)
		event := ""
		for lines.Scan() {
			if lines.Text() != "" {
				event += lines.Text() + "\n"
				continue
			}
			if strings.Contains(event, "data:") {
				events <- event
			}
			event = ""
		}
	}()
	return events, cancel
}

func next(t *testing.T, events chan string) string {
	t.Helper()
	select {
	case e, ok := <-events:
		if !ok {
			t.Fatal("the stream has ended")
		}
		return e
	case <-time.After(time.Minute):
		t.Fatal("no event came")
	}
	return ""
}

func TestEvents(t *testing.T) {
	files := someFiles()
	files["content/2026-03-02/huayuan.md"] += "\n[表](biao.pdf)\n"
	files["content/2026-03-02/biao.pdf"] = "一"
	s := newSite(t, files, func(o *Options) { o.Follow = true })
	address := onPort(t, s)
	events, hangUp := listenTo(t, address, "")
	defer hangUp()
	id := func(n int) string { return fmt.Sprintf("id: %s-%d\n", s.preview.run, n) }
	if e := next(t, events); !strings.Contains(e, id(1)) || !strings.Contains(e, `"good":1`) || !strings.Contains(e, `"problems":[]`) {
		t.Errorf("at first: %s", e)
	}
	s.write("content/2026-03-02/dianti.md", "---\n标题: 电梯\n---\n好。\n")
	if e := next(t, events); !strings.Contains(e, id(2)) || !strings.Contains(e, `"good":2`) || !strings.Contains(e, `"follow":"/2026-03-02/dianti.html"`) {
		t.Errorf("after an edit: %s", e)
	}
	s.write("content/2026-03-02/biao.pdf", "二二")
	if e := next(t, events); !strings.Contains(e, `"assets":["2026-03-02/biao.pdf"]`) || strings.Contains(e, "follow") {
		t.Errorf("after a change of an asset: %s", e)
	}
	s.write("content/2026-03-02/dianti.md", "---\n题头: 电梯\n---\n好。\n")
	if e := next(t, events); !strings.Contains(e, `"good":3`) || !strings.Contains(e, `"errors":2`) {
		t.Errorf("after a mistake: %s", e)
	}
	// One that comes back is told what it missed; one of another run has to
	// look at everything.
	back, hangUp := listenTo(t, address, s.preview.run+"-1")
	defer hangUp()
	if e := next(t, back); !strings.Contains(e, id(4)) || !strings.Contains(e, "biao.pdf") || !strings.Contains(e, "follow") {
		t.Errorf("to one that comes back: %s", e)
	}
	other, hangUp := listenTo(t, address, "another-3")
	defer hangUp()
	if e := next(t, other); !strings.Contains(e, id(4)) || strings.Contains(e, "biao.pdf") || strings.Contains(e, "follow") {
		t.Errorf("to one of another run: %s", e)
	}
}

func TestMissedTooMuch(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	state := s.preview.now.Load()
	for range changesKept + 3 {
		next := state.with(site.Verdict{})
		next.show(&snapshot{}, nil)
		state = next
	}
	for seen, stale := range map[int]bool{-1: false, 1: true, 2: true, 4: false, state.number: false} {
		if got := strings.Contains(string(s.preview.news(state, seen)), `"stale":true`); got != stale {
			t.Errorf("one that knows %d of %d: stale is %v", seen, state.number, got)
		}
	}
}

// TestManyStreams has 200 browsers that listen and 50 that never read. An
// edit reaches those that listen, and goroutines go with the browsers.
func TestManyStreams(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	address := onPort(t, s)
	before := runtime.NumGoroutine()
	var streams []chan string
	var hangUps []func()
	for range 200 {
		events, hangUp := listenTo(t, address, "")
		next(t, events)
		streams, hangUps = append(streams, events), append(hangUps, hangUp)
	}
	for range 50 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(c, "GET /__bao/events HTTP/1.1\r\nHost: %s\r\n\r\n", address)
		hangUps = append(hangUps, func() { c.Close() })
	}
	s.until("all streams", func() bool {
		s.preview.streams.mu.Lock()
		defer s.preview.streams.mu.Unlock()
		return len(s.preview.streams.open) == 250
	})
	// Long problems, so that what is not read fills the buffers in between.
	for i := range 20 {
		s.write("content/2026-03-02/dianti.md", fmt.Sprintf("---\n标题: 电梯\n再错%d: 1\n", i)+strings.Repeat("错"+strings.Repeat("字", 100)+": 1\n", 20)+"---\n好。\n")
		s.until("the problems", func() bool {
			return strings.Contains(string(s.preview.now.Load().message()), fmt.Sprintf("再错%d", i))
		})
	}
	s.write("content/2026-03-02/dianti.md", "---\n标题: 电梯\n---\n都收到了。\n")
	s.untilSays("/2026-03-02/dianti.html", "都收到了")
	good := fmt.Sprintf(`"good":%d,`, s.preview.now.Load().good.number)
	for _, events := range streams {
		for !strings.Contains(next(t, events), good) {
		}
	}
	for _, hangUp := range hangUps {
		hangUp()
	}
	http.DefaultClient.CloseIdleConnections()
	defer func() {
		if t.Failed() {
			stacks := make([]byte, 1<<20)
			t.Logf("%d goroutines before\n%s", before, stacks[:runtime.Stack(stacks, true)])
		}
	}()
	s.until("the end of all goroutines", func() bool { return runtime.NumGoroutine() <= before+2 })
}

func TestServeEndsSoon(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.preview.Serve(ctx, l) }()
	events, hangUp := listenTo(t, l.Addr().String(), "")
	defer hangUp()
	next(t, events)
	// Somebody who has not finished asking must not hold it up.
	slow, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	fmt.Fprint(slow, "GET / HTTP/1.1\r\nHo")
	s.close()
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Error("the server goes on")
	}
	if _, open := <-events; open {
		t.Error("the event stream goes on")
	}
}

func TestListen(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	l, free, err := Listen(busy.Addr().String())
	if err == nil || l != nil || free == "" || free == busy.Addr().String() {
		t.Fatalf("a busy port: %v %q %v", l, free, err)
	}
	l, _, err = Listen(free)
	if err != nil {
		t.Fatalf("the free port: %v", err)
	}
	l.Close()
	for _, address := range []string{"256.0.0.1:80", "127.0.0.1:99999", "127.0.0.1", "127.0.0.1:no-such-service"} {
		if _, free, err := Listen(address); err == nil || free != "" {
			t.Errorf("%s: %q %v", address, free, err)
		}
	}
}
