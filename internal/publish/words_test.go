package publish

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
	"testing"
)

// TestUnreached holds that what a network says is said in Chinese.
func TestUnreached(t *testing.T) {
	at := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 2222}
	for _, c := range []struct {
		err     error
		message string
		quoted  bool // what was said is of use to somebody else
	}{
		{&net.OpError{Op: "dial", Net: "tcp", Addr: at, Err: syscall.ECONNREFUSED}, "服务器（127.0.0.1:2222）不接受连接", false},
		{&net.OpError{Op: "dial", Net: "tcp", Addr: at, Err: wsaRefused}, "服务器（127.0.0.1:2222）不接受连接", false},
		{&net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Name: "www.example.cn", IsNotFound: true}}, "找不到服务器 www.example.cn", false},
		{&net.OpError{Op: "read", Net: "tcp", Err: errors.New("reset by peer")}, "连不上要发布到的地方", true},
	} {
		message, hint, ok := Explain(fmt.Errorf("put: %w", c.err))
		if !ok || !strings.HasPrefix(message, c.message) || strings.Contains(hint, c.err.Error()) != c.quoted {
			t.Errorf("%v: %s / %s", c.err, message, hint)
		}
	}
}
