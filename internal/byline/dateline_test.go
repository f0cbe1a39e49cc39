package byline

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestDateline(t *testing.T) {
	for _, c := range []struct{ s, dateline, line, copy string }{
		{"本报讯 昨日，柳湾社区", "本报讯", "", "昨日，柳湾社区"},
		{"本报讯昨日", "本报讯", "", "昨日"},
		{"本报讯\u3000\u3000昨日", "本报讯", "", "昨日"},
		{"\u3000\u3000本报讯：昨日", "本报讯", "", "昨日"},
		{"本报讯，昨日", "本报讯", "", "昨日"},
		{"本报讯", "本报讯", "", ""},
		{"本刊讯 昨日", "本刊讯", "", "昨日"},
		{"【本报讯】昨日", "本报讯", "", "昨日"},
		{"[本报讯] 昨日", "本报讯", "", "昨日"},
		{"（本报讯）昨日", "本报讯", "", "昨日"},
		{"【本报讯 记者江晚】昨日", "本报讯", "reporter:记者[江晚]", "昨日"},
		{"【本报讯（记者 江晚）】昨日", "本报讯", "reporter:记者[江晚]", "昨日"},
		{"【本报讯】（记者 江晚）昨日", "本报讯", "reporter:记者[江晚]", "昨日"},
		{"本报讯（记者 江某 通讯员 罗某某）昨日", "本报讯", "reporter:记者[江某] correspondent:通讯员[罗某某]", "昨日"},
		{"本报讯 (记者江某) 昨日", "本报讯", "reporter:记者[江某]", "昨日"},
		{"本报讯 (记者 江晚 文/图)昨日", "本报讯", "reporter:记者[江晚] 文/图", "昨日"},
		{"本报讯（记者 江晚）（通讯员 罗小舟）昨日", "本报讯", "reporter:记者[江晚] correspondent:通讯员[罗小舟]", "昨日"},
		{"本报讯（江晚 罗小舟）昨日", "本报讯", "author:[江晚 罗小舟]", "昨日"},
		{"本报讯（综合消息）昨日", "本报讯", "", "（综合消息）昨日"},
		{"本报讯 记者江晚报道：昨日", "本报讯", "reporter:记者[江晚]", "昨日"},
		{"本报讯 记者江晚昨日获悉", "本报讯", "", "记者江晚昨日获悉"},
		{"柳湾社双桥3月22日电 昨日", "柳湾社双桥3月22日电", "", "昨日"},
		{"柳湾社双桥、上河３月２２日电（记者 江晚）昨日", "柳湾社双桥、上河３月２２日电", "reporter:记者[江晚]", "昨日"},
		{"柳湾社3月22日讯 昨日", "柳湾社3月22日讯", "", "昨日"},
		{"柳湾社 双桥 3月22日 电 昨日", "柳湾社 双桥 3月22日 电", "", "昨日"},
		{"本报双桥3月22日讯（记者 江晚）昨日", "本报双桥3月22日讯", "reporter:记者[江晚]", "昨日"},
		{"本报3月22日讯 昨日", "本报3月22日讯", "", "昨日"},
		{"柳湾晚报讯 昨日", "柳湾晚报讯", "", "昨日"},
		{"柳湾网消息：昨日", "柳湾网消息", "", "昨日"},
		{"本报记者 江晚 报道 昨日", "本报记者 江晚 报道", "reporter:本报记者[江晚]", "昨日"},
		{"本报记者江晚 通讯员罗小舟报道：昨日", "本报记者江晚 通讯员罗小舟报道", "reporter:本报记者[江晚] correspondent:通讯员[罗小舟]", "昨日"},
		{"（本报记者 江晚 报道）昨日", "本报记者 江晚 报道", "reporter:本报记者[江晚]", "昨日"},
		// Who writes for a paper of a few streets.
		{"本报讯（社区通讯员 罗小舟）昨日", "本报讯", "correspondent:社区通讯员[罗小舟]", "昨日"},
		{"本报讯（柳湾社区 罗小舟）昨日", "本报讯", "author:柳湾社区[罗小舟]", "昨日"},
		{"社区讯 昨日", "社区讯", "", "昨日"},
		{"街道讯：昨日", "街道讯", "", "昨日"},
		{"本街道讯 昨日", "本街道讯", "", "昨日"},
		{"柳湾社区讯（通讯员 罗小舟）昨日", "柳湾社区讯", "correspondent:通讯员[罗小舟]", "昨日"},
		{"柳湾镇讯 昨日", "柳湾镇讯", "", "昨日"},
		{"柳湾讯（记者 江晚）昨日", "柳湾讯", "reporter:记者[江晚]", "昨日"},
		{"【社区讯】昨日", "社区讯", "", "昨日"},
		{"柳湾街道3月22日讯 昨日", "柳湾街道3月22日讯", "", "昨日"},
		{"【本报讯】记者 江晚 昨日", "本报讯", "reporter:记者[江晚]", "昨日"},
		{"本报柳湾讯 昨日", "本报柳湾讯", "", "昨日"},
		{"本报综合讯 昨日", "本报综合讯", "", "昨日"},
		{"本报综合消息（记者 江晚）昨日", "本报综合消息", "reporter:记者[江晚]", "昨日"},
		{"本报专讯 昨日", "本报专讯", "", "昨日"},
		{"据新华社双桥3月22日电 昨日", "据新华社双桥3月22日电", "", "昨日"},
		{"据新华社电（记者 江晚）昨日", "据新华社电", "reporter:记者[江晚]", "昨日"},
		{"新华社电 昨日", "新华社电", "", "昨日"},
		{"综合新华社电 昨日", "综合新华社电", "", "昨日"},
		// The people without a source line, or without brackets.
		{"（记者 江晚）昨日", "", "reporter:记者[江晚]", "昨日"},
		{"【通讯员 罗小舟】昨日", "", "correspondent:通讯员[罗小舟]", "昨日"},
		{"□记者 江晚 昨日", "", "reporter:记者[江晚]", "昨日"},
		{"● 本报记者 江晚 通讯员 罗小舟：昨日", "", "reporter:本报记者[江晚] correspondent:通讯员[罗小舟]", "昨日"},
		{"本报讯 记者江晚 通讯员罗小舟 昨日", "本报讯", "reporter:记者[江晚] correspondent:通讯员[罗小舟]", "昨日"},
		{"本报讯 记者 江晚 沈石 昨日", "本报讯", "reporter:记者[江晚 沈石]", "昨日"},
		{"本报讯 记者 江晚 于昨日", "本报讯", "reporter:记者[江晚]", "于昨日"},
		{"本报讯 记者江晚 从街道获悉", "本报讯", "", "记者江晚 从街道获悉"},
	} {
		dateline, line, rest, ok := Dateline(c.s)
		if !ok || dateline != c.dateline || show(line) != c.line || c.s[rest:] != c.copy {
			t.Errorf("Dateline(%q) = %q, %s, %q, %v", c.s, dateline, show(line), c.s[rest:], ok)
		}
	}
}

func TestDatelineLeavesCopyAlone(t *testing.T) {
	for _, s := range []string{
		"", " ", "昨日，柳湾社区", "本报", "本报讯息网络开通", "本报记者江晚昨日来到柳湾",
		"本报记者报道", "本报记者 江晚 报道了此事",
		"柳湾社区3月22日电话通知居民", "柳湾社3月22日电灯亮了", "据柳湾晚报消息，昨日",
		"柳湾社区3月22日启动", "【柳湾】昨日", "（", "本报记者 昨日从社区获悉，多家媒体报道 了",
		"3月22日电", "社区网消息灵通",
		"据新华社双桥3月22日电，昨日", "据新华社报道，昨日", "本报接到来电，昨日", "本报通讯 昨日", "社区喜讯：昨日", "社区讯息 昨日",
		"街道电话：昨日", "通讯（记者 江晚）昨日", "（江晚）昨日", "□江晚 昨日", "□记者 在现场看到", "记者 江晚 昨日",
	} {
		if dateline, line, rest, ok := Dateline(s); ok || dateline != "" || rest != 0 || len(line.Credits) > 0 {
			t.Errorf("Dateline(%q) = %q, %s, %d, %v; want none", s, dateline, show(line), rest, ok)
		}
	}
}

func FuzzDateline(f *testing.F) {
	f.Add("本报讯（记者 江晚 通讯员 罗小舟）昨日")
	f.Add("【本报讯 记者江晚】昨日")
	f.Add("柳湾社双桥3月22日电 昨日")
	f.Add("本报记者江晚报道：昨日\xff")
	f.Fuzz(func(t *testing.T, s string) {
		dateline, line, rest, ok := Dateline(s)
		if !ok {
			if dateline != "" || rest != 0 || len(line.Credits) != 0 {
				t.Fatalf("%q: not ok, but %q, %d", s, dateline, rest)
			}
			return
		}
		if dateline == "" && len(line.Credits) == 0 || rest < len(dateline) || rest > len(s) || rest < len(s) && utf8.ValidString(s) && !utf8.RuneStart(s[rest]) {
			t.Fatalf("%q: dateline %q, rest %d", s, dateline, rest)
		}
		if r, _ := utf8.DecodeRuneInString(s[rest:]); unicode.IsSpace(r) {
			t.Fatalf("%q: copy begins with a space", s)
		}
		checkLine(t, s, line)
		// The people of 本报记者 江晚 报道 stand in the dateline as well.
		missing(t, s, dateline+line.typed()+s[rest:])
	})
}

func BenchmarkDateline(b *testing.B) {
	for b.Loop() {
		Dateline("本报讯（记者 江晚 通讯员 罗小舟）昨日，柳湾社区的便民菜店开张了，居民们在家门口就能买到新鲜蔬菜。")
	}
}
