// Package publish brings a paper from an editor's folder to a host: built,
// compared, sent and looked at over its public address. What stands on which
// page of the issues that are out is recorded beside their copy.
//
// It asks and prints nothing; the command line and the desk do.
package publish

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"bao/internal/build"
	"bao/internal/config"
	"bao/internal/diag"
	"bao/internal/publish/all"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
)

// Options say what is published, and with whose means.
type Options struct {
	Build  build.Options // Drafts and Future are not published, whatever they say
	Target string        // by name; empty: the first
	Way    host.Way
	// Secrets returns the Secret of Way once the target is known; Way has it
	// where this is nil.
	Secrets func(config.Target) Secret
	Data    string // folder of this computer for what is kept about hosts
	Who     string
	Purge   bool // what the paper no longer has goes at once
	Pace    delivery.Pace
	// Progress is told how far the sending is; Stale of a lock that was left
	// behind. Both may be nil.
	Progress func(delivery.Progress)
	Stale    func(delivery.Holder)
}

// Secret finds the secret of an account, as host.Way has it.
type Secret = func(ctx context.Context, kind, account string) (string, error)

// Job is a publication, or a look at what was published. Close ends it.
type Job struct {
	Target    config.Target
	Site      config.Site
	o         Options
	host      host.Host
	publisher *delivery.Publisher
	report    build.Report // of Build
}

// Errors for what no target can be told from.
var (
	ErrNoTarget      = errors.New("publish: site.yaml names no target")
	ErrUnknownTarget = errors.New("publish: no target has that name")
	// ErrProblems is returned for a paper with errors, which the report holds.
	ErrProblems = errors.New("publish: the paper has errors")
)

// keepBack is how much room earlier publications to one target may take on
// this computer.
const keepBack = 2 << 30

// Open finds the target and takes what this computer keeps about it. A
// site.yaml with errors is *Unsettled, before any host is reached.
func Open(ctx context.Context, o Options) (*Job, error) {
	o.Build.Drafts, o.Build.Future = false, false
	if o.Build.Out == "" {
		o.Build.Out = filepath.Join(o.Build.Dir, "public")
	}
	site, err := Settings(o.Build.Dir)
	if err != nil {
		return nil, err
	}
	j := &Job{Site: site, o: o}
	if j.Target, err = choose(site.Publish, o.Target); err != nil {
		return j, err
	}
	if j.Target.Kind == config.TargetFolder || j.Target.Kind == config.TargetZIP {
		if j.Target.Address, err = placed(o.Build, j.Target); err != nil {
			return nil, err
		}
	}
	j.Target.KeyFile = keyFile(o.Build.Dir, o.Way.Home, j.Target.KeyFile)
	if o.Secrets != nil {
		o.Way.Secret = o.Secrets(j.Target)
	}
	data := filepath.Join(o.Data, "publish", j.id())
	o.Way.Scratch = filepath.Join(data, "scratch")
	if j.host, err = all.Open(ctx, j.Target, o.Way); err != nil {
		return j, err
	}
	keep := time.Duration(j.Target.KeepDays) * 24 * time.Hour
	if o.Purge {
		keep = 0
	}
	j.publisher, err = delivery.Open(delivery.Options{
		Host: j.host, Data: data, Who: o.Who, Title: site.Title, Keep: keep, Limit: keepBack, Pace: o.Pace,
		Now: o.Way.Now, Progress: o.Progress, Stale: o.Stale,
	})
	if err != nil {
		j.host.Close()
		return j, err
	}
	return j, nil
}

func choose(targets []config.Target, name string) (config.Target, error) {
	if len(targets) == 0 {
		return config.Target{}, ErrNoTarget
	}
	if name == "" {
		return targets[0], nil
	}
	for _, t := range targets {
		if t.Name == name || t.Slug == name {
			return t, nil
		}
	}
	return config.Target{}, fmt.Errorf("%w: %s", ErrUnknownTarget, name)
}

// id names the target among those of this computer.
func (j *Job) id() string {
	t := j.Target
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", []string{t.Kind, t.Address, t.User, t.Bucket, t.BucketAt, t.Branch}))
	return fmt.Sprintf("%s-%x", t.Slug, sum[:4])
}

// Close gives everything back.
func (j *Job) Close() {
	if j.publisher != nil {
		j.publisher.Close()
		j.host.Close()
	}
}

// Host is the host of the target, nil before it is open.
func (j *Job) Host() host.Host { return j.host }

// Build brings the website up to date, and is ErrProblems where it has errors.
func (j *Job) Build(ctx context.Context) (build.Report, error) {
	report, err := build.Build(ctx, j.o.Build)
	j.report = report
	if err == nil && diag.Errors(report.Problems) > 0 {
		err = ErrProblems
	}
	return report, err
}

// Plan compares the website with the host.
func (j *Job) Plan(ctx context.Context) (*delivery.Plan, error) {
	set, err := delivery.Output(j.o.Build.Out)
	if err != nil {
		return nil, err
	}
	if set.Withdrawn = j.report.Withdrawn; len(set.Withdrawn) > 0 {
		set.Withheld = slices.Concat(j.report.Withheld, listing)
	}
	return j.publisher.Plan(ctx, set)
}

// listing are beginnings of paths of pages and data that list many articles, the
// withdrawn ones perhaps: what goes of them is not kept either.
var listing = []string{"search/", "people/", "section/"}

// Agreement tells a plan for this target from all others (delivery.Plan.Key),
// so that what somebody agreed to is known again.
func (j *Job) Agreement(plan *delivery.Plan) string { return j.id() + "-" + plan.Key() }

// Repair adds to a plan what others deleted or changed on the host.
func (j *Job) Repair(ctx context.Context, plan *delivery.Plan) error {
	return j.publisher.Repair(ctx, plan)
}

// PlanBack compares an earlier publication with the host; 0 is the newest that
// is another than what stands there: behind what was brought back, not forward
// to what that was brought back from. It returns which one it is.
func (j *Job) PlanBack(ctx context.Context, number int) (*delivery.Plan, delivery.Earlier, error) {
	standing, err := j.publisher.Standing(ctx)
	if err != nil {
		return nil, delivery.Earlier{}, err
	}
	list := j.publisher.Earlier()
	before := cmp.Or(standing.Back, standing.Number)
	if before == 0 && len(list) > 0 { // nobody can tell
		before = list[0].Number
	}
	for _, e := range list {
		if e.Number != number && (number != 0 || e.Number >= before) {
			continue
		}
		plan, err := j.publisher.PlanBack(ctx, e)
		if err != nil || number != 0 || !plan.Nothing() {
			return plan, e, err
		}
	}
	return nil, delivery.Earlier{}, delivery.ErrForgotten
}

// Send does what a plan says.
func (j *Job) Send(ctx context.Context, plan *delivery.Plan) (delivery.Result, error) {
	return j.publisher.Send(ctx, plan)
}

// Record keeps what stands on which page of the issues that are out now, and
// returns the files that it made.
func (j *Job) Record(ctx context.Context) ([]string, error) { return build.Record(ctx, j.o.Build) }

// Status compares the host with the last publication.
func (j *Job) Status(ctx context.Context) (delivery.Status, error) { return j.publisher.Status(ctx) }

// Earlier lists what this computer can bring back.
func (j *Job) Earlier() []delivery.Earlier { return j.publisher.Earlier() }

// Public is the address at which readers find the paper; empty where nothing
// says.
func (j *Job) Public() string {
	if j.Target.URL != "" {
		return j.Target.URL
	}
	if len(j.Site.Publish) > 0 && j.Site.Publish[0].Name == j.Target.Name { // others are for trying
		return j.Site.BaseURL
	}
	return ""
}
