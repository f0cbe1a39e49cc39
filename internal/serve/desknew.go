package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"bao/internal/intake"
	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/starter"
	"bao/internal/undo"
)

// source is what new files are made from.
func (p *Preview) source(s *state) (starter.Source, bool) {
	if s.good == nil {
		return starter.Source{}, false
	}
	return starter.Source{Files: p.from.Files, Theme: p.o.Theme, Paper: s.good.paper, Today: s.good.paper.Today}, true
}

// unready is what is said while the paper can't be read.
func unready() *outcome {
	return &outcome{Bad: true, Message: "报纸里有错误，先把它们改好"}
}

// newArticle makes an article of the issue on show and opens it.
func (p *Preview) newArticle(o order) *outcome {
	from, ok := p.source(p.now.Load())
	if !ok {
		return unready()
	}
	title := strings.TrimSpace(o.Get("title"))
	file, err := from.Article(starter.Article{Title: title, Section: o.Get("section"), Reporter: o.Get("reporter"), Day: o.issue})
	if err != nil {
		return p.refused(err)
	}
	return p.begin(o, "新稿件《"+title+"》", []starter.File{file}, o.issue)
}

// newIssue makes an issue and shows it.
func (p *Preview) newIssue(o order) *outcome {
	from, ok := p.source(p.now.Load())
	if !ok {
		return unready()
	}
	day, ok := paper.ParseDate(o.Get("date"))
	if !ok {
		return &outcome{Bad: true, Message: fmt.Sprintf("“%s”不是一个日期", o.Get("date")), Hint: "写成 2026-11-09 这样"}
	}
	files, err := from.Issue(day)
	if err != nil {
		return p.refused(err)
	}
	return p.begin(o, "新一期 "+day.String(), files, day)
}

// begin makes files and opens the first.
func (p *Preview) begin(o order, what string, files []starter.File, issue paper.Date) *outcome {
	err := p.room.history.Create(what, files, func(root *os.Root) error { return starter.Write(root, files) })
	if err != nil {
		return p.refused(err)
	}
	p.reloaded(o.ctx)
	said := &outcome{Message: what + "：建好了 " + files[0].Path, Issue: issue}
	if p.o.Show != nil {
		said.Hint = "已经用编辑器打开；写好保存，这里就是新的"
		if failed := p.shown(files[0].Path); failed != nil {
			said.Hint = failed.Hint
		}
	}
	return said
}

// refused says why new files were not made.
func (p *Preview) refused(err error) *outcome {
	var refusal *starter.Refusal
	if errors.As(err, &refusal) {
		return &outcome{Bad: true, Message: refusal.Message, Hint: refusal.Hint}
	}
	return p.failed("没有建成", err)
}

// takeIn imports what was dropped into the issue on show.
func (p *Preview) takeIn(o order) *outcome {
	s := p.now.Load()
	from, ok := p.source(s)
	if !ok {
		return unready()
	}
	issue := s.onShow(o.issue)
	if issue == nil {
		return &outcome{Bad: true, Message: "还没有一期报纸，不知道放进哪一期", Hint: "先在“新一期”那里建一期"}
	}
	if len(o.files) == 0 {
		return &outcome{Bad: true, Message: "没有选文件"}
	}
	content, err := fs.Sub(p.from.Files, load.ContentDir)
	if err != nil {
		return p.failed("导入", err)
	}
	folder := load.IssueFolder(p.from.Files, issue.Date)
	in := intake.Read(o.files, intake.Order{
		Issue: issue.Date, Folder: strings.TrimPrefix(folder, load.ContentDir+"/"),
		Sections: sectionNames(from.Paper), Taken: intake.Names(content),
	})
	said := arrival(in)
	if len(in.Files) == 0 {
		return said
	}
	made := make([]undo.File, len(in.Files))
	for i, f := range in.Files {
		made[i] = undo.File{Path: path.Join(load.ContentDir, f.Path), Data: f.Data}
	}
	err = p.room.history.Create(said.Message, made, func(root *os.Root) error {
		below, err := root.OpenRoot(load.ContentDir)
		if err != nil {
			return err
		}
		defer below.Close()
		return in.Write(below)
	})
	if err != nil {
		return p.failed("导入", err)
	}
	p.room.keep(in)
	p.reloaded(o.ctx)
	return p.arrived(in)
}

// keep keeps the remarks of an import, to be shown beside the articles.
func (m *room) keep(in intake.Intake) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, story := range in.Stories {
		if len(story.Remarks) > 0 {
			m.arrived[path.Join(load.ContentDir, story.Path)] = story.Remarks
		}
	}
}

// arrival says what came of an import.
func arrival(in intake.Intake) *outcome {
	said := &outcome{}
	looks := 0
	for _, s := range in.Stories {
		line := fmt.Sprintf("《%s》%d 字", s.Title, s.Characters)
		if s.Pictures > 0 {
			line += fmt.Sprintf("，%d 张照片", s.Pictures)
		}
		if n := len(s.Remarks); n > 0 {
			line += fmt.Sprintf("，%d 处要看一看", n)
			looks++
		}
		said.Lines = append(said.Lines, line+"　"+s.From)
	}
	for _, l := range in.Loose {
		said.Lines = append(said.Lines, "照片 "+l.From+"，放在 "+path.Join(load.ContentDir, l.Path)+"，还没有稿件用它")
	}
	for _, r := range in.Refused {
		said.Lines = append(said.Lines, "没有导入 "+r.Name+"："+r.Message+"。"+r.Hint)
	}
	var parts []string
	if n := len(in.Stories); n > 0 {
		parts = append(parts, fmt.Sprintf("导入了 %d 篇稿件", n))
	}
	if n := len(in.Loose); n > 0 {
		parts = append(parts, fmt.Sprintf("放好了 %d 张照片", n))
	}
	if n := len(in.Refused); n > 0 {
		parts = append(parts, fmt.Sprintf("%d 个文件没有导入", n))
		said.Bad = len(parts) == 1
	}
	said.Message = strings.Join(parts, "，")
	if said.Message == "" {
		said.Bad, said.Message = true, "里面没有可以导入的东西"
	}
	if looks > 0 {
		said.Hint = "要看一看的，写在下面各篇稿件旁边"
	}
	return said
}

func sectionNames(p *paper.Paper) []string {
	var names []string
	for _, s := range p.Sections {
		names = append(names, s.Name)
	}
	return names
}
