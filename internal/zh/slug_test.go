package zh

import (
	"regexp"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
	"pgregory.net/rapid"
)

var slugPattern = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)

func TestSlug(t *testing.T) {
	for s, want := range map[string]string{
		"":                 "",
		"——！？、":            "",
		"党建引领":             "dang-jian-yin-ling",
		"A4纸":              "a4-zhi",
		"Bao 2.0版":         "bao-2-0-ban",
		"３月２２日ＡＢＣ":         "3-yue-22-ri-abc",
		"二〇二三":             "er-ling-er-san",
		"绿色女排侵略":           "lv-se-nv-pai-qin-lve",
		"Café Łódź Straße": "cafe-lodz-strasse",
		"already-a-slug":   "already-a-slug",
		"柳湾\u3000社区":       "liu-wan-she-qu",
		"第1版：要闻":           "di-1-ban-yao-wen",
		"㐀𠀀":               "qiu-he",
	} {
		if got := Slug(s); got != want {
			t.Errorf("Slug(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestSlugPolyphones reads words in the company in which newspapers use them,
// among them the places where two words of the table overlap.
func TestSlugPolyphones(t *testing.T) {
	for s, want := range map[string]string{
		"重庆":     "chong-qing",
		"重阳节":    "chong-yang-jie",
		"尊重新居民":  "zun-zhong-xin-ju-min",
		"困难重重":   "kun-nan-chong-chong",
		"重点工作":   "zhong-dian-gong-zuo",
		"银行行长":   "yin-hang-hang-zhang",
		"进行业务培训": "jin-xing-ye-wu-pei-xun",
		"各行业协会":  "ge-hang-ye-xie-hui",
		"执行情况":   "zhi-xing-qing-kuang",
		"自行车":    "zi-xing-che",
		"长江":     "chang-jiang",
		"社区网格长":  "she-qu-wang-ge-zhang",
		"成长期":    "cheng-zhang-qi",
		"全市长期":   "quan-shi-chang-qi",
		"音乐会":    "yin-yue-hui",
		"快乐队伍":   "kuai-le-dui-wu",
		"首都都有":   "shou-du-dou-you",
		"会计师":    "kuai-ji-shi",
		"大会计划":   "da-hui-ji-hua",
		"朝阳街道":   "chao-yang-jie-dao",
		"朝霞":     "zhao-xia",
		"柳湾大厦":   "liu-wan-da-sha",
		"厦门":     "xia-men",
		"六安":     "lu-an",
		"办事处处理":  "ban-shi-chu-chu-li",
		"调查调解":   "diao-cha-tiao-jie",
		"调研调整":   "diao-yan-tiao-zheng",
		"150人参加": "150-ren-can-jia",
		"人参":     "ren-shen",
		"参差不齐":   "cen-ci-bu-qi",
		"便民便宜":   "bian-min-pian-yi",
		"校对学校对策": "jiao-dui-xue-xiao-dui-ce",
		"模范模样":   "mo-fan-mu-yang",
		"振兴":     "zhen-xing",
		"目的地":    "mu-di-di",
		"项目的进展":  "xiang-mu-de-jin-zhan",
		"了解":     "liao-jie",
		"为了解决":   "wei-le-jie-jue",
		"着力拉着手":  "zhuo-li-la-zhe-shou",
		"还有归还":   "hai-you-gui-huan",
		"西藏收藏":   "xi-zang-shou-cang",
		"满意率率先":  "man-yi-lv-shuai-xian",
		"佛山仿佛":   "fo-shan-fang-fu",
		"薄弱":     "bo-ruo",
		"一幢楼":    "yi-zhuang-lou",
		"没有没收":   "mei-you-mo-shou",
		"反省":     "fan-xing",
		"湖泊":     "hu-po",
		"地得的":    "di-de-de",
		"角色角落":   "jue-se-jiao-luo",
		"出差差距":   "chu-chai-cha-ju",
		"弹琴子弹":   "tan-qin-zi-dan",
	} {
		if got := Slug(s); got != want {
			t.Errorf("Slug(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestPolyphoneTable(t *testing.T) {
	type key struct {
		char rune
		word string
	}
	seen := map[key]bool{}
	for _, reading := range polyphones {
		if !slugPattern.MatchString(reading.pinyin) || reading.pinyin == "" {
			t.Errorf("%c is read %q", reading.char, reading.pinyin)
		}
		for _, word := range strings.Fields(reading.words) {
			if !strings.ContainsRune(word, reading.char) {
				t.Errorf("%c %s: %s does not hold it", reading.char, reading.pinyin, word)
			}
			if seen[key{reading.char, word}] {
				t.Errorf("%c: %s is listed twice", reading.char, word)
			}
			seen[key{reading.char, word}] = true
		}
	}
}

// TestEverySyllable reads the whole dictionary: a syllable with a letter
// outside a–z would break addresses.
func TestEverySyllable(t *testing.T) {
	letters := regexp.MustCompile(`^[a-z]+$`)
	for code, readings := range pinyin.PinyinDict {
		if got := syllable(string(rune(code)), 0, rune(code)); !letters.MatchString(got) {
			t.Errorf("%c (%s) is read %q", code, readings, got)
		}
	}
}

func TestSlugLength(t *testing.T) {
	long := Slug(strings.Repeat("双桥", 200))
	if len(long) > slugBytes || len(long) < slugBytes-10 || !slugPattern.MatchString(long) {
		t.Errorf("%d bytes: %s", len(long), long)
	}
	// Nothing follows a word that had to be left out.
	if got := Slug(strings.Repeat("x", 190) + " 中 community e"); !strings.HasSuffix(got, "x-zhong") {
		t.Errorf("ends in %q", got[190:])
	}
	if got := Slug(strings.Repeat("x", 1000)); len(got) != slugBytes {
		t.Errorf("a long word gives %d bytes", len(got))
	}
}

func TestNameSlug(t *testing.T) {
	for s, want := range map[string]string{
		"":         "",
		"江晚":       "jiang-wan",
		"江 晚":      "jiang-wan",
		"江\u3000晚": "jiang-wan",
		"单小舟":      "shan-xiao-zhou",
		"仇某某":      "qiu-mou-mou",
		"解放":       "xie-fang",
		"曾宁":       "zeng-ning",
		"查星":       "zha-xing",
		"区海":       "ou-hai",
		"朴英":       "piao-ying",
		"任华":       "ren-hua",
		"盖山":       "ge-shan",
		"覃月":       "qin-yue",
		"周长林":      "zhou-chang-lin",
		"乐山石":      "yue-shan-shi",
		"欧阳海月":     "ou-yang-hai-yue",
		"诸葛舟":      "zhu-ge-zhou",
		"尉迟山":      "yu-chi-shan",
		"长孙月":      "zhang-sun-yue",
		"单于海":      "chan-yu-hai",
		"万俟舟":      "mo-qi-zhou",
		"令狐山":      "ling-hu-shan",
		"单":        "shan",
		"单于":       "chan-yu",
		"查理·单":     "cha-li-dan",
		"Anna Lee": "anna-lee",
		"曾家湾街道办事处": "ceng-jia-wan-jie-dao-ban-shi-chu",
		"解放路社区":    "jie-fang-lu-she-qu",
	} {
		if got := NameSlug(s); got != want {
			t.Errorf("NameSlug(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestSlugProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alphabet := []rune("重新长行乐会进业人参加了解着的市柳湾ABc９é、 -ß")
		a := rapid.StringOfN(rapid.RuneFrom(alphabet), 0, 20, -1).Draw(t, "a")
		b := rapid.StringOfN(rapid.RuneFrom(alphabet), 0, 20, -1).Draw(t, "b")
		// A break between two texts is a break in the slug.
		both := strings.Trim(Slug(a)+"-"+Slug(b), "-")
		if got := Slug(a + "，" + b); got != both {
			t.Fatalf("Slug(%q，%q) = %q, want %q", a, b, got, both)
		}
	})
}

func FuzzSlug(f *testing.F) {
	f.Add("柳湾社区 A4纸，３,000张……é\xff㐀")
	f.Add("单于 长孙")
	f.Fuzz(func(t *testing.T, s string) {
		for _, slug := range []string{Slug(s), NameSlug(s)} {
			if !slugPattern.MatchString(slug) || len(slug) > slugBytes {
				t.Fatalf("%q gives %q", s, slug)
			}
			if again := Slug(slug); again != slug {
				t.Fatalf("%q gives %q, then %q", s, slug, again)
			}
		}
	})
}

func BenchmarkSlug(b *testing.B) {
	for b.Loop() {
		Slug("柳湾街道召开重点工作推进会 进一步调整网格长职责")
	}
}

func BenchmarkNameSlug(b *testing.B) {
	for b.Loop() {
		NameSlug("欧阳海月")
	}
}

func TestShortSlug(t *testing.T) {
	for s, want := range map[string]string{
		"停水": "ting-shui", "停水通知": "ting-shui", "停水了": "ting-shui-le", "abcdefghijklmnop": "abcdef", "": "",
	} {
		if got := ShortSlug(s, 12); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
