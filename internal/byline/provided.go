package byline

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Credits of pictures that are no list of names and role words.

// pictureWords are what 由……提供 is said of, longest first.
var pictureWords = []string{"本文图片", "文中图片", "以上图片", "本组图片", "资料图片", "图片", "照片", "组图", "配图", "题图", "视频", "图"}

// providedBy reads 图片由柳湾街道提供.
func providedBy(s string, c certainty) (Credit, bool) {
	rest := s
	for _, word := range pictureWords {
		if after, ok := strings.CutPrefix(s, word); ok {
			rest = strings.TrimLeft(after, "均都为系 ")
			break
		}
	}
	rest, by := strings.CutPrefix(rest, "由")
	if !by || len(s) > maxAlone || c == strict && strings.HasPrefix(s, "由") {
		return Credit{}, false
	}
	for _, work := range []string{"提供", "供图", "拍摄"} {
		who, ok := strings.CutSuffix(rest, work)
		if !ok {
			continue
		}
		names := supplied(who)
		return Credit{Photographer, "图片提供", names, strings.Join(strings.Fields(s), " ")}, names != nil
	}
	return Credit{}, false
}

// supplied returns the people and offices that are named, nil when there is
// something else among them.
func supplied(who string) []string {
	if !onlyNames(who) {
		return nil
	}
	if line, ok := parse(who, loose); ok {
		var names []string
		for _, c := range line.Credits {
			names = append(names, c.Names...)
		}
		return names
	}
	names := Names(who)
	if slices.ContainsFunc(names, func(s string) bool { return namesNobody[s] || asked(s) || !isName(s, strict) && !canSupply(s) }) {
		return nil
	}
	return names
}

// maxTaken is the most that is said of when and where, in bytes.
const maxTaken = 60

// takenIn reads 江晚 摄于2025年.
func takenIn(s string, c certainty) (Credit, bool) {
	who, when, found := strings.Cut(s, "摄于")
	if !found || when == "" || len(when) > maxTaken || strings.ContainsAny(when, "。！？；;，,\n") {
		return Credit{}, false
	}
	who = strings.TrimSuffix(strings.TrimSpace(who), "拍")
	if !strings.ContainsAny(who, " \u3000") && !strings.HasSuffix(s[:len(who)+1], " ") {
		c = strict // 全景摄于2025年
	}
	line, ok := parse(who+" 摄", c)
	if !ok || slices.ContainsFunc(line.Credits, lentOnly) {
		return Credit{}, false
	}
	credit := Credit{Photographer, "摄", nil, strings.Join(strings.Fields(s), " ")}
	for _, l := range line.Credits {
		credit.Names = append(credit.Names, l.Names...)
	}
	return credit, true
}

// ofNobody reads the credit of somebody who is not named, 通讯员供图, and that of
// an agency, 新华社发: a label alone.
func ofNobody(s string, _ certainty) (Credit, bool) {
	credit := Credit{Role: Photographer, Label: s}
	if isSent(s) {
		return credit, true
	}
	for _, work := range []string{"供图", "提供", "供片", "摄"} {
		who, ok := strings.CutSuffix(s, work)
		who = strings.TrimSpace(who)
		if !ok || who == "" || asked(who) {
			continue
		}
		return credit, namesNobody[who] && who != "资料" || isPosition(who)
	}
	return Credit{}, false
}

// isSent reports whether s says which agency sent a picture: 新华社发.
func isSent(s string) bool {
	from, ok := strings.CutSuffix(s, "发")
	last, _ := utf8.DecodeLastRuneInString(from)
	return ok && strings.ContainsRune("社报网", last) && utf8.RuneCountInString(from) > 1 && isOutlet(from)
}

// set is the credit of a picture as it is set: the name first.
func (c Credit) set() string {
	if c.Typed != "" {
		return c.Typed
	}
	return strings.TrimSpace(strings.Join(c.Names, " ") + " " + c.Label)
}

// sentBy moves 新华社发, which stands before the photographer's name, from the
// text to the credit.
func sentBy(text string, c Credit) (string, Credit) {
	at := max(lastStop(text), strings.LastIndexAny(text, " \u3000")+1)
	if at == 1 || !utf8.ValidString(text) {
		return text, c
	}
	for text[at:] != "" && !utf8.RuneStart(text[at]) {
		at++
	}
	tail := strings.TrimSpace(text[at:])
	if !isSent(tail) {
		return text, c
	}
	c.Typed = tail + " " + c.set()
	return strings.TrimSpace(text[:at]), c
}
