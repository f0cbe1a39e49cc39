package byline

import "testing"

// What editors write in front matter, and where it goes.
func TestFront(t *testing.T) {
	for _, c := range []struct {
		role        Role
		label, s    string
		want, typed string
	}{
		{Reporter, "记者", "江晚 罗小舟", "reporter:记者[江晚 罗小舟]", "记者 江晚 罗小舟"},
		{Reporter, "记者", "江晚；沈石", "reporter:记者[江晚 沈石]", "记者 江晚 沈石"},
		{Reporter, "记者", "本报记者 江晚", "reporter:本报记者[江晚]", "本报记者 江晚"},
		{Reporter, "记者", "柳湾日报记者 江晚", "reporter:柳湾日报记者[江晚]", "柳湾日报记者 江晚"},
		{Reporter, "记者", "本报记者", "reporter:[本报记者]", "本报记者"},
		{Reporter, "记者", "江晚 通讯员 罗小舟", "reporter:记者[江晚] correspondent:通讯员[罗小舟]", "记者 江晚 通讯员 罗小舟"},
		{Reporter, "记者", "江晚（实习）、罗小舟", "reporter:记者[江晚 罗小舟]", "记者 江晚（实习） 罗小舟"},
		{Reporter, "记者", "江晚、沈石等", "reporter:记者[江晚 沈石]", "记者 江晚 沈石等"},
		{Reporter, "记者", "江晚 摄", "photographer:记者[江晚]", "记者 江晚 摄"},
		{Reporter, "记者", "（江晚）", "reporter:记者[江晚]", "记者 江晚"},
		{Reporter, "记者", "文静、图南", "reporter:记者[文静 图南]", "记者 文静 图南"},
		{Correspondent, "通讯员", "通讯员：江晚", "correspondent:通讯员[江晚]", "通讯员 江晚"},
		{Correspondent, "通讯员", "欧阳 渡", "correspondent:通讯员[欧阳渡]", "通讯员 欧阳渡"},
		{Correspondent, "通讯员", "柳湾社区 江晚", "correspondent:通讯员[柳湾社区 江晚]", "通讯员 柳湾社区 江晚"},
		{Photographer, "摄影", "江晚 文/图", "photographer:摄影[江晚] 文/图", "摄影 江晚 文/图"},
		{Photographer, "摄影", "江晚 摄", "photographer:摄[江晚]", "江晚 摄"},
		{Photographer, "摄影", " （江晚 摄）", "photographer:摄[江晚]", "江晚 摄"},
		{Reporter, "記者", "羅小舟、許寬等", "reporter:記者[羅小舟 許寬]", "記者 羅小舟 許寬等"},
		{Reporter, "记者", "江晚 （实习）", "reporter:记者[江晚]", "记者 江晚（实习）"},
		{Photographer, "摄影", "受访者供图", "photographer:供图[受访者]", "受访者 供图"},
		{Author, "作者", "文/江晚 图/沈石", "author:文[江晚] photographer:图[沈石]", "文 江晚 图 沈石"},
		{Author, "作者", "柳湾小学三（2）班 江晚", "author:作者[柳湾小学三（2）班 江晚]", "作者 柳湾小学三（2）班 江晚"},
		{Author, "作者", "江晚（原载《柳湾》）", "author:作者[江晚]", "作者 江晚（原载《柳湾》）"},
		{Author, "作者", "编辑部", "author:作者[编辑部]", "作者 编辑部"},
		{Author, "作者", "渡口的老树", "author:作者[渡口的老树]", "作者 渡口的老树"},
		{Author, "作者", "李**", "author:作者[李**]", "作者 李**"},
		{Author, "作者", " 、", "", ""},
	} {
		credits, covers := Front(c.role, c.label, c.s)
		line := Line{credits, covers}
		if got := show(line); got != c.want || line.typed() != c.typed {
			t.Errorf("%s: %s = %s, %s", c.label, c.s, got, line.typed())
		}
	}
}

func TestAlone(t *testing.T) {
	knows := func(name string) bool { return name == "江晚" || name == "老树" }
	for s, want := range map[string]string{
		// Known, and therefore a byline.
		"江晚": "known author:[江晚]", "（江晚）": "known author:[江晚]", "【江晚】": "known author:[江晚]",
		"□江晚": "known author:[江晚]", "◎ 江晚": "known author:[江晚]", "——老树": "known author:[老树]",
		"（江 晚、老树）": "known author:[江晚 老树]", "柳湾社区 江晚": "known author:柳湾社区[江晚]",
		// Offered.
		"（江晚 罗小舟）": "author:[江晚 罗小舟]", "——鲁迅": "author:[鲁迅]", "●欧阳渡": "author:[欧阳渡]",
		// Nothing of the kind.
		"（白露）": "", "（完）": "", "谢谢": "", "": "", "（）": "", "（柳湾社区）": "", "受访者": "", "江晚说，好": "", "老槐": "",
	} {
		line, known := Alone(s, knows)
		got := show(line)
		if known {
			got = "known " + got
		}
		if got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

func TestFirst(t *testing.T) {
	if line, ok := First("□ 记者 江晚 摄影 沈石"); !ok || show(line) != "reporter:记者[江晚] photographer:摄影[沈石]" {
		t.Errorf("%s, %v", show(line), ok)
	}
	for _, s := range []string{"记者：为什么", "通讯员 老树", "记者 江晚 说", "江晚"} {
		if line, ok := First(s); ok {
			t.Errorf("%s: %s", s, show(line))
		}
	}
}

func TestIsPerson(t *testing.T) {
	for _, name := range []string{"江晚", "欧阳海月", "卡里姆·艾山", "Anna Lee", "老树", "张志愿", "王建社", "渡口的老树", "文静", "李学工"} {
		if !IsPerson(name) {
			t.Errorf("%s is nobody", name)
		}
	}
	for _, name := range []string{
		"柳湾街道办", "柳湾社区", "社区居委会", "街道综合办", "派出所", "柳湾小学", "志愿者协会", "党政办", "柳湾村", "东方社区", "编辑部",
		"柳湾小学三（2）班", "受访者", "网友", "本报记者", "通讯员", "供稿", "文/图", "实习生", "某某", "张某", "李某某", "李**", "王××", "王O明", "小x", "13900000000", "9岁", "三(2)班", "jw@example.cn", "@江晚", "江晚。", "综合", "图源网络", "发自柳湾", "&", "XXX", "佚名", "热心居民江晚", "",
	} {
		if IsPerson(name) {
			t.Errorf("%s is a person", name)
		}
	}
}

func TestWrote(t *testing.T) {
	for role, wrote := range map[Role]bool{Reporter: true, Correspondent: true, Author: true, Photographer: false, Editor: false, Source: false} {
		if role.Wrote() != wrote {
			t.Errorf("%s: %v", role, !wrote)
		}
	}
}
