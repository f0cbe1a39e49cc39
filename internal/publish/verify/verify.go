// Package verify reads a publication back over its public address, as a reader
// would, and names what readers get that is not what was published.
//
// It must not change anything, and knows no kind of host.
package verify

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"bao/internal/publish/host"
)

// Kinds of findings.
const (
	Unreachable = "unreachable" // no answer
	Certificate = "certificate" // the connection is not secure
	Loop        = "loop"        // redirected in a circle
	Missing     = "missing"     // 404
	Forbidden   = "forbidden"   // 401 or 403
	Broken      = "broken"      // another status than 200
	NoIndex     = "no-index"    // the folder does not show its index.html
	Cached      = "cached"      // old, out of a cache
	Old         = "old"         // old, from the host itself
	Altered     = "altered"     // ours, with something added or rewritten
	Foreign     = "foreign"     // somebody else's page
	Unfiled     = "unfiled"     // a Chinese provider's page for domains without ICP filing
	Type        = "type"        // a wrong media type
	Charset     = "charset"     // a wrong or missing encoding
	Download    = "download"    // browsers save the page instead of showing it
	Plain       = "plain"       // text that is not compressed; a remark
)

// Finding is something that readers do not get as it was published.
type Finding struct {
	Kind    string
	Message string // what is wrong, in Chinese, with the files it was seen at
	Hint    string // what to do or to set, and where
	Remark  bool   // readers notice nothing
}

// File is a published file to be looked at.
type File struct {
	host.File
	// Earlier is the first half of the file's digest in the publication before; zero where it was
	// not in it or the bytes are the same.
	Earlier [16]byte
}

// front is the file that the address itself shows.
const front = "index.html"

// parallel is how many files are read at once: a few, as a browser does.
const parallel = 4

// Check reads files (see Sample) below base, the public address, and returns
// what is wrong, the worst kinds first; nothing where all is right. When ctx
// ends it returns what was found so far. The client's Transport, Jar and
// Timeout are used; nil is the usual client.
func Check(ctx context.Context, client *http.Client, base string, files []File) []Finding {
	if !strings.HasSuffix(base, "/") {
		base += "/"
	}
	at, err := url.Parse(base)
	if err != nil || at.Host == "" {
		return []Finding{{Kind: Unreachable, Message: "网址不对：" + base, Hint: "写成 https:// 开头的网址"}}
	}
	c := &checker{client: following(client), base: at}
	// Nothing more is asked of a site that does not answer at its front page.
	rest := slices.Clone(files)
	if i := slices.IndexFunc(rest, func(f File) bool { return f.Path == front }); i >= 0 {
		c.front(ctx, rest[i])
		rest = slices.Delete(rest, i, i+1)
		if c.stop {
			return c.findings()
		}
	}
	var workers sync.WaitGroup
	todo := make(chan File)
	for range min(parallel, len(rest)) {
		workers.Go(func() {
			for f := range todo {
				if ctx.Err() == nil {
					c.file(ctx, f)
				}
			}
		})
	}
	for _, f := range rest {
		todo <- f
	}
	close(todo)
	workers.Wait()
	return c.findings()
}

// checker gathers what is found.
type checker struct {
	client *http.Client
	base   *url.URL

	mu   sync.Mutex
	seen []seen
	stop bool // the site does not answer at all
}

// seen is a finding at one file; of the whole site where path is empty.
type seen struct {
	Finding
	path string
}

func (c *checker) add(path string, f Finding) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f.Kind == Unreachable || f.Kind == Certificate || f.Kind == Loop {
		path, c.stop = "", true
	}
	c.seen = append(c.seen, seen{f, path})
}

// order is that of the kinds in what Check returns.
var order = []string{
	Unreachable, Certificate, Loop, Unfiled, Foreign, Missing, Forbidden, Broken, NoIndex, Old, Cached,
	Download, Type, Charset, Altered, Plain,
}

// findings makes one of what was found alike at several files.
func (c *checker) findings() []Finding {
	paths := map[Finding][]string{}
	for _, s := range c.seen {
		paths[s.Finding] = append(paths[s.Finding], s.path)
	}
	var all []seen
	for f, at := range paths {
		slices.Sort(at)
		if at[0] != "" {
			f.Message = names(at) + f.Message
		}
		all = append(all, seen{f, at[0]})
	}
	slices.SortFunc(all, func(a, b seen) int {
		if d := slices.Index(order, a.Kind) - slices.Index(order, b.Kind); d != 0 {
			return d
		}
		return strings.Compare(a.Message, b.Message)
	})
	var out []Finding
	for _, s := range all {
		out = append(out, s.Finding)
	}
	return out
}

func names(paths []string) string {
	switch {
	case len(paths) == 1 && paths[0] == front:
		return "首页"
	case len(paths) <= 2:
		return strings.Join(paths, "、") + " "
	}
	return paths[0] + " 等 " + strconv.Itoa(len(paths)) + " 个文件"
}
