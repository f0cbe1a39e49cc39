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

var (
	groundColour = regexp.MustCompile(`--paper:\s*(?:var\(--own-paper(?:-night)?,\s*)?(#[0-9a-fA-F]{6})\)?\s*;`)
	ownLight     = regexp.MustCompile(`--own-paper:\s*(#[0-9a-fA-F]{6})\s*[;}]`)
	ownDark      = regexp.MustCompile(`--own-paper-night:\s*(#[0-9a-fA-F]{6})\s*[;}]`)
)

// GroundOf finds the colours in paper.css, that of the site or the built-in
// one: --paper, which stands there for light pages and then for dark ones; and
// those that the site's own site.css puts in their place.
func GroundOf(s *edition.Source) Ground {
	var g Ground
	set := func(to *string, found [][][]byte, i int) {
		if len(found) > i {
			*to = string(found[i][1])
		}
	}
	all := groundColour.FindAllSubmatch(StyleSheet(s, "static/paper.css"), 2)
	set(&g.Light, all, 0)
	set(&g.Dark, all, 1)
	own := StyleSheet(s, SiteStyle)
	set(&g.Light, ownLight.FindAllSubmatch(own, 1), 0)
	set(&g.Dark, ownDark.FindAllSubmatch(own, 1), 0)
	return g
}

// StyleSheet reads a style sheet of the paper, that of the site or the built-in
// one; nil when there is none. One that has gone since is noticed where it is
// passed on.
func StyleSheet(s *edition.Source, address string) []byte {
	a := s.Static(address)
	if a == nil {
		return nil
	}
	data, _ := fs.ReadFile(s.Files(a), a.Origin)
	return data
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
