package intake

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"bao/internal/dist"
	"bao/internal/foreign"
	"bao/internal/load"
	"bao/internal/markup"
	"bao/internal/plaintext"
	"bao/internal/source"
	"bao/internal/zh"
)

// markdown takes a file of Markdown as it is, under its own name; one without
// front matter gets a headline. The files beside it that it shows or links to
// come with it.
func (r *reading) markdown(f *Incoming) {
	s := Story{From: f.Name}
	data := f.Data
	if !utf8.Valid(data) {
		words, encoding, _ := plaintext.Decode(data)
		if encoding == plaintext.NotText {
			r.refuse(f.Name, &foreign.Refusal{Message: "这不是文本文件", Hint: saveAsWord})
			return
		}
		data = []byte(words)
		s.remark("文件是 " + string(encoding) + " 编码，改成了 UTF-8")
	}
	data = source.Normal(data)
	known := func(word string) bool { _, ok := load.Word(word); return ok }
	split, _ := source.Split(f.Name, data, known)
	stem := stemOf(f.Name)
	if !split.HasFront {
		data, s.Title = untitled(data, f.Name)
		s.remark("稿件没有稿件信息，加上了标题")
		split, _ = source.Split(f.Name, data, known)
	}
	if s.Title == "" {
		s.Title = frontTitle(split, f.Name)
	}
	if strings.EqualFold(stem, "issue") && !r.free(load.NotePath(r.Folder)) {
		r.refuse(f.Name, &foreign.Refusal{Message: "这一期已经有 issue.md", Hint: "把要改的地方抄进去"})
		return
	}
	name := stem
	if zh.Slug(stem) == "" || !holdable(stem+".md") {
		name = slugOf(s.Title)
	}
	s.Path = r.unused(path.Join(r.Folder, name), ".md")
	file := len(r.Files)
	r.add(s.Path, nil)
	doc, _ := markup.Parse(split.Data[split.Body:])
	s.Characters = doc.Count()
	r.Files[file].Data = r.follow(f.Name, split, doc, &s)
	r.Stories = append(r.Stories, s)
}

// untitled gives Markdown the front matter that it lacks: its first line is the
// headline if it is a heading, or else the file's name.
func untitled(data []byte, name string) ([]byte, string) {
	words := strings.TrimLeft(string(data), " \n")
	if rest, ok := strings.CutPrefix(words, "# "); ok {
		line, below, _ := strings.Cut(rest, "\n")
		if title := strings.Trim(strings.TrimSpace(line), "#"); title != "" && !strings.ContainsAny(title, "[]*<&`\\") {
			title = strings.TrimSpace(title)
			return []byte(front([]field{{"标题", title}}) + "\n" + strings.TrimLeft(below, "\n")), title
		}
	}
	title := titleOf(name)
	return []byte(front([]field{{"标题", title}}) + "\n" + words), title
}

// frontTitle is the headline in front matter, or else the file's name.
func frontTitle(t *source.Text, name string) string {
	for line := range strings.Lines(string(t.Data[t.Front:t.FrontEnd])) {
		if word, value, ok := cutLabel(line); ok {
			if key, known := load.Word(word); known && key == "标题" {
				return strings.Trim(value, `"'`)
			}
		}
	}
	return titleOf(name)
}

// follow takes the files along that an article shows or links to, and returns
// the article with the new names of those that could not keep theirs.
func (r *reading) follow(from string, t *source.Text, doc *markup.Doc, s *Story) []byte {
	data := slices.Clone(t.Data)
	links := slices.Clone(doc.Links)
	slices.SortFunc(links, func(a, b markup.Link) int { return b.Offset - a.Offset }) // so that those before stay in place
	for _, l := range links {
		f := r.linked(from, l)
		if f == nil {
			continue
		}
		if l.Photo {
			s.Pictures++
		}
		folder := path.Dir(s.Path)
		wanted := path.Join(folder, strings.TrimPrefix(f.Name, path.Dir(from)+"/"))
		file := r.carried[f.Name]
		if file == "" {
			if !holdable(wanted) {
				wanted = path.Join(folder, photoDir, slugOf(titleOf(f.Name))+extension(&foreign.Picture{Name: f.Name, Data: f.Data}))
			}
			ext := path.Ext(wanted)
			file = r.unused(strings.TrimSuffix(wanted, ext), ext)
			r.add(file, f.Data)
			r.carried[f.Name] = file
		}
		typed := wanted
		if rel := path.Clean(strings.ReplaceAll(l.Dest, `\`, "/")); strings.HasPrefix(rel, "../") {
			typed = ""
		}
		if at := t.Body + l.Offset; file != typed && l.Offset >= 0 && at+l.Len <= len(data) {
			data = slices.Concat(data[:at], []byte(destination(strings.TrimPrefix(file, folder+"/"))), data[at+l.Len:])
		}
	}
	return data
}

// holdable reports whether every system can hold a path. Names come out of ZIPs
// that anybody packed.
func holdable(file string) bool {
	_, ok := dist.Holdable(file)
	return ok && utf8.ValidString(file)
}

// linked returns the file that came along and that a link leads to, unless it
// is an article itself.
func (r *reading) linked(from string, l markup.Link) *Incoming {
	f := r.by[path.Join(path.Dir(from), strings.ReplaceAll(l.Dest, `\`, "/"))]
	if f == nil || sniff(f.Name, f.Data) == markdownFile {
		return nil
	}
	return f
}

// claim notes the files that articles of Markdown may bring along, so that none of
// them is read as copy before.
func (r *reading) claim(files []Incoming) {
	for i := range files {
		if f := &files[i]; sniff(f.Name, f.Data) == markdownFile && len(f.Data) <= mostText {
			doc, _ := markup.Parse(f.Data)
			for _, l := range doc.Links {
				if other := r.linked(f.Name, l); other != nil {
					r.claimed[other.Name] = true
				}
			}
		}
	}
}
