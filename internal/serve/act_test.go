package serve

import (
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"bao/internal/undo"
)

// submit sends a form as the desk's page does from this computer; each pair of
// headers sets one.
func (s *folder) submit(do string, fields url.Values, headers ...string) *httptest.ResponseRecorder {
	if fields.Get("token") == "" {
		fields.Set("token", s.preview.room.token)
	}
	r := httptest.NewRequest(http.MethodPost, actPath+do, strings.NewReader(fields.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.send(r, headers...)
}

// send sends a request from the desk's page on this computer.
func (s *folder) send(r *http.Request, headers ...string) *httptest.ResponseRecorder {
	r.Header.Set("Origin", "http://127.0.0.1:8618")
	return fromHere(s.preview, r, headers)
}

// fromHere sends a request from this computer; each pair of headers sets one,
// the address that it comes from, or that it goes to.
func fromHere(to http.Handler, r *http.Request, headers []string) *httptest.ResponseRecorder {
	r.Host, r.RemoteAddr = "127.0.0.1:8618", "127.0.0.1:50000"
	for i := 0; i+1 < len(headers); i += 2 {
		switch headers[i] {
		case "Host":
			r.Host = headers[i+1]
		case "From":
			r.RemoteAddr = headers[i+1]
		default:
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	to.ServeHTTP(w, r)
	return w
}

// desk is the desk as it is shown on this computer.
func (s *folder) desk() string {
	r := httptest.NewRequest(http.MethodGet, deskPath, nil)
	return s.send(r).Body.String()
}

// does sends a form and returns the desk that it leads to.
func (s *folder) does(do string, fields url.Values) string {
	s.t.Helper()
	w := s.submit(do, fields)
	if w.Code != http.StatusSeeOther {
		s.t.Fatalf("%s: %d %s", do, w.Code, w.Body)
	}
	return s.send(httptest.NewRequest(http.MethodGet, deskPath+strings.TrimPrefix(w.Header().Get("Location"), deskPath), nil)).Body.String()
}

func (s *folder) read(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(s.file(name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

// TestActGuard holds that nothing is changed for anybody but the desk's page
// of this run on this computer.
func TestActGuard(t *testing.T) {
	s := newSite(t, someFiles(), func(o *Options) { o.Hosts = []string{"bianjibu"} })
	before := s.read(garden)
	for name, headers := range map[string][]string{
		"another computer":       {"From", "192.168.3.9:50000", "Host", "192.168.3.7:8618", "Origin", "http://192.168.3.7:8618"},
		"another, by our name":   {"From", "192.168.3.9:50000"},
		"the network's name":     {"Host", "bianjibu:8618", "Origin", "http://bianjibu:8618"},
		"the network's address":  {"Host", "192.168.3.7:8618", "Origin", "http://192.168.3.7:8618"},
		"a rebound name":         {"Host", "attacker.example:8618", "Origin", "http://attacker.example:8618"},
		"a name below localhost": {"Host", "a.localhost:8618", "Origin", "http://a.localhost:8618"},
		"another site":           {"Origin", "http://attacker.example"},
		"another port":           {"Origin", "http://127.0.0.1:3000"},
		"a sandbox":              {"Origin", "null"},
		"https":                  {"Origin", "https://127.0.0.1:8618"},
		"no browser":             {"Origin", ""},
		"cross-site":             {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "frame"},
		"passed on":              {"X-Forwarded-For", "203.0.113.9"},
		"through a tunnel":       {"Forwarded", "for=203.0.113.9"},
	} {
		if w := s.submit("place", s.moved("1"), headers...); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	for name, token := range map[string]string{"no token": "", "another token": "AAAA", "most of it": s.preview.room.token[1:]} {
		fields := s.moved("1")
		fields.Set("token", token)
		if token == "" {
			fields["token"] = []string{"", s.preview.room.token} // the first counts
			fields.Set("token", " ")
		}
		if w := s.submit("place", fields); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	// A top-level navigation by another site's form bears its origin.
	if w := s.submit("place", s.moved("1"), "Origin", "http://attacker.example", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"); w.Code != http.StatusForbidden {
		t.Errorf("a form elsewhere: %d", w.Code)
	}
	r := httptest.NewRequest(http.MethodGet, actPath+"undo?step=1&token="+s.preview.room.token, nil)
	if w := s.send(r); w.Code == http.StatusSeeOther {
		t.Error("a link changes something")
	}
	if w := s.submit("nothing", s.moved("1")); w.Code != http.StatusNotFound {
		t.Errorf("an unknown button: %d", w.Code)
	}
	if s.read(garden) != before {
		t.Error("the file was changed")
	}
	if _, err := os.Stat(s.file(undo.Dir)); err == nil {
		t.Error("there is something to undo")
	}
	// And the page itself changes it, by header or by field, as localhost too.
	if w := s.submit("place", s.moved("1"), "Host", "localhost:8618", "Origin", "http://localhost:8618"); w.Code != http.StatusSeeOther || s.read(garden) == before {
		t.Errorf("the desk's own page: %d", w.Code)
	}
}

// TestDeskOnlyShows holds that who may change nothing gets neither the token
// nor a button.
func TestDeskOnlyShows(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	r := httptest.NewRequest(http.MethodGet, deskPath, nil)
	body := s.send(r, "From", "192.168.3.9:50000", "Host", "192.168.3.7:8618", "Origin", "").Body.String()
	for _, text := range []string{s.preview.room.token, "<form", "<button", "type=\"file\""} {
		if strings.Contains(body, text) {
			t.Errorf("others are given %s", text)
		}
	}
	for _, text := range []string{"楼下长出花园", "这里只能看", "林之远"} {
		if !strings.Contains(body, text) {
			t.Errorf("others are not shown %s", text)
		}
	}
	if w := s.send(httptest.NewRequest(http.MethodGet, parcelPath, nil), "From", "192.168.3.9:50000"); w.Code != http.StatusForbidden {
		t.Errorf("others get the ZIP: %d", w.Code)
	}
	w := s.send(httptest.NewRequest(http.MethodGet, deskPath, nil))
	if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") || !strings.Contains(policy, "script-src 'self'") {
		t.Errorf("the desk's policy is %q", policy)
	}
	if !strings.Contains(w.Body.String(), s.preview.room.token) {
		t.Error("the desk has no token here")
	}
}

// TestActSlow holds that files which take their time to arrive hold up nothing
// else that the desk is told to do.
func TestActSlow(t *testing.T) {
	s := newSite(t, someFiles(), nil)
	body, sender := io.Pipe()
	form := multipart.NewWriter(sender)
	r := httptest.NewRequest(http.MethodPost, actPath+"import", body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	answered := make(chan int, 1)
	go func() { answered <- s.send(r).Code }()
	if err := form.WriteField("token", s.preview.room.token); err != nil {
		t.Fatal(err)
	}
	part, err := form.CreateFormFile("file", "步道.md")
	if err != nil {
		t.Fatal(err)
	}
	if desk := s.does("place", s.moved("1")); !strings.Contains(desk, "位次改为 1") {
		t.Error("the rank was not changed")
	}
	if _, err := part.Write([]byte("---\n标题: 河边修好了步道\n---\n步道修到了桥下。\n")); err != nil {
		t.Fatal(err)
	}
	form.Close()
	sender.Close()
	if code := <-answered; code != http.StatusSeeOther || !strings.Contains(s.desk(), "导入了 1 篇稿件") {
		t.Errorf("the import answers %d", code)
	}
}
