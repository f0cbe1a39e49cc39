package verify

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// Sample chooses at most n of the files that a publication put on a host: the
// front page, where it is among them, and of each type in turn. Files that
// were there before come before new ones, because only of them can an old copy
// be about; those that are too large to be read back come last. The choice
// depends on the files alone, not on their order. Files that are for hosts
// rather than readers are left out.
func Sample(files []File, n int) []File {
	byType := map[string][]File{}
	for _, f := range files {
		if !forHosts(f.Path) {
			byType[typeKey(f)] = append(byType[typeKey(f)], f)
		}
	}
	var types []string
	for key, of := range byType {
		types = append(types, key)
		slices.SortFunc(of, func(a, b File) int {
			return cmp.Or(
				less(a.Size > most, b.Size > most),
				less(a.Earlier == [16]byte{}, b.Earlier == [16]byte{}),
				cmp.Compare(a.Path, b.Path))
		})
	}
	slices.Sort(types)
	var chosen []File
	for round := 0; len(chosen) < n; round++ {
		before := len(chosen)
		for _, key := range types {
			if round < len(byType[key]) && len(chosen) < n {
				chosen = append(chosen, byType[key][round])
			}
		}
		if len(chosen) == before {
			break
		}
	}
	return chosen
}

// forHosts reports whether a host may keep a file to itself: hidden files
// (.htaccess, .nojekyll), what GitHub and Cloudflare read (CNAME, _headers), and
// the page for what is missing, which some send as 404 by its own address, too.
func forHosts(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || strings.HasPrefix(name, "_") ||
		name == "CNAME" || name == "404.html"
}

// typeKey is what a file is grouped by. The front page is a type of its own,
// and the first.
func typeKey(f File) string {
	if f.Path == front {
		return ""
	}
	return "." + strings.ToLower(path.Ext(f.Path))
}

// less orders what is false before what is true.
func less(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
