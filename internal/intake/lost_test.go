package intake

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bao/internal/docx"
	"bao/internal/foreign"
	"bao/internal/load"
	"bao/internal/markup"
	"bao/internal/matter"
	"bao/internal/paper"
	"bao/internal/source"

	"pgregory.net/rapid"
)

// What a document says is counted here apart from how it is written: in the
// order of its blocks, the notes behind them by the order of their calls.

// said is the text of a document without white space and bullets.
func said(d *foreign.Document) string {
	var calls []int
	var out strings.Builder
	var blocks func([]foreign.Block)
	blocks = func(in []foreign.Block) {
		for _, b := range in {
			words := slices.ContainsFunc(b.Spans, func(s foreign.Span) bool {
				return s.Note > 0 && !wordless(d.Notes[s.Note-1].Blocks) || strings.TrimFunc(bare(strings.ReplaceAll(s.Text+s.Ruby, "•", "-")), blank) != ""
			})
			if words && !bulletMark.MatchString(b.Mark) { // the number of a picture isn't copy
				out.WriteString(b.Mark)
			}
			for _, s := range b.Spans {
				switch {
				case s.Note > 0:
					if !slices.Contains(calls, s.Note) {
						calls = append(calls, s.Note)
					}
				case !s.Break && s.Picture == 0:
					out.WriteString(s.Text + s.Ruby)
				}
			}
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					blocks(cell.Blocks)
				}
			}
			blocks(b.Blocks)
		}
	}
	blocks(d.Blocks)
	uncalled := out.Len()
	for i := 0; i < len(calls); i++ {
		blocks(d.Notes[calls[i]-1].Blocks)
	}
	notes := out.String()[uncalled:]
	body := out.String()[:uncalled]
	out.Reset()
	for n := 1; n <= len(d.Notes); n++ {
		if !slices.Contains(calls, n) {
			blocks(d.Notes[n-1].Blocks)
		}
	}
	return bare(body + out.String() + notes)
}

// bare is text without white space, what no one sees, and bullets.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if blank(r) || hidden(r) || r == '•' || r >= 0x10F000 && r <= 0x10F006 && string(r) != aNote {
			return -1
		}
		return r
	}, s)
}

var titles = regexp.MustCompile(`(?m)^(?:> |- |    |[0-9]+[.)] )*!\[[^\n]*\]\([^\n]*? "(.*)"\)$`)

// shows is what an article prints: its front matter, and its copy.
func shows(t interface{ Fatal(...any) }, file []byte) (front []field, body string) {
	known := func(word string) bool { _, ok := load.Word(word); return ok }
	split, problems := source.Split("a.md", file, known)
	if len(problems) > 0 || !split.HasFront {
		t.Fatal(problems)
	}
	fields, findings := matter.Parse(split.Data, split.Front, split.FrontEnd)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	for _, f := range fields {
		value := ""
		for _, v := range f.Values {
			value += v.Text
		}
		front = append(front, field{f.Key, value})
	}
	words := split.Data[split.Body:]
	doc, _ := markup.Parse(words)
	var p proof
	p.printed(doc.Blocks)
	for i := range doc.Notes {
		p.printed(doc.Notes[i].Children)
	}
	// A credit below a picture is parted into label and names: what was typed
	// is in the source.
	captions := titles.FindAllSubmatch(words, -1)
	parts := strings.Split(p.String(), aPicture)
	for i := range parts[1:] {
		end := strings.Index(parts[i+1], endOfBlock)
		if end < 0 {
			end = len(parts[i+1])
		}
		if strings.Trim(parts[i+1][:end], "\n ") != "" && len(captions) > 0 {
			caption := strings.NewReplacer("&#92;", `\`, "&quot;", `"`, "&amp;", "&").Replace(string(captions[0][1]))
			parts[i+1], captions = caption+parts[i+1][end:], captions[1:]
		}
	}
	body = bare(strings.Join(parts, ""))
	body = regexp.MustCompile(aNote+"[0-9]+"+aNote).ReplaceAllString(body, "")
	return front, body
}

// account tells what of want, the words of a document, is not in the articles
// made of it, or twice, or elsewhere; empty where all is as it should be.
func account(t interface{ Fatal(...any) }, want string, in Intake) string {
	var all strings.Builder
	for _, s := range in.Stories {
		i := slices.IndexFunc(in.Files, func(f File) bool { return f.Path == s.Path })
		front, body := shows(t, in.Files[i].Data)
		for _, f := range front {
			if f.key == "标题" && slices.ContainsFunc(s.Remarks, func(r Remark) bool { return r.Message == "没有找到标题，用了文件名" }) {
				continue
			}
			at := strings.Index(want, bare(f.value))
			value := bare(f.value)
			if at < 0 { // 江晚、罗小舟 for 江晚 罗小舟
				value = strings.ReplaceAll(value, "、", "")
				at = strings.Index(want, value)
			}
			if at < 0 {
				return "not in the document: " + f.key + ": " + f.value
			}
			label := strings.Trim(want[:at], "【】［］[]〔〕：:□■◎○●▲△▼◆◇（(）)")
			for word := range strings.SplitSeq(label, "：") {
				if _, known := load.Word(strings.Trim(word, "【】：: ")); word != "" && !known {
					return "lost before " + f.key + ": " + label
				}
			}
			want = want[at+len(value):]
			if keyed(f.key) {
				want = strings.TrimLeft(want, bylineMarks)
			}
		}
		all.WriteString(body)
		if rest, ok := strings.CutPrefix(want, body); ok {
			want = rest
		} else {
			n := 0
			for n < min(len(want), len(body)) && want[n] == body[n] {
				n++
			}
			return "wants " + want[max(0, n-20):] + "\n\nhas " + body[max(0, n-20):]
		}
	}
	if want != "" {
		return "lost at the end: " + want
	}
	return ""
}

// keyed tells whether a field may be of a byline, the marks around which go.
func keyed(key string) bool {
	return slices.Contains([]string{"记者", "通讯员", "摄影", "作者", "责任编辑"}, key)
}

func day(testing.TB) Order {
	return Order{Issue: paper.Date{Year: 2026, Month: 11, Day: 9}, Sections: []string{"要闻", "民生"}}
}

const corpus = "../../../shared/docx"

// Every character of every Word document is in its article, in order, or named
// in the report. CORPUS=folder go test -run Corpus tries others.
func TestCorpusLosesNothing(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(cmp.Or(os.Getenv("CORPUS"), corpus), "*.docx"))
	if len(files) == 0 {
		t.Skip("no", corpus)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := docx.Read(data)
			if err != nil && os.Getenv("CORPUS") != "" {
				t.Skip(err)
			} else if err != nil {
				t.Fatal(err)
			}
			in := Read([]Incoming{{filepath.Base(file), data}}, day(t))
			if said(doc) == "" && len(in.Refused) == 1 {
				return
			}
			if wrong := account(t, said(doc), in); wrong != "" {
				t.Error(wrong)
			}
			for _, s := range in.Stories {
				if slices.ContainsFunc(s.Remarks, func(r Remark) bool { return strings.HasPrefix(r.Message, "这一段的写法特别") }) {
					t.Error("unsure of", s.Path)
				}
			}
		})
	}
}

func someDocBlock(t *rapid.T, d *foreign.Document, depth int) foreign.Block {
	kinds := []foreign.Kind{foreign.Paragraph, foreign.Paragraph, foreign.Paragraph, foreign.Heading, foreign.Item, foreign.Code, foreign.Break}
	if depth < 2 {
		kinds = append(kinds, foreign.Table, foreign.Box, foreign.Quote)
	}
	b := foreign.Block{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Level: rapid.IntRange(1, 3).Draw(t, "level")}
	some := func() (blocks []foreign.Block) {
		for range rapid.IntRange(0, 3).Draw(t, "inner") {
			blocks = append(blocks, someDocBlock(t, d, depth+1))
		}
		return blocks
	}
	switch b.Kind {
	case foreign.Break:
	case foreign.Table:
		for range rapid.IntRange(1, 3).Draw(t, "rows") {
			var row foreign.Row
			for range rapid.IntRange(1, 3).Draw(t, "cells") {
				row.Cells = append(row.Cells, foreign.Cell{Blocks: some(), Wide: rapid.IntRange(1, 2).Draw(t, "wide"), Tall: rapid.IntRange(1, 2).Draw(t, "tall")})
			}
			b.Rows = append(b.Rows, row)
		}
	case foreign.Box, foreign.Quote:
		b.Blocks = some()
	default:
		notes := len(d.Notes)
		if depth > 1 {
			notes = 0
		}
		b.Spans = someSpans(t, notes)
		if rapid.IntRange(0, 9).Draw(t, "pictured") == 0 {
			at := rapid.IntRange(0, len(b.Spans)).Draw(t, "place")
			b.Spans = slices.Insert(b.Spans, at, foreign.Span{Picture: rapid.IntRange(1, len(d.Pictures)).Draw(t, "picture")})
		}
		b.Align = rapid.SampledFrom([]foreign.Align{foreign.Start, foreign.Centre}).Draw(t, "align")
		b.Caption = rapid.IntRange(0, 5).Draw(t, "caption") == 0
		if b.Kind == foreign.Item {
			b.Mark = rapid.SampledFrom([]string{"•", "1.", "2.", "3)", "一、", "（一）", "①", "-", "a.", ""}).Draw(t, "mark")
		}
	}
	return b
}

// dot is a picture of one point.
var dot = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82")

// Whatever a document is, nothing of it is lost, doubled or out of its place.
func TestDocumentLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &foreign.Document{
			Notes:    make([]foreign.Note, rapid.IntRange(0, 3).Draw(t, "notes")),
			Pictures: []foreign.Picture{{Name: "1.png", Data: dot, Alt: "渡口"}, {Name: "2.emf", Data: []byte("EMF")}, {Address: "https://example.cn/1.jpg"}},
		}
		for i := range d.Notes {
			for range rapid.IntRange(1, 2).Draw(t, "inner") {
				d.Notes[i].Blocks = append(d.Notes[i].Blocks, someDocBlock(t, d, 2))
			}
		}
		for range rapid.IntRange(1, 6).Draw(t, "blocks") {
			d.Blocks = append(d.Blocks, someDocBlock(t, d, 0))
		}
		r := newReading(Order{Issue: paper.Date{Year: 2026, Month: 11, Day: 9}, Sections: []string{"要闻"}})
		r.document("稿.docx", d)
		if len(r.Stories) == 0 {
			if said(d) != "" {
				t.Fatal("refused", said(d))
			}
			return
		}
		if wrong := account(t, said(d), r.Intake); wrong != "" {
			var files bytes.Buffer
			for _, s := range r.Stories {
				i := slices.IndexFunc(r.Files, func(f File) bool { return f.Path == s.Path })
				files.Write(r.Files[i].Data)
			}
			t.Fatalf("%s\n\n%s", wrong, files.String())
		}
	})
}
