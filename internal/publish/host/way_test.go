package host

import (
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

// TestRestless holds that a connection is given up when nothing moves, and not
// while something is sent, however long what comes back is waited for.
func TestRestless(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const idle = time.Second
		near, far := net.Pipe()
		defer near.Close()
		go io.Copy(io.Discard, far)
		c := &restless{Conn: near, idle: idle}
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
		sent := time.Now()
		if err := <-ended; !errors.Is(err, os.ErrDeadlineExceeded) || time.Since(sent) != idle {
			t.Errorf("ended with %v, %v after it sent", err, time.Since(sent))
		}
	})
}

// TestDialer holds that connections are made which give up by themselves.
func TestDialer(t *testing.T) {
	server, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	c, err := Dialer(time.Minute)(t.Context(), "tcp", server.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if r, ok := c.(*restless); !ok || r.idle != time.Minute {
		t.Errorf("%#v gives up never, or at another time", c)
	}
}
