package webdav

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"bao/internal/publish/host"
)

// member is a file or a folder in a folder.
type member struct {
	name   string
	folder bool
	size   int64
	time   time.Time
}

const (
	mostEntries = 2_000_000 // beyond what any paper has
	mostOfOne   = 1 << 20   // bytes of what is said of one file
	mostPath    = 4096      // bytes of a path; folders in folders have to end somewhere
)

// multistatus is what is said of one file (RFC 4918, 14.24), as far as it
// matters.
type multistatus struct {
	Href  string `xml:"DAV: href"`
	Props []struct {
		Status string    `xml:"DAV: status"`
		Folder *struct{} `xml:"DAV: prop>resourcetype>collection"`
		Size   string    `xml:"DAV: prop>getcontentlength"`
		Time   string    `xml:"DAV: prop>getlastmodified"`
	} `xml:"DAV: propstat"`
}

// members reads what a server says of a folder and of what is in it. Who names
// something that does not lie right in it is not listened to, but counted in
// all.
func (h *Host) members(answer *http.Response, dir string) (self *member, in []member, all int, err error) {
	limited := &meter{answer.Body, mostOfOne}
	d := xml.NewDecoder(limited)
	var said []member
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, 0, fmt.Errorf("webdav: a listing that can't be read: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "response" || start.Name.Space != "DAV:" {
			continue
		}
		var one multistatus
		if err := d.DecodeElement(&one, &start); err != nil {
			return nil, nil, 0, fmt.Errorf("webdav: a listing that can't be read: %w", err)
		}
		limited.left = mostOfOne
		if said = append(said, one.member()); len(said) > mostEntries {
			return nil, nil, 0, tooMany()
		}
	}
	self = itself(said, strings.TrimSuffix(h.base.Path+dir, "/"))
	for _, m := range said {
		if self == nil {
			break
		}
		if name, ok := strings.CutPrefix(m.name, self.name+"/"); ok && sound(name) {
			m.name = name
			in = append(in, m)
		}
	}
	return self, in, len(said), nil
}

// itself finds the folder that was asked for, by its path: a proxy may know it
// by another one than the server behind, which then is the shortest.
func itself(said []member, path string) *member {
	var shortest *member
	for i := range said {
		m := &said[i]
		if m.name == path {
			return m
		}
		if m.folder && (shortest == nil || len(m.name) < len(shortest.name)) {
			shortest = m
		}
	}
	return shortest
}

// member is what is said, with the whole path for a name.
func (r multistatus) member() (m member) {
	if u, err := url.Parse(strings.TrimSpace(r.Href)); err == nil {
		m.name = strings.TrimSuffix(u.Path, "/")
	}
	for _, p := range r.Props {
		if !strings.Contains(p.Status, " 200") {
			continue
		}
		m.folder = m.folder || p.Folder != nil
		if n, err := strconv.ParseInt(p.Size, 10, 64); err == nil && n >= 0 {
			m.size = n
		}
		if t, err := http.ParseTime(p.Time); err == nil {
			m.time = t
		}
	}
	return m
}

// sound reports whether a name is that of a file in a folder, and nothing that
// leads elsewhere.
func sound(name string) bool {
	return name != "" && name != "." && name != ".." && !strings.ContainsAny(name, `/\`) &&
		utf8.ValidString(name) && !strings.ContainsFunc(name, unicode.IsControl)
}

// meter ends what is longer than it may be.
type meter struct {
	io.Reader
	left int
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errors.New("too much is said of one file")
	}
	n, err := m.Reader.Read(p[:min(len(p), m.left)])
	m.left -= n
	return n, err
}

// look returns what is in a folder, and how much was said in all, which is
// nothing for a folder that is not there.
func (h *Host) look(ctx context.Context, dir string) (in []member, all int, err error) {
	answer, err := h.do(ctx, propfind(dir, "1"))
	if err != nil {
		return nil, 0, err
	}
	defer done(answer)
	switch answer.StatusCode {
	case http.StatusNotFound:
		return nil, 0, nil
	case http.StatusMultiStatus:
		_, in, all, err = h.members(answer, dir)
		return in, all, err
	}
	return nil, 0, h.refuse(answer, "PROPFIND", dir)
}

func tooMany() error {
	return &host.Refusal{Message: "服务器的文件夹里文件太多，不像是报纸的", Hint: "看看 site.yaml 里的地址有没有写错；给报纸一个自己的文件夹"}
}

// List implements host.Host.
func (h *Host) List(ctx context.Context) ([]host.Entry, error) {
	if err := h.ready(ctx); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var list []host.Entry
	seen := 0
	for level := []string{""}; len(level) > 0; {
		var below []string
		var mu sync.Mutex
		var wg sync.WaitGroup
		turns := make(chan struct{}, parallel)
		for _, dir := range level {
			turns <- struct{}{}
			wg.Go(func() {
				defer func() { <-turns }()
				in, _, err := h.look(ctx, dir)
				if err != nil {
					cancel(err)
					return
				}
				mu.Lock()
				defer mu.Unlock()
				if seen += len(in); seen > mostEntries {
					cancel(tooMany())
				}
				for _, m := range in {
					switch name := dir + m.name; {
					case len(name) > mostPath:
					case m.folder:
						below = append(below, name+"/")
					default:
						list = append(list, host.Entry{Path: name, Size: m.size, Time: m.time})
					}
				}
			})
		}
		wg.Wait()
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		level = below
	}
	return list, nil
}

// Sweep implements host.Sweeper.
func (h *Host) Sweep(ctx context.Context) error {
	if err := h.ready(ctx); err != nil {
		return err
	}
	in, _, err := h.look(ctx, control)
	if err != nil {
		return err
	}
	for _, m := range in {
		if name := path.Join(control, m.name); !m.folder && strings.HasPrefix(name, temp) {
			if err := h.delete(ctx, name); err != nil {
				return err
			}
		}
	}
	return nil
}
