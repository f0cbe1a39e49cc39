package load

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/zh"
)

// The folders and files of a site.
const (
	SiteFile   = "site.yaml"
	ContentDir = "content"
	LayoutDir  = "layouts"
	StaticDir  = "static"
	noteFile   = "issue.md"
)

// IssueAddress is where the page of the issue of a day stands.
func IssueAddress(d paper.Date) string { return d.String() + "/index.html" }

// SectionAddress is where the list of a section stands.
func SectionAddress(slug string) string { return sectionDir + slug + "/index.html" }

// SectionsAddress is where the list of all sections stands.
const SectionsAddress = sectionDir + "index.html"

const sectionDir = "section/"

// PersonAddress is where the list of a person's pieces stands.
func PersonAddress(slug string) string { return "people/" + slug + "/index.html" }

// TagAddress is where the list of a tag stands.
func TagAddress(slug string) string { return "tag/" + slug + "/index.html" }

// Where the lists of everybody and of all issues stand, and where the paper is searched.
const (
	PeopleAddress  = "people/index.html"
	ArchiveAddress = "archive/index.html"
	SearchAddress  = "search.html"
)

// EventsAddress is where the calendar of all events stands.
const EventsAddress = "events.ics"

// CalendarAddress is where the calendar of the events of an article stands.
func CalendarAddress(article string) string { return strings.TrimSuffix(article, ".html") + ".ics" }

// FeedAddress is where the feed (Atom) of what a page shows stands: beside it.
func FeedAddress(page string) string { return path.Join(path.Dir(page), "feed.xml") }

// JSONFeedAddress is where the same feed stands as JSON Feed.
func JSONFeedAddress(page string) string { return path.Join(path.Dir(page), "feed.json") }

// FeedStyleAddress is where the style sheet of feeds stands.
const FeedStyleAddress = StaticDir + "/feed.css"

// What programs read that come to see which pages there are.
const (
	SitemapAddress = "sitemap.xml"
	NewsAddress    = "sitemap-news.xml" // of the last two days
	RobotsAddress  = "robots.txt"
	LLMsAddress    = "llms.txt"
)

// SitemapPart is where the n-th part, from 1, of a map of many addresses stands.
func SitemapPart(n int) string { return fmt.Sprintf("sitemap-%d.xml", n) }

// YearAddress is where the issues of a year are listed.
func YearAddress(year int) string { return fmt.Sprintf("archive/%d.html", year) }

// MonthAddress is where the issues of a month in all years are listed.
func MonthAddress(month int) string { return fmt.Sprintf("archive/month-%d.html", month) }

// BundleAddress is where the ZIP of the issue of a day stands.
func BundleAddress(d paper.Date) string { return d.String() + "/issue.zip" }

// PageAddress is where a printed page of the issue of a day stands.
func PageAddress(d paper.Date, number int) string {
	return d.String() + "/page-" + strconv.Itoa(number) + ".html"
}

// filePlace is what the conventions make of a path below content/.
type filePlace struct {
	kind    kind
	date    paper.Date // of the issue folder around it, if any
	badDate string     // the name of a folder that looks like a date and is none
}

// classify applies the conventions to the path of a Markdown file.
func classify(file string) filePlace {
	parts := strings.Split(strings.TrimPrefix(file, ContentDir+"/"), "/")
	for i, folder := range parts[:len(parts)-1] {
		date, meant := folderDay(folder)
		if !meant {
			continue
		}
		if date.IsZero() {
			return filePlace{kind: article, badDate: folder}
		}
		if i == len(parts)-2 && isNote(parts[i+1]) {
			return filePlace{kind: issueNote, date: date}
		}
		return filePlace{kind: article, date: date}
	}
	return filePlace{kind: article | standing}
}

// isNote recognises issue.md, however its letters are: file systems of Windows
// and macOS take them for one name. A copy of it is no article either.
func isNote(base string) bool {
	if suspectCopy(base) {
		base = uncopied(base)
	}
	return strings.EqualFold(stem(base), stem(noteFile)) && isMarkdown(base)
}

func isMarkdown(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext == ".md" || ext == ".markdown"
}

// stem is the name of a file without its ending.
func stem(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// slugOf makes the address of a file from its name: ASCII names stay as they
// are, Chinese becomes pinyin, so that an address survives being copied,
// printed and typed.
func slugOf(file string) string {
	return zh.Slug(stem(file))
}

// assetAddress is where a file beside the copy goes.
func assetAddress(file string) string {
	dir, base := path.Split(strings.TrimPrefix(file, ContentDir+"/"))
	var out []string
	dated := false
	for _, folder := range strings.Split(strings.TrimSuffix(dir, "/"), "/") {
		if folder == "" {
			continue
		}
		if d, _ := folderDay(folder); !d.IsZero() && (!dated || dateLike.MatchString(folder)) {
			out, dated = append(out, d.String()), true
			continue
		}
		out = append(out, plainName(folder))
	}
	ext := path.Ext(base)
	return path.Join(append(out, plainName(strings.TrimSuffix(base, ext))+strings.ToLower(ext))...)
}

var plain = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._-]*$`)

// plainName keeps names that every host and every address bar takes, and
// spells the others in pinyin.
func plainName(name string) string {
	if plain.MatchString(name) {
		if _, ok := dist.Holdable(name); !ok { // aux, say, and what ends in a dot
			return strings.TrimRight(name, ".") + "_"
		}
		return name
	}
	if slug := zh.Slug(name); slug != "" {
		return slug
	}
	return "file"
}
