package main

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"strings"

	"bao/internal/handbook"
)

// sayViews lists what can be told of.
func sayViews(w io.Writer, views []handbook.View, files []string) {
	fmt.Fprintln(w, "只改一处，不用拷任何文件，也用 bao theme doc 文件名 看：")
	fmt.Fprintf(w, "    %s\n", strings.Join(files, "、"))
	fmt.Fprintln(w, "每种页面、每块版式能用的字段，用 bao theme doc 文件名 看：")
	var parts []string
	for _, v := range views {
		if v.Title == "" {
			parts = append(parts, v.Name)
			continue
		}
		fmt.Fprintf(w, "    %-18s %s\n", cmp.Or(v.Templates...), v.Title)
	}
	fmt.Fprintf(w, "零件：%s\n", strings.Join(parts, "、"))
}

// sayView says what fields a view has, and shows how they are used.
func sayView(w io.Writer, v *handbook.View, views []handbook.View, frame bool) {
	title := v.Name
	if v.Title != "" {
		title = v.Title + " " + v.Name
	}
	if len(v.Templates) > 0 {
		title += "：" + strings.Join(v.Templates, "、")
	}
	fmt.Fprintln(w, title)
	var means []string
	for _, r := range v.Rows {
		means = append(means, r.Meaning)
		fmt.Fprintf(w, "    .%s", strings.Join(r.Fields, "、."))
		if r.Meaning != "" {
			fmt.Fprintf(w, "  %s", plain(r.Meaning))
		}
		fmt.Fprintln(w)
	}
	for _, note := range v.Notes {
		fmt.Fprintln(w, plain(note))
	}
	if frame {
		fmt.Fprintln(w, "另外有每页都有的字段：bao theme doc Frame")
	}
	if v.Example != "" {
		fmt.Fprintln(w, "例：")
		for line := range strings.Lines(v.Example) {
			fmt.Fprint(w, "    "+line)
		}
	}
	sayNamed(w, strings.Join(append(means, v.Notes...), " "), v.Name, views)
}

// sayNamed says which views a text names, but for the one that it is about.
func sayNamed(w io.Writer, text, of string, views []handbook.View) {
	var parts []string
	for _, o := range views {
		if o.Name != of && regexp.MustCompile(`(?:^|[^\w.])`+o.Name+`(?:$|\W)`).MatchString(text) {
			parts = append(parts, o.Name)
		}
	}
	if len(parts) > 0 {
		fmt.Fprintf(w, "里面用到的：%s，如 bao theme doc %s\n", strings.Join(parts, "、"), parts[0])
	}
}

// sayPart says how one thing is changed by a file, and what it may use.
func sayPart(w io.Writer, text string, views []handbook.View) {
	for line := range strings.Lines(text + "\n") {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		switch {
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "|---"), strings.TrimSpace(line) == "":
			continue
		case len(cells) == 2 && strings.HasPrefix(line, "|"):
			line = fmt.Sprintf("    %s  %s\n", strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]))
		}
		fmt.Fprint(w, plain(line))
	}
	sayNamed(w, text, "", views)
}

// plain takes the marks of Markdown away.
func plain(text string) string { return strings.NewReplacer("`", "", "**", "").Replace(text) }
