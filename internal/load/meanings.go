package load

import (
	"path"
	"strings"
)

// meaning is a file that a destination may name.
type meaning struct {
	origin string
	rest   string // query and fragment
}

// meanings lists the files of the paper that a destination may mean, the
// likeliest first: as it is typed; with the backslashes of Windows; with ? and
// # as part of the name; and, for what is not found so, beside the article
// although it begins with a slash, and an article without its .md.
func (m *makeup) meanings(ms *manuscript, l link) []meaning {
	dest := strings.TrimSpace(l.Dest)
	file, rest := split(dest)
	list := make([]meaning, 0, 8)
	add := func(file, rest string) {
		for _, origin := range candidates(ms.Path, file) {
			list = append(list, meaning{origin, rest})
		}
	}
	add(file, rest)
	if l.Typed != "" {
		add(split(strings.TrimSpace(l.Typed)))
	}
	if rest != "" {
		add(plainPath(dest), "")
	}
	if rooted, ok := strings.CutPrefix(file, "/"); ok {
		for dir := path.Dir(ms.Path); dir != ContentDir && dir != "."; dir = path.Dir(dir) {
			list = append(list, meaning{path.Join(dir, rooted), rest})
		}
	}
	if !l.Photo && file != "" && !strings.HasSuffix(file, "/") && path.Ext(file) != ".md" {
		add(file+".md", rest)
	}
	return list
}

// candidates lists the files that a path may name, the likeliest first.
func candidates(from, file string) []string {
	if rooted, ok := strings.CutPrefix(file, "/"); ok {
		rooted = path.Clean(rooted)
		return []string{path.Join(ContentDir, rooted), rooted}
	}
	return []string{path.Join(path.Dir(from), file), path.Join(ContentDir, file), path.Clean(file)}
}
