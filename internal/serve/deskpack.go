package serve

import (
	"context"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/parcel"
)

// parcelPath is where the website is fetched as a ZIP.
const parcelPath = "/__bao/parcel.zip"

func (p *Preview) startPack(o order) *outcome {
	withdraw := o.Get("withdraw") != ""
	return p.start("打包", func(ctx context.Context, progress progress) *outcome {
		said, built := p.build(ctx, withdraw, "pack", progress)
		if built {
			said.Message = "打包好了：" + said.Message
			said.Hint = "解压到 U 盘或别的电脑，打开文件夹里的 index.html 就能看，不用联网"
			said.Link, said.Word = parcelPath, "下载 "+p.parcelName()+".zip"
		}
		return said
	})
}

// parcelName is the name of the ZIP and of the folder in it: the paper's and
// that of the newest issue whose day has come: what waits for its day is not in
// it.
func (p *Preview) parcelName() string {
	name := "baozhi"
	if s := p.now.Load(); s.good != nil {
		name = strings.Map(func(r rune) rune {
			if r < ' ' || strings.ContainsRune(`\/:*?"<>|.`, r) {
				return '-'
			}
			return r
		}, s.good.paper.Site.Title)
		if day := newestOut(s.good.paper); !day.IsZero() {
			name += "-" + day.String()
		}
	}
	return name
}

// newestOut is the day of the newest issue that is published, zero where none
// is.
func newestOut(p *paper.Paper) (day paper.Date) {
	for _, issue := range p.Issues {
		if slices.ContainsFunc(issue.Articles, (*paper.Article).Out) {
			day = issue.Date
		}
	}
	return day
}

// parcel hands out the website as it was last built.
func (p *Preview) parcel(w http.ResponseWriter, r *http.Request) {
	if !here(r) {
		http.Error(w, "只有在开着预览的这台电脑上才能打包", http.StatusForbidden)
		return
	}
	p.room.mu.Lock()
	busy := p.room.job
	p.room.mu.Unlock()
	if busy != nil {
		http.Error(w, "正在"+busy.What+"，等它做完再下载", http.StatusServiceUnavailable)
		return
	}
	public := os.DirFS(filepath.Join(p.o.Dir, outDir))
	if _, err := fs.Stat(public, dist.ManifestName); err != nil {
		http.Error(w, "网站还没有生成，先在编辑台按“打包 ZIP”", http.StatusNotFound)
		return
	}
	name := p.parcelName()
	when := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	if s := p.now.Load(); s.good != nil && !newestOut(s.good.paper).IsZero() {
		when = newestOut(s.good.paper).Time()
	}
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name+".zip"))
	if r.Method == http.MethodHead {
		return
	}
	err := parcel.Write(w, public, name, when, func(file string) bool { return strings.HasPrefix(path.Base(file), ".bao-") })
	if err != nil {
		// Half a ZIP must not look like a whole one.
		panic(http.ErrAbortHandler)
	}
}
