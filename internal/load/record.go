package load

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bao/internal/diag"
	"bao/internal/paper"
	"bao/internal/source"
)

// RecordName is the file beside the copy of an issue in which it is recorded what
// stood on which page when the issue came out.
const RecordName = "版面.txt"

// A record is a line for each page (第2版 民生) and, below it, one for each article that
// stood on it: the path of its file in the issue's folder. What follows a full-width
// space is for people.
var recordPage = regexp.MustCompile(`^第\s*(\d{1,4})\s*版[\s·]*(.*)$`)

// leftHeading stands above what stood on no page.
const leftHeading = "没有排上"

// Record words a record. The titles are those of the articles by origin.
func Record(issue *paper.Issue, pages []paper.Recorded, titles map[string]string) string {
	var b strings.Builder
	b.WriteString("# 这一期出报时各版排了哪些稿件，从上到下是位次。以后重新生成，还照这样排，改正一个字不会挪动别的稿件。\n")
	b.WriteString("# 要换地方，挪动文件名那一行；要全部重新排，删去这个文件。\n")
	on := map[string]int{}
	folder := issueFolder(issue)
	for _, p := range pages {
		heading := leftHeading
		if p.Number > 0 {
			heading = strings.TrimSpace(fmt.Sprintf("第%d版 %s", p.Number, p.Name))
		}
		fmt.Fprintf(&b, "\n%s\n", heading)
		for _, origin := range p.Origins {
			note := "《" + titles[origin] + "》"
			if from := on[origin]; from > 0 {
				note += fmt.Sprintf("（上接第%d版）", from)
			}
			on[origin] = p.Number
			fmt.Fprintf(&b, "%s　%s\n", inFolder(folder, origin), note)
		}
	}
	return b.String()
}

// RecordPath is where the record of an issue stands in the site: in the folder of its
// copy.
func RecordPath(issue *paper.Issue) string { return path.Join(issueFolder(issue), RecordName) }

// issueFolder is the folder of an issue, whatever it is called.
func issueFolder(issue *paper.Issue) string {
	for _, a := range issue.Articles {
		parts := strings.Split(a.Origin, "/")
		if len(parts) < 3 { // its file stands in no folder, but may be called like one
			continue
		}
		folder := path.Join(parts[:2]...)
		if date, _ := folderDay(path.Base(folder)); date == issue.Date {
			return folder
		}
	}
	return path.Join(ContentDir, issue.Date.String())
}

// inFolder is how a record names an article: below the issue's folder, or from the
// root of the site.
func inFolder(folder, origin string) string {
	if rest, ok := strings.CutPrefix(origin, folder+"/"); ok {
		return rest
	}
	return "/" + origin
}

// records gives the issues the records beside their copy.
func (m *makeup) records() error {
	for _, issue := range m.out.Issues {
		at := RecordPath(issue)
		e, ok := m.others[at]
		if !ok {
			continue
		}
		delete(m.others, at)
		if e.Size > mostRecord {
			m.problems = append(m.problems, unreadRecord(at))
			continue
		}
		kept, err := recall(m.options.Memory(), m.fsys, e, m.options.Now, nil, func(raw []byte, _ source.Digest) *recordText {
			return &recordText{string(source.Normal(raw))}
		})
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("load: %w", err)
		}
		m.record(issue, at, kept.Text)
	}
	return nil
}

// recordText is what is remembered of a record.
type recordText struct{ Text string }

func unreadRecord(at string) diag.Problem {
	return badRecord.At(diag.Place{Path: at}, "读不懂这份版面记录，没有照它排", "删去它，重新排版；或者用记事本打开，另存为 UTF-8")
}

// record reads a record. What it names wrongly is told and passed over.
func (m *makeup) record(issue *paper.Issue, at, record string) {
	if !utf8.ValidString(record) {
		m.problems = append(m.problems, unreadRecord(at))
		return
	}
	known := map[string]bool{}
	for _, a := range issue.Articles {
		known[a.Origin] = true
	}
	var list []paper.Recorded
	offset := 0
	for line := range strings.Lines(record) {
		start := offset
		offset += len(line)
		text := strings.TrimSpace(line)
		place := func() diag.Place { return diag.At(at, []byte(record), start, len(strings.TrimRight(line, "\n"))) }
		switch form := recordPage.FindStringSubmatch(text); {
		case text == "" || strings.HasPrefix(text, "#"):
		case text == leftHeading:
			list = append(list, paper.Recorded{})
		case form != nil:
			number, _ := strconv.Atoi(form[1])
			if number < 1 || number > mostPages || slices.ContainsFunc(list, func(r paper.Recorded) bool { return r.Number == number }) {
				m.problems = append(m.problems, badRecord.At(place(), fmt.Sprintf("版面记录里有两个第%d版，或者没有这样的版次", number), "每一版写一次，从第1版起"))
				continue
			}
			list = append(list, paper.Recorded{Number: number, Name: form[2]})
		case len(list) == 0:
			m.problems = append(m.problems, badRecord.At(place(), "这一行上面没有写是第几版", "在它上面加一行：第1版"))
		default:
			name, _, _ := strings.Cut(text, "　")
			origin := recorded(path.Dir(at), strings.TrimSpace(name))
			if !known[origin] {
				m.problems = append(m.problems, recordMissing.At(place(), fmt.Sprintf("版面记录里的“%s”不在这一期里，那里空着", name), "稿件改了名，这里也改；撤了稿，删去这一行"))
				continue
			}
			page := &list[len(list)-1]
			page.Origins = append(page.Origins, origin)
		}
	}
	slices.SortStableFunc(list, func(a, b paper.Recorded) int { return cmp.Compare(last(a.Number), last(b.Number)) })
	issue.Record = list
}

// mostRecord is what a record may have, in bytes.
const mostRecord = 1 << 20

// recorded is the origin of the article that a record in a folder names.
func recorded(folder, name string) string {
	name = strings.ReplaceAll(name, "\\", "/")
	if rest, ok := strings.CutPrefix(name, "/"); ok {
		return rest
	}
	return path.Join(folder, name)
}
