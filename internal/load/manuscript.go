package load

import (
	"errors"
	"strings"

	"bao/internal/audit"
	"bao/internal/byline"
	"bao/internal/diag"
	"bao/internal/kin"
	"bao/internal/markup"
	"bao/internal/matter"
	"bao/internal/paper"
	"bao/internal/photo"
	"bao/internal/source"
	"bao/internal/words"
	"bao/internal/zh"
)

// manuscript is what one file says by itself (原稿). It depends on nothing but
// the file's bytes, its path and what it was told of site.yaml, so it can be
// remembered; everything that needs a look at other files is done when the
// paper is made up.
type manuscript struct {
	Path     string
	FileSlug string // slugOf Path
	LikeCopy bool   // suspectCopy of its name
	Kind     kind
	Digest   source.Digest // of the file and what it was told of site.yaml: pages are made anew when it differs

	Title, Kicker, Deck string
	Dateline            string
	Byline              byline.Line
	Date, Expires       paper.Date
	After               string
	Retracted           paper.Retraction
	Cover, Slug, Layout text
	Sections            []text
	Crop                photo.Crop // of the cover
	Page, Rank          int
	Jump                string
	Summary, Source     string
	Tags                []string
	Aliases             []text
	Corrections         []paper.Correction
	Events              []paper.Event
	Draft               bool
	Waivers             []waiver
	Number, Serial      int
	Pages               []paper.Planned
	TitleAt, DateAt     span
	PageAt              span
	English             bool         // the words of its front matter are
	SiteScript          words.Script // of its language
	SiteLines           markup.Lines // what site.yaml says of the ends of lines
	Knew, Unknown       []string     // names without a role word, by whether site.yaml lists them
	Headline            int          // headlineSum

	Doc      string // encoded markup.Doc, with the dateline and without the byline
	Count    int
	Opening  string // of the copy, for paper.Body
	Links    []link
	Photos   []markup.Photo
	Words    string // a kin.Signature
	Problems []diag.Problem
}

// span is a stretch of the file as source.Normal gives it, in bytes.
type span struct{ At, Len int }

// text is a value with its place.
type text struct {
	Text string
	span
}

// link is a destination in the copy with its place in the file.
type link struct {
	Dest  string
	Typed string // see markup.Link
	Photo bool
	span
	Crop photo.Crop // of a photo
}

// reader makes a manuscript of a file.
type reader struct {
	*manuscript
	text    *source.Text
	lines   markup.Lines // the file's own word goes before the site's
	authors map[string]bool
	taken   takenOut
	planned []plannedEvent
}

// unheard is a manuscript that says no more than its name does.
func unheard(path string, in kind) *manuscript {
	base := path[strings.LastIndexByte(path, '/')+1:]
	return &manuscript{Path: path, FileSlug: slugOf(path), LikeCopy: suspectCopy(base), Kind: in}
}

// read parses one file whose bytes have the digest sum. What it can't take
// becomes a problem of the manuscript; it never fails.
func read(path string, in kind, raw []byte, sum source.Digest, site conventions) *manuscript {
	m := unheard(path, in)
	m.Digest, m.SiteLines, m.SiteScript = sum, site.lines, site.script
	text, problems := source.Split(path, raw, func(word string) bool {
		_, ok := findKey(word, in)
		return ok
	})
	m.Problems = problems
	if text.Unreadable {
		return m
	}
	r := &reader{manuscript: m, text: text, lines: site.lines, authors: site.authors}
	if text.HasFront {
		fields, findings := matter.Parse(text.Data, text.Front, text.FrontEnd)
		for _, f := range findings {
			r.problem(f.Rule, span{f.At, f.Len}, f.Message, f.Hint)
		}
		r.fields(fields)
	} else {
		r.bare()
	}
	for _, f := range markup.Strangers(string(text.Data[:text.Body])) {
		r.problem(f.Rule, span{f.Offset, f.Len}, f.Message, f.Hint)
	}
	r.settleEvents()
	told := r.titleTold()
	if text.HasFront {
		r.twice()
	}
	r.settleKind()
	r.body()
	m.readAs()
	m.Headline = headlineSum(m)
	if m.Kind != issueNote && m.Title == "" && !told {
		r.missingTitle()
	}
	return m
}

// settleKind decides what a file outside the issues is: with a date it is an
// article of that day's issue, without one a standing page. One that names
// people, a section or a page was meant for an issue and lacks its date.
func (r *reader) settleKind() {
	if r.Kind != article|standing {
		return
	}
	r.Kind = standing
	if r.DateAt.Len > 0 {
		r.Kind = article
		return
	}
	if len(r.Byline.Credits) > 0 || len(r.Sections) > 0 || r.Page > 0 || r.Kicker != "" || r.Deck != "" {
		r.undated()
	}
}

// undated reports an article outside the issues that does not say its day.
func (r *reader) undated() {
	r.Kind = article
	r.problem(noDate, span{r.text.Front, 0}, "稿件没有日期，不知道登在哪一期",
		"加一行“"+r.say("日期", "date")+": 2026-11-09”，或者把文件移到 content/2026-11-09/ 这样的期文件夹里")
}

// say picks the word of front matter that the editor would use.
func (m *manuscript) say(chinese, english string) string {
	if m.English {
		return english
	}
	return chinese
}

func (r *reader) problem(rule *diag.Rule, at span, message, hint string) {
	r.Problems = append(r.Problems, rule.At(r.text.Place(at.At, at.Len), message, hint))
}

// titleTold is true when a problem about the title's own line was reported
// already; a second one that says it is missing would only confuse.
func (r *reader) titleTold() bool {
	for _, p := range r.Problems {
		line := strings.TrimSpace(p.Text)
		if strings.HasPrefix(line, "title") || strings.HasPrefix(line, "标题") {
			return true
		}
	}
	return false
}

func (r *reader) missingTitle() {
	word := r.say("标题", "title")
	hint := "在文件开头写上：\n        ---\n        " + word + ": ……\n        ---"
	if r.text.HasFront {
		hint = "在两行 --- 之间加一行“" + word + ": ……”"
	}
	if first := r.firstHeading(); first != "" {
		hint = strings.Replace(hint, "……", first, 1)
	}
	r.problem(noTitle, span{0, 0}, "稿件没有标题", hint)
}

// firstHeading returns a headline that was typed into the copy: # 停水, **停水**,
// # 标题：停水.
func (r *reader) firstHeading() string {
	const marks = "#＃*" + around
	for line := range strings.Lines(string(r.text.Data[r.text.Body:])) {
		line = strings.Trim(line, around)
		if line == "" {
			continue
		}
		title := strings.Trim(line, marks)
		if l, ok := cutBare(title, 0); ok {
			if k, _ := findKey(l.word, r.Kind); k.name == "title" {
				return l.value
			}
		}
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "＃") || strings.HasPrefix(line, "**") && strings.HasSuffix(line, "**") {
			return title
		}
		break
	}
	return ""
}

// body parses the copy and takes the byline out of it.
func (r *reader) body() {
	account := audit.New(r.text.Data[r.text.Body:])
	defer account.Close()
	doc, findings := markup.Options{Titles: cutTitle, Lines: r.lines, Script: r.SiteScript, Valid: true, Account: account}.Parse(r.text.Data[r.text.Body:])
	for _, f := range findings {
		r.problem(f.Rule, span{r.text.Body + f.Offset, f.Len}, f.Message, f.Hint)
	}
	if r.Kind == standing {
		if _, _, _, news := byline.Dateline(doc.FirstParagraph()); news {
			r.undated()
		}
	}
	if r.Kind == article {
		doc = r.credits(doc)
	}
	r.audit(account, doc, findings)
	for _, l := range doc.Links {
		r.Links = append(r.Links, link{l.Dest, l.Typed, l.Photo, span{r.text.Body + l.Offset, l.Len}, photo.Crop{}})
	}
	r.strayLists()
	r.Doc = doc.Encode()
	r.Count = doc.Count()
	r.Opening = opening(doc)
	r.Photos = doc.Photos()
	if r.Kind == article {
		r.Words = string(r.signature(doc))
	}
	for _, p := range r.Photos {
		// What cutTitle has written reads well.
		r.Links[p.Link].Crop, _ = photo.ParseCrop(p.Crop)
	}
}

// signature is what the article is about, as far as its own words tell.
func (r *reader) signature(doc *markup.Doc) kin.Signature {
	text := kin.Text{Heads: []string{r.Title, r.Deck}, Besides: []string{r.Kicker}, Copy: doc.Lines, Tags: r.Tags}
	for _, c := range r.Byline.Credits {
		if c.Role != byline.Editor {
			text.Makers = append(text.Makers, c.Names...)
		}
	}
	return kin.SignatureOf(text)
}

// cutTitle takes out of the title of a picture how it is to be cut.
func cutTitle(title string) (crop, rest string, wrong *markup.Finding) {
	c, rest, err := photo.CutCrop(title)
	var bad *photo.Error
	if errors.As(err, &bad) {
		wrong = &markup.Finding{Rule: bad.Problem.Rule, Message: bad.Problem.Message, Hint: bad.Problem.Hint}
	}
	return c.String(), rest, wrong
}

// openingLimit is in characters; chats and search engines show about as many.
const openingLimit = 120

// opening is made here, once, because every page of an article shows it.
func opening(doc *markup.Doc) string {
	text := strings.ReplaceAll(doc.Head(openingLimit).Text(), "\n", "")
	return zh.Cut(strings.TrimSpace(text), openingLimit)
}
