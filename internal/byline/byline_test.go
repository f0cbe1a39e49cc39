package byline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// show writes a line compactly: role:label[names] … covers.
func show(l Line) string {
	var parts []string
	for _, c := range l.Credits {
		parts = append(parts, string(c.Role)+":"+c.Label+"["+strings.Join(c.Names, " ")+"]")
	}
	if l.Covers != "" {
		parts = append(parts, l.Covers)
	}
	return strings.Join(parts, " ")
}

func TestLast(t *testing.T) {
	for s, want := range map[string]string{
		// The forms of the house, and how they get mistyped.
		"记者 江晚 通讯员 罗小舟 文/图": "reporter:记者[江晚] correspondent:通讯员[罗小舟] 文/图",
		"通讯员 江晚 罗小舟 沈石 文/图": "correspondent:通讯员[江晚 罗小舟 沈石] 文/图",
		"（记者 江晚 通讯员 罗小舟）":   "reporter:记者[江晚] correspondent:通讯员[罗小舟]",
		"(记者江晚)":                          "reporter:记者[江晚]",
		"【记者 江晚）":                         "reporter:记者[江晚]",
		"记者孙某某 通讯员褚某某":                    "reporter:记者[孙某某] correspondent:通讯员[褚某某]",
		"记者江晚通讯员罗小舟":                      "reporter:记者[江晚] correspondent:通讯员[罗小舟]",
		"记者：江晚、罗小舟":                       "reporter:记者[江晚 罗小舟]",
		"记者/江晚，罗小舟":                       "reporter:记者[江晚 罗小舟]",
		"\u3000\u3000记者\u3000江晚\u3000文／图": "reporter:记者[江晚] 文/图",
		"□ 本报记者 江晚 文/图":                   "reporter:本报记者[江晚] 文/图",
		"——本报记者 江晚":                       "reporter:本报记者[江晚]",
		"实习记者 江晚 特约通讯员 罗小舟":               "reporter:实习记者[江晚] correspondent:特约通讯员[罗小舟]",
		"本报见习记者 江晚 特约记者 罗小舟":              "reporter:本报见习记者[江晚] reporter:特约记者[罗小舟]",
		"全媒体记者 江晚":                        "reporter:全媒体记者[江晚]",
		"■记者 江晚 实习生 罗小舟":                  "reporter:记者[江晚] reporter:实习生[罗小舟]",
		// Names.
		"记者 江 晚 罗小舟":           "reporter:记者[江晚 罗小舟]",
		"记者 江\u3000晚 沈\u3000石": "reporter:记者[江晚 沈石]",
		"记者 欧阳海月":              "reporter:记者[欧阳海月]",
		"记者欧阳海月":               "reporter:记者[欧阳海月]",
		"记者 卡里姆·艾山 江晚":         "reporter:记者[卡里姆·艾山 江晚]",
		"通讯员 Anna Lee、江晚":      "correspondent:通讯员[Anna Lee 江晚]",
		"通讯员 老树":               "correspondent:通讯员[老树]",
		"记者 江晚 等":              "reporter:记者[江晚]",
		"记者 江晚 和 罗小舟":          "reporter:记者[江晚 罗小舟]",
		// What the byline covers.
		"记者 江晚 图/文":   "reporter:记者[江晚] 文/图",
		"记者 江晚 文图":    "reporter:记者[江晚] 文/图",
		"记者 江晚（文/图）":  "reporter:记者[江晚] 文/图",
		"记者 江晚 文 / 图": "reporter:记者[江晚] 文/图",
		"记者 江晚 文 图":   "reporter:记者[江晚] 文/图",
		"记者江晚文/图":     "reporter:记者[江晚] 文/图",
		"记者 江晚 摄影报道":  "reporter:记者[江晚] 摄影报道",
		"本报记者江晚摄影报道":  "reporter:本报记者[江晚] 摄影报道",
		"文/图 江晚":      "author:[江晚] 文/图",
		"文图/江晚":       "author:[江晚] 文/图",
		"文、图：江晚 罗小舟":  "author:[江晚 罗小舟] 文/图",
		"江晚 文/图":      "author:[江晚] 文/图",
		"图/文 记者 江晚":   "reporter:记者[江晚] 文/图",
		"记者 江晚 文/摄影":  "reporter:记者[江晚] 文/摄影",
		// Words and pictures by different people.
		"文/张三 图/李四":          "author:文[张三] photographer:图[李四]",
		"张三/文 李四/图":          "author:文[张三] photographer:图[李四]",
		"张三 文/李四 图":          "author:文[张三] photographer:图[李四]",
		"文 张三 图 李四":          "author:文[张三] photographer:图[李四]",
		"张三 文 李四 图":          "author:文[张三] photographer:图[李四]",
		"记者 张三 李四 文 王五 图":    "reporter:记者[张三 李四] photographer:图[王五]",
		"记者 张三 文 通讯员 李四 图":   "reporter:记者[张三] photographer:通讯员[李四]",
		"记者 江晚 摄影 罗小舟":       "reporter:记者[江晚] photographer:摄影[罗小舟]",
		"记者 江晚 摄影报道 编辑 罗小舟":  "reporter:记者[江晚] editor:编辑[罗小舟] 摄影报道",
		"图/文静 文/李文":          "photographer:图[文静] author:文[李文]",
		"李文/图":               "photographer:图[李文]",
		"记者 江晚 摄":            "photographer:记者[江晚]",
		"记者 江晚（罗小舟 供图）":      "reporter:记者[江晚] photographer:供图[罗小舟]",
		"摄影：江晚（受访者供图）":       "photographer:摄影[江晚] photographer:供图[受访者]",
		"文丨江晚　图丨罗小舟":         "author:文[江晚] photographer:图[罗小舟]",
		"作者丨江晚":              "author:作者[江晚]",
		"撰文：江晚 供图：柳湾社区":      "author:撰文[江晚] photographer:供图[柳湾社区]",
		"记者 江晚 文/图 通讯员 罗小舟":  "reporter:记者[江晚] correspondent:通讯员[罗小舟]",
		"文/本报记者 江晚 图/通讯员 沈石": "reporter:文/本报记者[江晚] photographer:图/通讯员[沈石]",
		"文/江晚 图/受访者提供":       "author:文[江晚] photographer:图[受访者]",
		// Surnames of two characters, spaces inside names, and more people.
		"通讯员 欧阳 渡":        "correspondent:通讯员[欧阳渡]",
		"记者尉迟恭 通讯员令狐冲":    "reporter:记者[尉迟恭] correspondent:通讯员[令狐冲]",
		"记者尉迟 恭":          "reporter:记者[尉迟恭]",
		"通讯员令狐 冲 上官 婉儿":   "correspondent:通讯员[令狐冲 上官婉儿]",
		"令狐 冲摄":           "photographer:摄[令狐冲]",
		"记者江 晚":           "reporter:记者[江晚]",
		"沈石等摄":            "photographer:摄[沈石]",
		"记者 江晚、沈石等三人":     "reporter:记者[江晚 沈石]",
		"记者江晚和罗小舟":        "reporter:记者[江晚 罗小舟]",
		"记者 江晚（实习） 沈石":    "reporter:记者[江晚 沈石]",
		"通讯员 卡里姆·艾山（派出所）": "correspondent:通讯员[卡里姆·艾山]",
		// Marks and brackets.
		"［记者 江晚］":           "reporter:记者[江晚]",
		"〖通讯员 江晚〗":          "correspondent:通讯员[江晚]",
		"▲记者 江晚":            "reporter:记者[江晚]",
		"□本报记者 江晚 □通讯员 沈石":  "reporter:本报记者[江晚] correspondent:通讯员[沈石]",
		"制图：江晚 数据：沈石":       "photographer:制图[江晚] editor:数据[沈石]",
		"【◎ 记者 江晚】":         "reporter:记者[江晚]",
		"——记者 江晚 通讯员 罗小舟——": "reporter:记者[江晚] correspondent:通讯员[罗小舟]",
		// Who sends them.
		"柳湾报记者 江晚":              "reporter:柳湾报记者[江晚]",
		"柳湾日报全媒体记者江晚 通讯员罗小舟":    "reporter:柳湾日报全媒体记者[江晚] correspondent:通讯员[罗小舟]",
		"市融媒体中心记者 江晚":           "reporter:市融媒体中心记者[江晚]",
		"街道通讯员 江晚":              "correspondent:街道通讯员[江晚]",
		"柳湾社区 通讯员 江晚":           "correspondent:柳湾社区 通讯员[江晚]",
		"柳湾小学小记者 江晚":            "reporter:柳湾小学小记者[江晚]",
		"本报驻柳湾记者 江晚":            "reporter:本报驻柳湾记者[江晚]",
		"记者 王建社通讯员 江晚":          "reporter:记者[王建社] correspondent:通讯员[江晚]",
		"通讯员 柳湾社区 江晚":           "correspondent:通讯员[柳湾社区 江晚]",
		"通讯员：柳湾社区":              "correspondent:通讯员[柳湾社区]",
		"通讯员 江晚 供稿":             "correspondent:通讯员[江晚]",
		"江晚 供稿":                 "author:供稿[江晚]",
		"供稿：江晚":                 "author:供稿[江晚]",
		"供稿：柳湾街道办":              "source:供稿[柳湾街道办]",
		"供稿：街道综合办":              "source:供稿[街道综合办]",
		"（柳湾社区供稿）":              "source:供稿[柳湾社区]",
		"供稿：志愿者协会 江晚":           "author:供稿[志愿者协会 江晚]",
		"策划：江晚 统筹：罗小舟":          "editor:策划[江晚] editor:统筹[罗小舟]",
		"总策划 江晚 统筹 罗小舟 指导老师 沈石": "editor:总策划[江晚] editor:统筹[罗小舟] author:指导老师[沈石]",
		// Typed in traditional characters, and kept so.
		"記者 羅小舟 通訊員 許寬 文/圖": "reporter:記者[羅小舟] correspondent:通訊員[許寬] 文/圖",
		"攝影：羅小舟（柳灣社區）":      "photographer:攝影[羅小舟]",
		// Other hands.
		"江晚 整理":              "author:整理[江晚]",
		"记者 江晚 整理":           "reporter:记者[江晚]",
		"本报记者 江晚 报道":         "reporter:本报记者[江晚]",
		"作者：江晚":              "author:作者[江晚]",
		"责任编辑：江晚 校对：罗小舟":     "editor:责任编辑[江晚] editor:校对[罗小舟]",
		"编辑：江晚 二审：罗小舟 三审：沈石": "editor:编辑[江晚] editor:二审[罗小舟] editor:三审[沈石]",
	} {
		line, ok := Last(s)
		if got := show(line); !ok || got != want {
			t.Errorf("Last(%q) = %s, %v; want %s", s, got, ok, want)
		}
	}
}

func TestLastLeavesCopyAlone(t *testing.T) {
	for _, s := range []string{
		"", " ", "记者", "文/图", "（）", "记者 通讯员", "记者 江晚 通讯员", "摄影", "图 图",
		"记者在现场看到，居民们正在排队。",
		"记者在现场看到",
		"记者了解到",
		"记者 获悉",
		"记者 从街道办获悉",
		"记者走基层",
		"记者手记",
		"记者 手记",
		"记者江晚昨日从柳湾社区获悉，便民菜店开张了。",
		"记者 江晚。",
		"编辑部的故事",
		"编辑 推荐",
		"作者系退休教师",
		"作者 简介",
		"摄影大赛作品征集",
		"摄影 比赛",
		"摄影师走进社区",
		"通讯员培训班开班",
		"通讯员 在行动",
		"江晚", "江晚 罗小舟", "（江晚）",
		"（完）", "（下转第二版）", "（图文无关）", "图文并茂", "图1", "文明 安全",
		"记者 江", "记者 江晚 3月22日",
		"记者 江晚 “文/图”",
		"图为居民在跳舞", "图/表", "资料图片",
		"记者 " + strings.Repeat("江晚 ", 60),
		"一审 宣判", "编辑 热线", "摄影 爱好者", "记者高度关注", "记者 昨日获悉", "文 江晚 摄", "credit: 文/图", "文化/图书", "图书/文化", "供图", "\xff记者 \xff",
		"□江晚", "◎江晚", "●江晚", "——江晚", "柳湾社区 江晚", "（柳湾社区 江晚）",
		"图/受访者提供", "供图：受访者", "受访者供图", "欢迎踊跃供稿", "欢迎居民踊跃供图", "志愿服务由社区提供",
		"居民向本报记者 反映", "记者 走进社区", "编辑 文化馆", "策划 方案", "统筹 安排", "策划 江晚", "记者：您好", "记者：谢谢",
		"记者 王*明", "编辑：江晚 顾问：沈石", "来源：柳湾街道办", "记者江晚柳湾社区通讯员罗小舟",
	} {
		if line, ok := Last(s); ok || len(line.Credits) > 0 || line.Covers != "" {
			t.Errorf("Last(%q) = %s, %v; want copy", s, show(line), ok)
		}
	}
}

func TestNames(t *testing.T) {
	for s, want := range map[string][]string{
		"":    nil,
		" 、，": nil,
		"江晚":  {"江晚"},
		"江晚、罗小舟，沈石,周舟;吴桐；郑好/冯春／卫青": {"江晚", "罗小舟", "沈石", "周舟", "吴桐", "郑好", "冯春", "卫青"},
		"江晚 罗小舟\u3000沈石":           {"江晚", "罗小舟", "沈石"},
		"江 晚":                      {"江晚"},
		"江\u3000晚 罗小舟":             {"江晚", "罗小舟"},
		"江 晚 沈 石":                  {"江晚", "沈石"},
		"江 晚、沈 石":                  {"江晚", "沈石"},
		"欧 阳 修":                    {"欧阳修"},
		"江、晚":                      {"江", "晚"},
		"江晚 & 沈石|罗小舟丨周舟。":          {"江晚", "沈石", "罗小舟", "周舟"},
		"江":                        {"江"},
		"卡里姆·买买提，江晚":               {"卡里姆·买买提", "江晚"},
		"Anna Lee、江晚":              {"Anna Lee", "江晚"},
		"Anna Lee, Bo Li":          {"Anna Lee", "Bo Li"},
		"柳湾街道办事处":                  {"柳湾街道办事处"},
	} {
		if diff := cmp.Diff(want, Names(s)); diff != "" {
			t.Errorf("Names(%q): %s", s, diff)
		}
	}
}

// TestPositions holds the pattern and the table of positions together.
func TestPositions(t *testing.T) {
	for word, role := range positions {
		line, ok := Last("本报" + word + "：江晚")
		if want := (Credit{Role: role, Label: "本报" + word, Names: []string{"江晚"}}); !ok || cmp.Diff([]Credit{want}, line.Credits) != "" {
			t.Errorf("%s: %s, %v", word, show(line), ok)
		}
		if _, ok := Last(word + " 江晚"); ok == shy[word] {
			t.Errorf("%s 江晚: %v", word, ok)
		}
	}
}

func TestSurnameAt(t *testing.T) {
	for text, want := range map[string]int{"苗如": 3, "欧阳月": 6, "司徒": 6, "司马": 6, "從前": 0, "好人": 0, "": 0, "Li": 0, "劉": 3} {
		if got := SurnameAt(text); got != want {
			t.Errorf("%s: %d bytes, want %d", text, got, want)
		}
	}
}
