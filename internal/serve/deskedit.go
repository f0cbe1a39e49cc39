package serve

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"bao/internal/load"
	"bao/internal/matter"
	"bao/internal/paper"
	"bao/internal/undo"
)

// placed are the words of front matter that the desk changes.
var placed = []struct{ word, chinese string }{{"section", "栏目"}, {"page", "版次"}, {"rank", "位次"}}

// mostPlaces is the highest 版次 or 位次 that the desk writes.
const mostPlaces = 99

// place gives an article another 栏目, 版次 or 位次. The page has sent the stamp of
// the file that it showed.
func (p *Preview) place(o order) *outcome {
	origin := o.Get("path")
	s := p.now.Load()
	a := s.article(origin)
	if a == nil {
		return &outcome{Bad: true, Message: "没有这篇稿件了：" + origin}
	}
	name := "《" + a.Title + "》"
	was, err := p.room.history.Read(origin)
	if err != nil {
		return p.failed(name, err)
	}
	changed, what, err := replaced(origin, was, o, sectionNames(s.good.paper))
	switch {
	case errors.Is(err, matter.ErrUnset):
		return &outcome{
			Bad: true, Message: name + "的稿件信息写法特别，编辑台改不了，文件没有动",
			Hint: "用编辑器打开 " + origin + "，自己写“栏目: 要闻”“版次: 1”“位次: 1”这样的一行",
		}
	case err != nil:
		return &outcome{Bad: true, Message: name + "：" + err.Error()}
	case what == "":
		return nil
	}
	what = name + what
	err = p.room.history.Replace(what, origin, undo.Stamp(o.Get("stamp")), changed)
	if err != nil {
		said := p.failed(what, err)
		if said.Versions != nil {
			said.Versions = compare(&undo.Conflict{Path: origin, Now: was, Wanted: changed})
			said.Again = &again{Do: "place", Word: "看过了，照样改", Fields: map[string]string{
				"path": origin, "stamp": string(undo.StampOf(was)), "section": o.Get("section"), "page": o.Get("page"), "rank": o.Get("rank"),
				"was-section": o.Get("was-section"), "was-page": o.Get("was-page"), "was-rank": o.Get("was-rank"),
			}}
		}
		return said
	}
	p.reloaded(o.ctx)
	return &outcome{Message: what + "，写进了 " + origin}
}

// replaced is a file with the words that an order changes, and what that is.
// A word that the page showed as it is to be stays as it is by now.
func replaced(origin string, raw []byte, o order, sections []string) (changed []byte, what string, err error) {
	changed = raw
	var parts []string
	for _, w := range placed {
		value := strings.TrimSpace(o.Get(w.word))
		if value == o.Get("was-"+w.word) {
			continue
		}
		if err := allowed(w.word, w.chinese, value, sections); err != nil {
			return nil, "", err
		}
		if changed, err = load.Rewrite(origin, changed, w.word, value); err != nil {
			return nil, "", err
		}
		if value == "" {
			parts = append(parts, w.chinese+"不指定了")
		} else {
			parts = append(parts, w.chinese+"改为 "+value)
		}
	}
	if bytes.Equal(changed, raw) {
		return raw, "", nil
	}
	return changed, strings.Join(parts, "，"), nil
}

// allowed refuses what the desk does not write behind a word.
func allowed(word, chinese, value string, sections []string) error {
	switch n, err := strconv.Atoi(value); {
	case value == "":
	case word == "section":
		if !slices.Contains(sections, value) {
			return fmt.Errorf("没有“%s”这个栏目", value)
		}
	case err != nil || n < 1 || n > mostPlaces:
		return fmt.Errorf("%s应当是从 1 到 %d 的数，不是“%s”", chinese, mostPlaces, value)
	}
	return nil
}

// article returns the article that a file became, or nil.
func (s *state) article(origin string) *paper.Article {
	if s.good == nil {
		return nil
	}
	for _, issue := range s.good.paper.Issues {
		for _, a := range issue.Articles {
			if a.Origin == origin {
				return a
			}
		}
	}
	return nil
}

// free takes the record of an issue away, by which it is made up as it came
// out.
func (p *Preview) free(o order) *outcome {
	issue := p.now.Load().onShow(o.issue)
	if issue == nil || issue.Record == nil {
		return nil
	}
	record := load.RecordPath(issue)
	what := "重新排版，删去 " + record
	was, err := p.room.history.Read(record)
	if err == nil {
		err = p.room.history.Remove(what, record, undo.StampOf(was))
	}
	if err != nil {
		return p.failed(what, err)
	}
	p.reloaded(o.ctx)
	return &outcome{Message: "删去了 " + record + "，这一期重新排版"}
}

// undo takes back a change that the desk made.
func (p *Preview) undo(o order) *outcome {
	id, _ := strconv.Atoi(o.Get("step"))
	what, err := p.room.history.Undo(id)
	if err != nil {
		return p.failed("撤销“"+what+"”", err)
	}
	p.reloaded(o.ctx)
	return &outcome{Message: "撤销了：" + what}
}

// dismiss takes away what has been read.
func (p *Preview) dismiss(o order) *outcome {
	p.room.mu.Lock()
	defer p.room.mu.Unlock()
	if origin := o.Get("path"); origin != "" {
		delete(p.room.arrived, origin)
	} else {
		p.room.said = nil
	}
	return nil
}

// open shows a file of copy in the system's editor, or a folder. Nothing else
// is handed to the system: it would run a program.
func (p *Preview) open(o order) *outcome {
	name := o.Get("path")
	if name == "" {
		name = "."
	}
	info, err := fs.Stat(p.from.Files, name)
	if err != nil || !info.IsDir() && !(info.Mode().IsRegular() && isCopy(name)) || p.o.Show == nil {
		return &outcome{Bad: true, Message: "打不开：" + name, Hint: "看看它是不是移走了、改名了"}
	}
	return p.shown(name)
}

// isCopy reports whether a file is text that an editor writes, by its name.
func isCopy(name string) bool {
	return strings.EqualFold(path.Ext(name), ".md") || name == load.SiteFile
}

// shown shows a file or folder of the site, and says when that failed.
func (p *Preview) shown(name string) *outcome {
	file, err := filepath.Abs(filepath.Join(p.o.Dir, filepath.FromSlash(name)))
	if err == nil {
		err = p.o.Show(file)
	}
	if err != nil {
		return &outcome{Bad: true, Message: "没能打开 " + name, Hint: "自己打开它：" + file}
	}
	return nil
}
