package main

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"strings"

	"bao/internal/origin"
)

// sayTheme lists the built-in files: those that a paper has replaced, and how
// they stand, then those that it has not.
func sayTheme(w io.Writer, copies []*origin.Copy, names []string) {
	replaced := map[string]bool{}
	if len(copies) > 0 {
		fmt.Fprintln(w, "报纸自己的：")
	}
	for _, c := range copies {
		replaced[c.Name] = true
		look := ""
		if concerns(c) {
			look = "：bao theme diff " + path.Base(c.Name)
		}
		fmt.Fprintf(w, "    %-24s %s%s\n", c.Name, stateOf(c), look)
	}
	fmt.Fprintln(w, "用内置的（bao theme copy 文件名，拷一份来改）：")
	for _, dir := range []string{"layouts/", "static/"} {
		var rest []string
		for _, name := range names {
			if strings.HasPrefix(name, dir) && !replaced[name] && !isPart(name) {
				rest = append(rest, path.Base(name))
			}
		}
		if len(rest) > 0 {
			fmt.Fprintf(w, "    %s  %s\n", dir, strings.Join(rest, " "))
		}
	}
	fmt.Fprintln(w, "只改一处，新建这些文件就行，不用拷（bao theme doc 文件名，怎么写）：")
	fmt.Fprintf(w, "    static/site.css、layouts/own-….html\n")
}

// isPart reports whether a file is an own part: what the theme calls and leaves
// empty, for sites to write.
func isPart(name string) bool { return strings.HasPrefix(path.Base(name), "own-") }

// stateOf says how a copy stands to the built-in file.
func stateOf(c *origin.Copy) string {
	switch {
	case c.State == origin.Same:
		return "和内置的一样，可以删掉"
	case c.Lost && !c.Untouched():
		return "读不了网站现在的数据，在网页上不管用了"
	case c.State == origin.Changed:
		return "改过，内置的没有变"
	case isPart(c.Name):
		return "自己的零件"
	case c.State == origin.Unknown:
		return "自己写的，或者不知道是照哪一版改的，只能和现在的比"
	case c.Untouched():
		return "照旧的拷来，没有改过：删掉，就用新的"
	}
	return "改过，内置的后来也变了"
}

// concerns reports whether what has changed in the built-in file may have to be
// done in a copy by hand.
func concerns(c *origin.Copy) bool {
	return !isPart(c.Name) && (c.State != origin.Changed || c.Lost) && !c.Untouched()
}

// sayCopy shows what changed in a copy, and in the built-in file since.
func sayCopy(w io.Writer, c *origin.Copy) {
	fmt.Fprintf(w, "%s：%s\n", c.Name, stateOf(c))
	switch {
	case c.State == origin.Same:
		return
	case c.Base == nil && c.State == origin.Behind:
		fmt.Fprintln(w, "拷来的那一版，这个程序没有记着，只能和现在的比。")
	case c.Likely:
		fmt.Fprintf(w, "第一行没有记着是照哪一版改的，看来是%s的。\n", cmp.Or(c.Base.Day, "现在"))
	}
	if c.Base == nil {
		sayDiff(w, "内置的（-）换成自己的（+）", c.Now, c.Own)
	} else if !c.Untouched() {
		sayDiff(w, "自己改的", c.Base.Text, c.Own)
	}
	if c.Base != nil && c.State == origin.Behind {
		sayDiff(w, "内置的从 "+cmp.Or(c.Base.Day, "那时")+" 到现在改的", c.Base.Text, c.Now)
	}
	if concerns(c) {
		done := "改好了，或者不用改"
		if c.Lost {
			done = "改好了"
		}
		fmt.Fprintf(w, "\n要紧的照着改；%s：bao theme seen %s，从现在的内置版式算起\n", done, path.Base(c.Name))
	}
}

func sayDiff(w io.Writer, title, before, after string) {
	fmt.Fprintf(w, "\n%s：\n%s", title, origin.Diff(before, after))
}
