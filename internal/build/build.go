// Package build brings an output folder up to date with a site: load, plan,
// render what changed in workers, commit. The first build and the hundredth
// take the same steps, and after an error the folder is as it was.
//
// It must not touch the output when the site has errors, nor what others put
// there.
package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"sync"
	"time"

	"bao/internal/card"
	"bao/internal/diag"
	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/edition/all"
	"bao/internal/edition/page"
	"bao/internal/layout"
	"bao/internal/load"
	"bao/internal/memory"
	"bao/internal/paper"
	"bao/internal/sheet"
	"bao/internal/site"
	"bao/internal/words"
)

// Options say what to build and where to.
type Options struct {
	Dir            string // of the site
	Out            string // output folder; "" for public/ in Dir
	Theme          fs.FS  // built-in layouts/ and static/
	Version        string // of the program
	Now            time.Time
	Drafts, Future bool
	Adopt          bool // take over a folder that bao did not make
	Delete         bool // withdraw as many articles as have gone
	Workers        int
	Progress       func(done, total int)         // of files; may be nil; called from one goroutine at a time
	Developed      func(done, total int)         // of photos, before that; likewise
	Font           func(words.Script) *card.Font // for share cards; may be nil, and return nil
	Forget         bool                          // neither use nor keep what was remembered
	// Waiting is told, at most once, which process builds the same output at
	// the moment and since when, as far as that is known; may be nil.
	Waiting   func(pid int, since time.Time)
	OnlyCheck bool // load, plan and render, but write nothing
}

// Report says what a build met and did.
type Report struct {
	Articles, Issues int
	Newest           string // folder of the newest issue that is published, in the site; empty for none
	Held             []paper.Held
	Expiring         *paper.Article // the next to expire; nil for none
	Withdrawn        []string       // addresses of articles whose copy is withdrawn
	Withheld         []string       // as paper.Paper has it
	dist.Result
	site.Verdict
	Sheets []sheet.Sheet // of the newest issue, when only checking
}

// ErrOutput is returned for an output folder that would endanger the site.
var ErrOutput = errors.New("build: the output folder is no place for output")

// Build brings the output up to date. When the report has errors, nothing was
// written. The error is for what no editor can mend in the copy.
func Build(ctx context.Context, o Options) (Report, error) {
	if o.Out == "" {
		o.Out = filepath.Join(o.Dir, "public")
	}
	if err := checkOut(o.Dir, o.Out); err != nil {
		return Report{}, err
	}
	tree, err := o.open(ctx)
	if err != nil {
		return Report{}, err
	}
	if tree != nil {
		defer tree.Close()
		memory.Sweep(o.Dir) // no other build is at it
	}
	from, err := site.Open(ctx, o.site())
	if err != nil {
		return Report{}, err
	}
	defer from.Close()
	read, err := from.Read(o.Now)
	if err != nil {
		return Report{}, err
	}
	key := read.Key() // before anybody saves what was read
	var saved sync.WaitGroup
	saved.Go(from.EndReading)
	defer saved.Wait()
	p := read.Paper
	report := Report{Issues: len(p.Issues), Held: p.Held, Expiring: p.NextExpiry(), Withdrawn: p.Withdrawn(), Withheld: p.Withheld, Verdict: read.Verdict}
	for _, issue := range p.Issues {
		report.Articles += len(issue.Articles)
	}
	if latest := p.Latest(); latest != nil {
		report.Newest = path.Dir(load.RecordPath(latest))
	}
	if read.Unusable || diag.Errors(read.Problems) > 0 && !o.OnlyCheck {
		return report, nil
	}
	var source *edition.Source
	plan := func() *edition.Plan {
		made := read.Source()
		source = &made
		made.Checked = o.OnlyCheck // that pictures can be made was seen when the site was read
		return all.Plan(made)
	}
	err = o.bring(ctx, tree, key, p, plan, &report)
	if source != nil {
		if err == nil && !o.OnlyCheck && diag.Errors(report.Problems) == 0 {
			from.Photos.Drop() // every photo and card was asked for
		}
		if latest := p.Latest(); latest != nil && o.OnlyCheck {
			report.Sheets = source.Sheets.Of(latest)
		}
		if o.OnlyCheck && err == nil {
			report.Verdict, err = report.Blame(page.TryPrint(*source))
		}
	}
	return report, err
}

func (o Options) site() site.Options {
	return site.Options{
		Dir: o.Dir, Theme: o.Theme, Version: o.Version, Drafts: o.Drafts, Future: o.Future, Forget: o.Forget,
		Each: Each(o.Workers), Font: o.Font, Develop: site.Develop, Developed: o.Developed,
	}
}

// bring renders what changed of a plan and commits it. Where the output is
// complete as it is, nothing is planned; without a tree nothing is written.
func (o Options) bring(ctx context.Context, tree *dist.Tree, whole dist.Key, p *paper.Paper, plan func() *edition.Plan, report *Report) error {
	if tree != nil {
		var complete bool
		if report.Result, complete = tree.Complete(whole, Each(o.Workers)); complete {
			// One that a killed build owes is made up for by the next change.
			if !tree.Noted() {
				tree.SetNote(noted(p))
			}
			return nil
		}
		if !o.Delete {
			if err := withdrawal(tree, p); err != nil {
				return err
			}
		}
	}
	planned := plan()
	found := planned.Problems()
	if len(found) > 0 { // only the plan tells of them: the next build makes it again
		whole = dist.Key{}
	}
	report.Verdict = report.With(found...)
	if diag.Errors(report.Problems) > 0 && !o.OnlyCheck {
		return nil
	}
	files := planned.Files()
	if tree != nil {
		if err := tree.Check(files); err != nil {
			return o.blame(err, planned, report)
		}
	}
	problems, err := o.render(ctx, files, tree)
	report.Verdict = report.With(problems...)
	if err != nil || diag.Errors(report.Problems) > 0 || o.OnlyCheck {
		return err
	}
	if report.Result, err = tree.Commit(files, whole); err != nil {
		return err
	}
	tree.SetNote(noted(p))
	return nil
}

// blame makes a problem of what stands in the way of an old address, which
// its editor can change.
func (o Options) blame(err error, planned *edition.Plan, report *Report) error {
	var in *dist.Obstacle
	if !errors.As(err, &in) || in.Kind == dist.Locked { // whose rights are amiss, another address does not mend
		return err
	}
	place, ok := planned.Place(in.Path)
	if !ok || place.Line == 0 {
		return err
	}
	report.Verdict = report.With(site.Obstructed.At(place,
		fmt.Sprintf("网址 /%s 用不了，那里有别人的文件：%s", in.Path, in.At), "换一个旧地址；如果那个文件没有用了，把它移走"))
	return nil
}

// render stages every file that is not current. Mistakes in templates are
// problems; the first other error ends the work.
func (o Options) render(ctx context.Context, files []dist.File, tree *dist.Tree) ([]diag.Problem, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var (
		mu       sync.Mutex
		problems []diag.Problem
		done     int
	)
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	Each(o.Workers)(len(files), func(i int) {
		if ctx.Err() != nil {
			return
		}
		buffer := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buffer)
		buffer.Reset()
		err := bringOne(files[i], tree, buffer)
		mu.Lock()
		defer mu.Unlock()
		var broken *layout.Error
		switch {
		case errors.As(err, &broken):
			problems = append(problems, broken.Problem)
		case err != nil:
			cancel(fmt.Errorf("%s: %w", files[i].Path, err))
		}
		if done++; o.Progress != nil {
			o.Progress(done, len(files))
		}
	})
	return problems, context.Cause(ctx)
}

func bringOne(f dist.File, tree *dist.Tree, buffer *bytes.Buffer) error {
	if tree == nil {
		return f.Write(buffer)
	}
	key, write := f.Prepare()
	if tree.Current(f.Path, key) {
		return nil
	}
	if err := write(buffer); err != nil {
		return err
	}
	return tree.Stage(f.Path, key, buffer.Bytes())
}
