package hosttest

import (
	"bytes"
	"net"
	"os/exec"
	"syscall"
	"time"
)

// start runs a server until the test ends, and returns when it answers.
func start(t TB, address string, c *exec.Cmd) {
	t.Helper()
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t.Cleanup(func() {
		c.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			c.Process.Kill()
		}
	})
	for begun := time.Now(); time.Since(begun) < time.Minute; {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%v\n%s", err, &said)
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Fatalf("no answer from %s", address)
}
