package load

import (
	"slices"

	"bao/internal/byline"
	"bao/internal/config"
	"bao/internal/markup"
	"bao/internal/source"
	"bao/internal/words"
)

// conventions is what site.yaml says on how every article is read. A
// manuscript keeps what it was told of them, by which it is known whether it
// would read otherwise now.
type conventions struct {
	lines   markup.Lines
	script  words.Script
	authors map[string]bool // whose names are a byline without a role word
}

// linesOf is what the words of site.yaml mean.
var linesOf = map[string]markup.Lines{
	config.LinesAuto: markup.LinesAuto, config.LinesSplit: markup.LinesSplit, config.LinesJoin: markup.LinesJoin,
}

func conventionsOf(site config.Site) conventions {
	c := conventions{linesOf[site.Lines], site.Script, map[string]bool{}}
	for _, entry := range site.Authors {
		for _, name := range byline.Names(entry) {
			c.authors[name] = true
		}
	}
	return c
}

// fit reports whether a manuscript would be read as it was.
func (c conventions) fit(m *manuscript) bool {
	return m.SiteLines == c.lines && m.SiteScript == c.script &&
		!slices.ContainsFunc(m.Knew, func(name string) bool { return !c.authors[name] }) &&
		!slices.ContainsFunc(m.Unknown, func(name string) bool { return c.authors[name] })
}

// isListed asks whether site.yaml lists a name, and keeps the answer. Most
// articles never ask.
func (r *reader) isListed(name string) bool {
	if r.authors[name] {
		r.Knew = append(r.Knew, name)
		return true
	}
	r.Unknown = append(r.Unknown, name)
	return false
}

// readAs makes the digest of a manuscript one of how it was read as well.
func (m *manuscript) readAs() {
	if m.SiteLines != markup.LinesAuto {
		m.Digest = source.Sum(append(m.Digest[:], byte(m.SiteLines)))
	}
	if m.SiteScript == words.Traditional {
		m.Digest = source.Sum(append(m.Digest[:], "traditional"...))
	}
	for _, name := range m.Knew {
		m.Digest = source.Sum(append(m.Digest[:], name...))
	}
}
