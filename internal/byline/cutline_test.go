package byline

import "testing"

func TestCutline(t *testing.T) {
	for _, c := range []struct{ s, text, credit string }{
		{"居民在挑选蔬菜。江晚/摄", "居民在挑选蔬菜。", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜。江晚 摄", "居民在挑选蔬菜。", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜。江晚摄", "居民在挑选蔬菜。", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜。 本报记者 江晚 摄", "居民在挑选蔬菜。", "photographer:本报记者[江晚]"},
		{"居民在挑选蔬菜（江晚 摄）", "居民在挑选蔬菜", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜。（江晚/摄）", "居民在挑选蔬菜。", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜(江晚摄)。", "居民在挑选蔬菜。", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜（摄影：江晚 罗小舟）", "居民在挑选蔬菜", "photographer:摄影[江晚 罗小舟]"},
		{"居民（右一）在挑选蔬菜（江晚 摄）", "居民（右一）在挑选蔬菜", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜。摄影 江晚", "居民在挑选蔬菜。", "photographer:摄影[江晚]"},
		{"居民在挑选蔬菜 摄影：江晚", "居民在挑选蔬菜", "photographer:摄影[江晚]"},
		{"居民在挑选蔬菜\u3000图/江晚", "居民在挑选蔬菜", "photographer:图[江晚]"},
		{"居民在挑选蔬菜。图／江晚", "居民在挑选蔬菜。", "photographer:图[江晚]"},
		{"居民在挑选蔬菜。供图：柳湾街道办", "居民在挑选蔬菜。", "photographer:供图[柳湾街道办]"},
		{"居民在挑选蔬菜 供图：柳湾街道办", "居民在挑选蔬菜", "photographer:供图[柳湾街道办]"},
		{"居民在挑选蔬菜。柳湾街道办供图", "居民在挑选蔬菜。", "photographer:供图[柳湾街道办]"},
		{"居民在挑选蔬菜（柳湾街道办 供图）", "居民在挑选蔬菜", "photographer:供图[柳湾街道办]"},
		{"居民说：“真新鲜！”江晚 罗小舟 摄", "居民说：“真新鲜！”", "photographer:摄[江晚 罗小舟]"},
		{"居民在挑选蔬菜 江晚 摄", "居民在挑选蔬菜", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜 本报记者 江晚 罗小舟 摄", "居民在挑选蔬菜", "photographer:本报记者[江晚 罗小舟]"},
		{"居民在挑选蔬菜 记者 江晚 通讯员 罗小舟 摄", "居民在挑选蔬菜", "photographer:摄[江晚 罗小舟]"},
		{"居民在挑选蔬菜。记者 江晚 文/图", "居民在挑选蔬菜。", "photographer:记者[江晚]"},
		{"居民在挑选蔬菜。文/张三 图/李四", "居民在挑选蔬菜。", "photographer:图[李四]"},
		{"江晚 摄", "", "photographer:摄[江晚]"},
		{"摄影/江晚", "", "photographer:摄影[江晚]"},
		{"图为\n居民。\n江晚 摄\n", "图为\n居民。", "photographer:摄[江晚]"},
	} {
		text, credit, ok := Cutline(c.s)
		if got := show(Line{Credits: []Credit{credit}}); !ok || text != c.text || got != c.credit {
			t.Errorf("Cutline(%q) = %q, %s, %v", c.s, text, got, ok)
		}
	}
}

func TestCutlineLeavesTextAlone(t *testing.T) {
	for _, s := range []string{
		"", " ", "居民在挑选蔬菜。", "居民在挑选蔬菜（右一）", "居民在挑选蔬菜（资料图片）", "图为活动现场 摄影",
		"街景拍摄", "居民在广场上拍摄", "摄影展开幕", "（摄）", "居民王五", "记者 江晚", "志愿者和小记者 江晚",
		"网格员（左）江晚", "示意图", "文/图", "居民在学习摄影", "柳湾全景 资料图",
	} {
		if text, credit, ok := Cutline(s); ok || text != s || len(credit.Names) > 0 {
			t.Errorf("Cutline(%q) = %q, %v, %v; want no credit", s, text, credit, ok)
		}
	}
}

func FuzzCutline(f *testing.F) {
	f.Add("居民在挑选蔬菜。江晚/摄")
	f.Add("居民在挑选蔬菜（柳湾街道办 供图）。")
	f.Add("居民在挑选蔬菜 本报记者 江晚 罗小舟 摄\xff")
	f.Fuzz(func(t *testing.T, s string) {
		text, credit, ok := Cutline(s)
		if !ok {
			if text != s || len(credit.Names) > 0 {
				t.Fatalf("%q: not ok, but %q, %v", s, text, credit)
			}
			return
		}
		if len(text) >= len(s) || credit.Role != Photographer {
			t.Fatalf("%q: text %q, credit %v", s, text, credit)
		}
		checkLine(t, s, Line{Credits: []Credit{credit}})
	})
}
