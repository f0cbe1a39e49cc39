package host

import (
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"time"
)

// TestDialer holds that a connection is given up when nothing moves, and not
// while something is sent, however long what comes back is waited for.
func TestDialer(t *testing.T) {
	const idle = time.Second // a busy machine may hold one up for a part of it
	server, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	go func() {
		for {
			c, err := server.Accept()
			if err != nil {
				return
			}
			go io.Copy(io.Discard, c)
		}
	}()
	c, err := Dialer(idle)(t.Context(), "tcp", server.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	ended := make(chan error, 1)
	go func() {
		_, err := c.Read(make([]byte, 1))
		ended <- err
	}()
	for range 12 {
		time.Sleep(idle / 10)
		if _, err := c.Write([]byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case err := <-ended:
		t.Fatalf("given up while it was sending: %v", err)
	default:
	}
	if err := <-ended; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
}
