package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"bao/internal/diag"
	"bao/internal/zh"
)

// dead is the problem that there is nothing where a link leads.
func (m *makeup) dead(ms *manuscript, l link, file string) diag.Problem {
	rule, what, hint := deadLink, "链接指向的文件不存在", "检查文件名"
	if !strings.ContainsAny(l.Dest, "./#") {
		hint += "；不是链接，就把圆括号改成全角的（）"
	}
	if l.Photo {
		rule, what, hint = noPicture, "图片不存在", "把图片放到稿件旁边的文件夹里，检查文件名和扩展名（大小写也要一样）"
	}
	if full := fullAddress(l.Dest); full != "" && (!l.Photo || !strings.HasPrefix(full, "tel:")) {
		what, hint = "网址没有写全", "写全网址 "+full
	} else if scheme, host, ok := strings.Cut(l.Dest, "//"); ok && (scheme == "http" || scheme == "https") {
		what, hint = "网址少了冒号", "写成 "+scheme+"://"+host
	} else if typed := narrow(l.Dest); typed != l.Dest && strings.Contains(typed, "://") {
		what, hint = "网址里有全角的符号", "写成 "+typed
	} else if near := m.nearest(ms, file, l.Photo); near != "" {
		hint = near
	}
	return rule.At(m.place(ms, l.span), fmt.Sprintf("%s：%s", what, cmp.Or(l.Typed, l.Dest)), hint)
}

// fullAddress is what an editor has to write for an address without its
// scheme; "" for what is none.
func fullAddress(dest string) string {
	host, _, _ := strings.Cut(dest, "/")
	host, _, _ = strings.Cut(host, "?")
	host = strings.ToLower(host)
	if user, at, ok := strings.Cut(host, "@"); ok && user != "" && isHost(at) && host == strings.ToLower(dest) {
		return "mailto:" + dest
	}
	if isHost(host) {
		return "https://" + dest
	}
	if digits := strings.NewReplacer("-", "", " ", "", "+", "").Replace(dest); len(digits) >= len("12345") && strings.Trim(digits, "0123456789") == "" {
		return "tel:" + dest
	}
	return ""
}

// isHost reports whether s, in lower case, is the name of a site and no file's.
func isHost(s string) bool {
	labels := strings.Split(s, ".")
	for _, label := range labels {
		if label == "" || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	if len(labels) < 2 {
		return false
	}
	switch labels[len(labels)-1] {
	case "com", "cn", "net", "org", "gov", "edu", "info", "top", "vip", "xyz", "club", "wang", "hk", "mo", "tw":
		return true
	}
	return len(labels) > 2 && labels[0] == "www"
}

// nearest is the hint that names the file which an editor is likeliest to
// have meant; "" when none is near.
func (m *makeup) nearest(ms *manuscript, file string, photo bool) string {
	file = narrow(file)
	name, dir := path.Base(file), path.Dir(path.Join(path.Dir(ms.Path), file))
	files := m.linkable(photo)
	var beside []named
	var names []string
	for _, f := range files {
		if path.Dir(f.origin) == dir {
			beside, names = append(beside, f), append(names, path.Base(f.origin))
		}
	}
	if i := slices.IndexFunc(names, func(s string) bool { return strings.EqualFold(s, name) && s != name }); i >= 0 {
		return fmt.Sprintf("大小写不同，写成“%s”", typedFrom(ms.Path, beside[i].origin))
	}
	guess := closest(ms.Path, beside, loose(name))
	if near := diag.Nearest(name, names); near != "" {
		guess = typedFrom(ms.Path, path.Join(dir, near))
	}
	if guess = cmp.Or(guess, closest(ms.Path, files, loose(name))); guess != "" {
		return fmt.Sprintf("是不是“%s”？", guess)
	}
	if !photo {
		return ""
	}
	return m.pictureNames(ms)
}

// narrow returns s with its full-width letters, digits and marks made narrow:
// an input method for Chinese types photos／１。jpg.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '。':
			return '.'
		}
		return r
	}, s)
}

// named is a file that may be named in copy.
type named struct{ origin, loose string }

// linkable lists the files that a link or a picture may name, sorted. It is
// made when the first of them is missed.
func (m *makeup) linkable(photo bool) []named {
	list := &m.named[0]
	if photo {
		list = &m.named[1]
	}
	if *list != nil {
		return *list
	}
	for origin := range m.others {
		if !photo || namedAsPicture(origin) {
			*list = append(*list, named{origin, loose(path.Base(origin))})
		}
	}
	for _, other := range m.manuscripts {
		if !photo {
			*list = append(*list, named{other.Path, loose(path.Base(other.Path))})
		}
	}
	slices.SortFunc(*list, func(a, b named) int { return strings.Compare(a.origin, b.origin) })
	return *list
}

// closest returns how an article names the file that is called as is wanted
// or, failing that, begins so; of several the one that shares most of the
// article's folders. It returns "" when there is none.
func closest(from string, files []named, wanted string) string {
	best, found := -1, ""
	for _, f := range files {
		if wanted == "" || !strings.HasPrefix(f.loose, wanted) || f.loose != wanted && len(wanted) < 2 {
			continue
		}
		n := shared(from, f.origin)
		if f.loose == wanted {
			n += 100 // more folders than any file lies in
		}
		if n > best {
			best, found = n, f.origin
		}
	}
	if found == "" {
		return ""
	}
	return typedFrom(from, found)
}

// shared returns how many folders two files have in common.
func shared(a, b string) int {
	x, y := strings.Split(path.Dir(a), "/"), strings.Split(path.Dir(b), "/")
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return n
}

// loose returns a file's name without what is mistyped first: its extension,
// blanks, marks, case and width.
func loose(name string) string {
	name = strings.TrimSuffix(name, path.Ext(name))
	return zh.Slug(strings.ToLower(name))
}

// typedFrom returns how an article names a file.
func typedFrom(from, file string) string {
	dir := path.Dir(from)
	up := ""
	for dir != "." && !strings.HasPrefix(file, dir+"/") {
		dir, up = path.Dir(dir), up+"../"
	}
	if dir == "." {
		return "/" + file
	}
	return up + file[len(dir)+1:]
}

// pictureNames is the hint that lists the pictures of the article's folder.
func (m *makeup) pictureNames(ms *manuscript) string {
	const most = 3
	dir := path.Dir(ms.Path) + "/"
	var names []string
	for _, f := range m.linkable(true) {
		if strings.HasPrefix(f.origin, dir) {
			names = append(names, f.origin[len(dir):])
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(strings.Count(a, "/"), strings.Count(b, "/")) })
	more := ""
	if len(names) > most {
		names, more = names[:most], "……"
	}
	return "这里有的图片是“" + strings.Join(names, "”“") + "”" + more + "，检查文件名"
}
