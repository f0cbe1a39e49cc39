package serve

import (
	"crypto/rand"
	"io/fs"
	"net/http"
	"os"
	"sync"
	"sync/atomic"

	"bao/internal/load"
	"bao/internal/paper"
	"bao/internal/starter"
)

// setupPath is where the answers go.
const setupPath = "/__bao/setup"

// SetupOptions say where a paper is to be made.
type SetupOptions struct {
	Dir   string
	Theme fs.FS // built-in layouts/
	Today paper.Date
	// Open opens the paper once there is one, in Dir or where else it was found.
	Open func(dir string) (*Preview, error)
	// Refused is why nothing can be made in Dir, nil for nothing.
	Refused *starter.Refusal
	// Explain says in Chinese what an error of the system means; may be nil.
	Explain func(error) string
}

// Setup asks for a paper in a folder that has none, makes it, and then shows
// it: it is an http.Handler that turns into the preview. A folder that is
// nearly a paper is mended when the editor says so.
//
// It answers this computer alone, whoever may reach the preview later, and
// makes something only for a form that it gave out itself.
type Setup struct {
	o      SetupOptions
	token  string
	making sync.Mutex
	made   atomic.Pointer[Preview]
}

// NewSetup prepares the page with the questions.
func NewSetup(o SetupOptions) *Setup { return &Setup{o: o, token: rand.Text()} }

// Wait is Wait of the preview, if there is one by now.
func (s *Setup) Wait() {
	if p := s.made.Load(); p != nil {
		p.Wait()
	}
}

// ServeHTTP answers one request.
func (s *Setup) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p := s.made.Load(); p != nil {
		if r.URL.Path == setupPath { // the button was pressed twice
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		p.ServeHTTP(w, r)
		return
	}
	header := w.Header()
	private(header)
	header.Set("X-Frame-Options", "DENY")
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	if why := refusesSetup(r); why != "" {
		http.Error(w, why, http.StatusForbidden)
		return
	}
	switch {
	case r.Method == http.MethodPost && r.URL.Path == setupPath:
		s.answer(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "这里没有可以提交的", http.StatusMethodNotAllowed)
	case r.URL.Path != "/":
		http.Redirect(w, r, "/", http.StatusSeeOther)
	default:
		s.ask(w, r)
	}
}

// refusesSetup returns why a request is not answered, or "". The rules are
// those of the preview, and stricter: only this computer asks, by an address
// that stays on it, and an answer comes from a page that was given out here.
func refusesSetup(r *http.Request) string {
	if !loops(hostName(r.RemoteAddr)) || passedOn(r) {
		return "报纸还没有建好，只能在这台电脑上建"
	}
	if !here(r) {
		return "这一页只认本机的网址，不认“" + hostName(r.Host) + "”。请用 http://localhost 或 http://127.0.0.1 加端口号打开"
	}
	if (r.Header.Get("Origin") != "" || r.Method == http.MethodPost) && !sameOrigin(cameFrom(r), r.Host) {
		return "别的网站不能建报纸"
	}
	if !askedHere(r) && !(clicked(r) && r.Method == http.MethodGet) {
		return "别的网站不能建报纸"
	}
	return ""
}

// ask shows the questions, or the paper if it has been made meanwhile.
func (s *Setup) ask(w http.ResponseWriter, r *http.Request) {
	if name, err := load.FindSiteFile(os.DirFS(s.o.Dir)); err == nil && name == load.SiteFile {
		s.making.Lock()
		defer s.making.Unlock()
		if s.made.Load() == nil {
			s.show(w, r, s.o.Dir, s.questions())
			return
		}
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	s.page(w, s.questions())
}

// answer does what a form says, or says what is wrong with it.
func (s *Setup) answer(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		http.Error(w, "表单读不出来，请再填一次", http.StatusBadRequest)
		return
	}
	s.making.Lock()
	defer s.making.Unlock()
	if s.made.Load() != nil { // by the first of two clicks
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	v := s.questions().filled(r.PostForm)
	if !sameToken(r.PostForm.Get("token"), s.token) {
		v.Wrong = &starter.Refusal{Message: "这一页是上一次打开的", Hint: "看一看填的对不对，再点一次按钮"}
		s.page(w, v)
		return
	}
	if s.o.Refused != nil {
		s.page(w, v)
		return
	}
	dir, err := s.do(r.PostForm)
	if err != nil {
		v.Wrong = s.refusal(err)
		s.page(w, v)
		return
	}
	s.show(w, r, dir, v)
}

// show turns the page into the preview.
func (s *Setup) show(w http.ResponseWriter, r *http.Request, dir string, v setupView) {
	p, err := s.o.Open(dir)
	if err != nil {
		v.Wrong = s.refusal(err)
		s.page(w, v)
		return
	}
	s.made.Store(p)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
