package paper

import (
	"strings"

	"bao/internal/zh"
)

// AfterKeep is what an editor says of an article that stays readable when it
// has expired (到期: 保留).
const AfterKeep = "keep"

// Retraction says why an article was taken back (撤稿), and when.
type Retraction struct {
	Date   Date   // zero where its editor does not say
	Reason string // empty only where nothing was taken back
}

// IsZero reports whether nothing was taken back.
func (r Retraction) IsZero() bool { return r.Reason == "" }

// Withdrawn reports whether the copy of an article is no longer shown, though
// its headline still stands where it was published.
func (a *Article) Withdrawn() bool {
	return a.State == Retracted || a.State == Expired && a.After != AfterKeep
}

// Out reports whether an article has come out, though its copy may be withdrawn
// since; others are shown only on request.
func (a *Article) Out() bool { return a.State != Draft && a.State != Scheduled }

// Withdrawal is what readers are told in place of withdrawn copy; empty where it is
// not withdrawn.
func (a *Article) Withdrawal() string {
	switch {
	case !a.Withdrawn():
		return ""
	case a.State == Expired:
		return a.Say("此件已于") + zh.Date(a.Expires.Time()) + a.Say("到期，不再刊登。")
	}
	when := ""
	if !a.Retracted.Date.IsZero() {
		when = a.Say("于") + zh.Date(a.Retracted.Date.Time())
	}
	return a.Say("此件已") + when + a.Say("撤稿：") + sentence(a.Retracted.Reason)
}

// Say returns words that stand beside an article as its paper says them.
func (a *Article) Say(text string) string {
	if a.Issue == nil {
		return text
	}
	return a.Issue.Script.Say(text)
}

// sentence ends a text as one.
func sentence(s string) string {
	if strings.HasSuffix(s, "。") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "”") {
		return s
	}
	return s + "。"
}

// Withdrawn lists the addresses of the articles whose copy is withdrawn.
func (p *Paper) Withdrawn() []string {
	var list []string
	for _, issue := range p.Issues {
		for _, a := range issue.Articles {
			if a.Withdrawn() {
				list = append(list, a.Address)
			}
		}
	}
	return list
}

// NextExpiry is the article that expires next of those that readers see now; nil
// where none does.
func (p *Paper) NextExpiry() *Article {
	var next *Article
	for _, issue := range p.Issues {
		for _, a := range issue.Articles {
			if a.State != Published || a.Expires.IsZero() {
				continue
			}
			if next == nil || a.Expires.Before(next.Expires) {
				next = a
			}
		}
	}
	return next
}
