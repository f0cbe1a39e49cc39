package web

import (
	"slices"
	"strings"
	"testing"

	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/words"
	"bao/internal/zh"
)

func TestLetters(t *testing.T) {
	var people []*paper.Person
	for name := range strings.FieldsSeq("陳大文 王小明 Mary 丁一 王芳 陸羽 㛃君 林美 4号") {
		people = append(people, &paper.Person{Name: name, Address: load.PersonAddress(zh.NameSlug(name))})
	}
	for script, want := range map[words.Script]string{
		words.Simplified:  "4:4号 C:陳大文 D:丁一 J:㛃君 L:林美、陸羽 M:Mary W:王芳、王小明 | 4 -A -B C D -E -F -G -H -I J -K L M -N -O -P -Q -R -S -T -U -V W -X -Y -Z",
		words.Traditional: "二畫:丁一 四畫:王小明、王芳 八畫:林美 十一畫:陳大文、陸羽 4:4号 J:㛃君 M:Mary | 二畫 四畫 八畫 十一畫 4 J M",
	} {
		var got []string
		list := letters(people, script, func(p *paper.Person) (e PersonEntry) { e.Text = p.Name; return e })
		for _, l := range list {
			var names []string
			for _, p := range l.People {
				names = append(names, p.Text)
			}
			got = append(got, l.Letter+":"+strings.Join(names, "、"))
		}
		got = append(got, "|")
		for _, link := range jump(list, script) {
			mark := ""
			if link.Href == "" {
				mark = "-"
			} else if !slices.ContainsFunc(list, func(l Letter) bool { return "#letter-"+l.Letter == link.Href }) {
				t.Errorf("%s leads nowhere", link.Text)
			}
			got = append(got, mark+link.Text)
		}
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%v:\n%s, not\n%s", script, all, want)
		}
	}
}
