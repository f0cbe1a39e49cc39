package sitemap

import (
	"fmt"
	"strings"

	"bao/internal/config"
	"bao/internal/edition"
	"bao/internal/edition/view"
	"bao/internal/load"
	"bao/internal/paper"
)

// newestIssues is how many issues llms.txt lists.
const newestIssues = 12

// llms plans llms.txt in the form of llmstxt.org: the name of the paper, what it
// is, and lists of links with what stands behind them.
func llms(s edition.Source, to *edition.Plan) {
	to.Data("给语言模型看的 llms.txt", load.LLMsAddress, func() ([]byte, error) { return []byte(told(s)), nil })
}

// told is the text of llms.txt.
func told(s edition.Source) string {
	p, say := s.Paper, s.Paper.Site.Script.Say
	b := &brief{site: &p.Site}
	fmt.Fprintf(b, "# %s\n", plain(p.Site.Title))
	if about := about(p); about != "" {
		fmt.Fprintf(b, "\n> %s\n", about)
	}
	fmt.Fprintf(b, "\n%s\n", say("全文见订阅源；每篇稿件一页，网址里的日期是出版的日子。"))
	b.head(say("栏目"))
	for _, section := range p.Sections {
		if len(section.Articles) > 0 {
			b.link(section.Name, section.Address, section.Description)
		}
	}
	b.head(say("最近各期"))
	for i := len(p.Issues) - 1; i >= max(0, len(p.Issues)-newestIssues); i-- {
		b.link(view.IssueTitle(p.Issues[i]), p.Issues[i].Address, lead(s.Sheets.Articles(p.Issues[i])))
	}
	b.head(say("订阅源和目录"))
	b.link(say("订阅源"), load.FeedAddress("index.html"), say("最新的稿件全文，Atom"))
	b.link(say("订阅源"), load.JSONFeedAddress("index.html"), say("同上，JSON Feed"))
	b.link(say("站点地图"), load.SitemapAddress, say("所有的期和稿件"))
	b.link("往期", load.ArchiveAddress, "")
	b.link("作者", load.PeopleAddress, "")
	if len(p.Standing) > 0 {
		b.head("Optional")
		for _, page := range p.Standing {
			b.link(page.Title, page.Address, page.Summary)
		}
	}
	return b.String()
}

// about says whose paper it is, as far as its editor does.
func about(p *paper.Paper) string {
	var words []string
	if p.Site.Slogan != "" {
		words = append(words, plain(p.Site.Slogan))
	}
	if p.Site.Publisher != "" {
		words = append(words, p.Site.Script.Say("主办：")+plain(p.Site.Publisher))
	}
	return strings.Join(words, "　")
}

// lead is the headline that leads some articles.
func lead(articles []*paper.Article) string {
	if a := view.Leading(articles); a != nil {
		return a.Title
	}
	return ""
}

// brief writes the Markdown of llms.txt. A heading comes with its first link.
type brief struct {
	strings.Builder
	site    *config.Site
	heading string
}

func (b *brief) head(name string) { b.heading = name }

func (b *brief) link(name, address, about string) {
	if b.heading != "" {
		fmt.Fprintf(b, "\n## %s\n\n", b.heading)
		b.heading = ""
	}
	fmt.Fprintf(b, "- [%s](%s)", plain(name), b.site.URL(address))
	if about != "" {
		fmt.Fprintf(b, ": %s", plain(about))
	}
	b.WriteByte('\n')
}

// plain keeps what an editor wrote from being Markdown, on one line.
func plain(s string) string {
	return marks.Replace(strings.Join(strings.Fields(s), " "))
}

var marks = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`")
