package load

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"bao/internal/diag"
	"bao/internal/paper"
)

// copyForm matches what Windows, WPS, network disks and Syncthing add to the
// name of a copy. Figures alone are what a download adds, and a series has.
var copyForm = regexp.MustCompile(`(?i)^(.+?)[ \x{3000}_.~-]*(?:(?P<figures>[(（]\d{1,3}[)）])|[(（]?的?(?:副本|复件|拷贝)[ \x{3000}_-]*[(（]?\d{0,3}[)）]?|[ _-]+copy *[(]?\d{0,3}[)]?|[(（\[【]?[^()（）]{0,40}?(?:冲突|conflict).*|-(?:DESKTOP|LAPTOP)-[A-Z0-9]{4,})$`)

// original returns the name of the file that name is a copy of, by its name,
// and whether the name alone says so for certain.
func original(base string) (of string, sure, ok bool) {
	ext := path.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	found := copyForm.FindStringSubmatch(stem)
	if found == nil {
		for _, before := range []string{"复件", "副本", "拷贝", "Copy of"} {
			if rest, cut := strings.CutPrefix(stem, before); cut && rest != "" {
				return strings.TrimLeft(rest, " _-") + ext, true, true
			}
		}
		return "", false, false
	}
	return found[1] + ext, found[2] == "", true
}

// uncopied is the name of the file that base is a copy of, or a copy of a copy
// of; base itself if it is none.
func uncopied(base string) string {
	for of, _, ok := original(base); ok; of, _, ok = original(of) {
		base = of
	}
	return base
}

// suspectCopy sifts names without a search for a form.
func suspectCopy(base string) bool {
	return strings.ContainsAny(base, ")）]】") || strings.Contains(base, "副本") || strings.Contains(base, "复件") || strings.Contains(base, "拷贝") ||
		strings.Contains(base, "冲突") || strings.Contains(base, "onflict") || strings.Contains(base, "opy") || strings.Contains(base, "-DESKTOP-") || strings.Contains(base, "-LAPTOP-")
}

// copies names the texts that are a copy of one beside them: of both, one is
// not meant to be published.
func (m *makeup) copies() map[string]bool {
	told := map[string]bool{}
	for _, ms := range m.manuscripts {
		if !ms.LikeCopy || m.held[ms.Path] || ms.Kind == issueNote {
			continue
		}
		base, certain := path.Base(ms.Path), false
		for of, sure, ok := original(base); ok; of, sure, ok = original(of) {
			certain = certain || sure
			i, there := m.find(path.Join(path.Dir(ms.Path), of))
			if !there {
				continue
			}
			if other := m.manuscripts[i]; certain || other.Title == ms.Title && other.Opening == ms.Opening {
				m.problem(syncCopy, ms, span{}, fmt.Sprintf("%s 看来是 %s 的副本，只能登一份", base, of), "比一比两份，留下改好的，删掉另一份")
				told[ms.Path] = true
			}
			break
		}
	}
	return told
}

// recurring are headlines that several pieces of an issue may share.
var recurring = []string{
	"图片新闻", "简讯", "短讯", "快讯", "要讯", "更正", "公告", "通知", "启事", "天气", "天气预报", "一周天气", "导读", "本期导读", "读者来信", "来信",
	"补白", "小贴士", "温馨提示", "寻物启事", "失物招领", "招领启事", "寻人启事", "招聘", "广告", "讣告", "谜语", "笑话", "摄影作品", "书法作品",
}

// spaceless is a headline by which it is compared with others.
func spaceless(kicker, title, deck string) string {
	return strings.Join(strings.Fields(kicker+title+deck), "")
}

// headlineSum is the same for headlines that are the same but for spaces.
func headlineSum(ms *manuscript) int {
	sum := 0
	for _, part := range []string{ms.Kicker, ms.Title, ms.Deck} {
		for _, r := range part {
			if !unicode.IsSpace(r) {
				sum = sum*31 + int(r)
			}
		}
	}
	return sum
}

// meet keeps in mind which articles of an issue may have one headline, for
// sameTitles.
func (m *makeup) meet(a *paper.Article, ms *manuscript) {
	d := a.Issue.Date
	sum := (ms.Headline*31+d.Day)*31 + d.Year*12 + int(d.Month)
	if one := m.headlines[sum]; one != nil {
		m.alike[one], m.alike[a] = true, true
		return
	}
	m.headlines[sum] = a
}

// sameTitles names the articles of an issue that have another's headline.
// copies were named already.
func (m *makeup) sameTitles(copies map[string]bool) {
	if len(m.alike) == 0 {
		return
	}
	for _, issue := range m.out.Issues {
		first := map[string]*paper.Article{}
		for _, a := range issue.Articles {
			if !m.alike[a] || copies[a.Origin] {
				continue
			}
			title := spaceless(a.Kicker, a.Title, a.Deck)
			one := first[title]
			if one == nil {
				first[title] = a
				continue
			}
			rule, too, hint := sameTitle, "", "多余的一篇删掉；本来就是两篇，改一下标题"
			switch {
			case one.Body.Opening == a.Body.Opening:
				rule, too, hint = syncCopy, "，正文也一样", "比一比两份，留下改好的，删掉另一份"
			case slices.Contains(recurring, title):
				continue
			case versions(one.Origin, a.Origin):
				rule, too, hint = syncCopy, "，文件名也差不多", "比一比两份，留下改好的，删掉另一份；本来就是两篇，改一下标题"
			}
			ms := m.manuscript(a.Origin)
			m.problem(rule, ms, ms.TitleAt, fmt.Sprintf("同一期有两篇《%s》%s：%s 和 %s", a.Title, too, one.Origin, a.Origin), hint)
		}
	}
}

// versions says whether the name of one file is that of the other with
// something more: 停水(1), 停水-定稿, 停水_v2, 新停水. 1 and 12 are two stories.
func versions(one, other string) bool {
	a, b := stem(one), stem(other)
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, begins := strings.CutPrefix(b, a)
	if !begins {
		rest, begins = strings.CutSuffix(b, a)
	}
	return begins && strings.Trim(rest, "0123456789") != ""
}

// twoNotes reports a second issue.md of one issue.
func (m *makeup) twoNotes(one string, ms *manuscript) {
	m.problems = append(m.problems, sameAddress.At(diag.Place{Path: ms.Path},
		fmt.Sprintf("同一期有两份 issue.md：%s 和 %s", one, ms.Path), "并成一份，删掉另一份"))
}
