// Package secret finds the passwords and passphrases that publishing needs: in
// the environment, in the system's keyring, in a file of the user's, and where
// none has it, by asking once. What was asked for can be kept.
//
// It must not write one down anywhere else, and no error of it holds one.
package secret

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"bao/internal/publish/host"
)

// Store finds the secrets of one target. Its fields are set before the first
// call; every one but Slug may be left out. Its methods may be called
// concurrently: who asks for the same account while the user is typing waits
// for what is typed.
type Store struct {
	Slug  string              // of config.Target, for the variables of the environment
	Env   func(string) string // os.Getenv
	Ring  Keyring             // System()
	File  string              // File(); it may be missing
	Paper string              // the paper's folder, in which no secret is kept
	// Ask asks the user. An error of it is taken for an answer, unless ctx has
	// ended: the user is not asked again.
	Ask func(ctx context.Context, kind, account string) (string, error)

	once    sync.Once
	turn    chan struct{}       // holds one token while a call is at work
	known   map[string]found    // by account
	refused map[string][]string // by account, what the host did not take
	hung    bool                // the keyring did not answer
	wait    time.Duration       // how long it is given; the usual time where it is 0
}

// found is a secret, or why there is none.
type found struct {
	kind, secret string
	from         source
	err          error
}

// source is where a secret was found.
type source int

const (
	fromUser source = iota + 1
	fromEnv
	fromRing
	fromFile
)

// Get returns the secret of an account, of host.Password's or
// host.Passphrase's kind. It is the Secret of a host.Way: where there is none,
// the error is a *host.Refusal.
func (s *Store) Get(ctx context.Context, kind, account string) (string, error) {
	if err := s.begin(ctx); err != nil {
		return "", err
	}
	defer s.end()
	if f, ok := s.known[account]; ok {
		return f.secret, f.err
	}
	f, err := s.look(ctx, kind, account)
	if err != nil {
		return "", err
	}
	if f.secret == "" {
		f = found{from: fromUser}
		if s.Ask == nil {
			return "", s.none(kind, account)
		}
		f.secret, f.err = s.Ask(ctx, kind, account)
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if f.err == nil && f.secret == "" {
			f.err = &host.Refusal{Message: "没有输入" + word(kind), Hint: "再发布一次，会再问"}
		}
	}
	f.kind = kind
	s.known[account] = f
	return f.secret, f.err
}

// look returns what is kept for an account; nothing is no error. What the host
// refused before is passed over, so that the next place has its turn.
func (s *Store) look(ctx context.Context, kind, account string) (found, error) {
	good := func(secret string) bool {
		return secret != "" && !slices.Contains(s.refused[account], secret)
	}
	for _, name := range s.variables(kind) {
		if secret := s.env(name); good(secret) {
			return found{secret: secret, from: fromEnv}, nil
		}
	}
	secret, err := s.ring(ctx, func() (string, error) { return s.Ring.Get(service, account) })
	if ctx.Err() != nil {
		return found{}, ctx.Err()
	}
	if err == nil && good(secret) { // trouble with a keyring is like having none
		return found{secret: secret, from: fromRing}, nil
	}
	kept, err := s.read()
	if err == nil && good(kept[account]) {
		return found{secret: kept[account], from: fromFile}, nil
	}
	return found{}, err
}

// variables are those of the environment that may hold a secret, the target's
// own first.
func (s *Store) variables(kind string) []string {
	usual := "BAO_" + strings.ToUpper(kind)
	return []string{usual + "_" + strings.ReplaceAll(strings.ToUpper(s.Slug), "-", "_"), usual}
}

// env returns a variable without the line's end that is easily pasted into the
// settings of a build service.
func (s *Store) env(name string) string {
	if s.Env == nil {
		return ""
	}
	return strings.TrimRight(s.Env(name), "\r\n")
}

func (s *Store) none(kind, account string) error {
	names := s.variables(kind)
	r := &host.Refusal{
		Message: account + " 的" + word(kind) + "没有找到",
		Hint:    "在终端里运行 bao publish，会问一次；没有人能回答的地方，设环境变量 " + names[0],
	}
	if len(s.refused[account]) > 0 {
		r.Message = "服务器不认 " + account + " 的" + word(kind)
		for _, name := range names {
			if slices.Contains(s.refused[account], s.env(name)) {
				r.Hint = "改正环境变量 " + name
				break
			}
		}
	}
	return r
}

// word is what a kind of secret is called.
func word(kind string) string {
	if kind == host.Passphrase {
		return "口令"
	}
	return "密码"
}

// begin waits for its turn, which end passes on. A mutex would keep a caller
// waiting who is called off while somebody else's secret is typed.
func (s *Store) begin(ctx context.Context) error {
	s.once.Do(func() {
		s.turn = make(chan struct{}, 1)
		s.known, s.refused = map[string]found{}, map[string][]string{}
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	select {
	case s.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Store) end() { <-s.turn }
