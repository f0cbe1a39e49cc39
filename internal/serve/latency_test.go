package serve

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	articles  = flag.Int("articles", 1_000, "size of the paper for BenchmarkEdit and BenchmarkStart")
	plain     = flag.Bool("plain", false, "show that paper in a layout without a map of the page, which is composed")
	benchSite = flag.String("site", "", "folder for that paper, kept for the next run")
)

// BenchmarkEdit measures from the write of a file to the changed bytes in an
// HTTP answer, quiet period and event stream included; of that, ms-reload is
// what making the next state takes. The site may be one that bench generated.
//
//	go test ./internal/serve -run - -bench Edit -benchtime 50x -articles 10000 -site /tmp/paper
func BenchmarkEdit(b *testing.B) {
	s := benchPaper(b)
	s.open(nil)
	b.Cleanup(s.close)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	b.Cleanup(cancel)
	go s.preview.Serve(ctx, l)
	url := "http://" + l.Addr().String()
	stream, err := http.Get(url + eventsPath)
	if err != nil {
		b.Fatal(err)
	}
	defer stream.Body.Close()
	event := func() {
		for {
			if e, err := readEvent(stream.Body); err != nil {
				b.Fatal(err)
			} else if strings.Contains(e, "data:") {
				return
			}
		}
	}
	event()
	names, err := filepath.Glob(s.file("content/*/gao-007.md"))
	if err != nil || len(names) == 0 {
		b.Fatal("no article to edit: ", err)
	}
	date := filepath.Base(filepath.Dir(names[len(names)/2]))
	name, address := "content/"+date+"/gao-007.md", "/"+date+"/gao-007.html"
	before, err := os.ReadFile(s.file(name))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.write(name, string(before)) })
	var took, reloads []time.Duration
	for n := 0; b.Loop(); n++ {
		mark := fmt.Sprintf("第%d次修改。", n)
		text := string(before) + mark + "\n"
		time.Sleep(time.Second) // as an editor pauses; counted in ns/op, not in the medians
		start := time.Now()
		s.write(name, text)
		for body := ""; !strings.Contains(body, mark); {
			event()
			answer, err := http.Get(url + address)
			if err != nil {
				b.Fatal(err)
			}
			data, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if err != nil {
				b.Fatal(err)
			}
			body = string(data)
		}
		took = append(took, time.Since(start))
	}
	s.mu.Lock()
	for _, r := range s.reports[1:] {
		reloads = append(reloads, r.Took)
	}
	s.mu.Unlock()
	slices.Sort(took)
	slices.Sort(reloads)
	b.ReportMetric(ms(reloads[len(reloads)/2]), "ms-reload")
	b.ReportMetric(ms(took[len(took)/2]), "ms-median")
	b.ReportMetric(ms(took[len(took)*95/100]), "ms-p95")
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc>>20), "MB-heap")
	b.ReportMetric(float64((m.Sys-m.HeapReleased)>>20), "MB-of-system")
}

// BenchmarkStart measures from nothing to the first answered page, with what
// an earlier run left in .bao/.
func BenchmarkStart(b *testing.B) {
	s := benchPaper(b)
	s.open(nil)
	time.Sleep(keepFirst + time.Second) // until what was learnt is saved
	s.close()
	for b.Loop() {
		s.open(nil)
		if w := s.request("/"); w.Code != 200 {
			b.Fatal(w.Code)
		}
		b.StopTimer()
		s.close()
		b.StartTimer()
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

const perIssue = 24

var firstIssue = time.Date(2025, 12, 29, 0, 0, 0, 0, time.UTC)

// benchPaper writes a paper of weekly issues, or takes the one that a run
// before left in -site.
func benchPaper(b *testing.B) *folder {
	s := &folder{t: b, dir: *benchSite}
	if s.dir == "" {
		s.dir = b.TempDir()
	}
	s.remove("layouts")
	if *plain {
		s.write("layouts/article.html", plainHead+`<h1>{{range .Phrases}}{{.}}{{end}}</h1>{{.Nameplate.HTML}}{{.Body.HTML}}</body></html>`)
		s.write("layouts/front.html", plainHead+`{{.Nameplate.HTML}}</body></html>`)
	}
	if _, err := os.Stat(filepath.Join(s.dir, "site.yaml")); err == nil {
		return s
	}
	r := rand.New(rand.NewPCG(uint64(*articles), 1))
	for n := range *articles {
		day := firstIssue.AddDate(0, 0, -7*(n/perIssue))
		s.write(fmt.Sprintf("content/%s/gao-%03d.md", day.Format(time.DateOnly), n%perIssue), benchArticle(r))
	}
	yaml := "title: 槐荫里\nsections:\n"
	for i := range 8 {
		yaml += fmt.Sprintf("  - {slug: lanmu-%d, name: 栏目%d}\n", i, i)
	}
	s.write("site.yaml", yaml+"pages:\n  - {number: 1, name: 要闻, sections: [lanmu-0, lanmu-1]}\n"+
		"  - {number: 2, name: 社区, sections: [lanmu-2, lanmu-3]}\n  - {number: 3, name: 民生, sections: [lanmu-4, lanmu-5]}\n"+
		"  - {number: 4, name: 文苑, sections: [lanmu-6, lanmu-7]}\n")
	return s
}

// benchArticle is copy of the length that articles have; none of it means
// anything.
func benchArticle(r *rand.Rand) string {
	clauses := []string{
		"居民把花种进旧车棚的空地", "物业连夜换好了楼道的灯", "老人食堂的菜价降了两角", "孩子们读完了一本厚书",
		"河边的步道修到了第三座桥", "志愿者送去了热汤", "楼组长敲开了四十户人家的门", "雨水管的漏点终于找到了",
	}
	text := fmt.Sprintf("---\n标题: %s %d\n记者: %s\n栏目: 栏目%d\n---\n本报讯 ",
		clauses[r.IntN(len(clauses))], r.IntN(1000), string([]rune("林何沈周吴郑")[r.IntN(6)])+string([]rune("远满舟平安宁")[r.IntN(6)]), r.IntN(8))
	for range 3 + r.IntN(8) {
		for range 2 + r.IntN(8) {
			text += clauses[r.IntN(len(clauses))] + "，"
		}
		text += "大家都说好。\n\n"
	}
	return text
}
