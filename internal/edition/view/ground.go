package view

import (
	"io/fs"
	"regexp"
	"strings"

	"bao/internal/edition"
	"bao/internal/words"
)

// Ground is the colour of the paper by day and by lamp light, as browsers take
// it for what is around a page; #rrggbb, empty where the style sheet has none.
type Ground struct{ Light, Dark string }

var groundColour = regexp.MustCompile(`--paper:\s*(#[0-9a-fA-F]{6})\s*;`)

// GroundOf finds the colours in paper.css, that of the site or the built-in
// one: --paper, which stands there for light pages and then for dark ones.
func GroundOf(s *edition.Source) Ground {
	var g Ground
	for _, a := range s.Paper.Static {
		if a.Address != "static/paper.css" {
			continue
		}
		data, err := fs.ReadFile(s.Files(a), a.Origin)
		if err != nil {
			return g // a sheet that has gone is noticed where it is passed on
		}
		found := groundColour.FindAllStringSubmatch(string(data), 2)
		if len(found) > 0 {
			g.Light = found[0][1]
		}
		if len(found) > 1 {
			g.Dark = found[1][1]
		}
	}
	return g
}

// localeOf is a language as ogp.me writes it, with its country: zh_CN. It is
// empty for a language that names none, but for Chinese in traditional characters.
func localeOf(language string) string {
	parts := strings.Split(language, "-")
	for _, region := range parts[1:] {
		if len(region) == 2 {
			return strings.ToLower(parts[0]) + "_" + strings.ToUpper(region)
		}
		if len(region) == 1 {
			break // what follows is no part of the language
		}
	}
	if words.Of(language) == words.Traditional {
		return "zh_TW"
	}
	return ""
}
