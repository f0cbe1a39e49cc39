package serve

import (
	"bytes"
	_ "embed" // the preview script, the desk and the trouble page
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"slices"

	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/publish/headers"
)

// Addresses of the preview's own.
const (
	deskPath   = "/__bao/"
	scriptPath = "/__bao/preview.js"
	eventsPath = "/__bao/events"
)

var (
	//go:embed morph.js
	morphScript []byte
	//go:embed preview.js
	previewScript []byte
	//go:embed preview.css
	previewStyle string
	//go:embed desk.js
	deskScript []byte
	//go:embed desk.css
	deskStyle string
	//go:embed desk.html
	deskTemplate string

	// script is what pages load: its parts, in one scope of their own.
	script = slices.Concat(
		[]byte("(function () {\n'use strict';\nvar style = "), fmt.Appendf(nil, "%q", previewStyle), []byte(";\n"),
		morphScript, previewScript, deskScript, []byte("})();\n"))
	scriptVersion = version(script)

	pages = template.Must(template.New("").Parse(deskTemplate))
)

func version(data []byte) string {
	key := dist.KeyOf(data)
	return hex.EncodeToString(key[:6])
}

// shownProblem is a problem as the panel shows it.
type shownProblem struct {
	Place   string `json:"place,omitempty"` // content/…/a.md:7:10
	Copy    string `json:"-"`               // the file, if it is one that the desk opens
	Warning bool   `json:"warning,omitempty"`
	Message string `json:"message"`
	Rule    string `json:"rule,omitempty"` // its Chinese name
	Hint    string `json:"hint,omitempty"`
	// The source line: what stands before the marked stretch, the stretch,
	// and what follows.
	Before string `json:"before,omitempty"`
	Marked string `json:"marked,omitempty"`
	After  string `json:"after,omitempty"`
}

// shownProblems returns the problems that are shown, as they are printed, and
// a sentence on the rest, "" if there is none.
func shownProblems(problems []diag.Problem) (list []shownProblem, rest string) {
	brief := diag.Brief(problems)
	list = make([]shownProblem, 0, len(brief.Shown))
	for _, p := range brief.Shown {
		list = append(list, shown(p))
	}
	return list, brief.Rest()
}

func shown(p diag.Problem) shownProblem {
	s := shownProblem{Place: p.Path, Warning: p.Severity == diag.Warning, Message: p.Message, Hint: p.Hint}
	if p.Rule != nil {
		s.Rule = p.Rule.Name
	}
	if isCopy(p.Path) {
		s.Copy = p.Path
	}
	if p.Line > 0 {
		s.Place = fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Col)
		s.Before, s.Marked, s.After = excerpt(p.Place)
	}
	return s
}

// around is how many characters of a long line are shown on either side.
const around = 40

func excerpt(p diag.Place) (before, marked, after string) {
	runes := []rune(p.Text)
	from := min(max(p.Col-1-p.Skip, 0), len(runes))
	to := min(from+max(p.Len, 1), len(runes), from+2*around)
	before, after = string(runes[:from]), string(runes[to:])
	if from > around {
		before = "…" + string(runes[from-around:from])
	}
	if len(runes)-to > around {
		after = string(runes[to:to+around]) + "…"
	}
	marked = string(runes[from:to])
	if marked == "" {
		marked = " " // the end of the line
	}
	return before, marked, after
}

// trouble is shown where there is no page: the site had errors from the start,
// or a template failed on this one. With a hand, it is in the place of the desk.
func (p *Preview) trouble(w http.ResponseWriter, s *state, hand *deskHand) {
	view := struct {
		Style    template.CSS
		Problems []shownProblem
		Rest     string
		Script   template.HTML
		Hand     *deskHand
		Said     *outcome
	}{
		Style:  template.CSS(previewStyle),
		Script: template.HTML(p.tag(s, "", http.StatusInternalServerError)),
		Hand:   hand,
	}
	if hand != nil {
		view.Style += template.CSS(deskStyle)
		view.Said = p.room.last()
		w.Header().Set("Content-Security-Policy", deskPolicy)
	}
	view.Problems, view.Rest = shownProblems(s.Problems)
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, "trouble", view); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", headers.Type(".html"))
	w.WriteHeader(http.StatusInternalServerError)
	w.Write(b.Bytes())
}
