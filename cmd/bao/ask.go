package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"bao"
	"bao/internal/starter"
)

// question is one of what is asked of somebody who founds a paper.
type question struct {
	words string
	usual string // the answer of whoever answers nothing
	given bool   // it was answered on the command line
	take  func(f *starter.Founding, answer string) error
}

// questions are those that the page in the browser asks, too.
func questions(dir string, f starter.Founding, around *starter.Near) []question {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	sections := starter.UsualSections
	if around != nil && len(around.Sections) > 0 {
		sections = around.Sections
	}
	return []question{
		{"报名", filepath.Base(dir), f.Name != "", func(f *starter.Founding, s string) error { f.Name = s; return nil }},
		{"主办（可以先空着）", "", f.Publisher != "", func(f *starter.Founding, s string) error { f.Publisher = s; return nil }},
		{"第一期哪一天", today().String(), !f.Day.IsZero(), takeDay},
		{"栏目，用顿号分开", strings.Join(sections, "、"), len(f.Sections) > 0, func(f *starter.Founding, s string) error { f.Sections = starter.NamesIn(s); return nil }},
		{"纸张（" + strings.Join(starter.Sheets, "、") + "）", starter.Sheets[0], f.Sheet != "", func(f *starter.Founding, s string) error { f.Sheet = s; return nil }},
	}
}

func takeDay(f *starter.Founding, s string) error {
	day, ok := typedDay(s)
	if !ok {
		return &starter.Refusal{Message: "“" + s + "”不是一个日期", Hint: "写成 2026-11-09 这样"}
	}
	f.Day = day
	return nil
}

// asker asks at a terminal.
type asker struct {
	ctx context.Context
	in  *bufio.Reader
	out io.Writer
}

// answers asks what has not been answered, each question until its answer will
// do.
func (a asker) answers(f *starter.Founding, list []question) error {
	for _, q := range list {
		for !q.given {
			answer, err := a.line(q.words, q.usual)
			if err != nil {
				return err
			}
			with := *f
			err = q.take(&with, answer)
			if err == nil { // what else is wrong shows when the settings are made of it
				trial := with
				trial.Name, trial.Day = cmp.Or(trial.Name, "报"), cmp.Or(trial.Day, today())
				_, err = starter.Found(bao.Theme, trial)
			}
			var refused *starter.Refusal
			if errors.As(err, &refused) {
				fmt.Fprintf(a.out, "%s。%s\n", refused.Message, refused.Hint)
				continue
			}
			if err != nil {
				return err
			}
			*f, q.given = with, true
		}
	}
	return nil
}

// usual answers as whoever answers nothing.
func usual(f *starter.Founding, list []question) error {
	for _, q := range list {
		if q.given {
			continue
		}
		if err := q.take(f, q.usual); err != nil {
			return err
		}
	}
	return nil
}

// agree asks whether to do something; so does an empty answer.
func (a asker) agree(words string) (bool, error) { return a.agreed(words, "是") }

// agreed asks whether to do something that is better not done by a slip: usual
// is what an empty answer means.
func (a asker) agreed(words, usual string) (bool, error) {
	answer, err := a.line(words, usual)
	switch strings.ToLower(answer) {
	case "是", "对", "好", "要", "y", "yes":
		return true, err
	}
	return false, err
}

// errNoAnswer is the end of what is typed.
var errNoAnswer = errors.New("没有回答，什么也没有建")

// line reads an answer. Whoever stops the program instead is not waited for.
func (a asker) line(words, usual string) (string, error) {
	if usual != "" {
		words += "［" + usual + "］"
	}
	fmt.Fprint(a.out, words+"：")
	type read struct {
		text string
		err  error
	}
	answered := make(chan read, 1)
	go func() {
		text, err := a.in.ReadString('\n')
		answered <- read{strings.TrimSpace(text), err}
	}()
	select {
	case <-a.ctx.Done():
		fmt.Fprintln(a.out)
		return "", a.ctx.Err()
	case got := <-answered:
		if got.err != nil && got.text == "" {
			fmt.Fprintln(a.out)
			return "", usageError{errNoAnswer}
		}
		return cmp.Or(got.text, usual), nil
	}
}
