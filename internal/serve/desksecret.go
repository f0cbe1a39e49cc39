package serve

import (
	"context"
	"errors"
	"slices"
	"sync"

	"bao/internal/config"
	"bao/internal/publish/host"
	"bao/internal/secret"
)

// secrets are those of a target. What was typed at the desk lives here, in
// memory, until the preview ends.
type secrets struct {
	*secret.Store

	mu     sync.Mutex
	typed  map[string]string // by account, until the host asks for it
	wanted []want            // of this visit, what nobody has typed
	left   []want            // what somebody left empty, until a visit fails without it
	given  []want            // likewise, what the host was given
}

// want is a secret that a host asked for.
type want struct{ kind, account string }

// question is what an editor is asked before it goes on: a field for a secret.
type question struct {
	again
	Label, Account string
}

// secretsOf are those of a target; typed is what came with the order, by account.
func (m *room) secretsOf(p *Preview, t config.Target, typed map[string]string) *secrets {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.secrets[t.Slug]
	if s == nil {
		s = &secrets{Store: p.o.Secrets()}
		s.Slug, s.Paper, s.Ask = t.Slug, p.o.Dir, s.ask
		m.secrets[t.Slug] = s
	}
	s.typed, s.wanted, s.given = typed, nil, nil
	return s
}

// get is the Secret of a host.Way.
func (s *secrets) get(ctx context.Context, kind, account string) (string, error) {
	text, err := s.Get(ctx, kind, account)
	if err == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.given = append(s.given, want{kind, account})
	}
	return text, err
}

// ask answers with what was typed before. Nobody waits at the desk: what was
// not typed is asked for when the visit has failed for it.
func (s *secrets) ask(_ context.Context, kind, account string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, ok := s.typed[account]
	if !ok {
		s.wanted = append(s.wanted, want{kind, account})
		return "", &host.Refusal{Message: "要" + secretWords[kind], Hint: "在编辑台输入"}
	}
	delete(s.typed, account)
	if text == "" {
		s.left = append(s.left, want{kind, account})
	}
	return text, nil
}

var secretWords = map[string]string{host.Password: "密码", host.Passphrase: "口令"}

// lacking is the secret without which a visit failed, and that one is forgotten
// which the host did not take; false where it failed for another reason. Only
// the latter error says that what is kept of it could not be deleted.
func (s *secrets) lacking(ctx context.Context, failed error) (w want, is bool, err error) {
	s.mu.Lock()
	wanted, left, given := s.wanted, s.left, s.given
	s.mu.Unlock()
	var refused *host.Refusal
	switch {
	case len(wanted) > 0: // else that there was none would be taken for the answer
		w, is = wanted[0], true
		s.forget(ctx, wanted)
	case errors.As(failed, &refused) && refused.Secret && len(given) > 0:
		w, is = given[len(given)-1], true
		err = s.Forget(ctx, w.account)
	default: // nothing more is asked: the next time all is asked again
		s.forget(ctx, left)
		s.mu.Lock()
		s.left = nil
		s.mu.Unlock()
	}
	return w, is, err
}

// forget drops what was never kept.
func (s *secrets) forget(ctx context.Context, list []want) {
	for _, w := range slices.Compact(list) {
		_ = s.Forget(ctx, w.account) // which fails for what is kept alone
	}
}

// startRemember keeps on this computer what was typed, beside what was said of
// the publication that it served.
func (p *Preview) startRemember(o order) *outcome {
	p.room.mu.Lock()
	s, said := p.room.secrets[o.Get("target")], p.room.said
	p.room.mu.Unlock()
	if s == nil || said == nil {
		return &outcome{Bad: true, Message: "没有要记的密码"}
	}
	return p.start("记住密码", func(ctx context.Context, _ progress) *outcome {
		now := *said
		now.Again, now.Lines = nil, slices.Clone(said.Lines)
		for _, account := range s.Asked() {
			where, err := s.Keep(ctx, account)
			line := "密码记在" + where + "，下次不用再输"
			if err != nil {
				line = "没能记下密码，下次还会问：" + p.wordsOf(err)
			}
			now.Lines = append(now.Lines, line)
		}
		return &now
	})
}
