// Package offline plans what readers keep of the paper and read without a
// network: the newest issue, and what they have read of the recent ones.
//
//	offline.js                 the service worker; how it keeps things is said there
//	offline.html               what it shows where nothing is kept
//	offline.json               what there is: its own files, and the state of every recent issue
//	2026-11-09/offline.json    what there is of an issue, each with its version
//
// An address that is in no list any more leaves the copies of all readers, and
// one with another version is fetched again, when they next come by: a host may
// keep what was taken out of the paper for a while, so that a page that is
// still there does not mean that it may still be read.
//
// Where the editor wants none of it (离线: 否), offline.js is a worker that
// takes itself away, with all that an earlier one kept.
//
// It must not render what it lists: a version is a digest of copy.
package offline

import (
	_ "embed"
	"encoding/json"
	"io"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/view"
	"bao/internal/paper"
	"bao/internal/script"
)

// recent is how many issues may be kept of: two years of a weekly.
const recent = 100

// owner is who has the addresses, as editors know it.
const owner = "离线阅读"

var (
	//go:embed worker.js
	worker []byte
	//go:embed removal.js
	removal []byte
)

// Offline is the view of offline.html, which the worker shows where a page is
// not kept; it fills <ul class="kept"> with what is.
type Offline struct {
	view.Frame
}

// Plan adds the worker, its page and its lists.
func Plan(s edition.Source, to *edition.Plan) {
	if !s.Paper.Site.Offline {
		add(to, removal)
		return
	}
	add(to, worker)
	frames := view.NewFrames(s)
	to.Page(owner, "offline.html", "offline.html", func() any {
		v := &Offline{frames.Frame(view.Spot{
			Kind: "offline", Address: "offline.html", Title: s.Paper.Site.Script.Say("现在没有网络"), Issue: s.Paper.Latest(),
			Meta: []view.Meta{{Name: "robots", Content: "noindex"}}, // nobody is led here
		})}
		v.Canonical = ""
		return v
	})
	l := newLister(s, frames.Assets())
	issues := s.Paper.Issues
	for _, issue := range issues[max(0, len(issues)-recent):] {
		list(to, folderOf(issue)+"/offline.json", func() any { return l.issues[folderOf(issue)]() })
	}
	list(to, "offline.json", func() any { return l.paper() })
}

// folderOf is the folder in which an issue is published.
func folderOf(issue *paper.Issue) string { return issue.Date.String() }

func add(to *edition.Plan, text []byte) {
	to.Add(owner, dist.File{
		Path: "offline.js",
		Key:  func() dist.Key { return dist.KeyOf("offline", script.Version, text) },
		Write: func(w io.Writer) error {
			short, err := script.Short(text)
			if err == nil {
				_, err = w.Write(short)
			}
			return err
		},
	})
}

// list plans a list.
func list(to *edition.Plan, address string, made func() any) {
	to.Data(owner, address, func() ([]byte, error) { return json.Marshal(made()) })
}
