package hosttest

import (
	"context"
	"math/rand/v2"
	"net"
	"sync"
	"time"
)

// Line is what lies between a computer and a server: a delay, a rate, and
// trouble. It is a TCP proxy, so that any program can be led through it.
type Line struct {
	Delay time.Duration // of a round trip
	Rate  int64         // bytes a second each way, of all connections together; 0: as fast as may be
	// Trouble says what befalls a connection; nil: nothing. It is asked once
	// for each, from any goroutine.
	Trouble func() Trouble

	mu      sync.Mutex
	proxies map[string]string // by the address of the server
	conns   map[net.Conn]bool
	up      bucket
	down    bucket
}

// Trouble befalls one connection, at some byte of what is sent one way.
type Trouble struct {
	Kind Kind
	At   int64 // bytes before it
	Down bool  // on the way from the server, else on the way to it
	For  time.Duration
}

// Kind is a kind of trouble.
type Kind int

// Kinds of trouble: none, the connection is cut, nothing moves for a while,
// all moves slowly from then on, a byte is changed.
const (
	None Kind = iota
	Cut
	Stall
	Slow
	Corrupt
)

// AnyTrouble returns the Trouble of a line that is bad for a share of its
// connections.
func AnyTrouble(seed uint64, share float64, stall time.Duration) func() Trouble {
	var mu sync.Mutex
	r := rand.New(rand.NewPCG(seed, 7))
	return func() Trouble {
		mu.Lock()
		defer mu.Unlock()
		if r.Float64() >= share {
			return Trouble{}
		}
		return Trouble{Kind: Kind(1 + r.IntN(4)), At: int64(r.ExpFloat64() * 8000), Down: r.IntN(2) == 0, For: stall}
	}
}

// Proxy returns an address that leads to a server's through the line.
func (l *Line) Proxy(t TB, server string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if at, ok := l.proxies[server]; ok {
		return at
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if l.proxies == nil {
		l.proxies, l.conns = map[string]string{}, map[net.Conn]bool{}
	}
	l.proxies[server] = listener.Addr().String()
	t.Cleanup(func() { listener.Close(); l.CutAll() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go l.carry(c, server)
		}
	}()
	return listener.Addr().String()
}

// Dial is that of a host.Way: every connection that dial makes goes through
// the line.
func (l *Line) Dial(t TB, dial func(ctx context.Context, network, address string) (net.Conn, error)) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		return dial(ctx, network, l.Proxy(t, address))
	}
}

// CutAll cuts every connection there is.
func (l *Line) CutAll() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.conns {
		c.Close()
	}
}

func (l *Line) carry(c net.Conn, server string) {
	defer c.Close()
	s, err := net.Dial("tcp", server)
	if err != nil {
		return
	}
	defer s.Close()
	l.mu.Lock()
	l.conns[c], l.conns[s] = true, true
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.conns, c)
		delete(l.conns, s)
	}()
	var trouble Trouble
	if l.Trouble != nil {
		trouble = l.Trouble()
	}
	done := make(chan bool, 2)
	go func() { l.way(s, c, &l.up, trouble, !trouble.Down); done <- true }()
	go func() { l.way(c, s, &l.down, trouble, trouble.Down); done <- true }()
	<-done
	if trouble.Kind != Cut { // one way may end before the other
		<-done
	}
}

// way carries what comes from one end to the other until it ends.
func (l *Line) way(to, from net.Conn, rate *bucket, trouble Trouble, befalls bool) {
	type parcel struct {
		data []byte
		due  time.Time
	}
	queue := make(chan parcel, 4096)
	go func() {
		defer close(queue)
		for {
			data := make([]byte, 16<<10)
			n, err := from.Read(data)
			if n > 0 {
				queue <- parcel{data[:n], rate.after(int64(n), l.Rate).Add(l.Delay / 2)}
			}
			if err != nil {
				return
			}
		}
	}()
	defer func() {
		if half, ok := to.(*net.TCPConn); ok {
			half.CloseWrite()
		}
		for range queue { // what comes later is lost
		}
	}()
	var sent int64
	for p := range queue {
		time.Sleep(time.Until(p.due))
		if at := trouble.At - sent; befalls && at < int64(len(p.data)) {
			if !trouble.strike(p.data, max(at, 0)) {
				to.Write(p.data[:max(at, 0)])
				to.Close()
				from.Close()
				return
			}
			befalls = trouble.Kind == Slow
		}
		if _, err := to.Write(p.data); err != nil {
			from.Close()
			return
		}
		sent += int64(len(p.data))
	}
}

// strike is false where the connection ends.
func (t Trouble) strike(data []byte, at int64) bool {
	switch t.Kind {
	case Cut:
		return false
	case Stall:
		time.Sleep(t.For)
	case Slow:
		time.Sleep(t.For / 50)
	case Corrupt:
		data[at] ^= 0x20
	}
	return true
}

// bucket spaces what shares a line.
type bucket struct {
	mu   sync.Mutex
	free time.Time
}

// after is when n more bytes have passed.
func (b *bucket) after(n, rate int64) time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if rate == 0 {
		return now
	}
	if b.free.Before(now) {
		b.free = now
	}
	b.free = b.free.Add(time.Duration(float64(n) / float64(rate) * float64(time.Second)))
	return b.free
}
