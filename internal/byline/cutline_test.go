package byline

import (
	"strings"
	"testing"
)

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
		{"柳湾日报全媒体记者江晚摄", "", "photographer:柳湾日报全媒体记者[江晚]"},
		{"居民在挑选蔬菜。柳湾日报全媒体记者江晚、沈石摄", "居民在挑选蔬菜。", "photographer:柳湾日报全媒体记者[江晚 沈石]"},
		{"居民在挑选蔬菜 柳湾日报记者 江晚 摄", "居民在挑选蔬菜", "photographer:柳湾日报记者[江晚]"},
		{"居民在挑选蔬菜。新华社记者 江晚 摄", "居民在挑选蔬菜。", "photographer:新华社记者[江晚]"},
		{"居民在挑选蔬菜。新华社发（江晚 摄）", "居民在挑选蔬菜。", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜 中新社发 江晚 摄", "居民在挑选蔬菜", "photographer:摄[江晚]"},
		{"居民在挑选蔬菜 江晚拍摄", "居民在挑选蔬菜", "photographer:拍摄[江晚]"},
		{"居民在挑选蔬菜（新华社发）", "居民在挑选蔬菜", "photographer:新华社发[]"},
		{"居民在挑选蔬菜。通讯员供图", "居民在挑选蔬菜。", "photographer:通讯员供图[]"},
		{"居民在挑选蔬菜（居民供图）", "居民在挑选蔬菜", "photographer:居民供图[]"},
		{"居民在挑选蔬菜。（图片由柳湾街道提供）", "居民在挑选蔬菜。", "photographer:图片提供[柳湾街道]"},
		{"居民在挑选蔬菜。照片由江晚提供", "居民在挑选蔬菜。", "photographer:图片提供[江晚]"},
		{"居民在挑选蔬菜。图源：柳湾街道", "居民在挑选蔬菜。", "photographer:图源[柳湾街道]"},
		{"居民在挑选蔬菜。罗小舟 摄于2025年", "居民在挑选蔬菜。", "photographer:摄[罗小舟]"},
		{"居民在挑选蔬菜（罗小舟摄于3月22日）", "居民在挑选蔬菜", "photographer:摄[罗小舟]"},
		{"柳湾全貌。江晚 航拍", "柳湾全貌。", "photographer:航拍[江晚]"},
		{"柳湾旧貌。江晚 绘", "柳湾旧貌。", "photographer:绘[江晚]"},
		{"柳湾旧貌。令狐 冲摄", "柳湾旧貌。", "photographer:摄[令狐冲]"},
		{"沈石等摄", "", "photographer:摄[沈石]"},
		{"摄影/江晚", "", "photographer:摄影[江晚]"},
		{"图为\n居民。\n江晚 摄\n", "图为\n居民。", "photographer:摄[江晚]"},
	} {
		text, credit, ok := Cutline(c.s)
		if got := show(Line{Credits: []Credit{credit}}); !ok || text != c.text || got != c.credit {
			t.Errorf("Cutline(%q) = %q, %s, %v", c.s, text, got, ok)
		}
	}
}

// TestCutlineTyped holds that a credit shows all that was typed.
func TestCutlineTyped(t *testing.T) {
	for s, want := range map[string]string{
		"居民。江晚 摄":             "",
		"居民。本报记者 江晚 摄":        "本报记者 江晚 摄",
		"居民。新华社发（江晚 摄）":       "新华社发 江晚 摄",
		"居民。图片由柳湾街道提供":        "图片由柳湾街道提供",
		"居民。罗小舟 摄于2025年":      "罗小舟 摄于2025年",
		"居民 记者 江晚 通讯员 罗小舟 摄":  "记者 江晚 通讯员 罗小舟 摄",
		"居民。文/张三 图/李四":        "文 张三 图 李四",
		"居民。柳湾日报全媒体记者江晚、沈石等摄": "柳湾日报全媒体记者 江晚 沈石等 摄",
	} {
		if _, credit, ok := Cutline(s); !ok || credit.Typed != want {
			t.Errorf("Cutline(%q) = %+v, %v", s, credit, ok)
		}
	}
}

func TestCutlineLeavesTextAlone(t *testing.T) {
	for _, s := range []string{
		"", " ", "居民在挑选蔬菜。", "居民在挑选蔬菜（右一）", "居民在挑选蔬菜（资料图片）", "图为活动现场 摄影",
		"街景拍摄", "居民在广场上拍摄", "摄影展开幕", "（摄）", "居民王五", "记者 江晚", "志愿者和小记者 江晚",
		"网格员（左）江晚", "示意图", "文/图", "居民在学习摄影", "柳湾全景 资料图",
		"居民在挑选蔬菜。  图/受访者提供", "居民在挑选蔬菜（受访者供图）", "居民在挑选蔬菜。图片由受访者提供", "居民在挑选蔬菜。图源：网络",
		"墙上是居民彩绘", "这张老照片摄于1980年", "柳湾。全景摄于2025年", "居民学急救，由社区提供", "柳湾。全景航拍",
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
		checkPicture(t, s, credit)
		missing(t, s, text+credit.Label+strings.Join(credit.Names, "")+credit.Typed)
	})
}
