package serve

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Serve answers on l until ctx, the one given to Open, is done; it then ends
// within a second.
func (p *Preview) Serve(ctx context.Context, l net.Listener) error { return serve(ctx, l, p) }

// Serve answers on l until ctx is done; it then ends within a second.
func (s *Setup) Serve(ctx context.Context, l net.Listener) error { return serve(ctx, l, s) }

func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // broken connections are nobody's concern
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		<-ctx.Done()
		soon, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
		defer cancel()
		if server.Shutdown(soon) != nil {
			server.Close()
		}
	}()
	err := server.Serve(l)
	if errors.Is(err, http.ErrServerClosed) {
		<-ended
		return nil
	}
	return err
}

// portsTried is how many ports are tried after a busy one.
const portsTried = 20

// Listen listens on a TCP address. When its port is busy, free is the next
// address on which there is one, or "".
func Listen(address string) (l net.Listener, free string, err error) {
	l, err = net.Listen("tcp", address)
	if err == nil {
		return l, "", nil
	}
	host, port, splitErr := net.SplitHostPort(address)
	n, numberErr := strconv.Atoi(port)
	if splitErr != nil || numberErr != nil || n == 0 {
		return nil, "", err
	}
	for next := n + 1; next <= min(n+portsTried, 65535); next++ {
		candidate := net.JoinHostPort(host, strconv.Itoa(next))
		if trial, failed := net.Listen("tcp", candidate); failed == nil {
			trial.Close()
			return nil, candidate, err
		}
	}
	return nil, "", err
}
