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
func sayViews(w io.Writer, views []handbook.View) {
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
	text := strings.Join(append(means, v.Notes...), " ")
	var parts []string
	for _, o := range views {
		if o.Name != v.Name && regexp.MustCompile(`(?:^|[^\w.])`+o.Name+`(?:$|\W)`).MatchString(text) {
			parts = append(parts, o.Name)
		}
	}
	if len(parts) > 0 {
		fmt.Fprintf(w, "里面用到的：%s，如 bao theme doc %s\n", strings.Join(parts, "、"), parts[0])
	}
}

// plain takes the marks of Markdown away.
func plain(text string) string { return strings.NewReplacer("`", "", "**", "").Replace(text) }
