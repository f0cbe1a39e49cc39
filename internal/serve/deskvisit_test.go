package serve

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"testing"

	"bao/internal/config"
	"bao/internal/publish"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
	"bao/internal/secret"

	"github.com/google/go-cmp/cmp"
)

// TestVisitFailed holds what an editor is told of a visit that did not come to its
// end, and what is offered.
func TestVisitFailed(t *testing.T) {
	p := &Preview{o: Options{Explain: func(error) string { return "断了" }, Show: func(string) error { return nil }}}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	plan := &delivery.Plan{Added: make([]delivery.Piece, 9)}
	cut := publish.CutLine(plan, delivery.Result{Sent: 4})
	for what, c := range map[string]struct {
		ctx  context.Context
		v    visit
		err  error
		want outcome
	}{
		"stopped before": {stopped, visit{}, errors.New("broken"), outcome{Message: "已停止，网上的没有动"}},
		"stopped in it": {
			stopped,
			visit{sending: true, plan: plan, sent: delivery.Result{Sent: 4}},
			errors.New("broken"),
			outcome{Message: "已停止，没有发完", Hint: "再发布一次，会接着发；已经发过去的不会重发", Lines: []string{cut}},
		},
		"stopped at once": {
			stopped,
			visit{sending: true, plan: plan},
			errors.New("broken"),
			outcome{Message: "已停止，没有发完", Hint: "再发布一次，会接着发；已经发过去的不会重发"},
		},
		"plain": {
			context.Background(),
			visit{do: "back", fields: map[string]string{"number": "3"}},
			&host.Refusal{Message: "看得见", Plain: true},
			outcome{
				Bad: true, Message: "看得见", Hint: "最好换成 SFTP，或请主机商打开 FTP 的加密（TLS）后删去“不加密”",
				Again: &again{Do: "back", Word: "我知道，不加密也发", Fields: map[string]string{"number": "3", "plain": "1"}},
			},
		},
		"refused": {context.Background(), visit{}, &host.Refusal{Message: "满了", Hint: "删一些"}, outcome{Bad: true, Message: "满了", Hint: "删一些"}},
		"unknown": {context.Background(), visit{}, errors.New("broken"), outcome{Bad: true, Message: "没有做成：断了"}},
		"cut": {
			context.Background(),
			visit{sending: true, plan: plan, sent: delivery.Result{Sent: 4}},
			errors.New("broken"),
			outcome{Bad: true, Message: "没有做成：断了", Lines: []string{cut}},
		},
	} {
		c.v.p = p
		if diff := cmp.Diff(&c.want, c.v.failed(c.ctx, c.err)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", what, diff)
		}
	}
	said := (&visit{p: p}).failed(context.Background(), publish.ErrNoTarget)
	if !said.Bad || said.Again == nil || said.Again.Do != "open" || said.Again.Fields["path"] != "site.yaml" {
		t.Errorf("no target: %+v", said)
	}
	p.o.Show = nil
	if said := p.noTarget(); said.Again != nil {
		t.Error("site.yaml is to be opened where nothing can be")
	}
}

// TestVisitAsks holds that a secret is asked for by its name and account, with
// what was agreed to, and what the host said of the one before.
func TestVisitAsks(t *testing.T) {
	p := &Preview{o: Options{Explain: func(error) string { return "删不掉" }}}
	v := &visit{p: p, do: "publish", fields: map[string]string{"target": "试"}}
	said := v.ask(want{host.Passphrase, "/home/a/.ssh/id"}, nil, nil)
	if said.Bad || said.Message != "要输入口令，才能接着做" || len(said.Lines) > 0 || said.Ask.Label != "/home/a/.ssh/id 的口令" || said.Ask.Do != "publish" {
		t.Errorf("%+v", said)
	}
	if diff := cmp.Diff(map[string]string{"target": "试", "account": "/home/a/.ssh/id"}, said.Ask.Fields); diff != "" {
		t.Error(diff)
	}
	v.agreed = "abc"
	said = v.ask(want{host.Password, "sftp://a"}, &host.Refusal{Message: "不对", Hint: "再输", Secret: true}, errors.New("kept"))
	if !said.Bad || said.Message != "不对" || strings.Join(said.Lines, "|") != "再输|删不掉" || said.Ask.Fields["agreed"] != "abc" || !strings.HasPrefix(said.Hint, "密码只留在") {
		t.Errorf("%+v", said)
	}
	if said := v.ask(want{host.Password, "sftp://a"}, &host.Refusal{Message: "满了"}, nil); said.Bad || said.Message != "要输入密码，才能接着做" {
		t.Errorf("another refusal: %+v", said)
	}
}

// brokenRing keeps nothing.
type brokenRing struct{ ring }

func (brokenRing) Set(_, _, _ string) error { return errors.New("locked") }

// TestRememberFails holds that nothing is kept that nobody typed, and that an
// editor is told when something could not be.
func TestRememberFails(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	s.says(s.done("remember", url.Values{"target": {"a"}}), "没有要记的密码")
	store := func() *secret.Store { return &secret.Store{Ring: brokenRing{}} }
	s.preview.o.Secrets = store
	kept := s.preview.room.secretsOf(s.preview, config.Target{Slug: "a"}, map[string]string{"sftp://a": "x"})
	if got, err := kept.get(context.Background(), host.Password, "sftp://a"); got != "x" || err != nil {
		t.Fatal(got, err)
	}
	s.preview.room.say(&outcome{Message: "发布好了", Lines: []string{"传了"}, Again: &again{Do: "remember", Word: "记住密码"}})
	body := s.done("remember", url.Values{"target": {"a"}})
	s.says(body, "发布好了", "<li>传了</li>", "没能记下密码，下次还会问：")
	if strings.Contains(saidOf(body), "记住密码</button>") {
		t.Error("it is offered again")
	}
}
