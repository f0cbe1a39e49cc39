// Package ftp publishes to an FTP server: over TLS, explicit (ftp://) or
// implicit (ftps://), unless it is said twice that it may go unencrypted.
//
// A page that is there is replaced by a rename where the server does that,
// else it is rewritten in place, one page at a time, and the Warning says so.
//
// It never sends a password before the connection is encrypted and the server
// is the right one, and never connects data to another computer than control.
package ftp

import (
	"context"
	"crypto/rand"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
)

const (
	// connections is how many are opened at most. Shared hosts allow 5 to 10
	// of one address, and the editor's own FTP program takes some.
	connections = 6
	// grace is how long whoever makes a lock may take from claiming it to
	// writing it, before it is taken for cut off.
	grace = 15 * time.Second
)

// server is a host.Host.
type server struct {
	at    place
	way   host.Way
	trust *trust
	grace time.Duration

	*pool

	entering chan struct{} // holds one token, for who logs in first
	learning chan struct{} // likewise, for who finds out what the server does
	rewrite  chan struct{} // likewise, for who rewrites a page in place

	busy, dataFailed atomic.Int64 // how often in a row
	dataWorked       atomic.Bool  // once
	deaf             atomic.Bool  // the server doesn't heed the end of TLS, only that of TCP

	mu      sync.Mutex
	refused *host.Refusal // what stands in the way for good: it is not tried again
	home    string        // the folder that a login leads to; empty before the first
	secret  string
	greeted greeting
	learned bool
	habits  habits
	made    map[string]bool // folders that are there
	claims  map[string]bool // locks that are claimed and not written yet
	noSize  bool            // the server doesn't know SIZE
}

// Open prepares publishing to an address like ftp://user@host/folder; it
// connects when something is asked for. A folder after one slash is below the
// one that a login leads to, as RFC 1738 has it; after two it is absolute.
func Open(_ context.Context, t config.Target, way host.Way) (host.Host, error) {
	at, err := parse(t)
	if err != nil {
		return nil, err
	}
	if at.plain && !way.Plain {
		return nil, &host.Refusal{
			Message: "不加密的 FTP 会让密码和稿件在路上被人看见、改动，没有再确认就不发",
			Hint:    "最好换成 SFTP，或请主机商打开 FTP 的加密（TLS）后删去“不加密”；一定要这样发，在命令后面加上 --plain",
			Plain:   true,
		}
	}
	trust, err := newTrust(t, way, at.host)
	if err != nil {
		return nil, err
	}
	s := &server{
		at: at, way: way, trust: trust, grace: grace, pool: newPool(connections),
		entering: token(), learning: token(), rewrite: token(),
		habits: habits{whole: true, exclusive: true, prunes: true},
		made:   map[string]bool{}, claims: map[string]bool{},
	}
	return s, nil
}

// token is a lock that can be waited for with a context.
func token() chan struct{} {
	c := make(chan struct{}, 1)
	c <- struct{}{}
	return c
}

func (s *server) Traits() host.Traits {
	s.mu.Lock()
	defer s.mu.Unlock()
	var warnings []string
	if !s.habits.whole {
		warnings = append(warnings, "这台服务器不许新文件顶替旧文件（IIS、FileZilla 常这样），改过的页面只能就地重写：正在写的那一页，读者可能看到半页")
	}
	if s.greeted.known && !s.greeted.utf8 {
		warnings = append(warnings, "这台服务器没有说懂 UTF-8，中文文件名可能变成乱码，图片打不开时请改用英文文件名")
	}
	if s.at.plain {
		warnings = append(warnings, "不加密：密码和稿件在路上谁都看得见")
	}
	return host.Traits{
		Parallel: s.pool.size(), Whole: s.habits.whole, Exclusive: s.habits.exclusive,
		Warning: strings.Join(warnings, "；"),
	}
}

// full is where a file of the paper lies on the server, once somebody has
// logged in.
func (s *server) full(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return path.Join(s.at.base(s.home), name)
}

// temporary is a new name in Control, which Sweep knows.
func temporary() string { return host.Control + "/" + passing + strings.ToLower(rand.Text()) }

const passing = "tmp-"

func control(name string) bool { return strings.HasPrefix(name, host.Control+"/") }
