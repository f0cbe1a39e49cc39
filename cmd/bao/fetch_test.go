package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"bao/internal/loopback"

	"github.com/rogpeppe/go-internal/testscript"
)

// patience is how long scripts wait for a server.
const patience = time.Minute

// freePort sets a variable to a port on which nobody listens.
func freePort(ts *testscript.TestScript, _ bool, args []string) {
	address, err := loopback.Free()
	ts.Check(err)
	_, port, err := net.SplitHostPort(address)
	ts.Check(err)
	ts.Setenv(args[0], port)
}

// holdPort sets a variable to a port that is busy until the script ends.
func holdPort(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	ts.Setenv(args[0], strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
}

// fetch [-host=NAME] CODE URL FILE stores an answer, once there is one.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	host := ""
	if len(args) > 0 {
		if name, ok := strings.CutPrefix(args[0], "-host="); ok {
			host, args = name, args[1:]
		}
	}
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fetch [-host=NAME] CODE URL FILE")
	}
	r, err := http.NewRequest(http.MethodGet, args[1], nil)
	ts.Check(err)
	if host != "" {
		r.Host = host
	}
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			if time.Now().After(end) {
				ts.Fatalf("%s: %v", args[1], err)
			}
			continue
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(args[2]), body, 0o644))
		if got := strconv.Itoa(answer.StatusCode); got != args[0] {
			ts.Fatalf("%s: %s, want %s", args[1], got, args[0])
		}
		return
	}
}

// await REGEXP URL waits until a line of an answer matches. An answer that
// does not end, such as a stream of events, is read as it comes.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await REGEXP URL")
	}
	pattern := regexp.MustCompile(args[0])
	client := http.Client{Timeout: patience}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		answer, err := client.Get(args[1])
		if err != nil {
			continue
		}
		lines := bufio.NewScanner(answer.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			if pattern.MatchString(lines.Text()) {
				answer.Body.Close()
				return
			}
		}
		answer.Body.Close()
	}
	ts.Fatalf("%s never said %s", args[1], args[0])
}
