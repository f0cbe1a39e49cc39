package serve

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"bao/internal/intake"
	"bao/internal/paper"
)

// actPath is where the desk's buttons lead: /__bao/do/undo.
const actPath = "/__bao/do/"

// acts are what the desk can be told to do. What they return is shown; nil
// leaves what is shown as it is.
var acts = map[string]func(*Preview, order) *outcome{
	"place": (*Preview).place, "free": (*Preview).free, "undo": (*Preview).undo, "dismiss": (*Preview).dismiss,
	"article": (*Preview).newArticle, "issue": (*Preview).newIssue, "import": (*Preview).takeIn, "open": (*Preview).open,
	"build": (*Preview).startBuild, "pack": (*Preview).startPack, "print": (*Preview).startPrint,
	"publish": (*Preview).startPublish, "back": (*Preview).startBack, "status": (*Preview).startStatus, "remember": (*Preview).startRemember,
	"stop": (*Preview).stopJob,
}

// order is what somebody filled in, and the files that were dropped.
type order struct {
	url.Values
	files []intake.Incoming
	issue paper.Date // on show
	ctx   context.Context
}

// tokenHeader bears the token where a script sends an order.
const tokenHeader = "X-Bao-Token"

// mostTaken is how much is taken in at once: an issue's photos as cameras make
// them. It is kept in memory.
const mostTaken = 256 << 20

var (
	errStale   = errors.New("serve: the page is of another run")
	errTooMuch = errors.New("serve: more than is taken in at once")
)

// act does what a button of the desk says, and leads back to the desk, so that
// loading the page again does nothing twice.
func (p *Preview) act(w http.ResponseWriter, r *http.Request) {
	do, ok := acts[strings.TrimPrefix(r.URL.Path, actPath)]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if why := p.forbids(r); why != "" {
		http.Error(w, why, http.StatusForbidden)
		return
	}
	o, err := p.order(w, r)
	p.room.acting.Lock() // not while files arrive, which may take their time
	defer p.room.acting.Unlock()
	switch {
	case errors.Is(err, errStale):
		http.Error(w, "这一页是以前的预览留下的，请刷新编辑台再做一次", http.StatusForbidden)
		return
	case errors.Is(err, errTooMuch):
		p.room.say(&outcome{Bad: true, Message: "一次拖进来的文件太多，没有导入", Hint: "分几次拖，每次不超过 256 MB；影片放在 static 文件夹里"})
	case err != nil:
		http.Error(w, "没有收全，请再试一次", http.StatusBadRequest)
		return
	default:
		if said := do(p, o); said != nil {
			p.room.say(said)
			if !said.Issue.IsZero() {
				o.issue = said.Issue
			}
		}
	}
	to := deskPath
	if !o.issue.IsZero() {
		to += "?issue=" + o.issue.String()
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// order reads a form as browsers send it, in either encoding. Nothing of it is
// kept before the token has been seen.
func (p *Preview) order(w http.ResponseWriter, r *http.Request) (order, error) {
	o := order{Values: url.Values{}, ctx: r.Context()}
	r.Body = http.MaxBytesReader(w, r.Body, mostTaken)
	known := p.room.knows(r.Header.Get(tokenHeader))
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
		if err := r.ParseForm(); err != nil {
			return o, err
		}
		o.Values = r.PostForm
		if !known && !p.room.knows(o.Get("token")) {
			return o, errStale
		}
	} else if err := p.parts(r, &o, known); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			err = errTooMuch
		}
		return o, err
	}
	o.issue, _ = paper.ParseDate(o.Get("issue"))
	return o, nil
}

// parts reads a form with files. The path of a file, with the folders that it
// was dropped with, stands before it as a field of its own: browsers leave the
// folders out of the file's name.
func (p *Preview) parts(r *http.Request, o *order, known bool) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return err
	}
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if known, err = p.part(part, o, known); err != nil {
			return err
		}
	}
}

func (p *Preview) part(part *multipart.Part, o *order, known bool) (bool, error) {
	defer part.Close()
	if !known && part.FormName() != "token" { // which comes first; nothing large is read for nothing
		return false, errStale
	}
	data, err := io.ReadAll(part)
	if err != nil {
		return known, err
	}
	if !known && !p.room.knows(string(data)) {
		return false, errStale
	}
	name := part.FileName()
	if name == "" {
		if part.FormName() != "file" { // an empty choice of files
			o.Add(part.FormName(), string(data))
		}
		return true, nil
	}
	if in := o.Get("path"); in != "" {
		name = in
	}
	o.Del("path")
	o.files = append(o.files, intake.Incoming{Name: name, Data: data})
	return true, nil
}
