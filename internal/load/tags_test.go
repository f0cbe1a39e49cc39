package load

import (
	"strings"
	"testing"
)

// TestManyTags: a tag that is long has a short address, one that is written
// twice counts once, and three articles make a page.
func TestManyTags(t *testing.T) {
	long := strings.Repeat("长", 40)
	site := []string{}
	for i, tags := range []string{"[桥, 桥, " + long + "]", "[桥, " + long + "]", "[" + long + ", 灯]", "[灯, 灯]"} {
		site = append(site, "content/2026-11-09/"+string(rune('a'+i))+".md", "---\n标题: 甲"+strings.Repeat("又", i)+"\n标签: "+tags+"\n---\n文。\n")
	}
	p := loadFine(t, aSite(site...))
	if len(p.Tags) != 1 || p.Tags[0].Name != long || len(p.Tags[0].Articles) != 3 || len(p.Tags[0].Address) != len(TagAddress(""))+60 {
		t.Errorf("%+v", p.Tags)
	}
}
