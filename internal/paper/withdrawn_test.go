package paper

import "testing"

func TestWithdrawal(t *testing.T) {
	day := Date{2026, 3, 1}
	for name, c := range map[string]struct {
		a    Article
		want string
	}{
		"stands":             {Article{Expires: day}, ""},
		"kept":               {Article{Expires: day, State: Expired, After: AfterKeep}, ""},
		"a draft":            {Article{State: Draft, Retracted: Retraction{Reason: "有误"}}, ""},
		"expired":            {Article{Expires: day, State: Expired}, "此件已于2026年3月1日到期，不再刊登。"},
		"retracted":          {Article{State: Retracted, Retracted: Retraction{Reason: "名单有误"}}, "此件已撤稿：名单有误。"},
		"retracted on a day": {Article{State: Retracted, After: AfterKeep, Retracted: Retraction{day, "名单有误。"}}, "此件已于2026年3月1日撤稿：名单有误。"},
	} {
		if got := c.a.Withdrawal(); got != c.want || c.a.Withdrawn() != (c.want != "") {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestNextExpiry(t *testing.T) {
	first, second := &Article{Expires: Date{2026, 3, 1}}, &Article{Expires: Date{2026, 4, 1}}
	p := &Paper{Issues: []*Issue{
		{Articles: []*Article{{}, second}}, {Articles: []*Article{{State: Expired, Expires: Date{2026, 2, 1}}, {State: Draft, Expires: Date{2026, 2, 2}}, first}},
	}}
	if p.NextExpiry() != first {
		t.Error("it is another")
	}
	if (&Paper{Issues: []*Issue{{Articles: []*Article{{}}}}}).NextExpiry() != nil {
		t.Error("something expires")
	}
}
