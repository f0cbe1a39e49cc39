package plaintext

import (
	"bao/internal/byline"
	"bao/internal/foreign"
)

// Story is an article of a page. Above, Head, Body, Tail and Below hold every
// character that was typed, in the order of the page; what the other fields
// say was read in them and is plain text.
type Story struct {
	Line                   int // of the page, counted from 1, where it begins
	Kicker, Headline, Deck string
	Section, Source        string
	Date                   string // as 2024-05-01
	// Byline names everybody that a byline above or below the copy or in its
	// dateline does, Signed is the bylines above and below as they were
	// typed. Those in the dateline stand in the copy as well.
	Byline byline.Line
	Signed []string
	Above  []string         // the rules and folios that part it from what stands above, as typed; nobody prints them
	Head   []string         // the lines above the copy, as typed
	Body   foreign.Document // the copy, its blocks and remarks; a Break and a Heading have in Mark what was typed for it
	Tail   []string         // the lines below it
	Below  []string         // as Above
	Joins  []Join           // where a sentence goes on in another line, and need not
}

// Join is where two lines of the page were made one paragraph on no other
// evidence than how the first one ends.
type Join struct {
	Line, Next    int    // of the page, counted from 1
	Before, After string // some words on either side
}

// Stories finds the stories on a page of text. One article is one story, whose
// headline is its first line. Days without a year are of the given year; 0
// leaves them out.
func Stories(text string, year int) []Story {
	lines, dropped := linesOf(text)
	if len(lines) == 0 {
		if dropped == "" {
			return nil
		}
		return []Story{{Line: 1, Body: foreign.Document{Remarks: []foreign.Remark{unseenRemark(dropped)}}}}
	}
	var stories []Story
	pages := storiesOf(blocksOf(lines))
	for _, blocks := range pages {
		r := reader{blocks: blocks, year: year, many: len(pages) > 1, Story: Story{Line: blocks[0].no}}
		stories = append(stories, r.read())
	}
	return stories
}

// Read decodes a page and finds its stories. Its error is a *foreign.Refusal:
// of what is no text, and of a few words that could as well be others in
// another encoding, which it shows.
func Read(data []byte, year int) ([]Story, error) {
	readings := Readings(data)
	switch len(readings) {
	case 0:
		return nil, &foreign.Refusal{
			Message: "这不是文本文件",
			Hint:    "在做它的程序里打开，另存为 Word 文档（.docx）或纯文本（.txt）",
		}
	case 1:
		return Stories(readings[0].Text, year), nil
	}
	return nil, refuse(readings)
}

// refuse shows the ways in which a few words can be read.
func refuse(readings []Reading) *foreign.Refusal {
	message := "字太少，看不出文件是哪一种编码："
	for i, r := range readings {
		if i > 0 {
			message += "，"
		}
		message += "按 " + string(r.Encoding) + " 读是“" + opening(r.Text) + "”"
	}
	return &foreign.Refusal{
		Message: message,
		Hint:    "用记事本打开，字是对的就“文件→另存为”，在“编码”一栏选 UTF-8，再保存",
	}
}

// opening returns the words that a text begins with.
func opening(text string) string {
	const most = 24
	runes := []rune(text)
	if len(runes) > most {
		return string(runes[:most]) + "……"
	}
	return text
}
