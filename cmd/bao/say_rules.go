package main

import (
	"fmt"
	"io"
	"strings"

	"bao/internal/diag"
	"bao/internal/site"
	"bao/internal/zh"
)

// sayGuesses lists where the copy was read as people mostly mean it.
func sayGuesses(w io.Writer, guesses []diag.Problem) {
	if len(guesses) == 0 {
		return
	}
	fmt.Fprintf(w, "照习惯推测的有 %d 处，不对的话照办法改：\n", len(guesses))
	for _, p := range guesses {
		io.WriteString(w, p.String())
	}
}

// sayWaived lists what articles let pass for themselves.
func sayWaived(w io.Writer, waived []site.Waived) {
	if len(waived) == 0 {
		return
	}
	fmt.Fprintf(w, "放行的有 %d 处：\n", len(waived))
	for _, p := range waived {
		p.Hint = "" // nothing is to be done
		io.WriteString(w, p.Marked("放行"))
		fmt.Fprintf(w, "    理由：%s\n", p.Reason)
	}
}

// sayRules lists every kind of problem, a line each and what it means below.
func sayRules(w io.Writer) {
	rules := site.Rules()
	name := 0
	for _, r := range rules {
		name = max(name, zh.Width(r.Name))
	}
	for _, r := range rules {
		fmt.Fprintf(w, "%s  %s  %s%s  %s\n", r.Severity, settableWord(r),
			r.Name, strings.Repeat(" ", name-zh.Width(r.Name)), r.ID)
		fmt.Fprintf(w, "            %s\n", r.Why)
	}
	fmt.Fprintln(w, "“可改”的可以在 site.yaml 的“检查”里定为错误、提醒或关，也可以在一篇稿件里“放行”。")
}

func settableWord(r *diag.Rule) string {
	if r.Whole {
		return "固定"
	}
	return "可改"
}
