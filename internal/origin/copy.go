package origin

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// State is how a site's copy stands to the built-in file.
type State int

// A copy is the same as the built-in file, and of no use; is changed, while the
// built-in one is as it was; is behind the built-in one, which has changed
// since; or can't be told.
const (
	Same State = iota
	Changed
	Behind
	Unknown
)

// Theme is the built-in files, and how a paper shows them.
type Theme struct {
	fs.FS // layouts/ and static/ as they are built in
	// Say is what the paper makes of the text of a file: one in traditional
	// characters has other words. It is nil where files stay as they are.
	Say func(name string, text []byte) []byte
}

// said returns the text of a built-in file as the paper shows it.
func (t Theme) said(name string, text []byte) []byte {
	if t.Say == nil {
		return text
	}
	return t.Say(name, text)
}

// Copy is a file of the site that stands in the place of a built-in one.
type Copy struct {
	Name   string // layouts/article.html
	State  State
	Base   *Version // what it was copied from; nil where its text isn't known
	Likely bool     // Base is only the version that is most like it: no first line says so
	Own    string   // the text, without the first line
	Now    string   // of the built-in file, as the paper shows it, like that of Base
	Lost   bool     // data are written in another form than what it can read

	now  string // the digest of the built-in file
	read []byte // the file as it was read
}

// reads is the line of a built-in script that says of what form the data are
// which it reads. Another form has another line.
var reads = regexp.MustCompile(`(?m)^// reads: .+$`)

// Names lists the built-in files that a site may copy: its templates, and what
// stands in static/. They are named as layouts/article.html.
func Names(theme fs.FS) []string {
	var names []string
	for _, pattern := range []string{"layouts/*", "static/*"} {
		found, _ := fs.Glob(theme, pattern)
		for _, name := range found {
			if comments[path.Ext(name)][0] != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// Copies reads what the site has of the files that Names lists, in that order.
// A file that can't be read is left out: whoever uses it says so. Of those that
// are as they were when they were read before, for the same theme, nothing is
// found out anew.
func Copies(site fs.FS, theme Theme, before []*Copy) ([]*Copy, error) {
	there := map[string]bool{}
	for _, dir := range []string{"layouts", "static"} {
		entries, err := fs.ReadDir(site, dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			there[dir+"/"+e.Name()] = true
		}
	}
	var list []*Copy
	for _, name := range Names(theme) {
		if !there[name] {
			continue
		}
		data, err := fs.ReadFile(site, name)
		if err != nil {
			continue
		}
		same := func(c *Copy) bool { return c.Name == name && bytes.Equal(c.read, data) }
		if i := slices.IndexFunc(before, same); i >= 0 {
			list = append(list, before[i])
			continue
		}
		c, err := compare(theme, name, data)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

// Read reads the site's copy of a built-in file. It fails with fs.ErrNotExist
// where the site has none.
func Read(site fs.FS, theme Theme, name string) (*Copy, error) {
	data, err := fs.ReadFile(site, name)
	if err != nil {
		return nil, err
	}
	return compare(theme, name, data)
}

// compare finds out how a copy stands to the built-in file.
func compare(theme Theme, name string, data []byte) (*Copy, error) {
	builtIn, err := fs.ReadFile(theme, name)
	if err != nil {
		return nil, err
	}
	from, own := split(data)
	c := &Copy{Name: name, Own: string(own), Now: string(theme.said(name, builtIn)), now: digest(builtIn), read: data}
	c.Lost = !strings.Contains(c.Own, reads.FindString(c.Now))
	switch {
	case alike(c.Own, c.Now):
		c.State = Same
		return c, nil
	case from == c.now:
		c.State, c.Base = Changed, &Version{Digest: from, Text: c.Now}
		return c, nil
	}
	versions, err := Versions(name)
	if err != nil {
		return nil, err
	}
	for i := range versions {
		versions[i].Text = string(theme.said(name, []byte(versions[i].Text)))
	}
	if from == "" { // copied by hand
		c.liken(append(versions, Version{Digest: c.now, Text: c.Now}))
		return c, nil
	}
	c.State = Behind
	if i := slices.IndexFunc(versions, func(v Version) bool { return v.Digest == from }); i >= 0 {
		c.Base = &versions[i]
	}
	return c, nil
}

// liken finds the version that a copy without a first line is most like, the
// newest of several; it is like none that lacks half of its lines.
func (c *Copy) liken(versions []Version) {
	c.State = Unknown
	own, has := linesOf(c.Own)
	least := len(own) / 2
	for i, v := range versions {
		lines, had := linesOf(v.Text)
		odd := max(missing(own, had), missing(lines, has))
		if odd > least {
			continue
		}
		least = odd
		c.Base, c.Likely, c.State = &versions[i], odd > 0, Behind
		if v.Text == c.Now {
			c.State = Changed
		}
	}
}

// linesOf returns the lines of a text, as a list and as a set.
func linesOf(text string) (list []string, set map[string]bool) {
	list = strings.Split(strings.TrimRight(text, "\n"), "\n")
	set = make(map[string]bool, len(list))
	for _, line := range list {
		set[line] = true
	}
	return list, set
}

// missing counts the lines that are not among others.
func missing(lines []string, among map[string]bool) (n int) {
	for _, line := range lines {
		if !among[line] {
			n++
		}
	}
	return n
}

// Untouched reports whether nothing has been changed in what was copied.
func (c *Copy) Untouched() bool {
	return c.State == Same || c.Base != nil && alike(c.Own, c.Base.Text)
}

// alike compares texts but for empty lines at the end, which editors add and
// take away.
func alike(a, b string) bool { return strings.TrimRight(a, "\n") == strings.TrimRight(b, "\n") }
