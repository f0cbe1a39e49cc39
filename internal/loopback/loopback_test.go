package loopback

import (
	"net"
	"strconv"
	"testing"
)

// TestFree holds that a server can listen there, and that others are not given it.
func TestFree(t *testing.T) {
	for range 50 {
		address, err := Free()
		if err != nil {
			t.Fatal(err)
		}
		_, port, err := net.SplitHostPort(address)
		if n, _ := strconv.Atoi(port); err != nil || n < 1024 || n >= 32768 {
			t.Errorf("%s: %v", address, err)
		}
		l, err := net.Listen("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
	}
}
