package zh

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCut(t *testing.T) {
	for _, c := range []struct {
		name, s string
		limit   int
		want    string
	}{
		{"fits", " 春风到柳湾。\n", 6, "春风到柳湾。"},
		{"nothing", "", 10, ""},
		{"no limit", "春风到柳湾", 0, ""},
		{"no room for the mark", "春风到柳湾", 2, "春风"},
		{"sentence", "春风到柳湾。居民上街种花。孩子们", 14, "春风到柳湾。居民上街种花。"},
		{"sentence exactly at the limit", "春风到柳湾。居民上街种花。孩子们", 13, "春风到柳湾。居民上街种花。"},
		{"the sentence is too short, the clause is not", "好。居民们上街种花，孩子们也来帮忙", 14, "好。居民们上街种花……"},
		{"clause", "居民们上街种花，孩子们也来帮忙", 12, "居民们上街种花……"},
		{"no marks", "居民们上街种花孩子们也来帮忙", 10, "居民们上街种花孩……"},
		{"closing quote stays", "老江说：“花开了。”孩子们都跑来看热闹", 12, "老江说：“花开了。”"},
		{"no sentence end inside a quote", "老江笑着对大家说：“花开了。快来看看吧。”孩子们", 18, "老江笑着对大家说：“花开了……"},
		{"question and exclamation", "花开了吗？！开了！孩子们都跑来看", 10, "花开了吗？！开了！"},
		{"half ellipsis is not an end", "孩子们说了很多很多……然后走了", 10, "孩子们说了很多很……"},
		{"whole ellipsis is an end", "孩子们说了很多……然后就走了吧", 10, "孩子们说了很多……"},
		{"number with comma", "全街道共有居民12,345人参加了这次活动", 12, "全街道共有居民……"},
		{"number", "全街道共有居民12345人参加了这次活动", 12, "全街道共有居民……"},
		{"latin word", "请扫码下载community软件查询", 12, "请扫码下载……"},
		{"a word longer than the limit", "communitynewspaper", 8, "commun……"},
		{"half-width comma between characters", "居民们上街种花,孩子们也来帮忙", 12, "居民们上街种花……"},
		{"time is no clause", "活动将于下午16:30在柳湾广场开始举行", 12, "活动将于下午……"},
		{"latin sentence", "Flowers bloom. Children come and look.", 20, "Flowers bloom."},
		{"decimal is no end", "平均每户节约用电约3.5度左右每月", 13, "平均每户节约用电约……"},
		{"no opening quote before the mark", "居民们高声齐喊着“柳湾加油柳湾加油", 11, "居民们高声齐喊着……"},
		{"combining mark", "aaaa aaae\u0301 bbbb", 9, "aaaa……"},
	} {
		if got := Cut(c.s, c.limit); got != c.want {
			t.Errorf("%s: Cut(%q, %d) = %q, want %q", c.name, c.s, c.limit, got, c.want)
		}
	}
}

func FuzzCut(f *testing.F) {
	f.Add("老江说：“花开了。”共12,345人，community……", 12)
	f.Add("“““（（", 3)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		limit %= 300
		got := Cut(s, limit)
		if n := utf8.RuneCountInString(got); n > max(limit, 0) {
			t.Fatalf("Cut(%q, %d) = %q: %d characters", s, limit, got, n)
		}
		if limit > 0 && strings.TrimSpace(s) != "" && got == "" {
			t.Fatalf("Cut(%q, %d) is empty", s, limit)
		}
		if valid := strings.ToValidUTF8(s, "\ufffd"); valid == s && !strings.HasPrefix(strings.TrimSpace(s), strings.TrimSuffix(got, ellipsis)) {
			t.Fatalf("Cut(%q, %d) = %q: not its beginning", s, limit, got)
		}
	})
}

func BenchmarkCut(b *testing.B) {
	s := strings.Repeat("柳湾街道的居民们上街种花，孩子们也来帮忙。", 100)
	for b.Loop() {
		Cut(s, 120)
	}
}
