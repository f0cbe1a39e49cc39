package secret

import (
	"context"
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/zalando/go-keyring"

	"bao/internal/publish/host"
)

// Asked returns the accounts whose secrets were typed and are not kept, in
// order. Once the host has taken them, they may be offered to Keep.
func (s *Store) Asked() []string {
	_ = s.begin(context.Background())
	defer s.end()
	var accounts []string
	for account, f := range s.known {
		if f.from == fromUser && f.err == nil {
			accounts = append(accounts, account)
		}
	}
	slices.Sort(accounts)
	return accounts
}

// Keep keeps what was typed for an account, in the keyring or else in the file,
// and says where, in Chinese. For an account that is not one of Asked it does
// nothing and says nothing. An error is a *host.Refusal.
func (s *Store) Keep(ctx context.Context, account string) (where string, err error) {
	if err := s.begin(ctx); err != nil {
		return "", err
	}
	defer s.end()
	f := s.known[account]
	if f.from != fromUser || f.err != nil {
		return "", nil
	}
	if !utf8.ValidString(f.secret) { // JSON would change it, and so may a keyring
		return "", &host.Refusal{Message: word(f.kind) + "里有不是 UTF-8 的字，记不下来", Hint: "设环境变量 " + s.variables(f.kind)[0]}
	}
	_, err = s.ring(ctx, func() (string, error) { return "", s.Ring.Set(service, account, f.secret) })
	switch {
	case err == nil:
		f.from, where = fromRing, ringName()
	case ctx.Err() != nil:
		return "", ctx.Err()
	default:
		if err := s.change(func(kept map[string]string) { kept[account] = f.secret }); err != nil {
			return "", err
		}
		f.from, where = fromFile, "文件 "+s.File
	}
	s.known[account] = f
	return where, nil
}

// Forget drops what Get returned for an account because the host refused it
// (host.Refusal.Secret), and deletes it where it was kept; the next Get looks
// further or asks. An error, a *host.Refusal, is that it is still there.
func (s *Store) Forget(ctx context.Context, account string) error {
	if err := s.begin(ctx); err != nil {
		return err
	}
	defer s.end()
	f, ok := s.known[account]
	if !ok {
		return nil
	}
	delete(s.known, account)
	if f.from == fromUser {
		return nil // who types it a second time means it
	}
	s.refused[account] = append(s.refused[account], f.secret)
	switch f.from {
	case fromRing:
		_, err := s.ring(ctx, func() (string, error) { return "", s.Ring.Delete(service, account) })
		if err != nil && !errors.Is(err, keyring.ErrNotFound) {
			return &host.Refusal{
				Message: ringName() + "里记着的" + word(f.kind) + "不对，删不掉：" + account,
				Hint:    "在" + ringName() + "里删去名叫 " + service + " 的这一条",
			}
		}
	case fromFile:
		return s.change(func(kept map[string]string) { delete(kept, account) })
	}
	return nil
}
