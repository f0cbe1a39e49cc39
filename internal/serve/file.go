package serve

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"bao/internal/dist"
	"bao/internal/paper"
	"bao/internal/publish/headers"
)

// file answers with a planned file, or with the paper's 404 page.
func (p *Preview) file(w http.ResponseWriter, r *http.Request) {
	s := p.now.Load()
	if s.good == nil {
		p.trouble(w, s, nil)
		return
	}
	address := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") || address == "" {
		address = path.Join(address, "index.html")
	} else if _, folder := s.good.plan.File(address + "/index.html"); folder {
		to := url.URL{Path: "/" + address + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	}
	if a := s.good.assets[address]; a != nil {
		confine(w.Header(), a)
		if !a.BuiltIn && a.Picture == nil && !a.SVG {
			p.asset(w, r, a)
			return
		}
	}
	if f, ok := s.good.plan.File(address); ok {
		p.page(w, r, s, f, http.StatusOK)
		return
	}
	if f, ok := s.good.plan.File("404.html"); ok {
		p.page(w, r, s, f, http.StatusNotFound)
		return
	}
	http.NotFound(w, r)
}

// asset passes a file of the site on without reading it as a whole: it may be a
// film.
func (p *Preview) asset(w http.ResponseWriter, r *http.Request, a *paper.Asset) {
	f, err := p.from.Files.Open(a.Origin)
	if err != nil {
		http.Error(w, "这个文件刚刚被移走了", http.StatusNotFound)
		return
	}
	defer f.Close()
	w.Header().Set("Content-Type", headers.Type(a.Address))
	http.ServeContent(w, r, "", time.Time{}, f.(io.ReadSeeker)) // as the system's files are
}

// page renders a planned file.
func (p *Preview) page(w http.ResponseWriter, r *http.Request, s *state, f dist.File, status int) {
	var b bytes.Buffer
	err := f.Write(&b)
	if problem, bad := blame(err); bad {
		p.accuse(s, f.Path, problem)
		p.trouble(w, p.now.Load(), nil)
		return
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		http.Error(w, "这一页要用的文件刚刚被移走了", http.StatusNotFound)
		return
	case err != nil:
		http.Error(w, "这一页做不出来："+p.explain(err), http.StatusInternalServerError)
		return
	}
	out := b.Bytes()
	kind := headers.Type(f.Path)
	if strings.HasPrefix(kind, "text/html") {
		out = withScript(out, p.tag(s, f.Path, status))
	}
	w.Header().Set("Content-Type", kind)
	if status != http.StatusOK {
		w.Header().Set("Content-Length", strconv.Itoa(len(out)))
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			w.Write(out)
		}
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(out))
}

// tag is the preview script, told which paper the page is from.
func (p *Preview) tag(s *state, address string, status int) []byte {
	var b bytes.Buffer
	attribute := func(name, value string) {
		b.WriteString(` data-` + name + `="` + template.HTMLEscapeString(value) + `"`)
	}
	b.WriteString(`<script src="` + scriptPath + `?v=` + scriptVersion + `"`)
	attribute("bao", p.run)
	if s.good == nil || status == http.StatusInternalServerError {
		attribute("trouble", "1")
	}
	if address == deskPath {
		attribute("desk", "1")
	}
	attribute("state", strconv.Itoa(s.number))
	if s.good != nil {
		attribute("good", strconv.Itoa(s.good.number))
		if status == http.StatusNotFound {
			// What this page links to is meant for the published site.
			attribute("base", s.good.paper.Site.BaseURL)
		}
		if held, ok := s.good.marks[address]; ok && status == http.StatusOK {
			attribute("mark", stateWords[held])
		}
	}
	b.WriteString(`></script>`)
	return b.Bytes()
}

// withScript puts the tag before the end of the body. Everything else stays
// as the build has it.
func withScript(page, tag []byte) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(tag))
	out = append(out, page[:at]...)
	out = append(out, tag...)
	return append(out, page[at:]...)
}
