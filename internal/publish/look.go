package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"net/http"
	"slices"
	"time"

	"bao/internal/config"
	"bao/internal/publish/delivery"
	"bao/internal/publish/headers"
	"bao/internal/publish/host"
	"bao/internal/publish/limits"
	"bao/internal/publish/verify"
)

// Exceeded returns which of the host's limits a plan exceeds. Nothing has been
// sent then.
func (j *Job) Exceeded(plan *delivery.Plan) []limits.Finding {
	target := j.Target
	if target.URL == "" {
		target.URL = j.Public()
	}
	l, known := limits.Of(target)
	if !known {
		return nil
	}
	return l.Exceeded(plan.Holds())
}

// looked is how many files are read back over the public address, and for how
// long it is waited for them.
const (
	looked     = 12
	lookedTime = 40 * time.Second
)

// Verify reads the front page and a sample of what a plan has sent back, as a
// reader would, over the public address; where there is none, from the host.
func (j *Job) Verify(ctx context.Context, plan *delivery.Plan) []verify.Finding {
	ctx, end := context.WithTimeout(ctx, lookedTime)
	defer end()
	sample, err := sampleOf(plan)
	if err != nil {
		return nil // it was built again meanwhile
	}
	public := j.Public()
	if public == "" {
		return j.readBack(ctx, sample)
	}
	return j.settings(verify.Check(ctx, &http.Client{}, public, sample))
}

// settings adds what may be set in site.yaml, which verify knows nothing of.
func (j *Job) settings(found []verify.Finding) []verify.Finding {
	for i := range found {
		if found[i].Kind == verify.Plain && j.Target.Kind == config.TargetS3 {
			found[i].Hint += "；对象存储没有这一项的话，在 site.yaml 的这个发布目标里加一行 压缩: 是"
		}
	}
	return found
}

// Noticed counts what readers notice of what Verify found. A platform that
// shows a branch takes it up minutes after it was pushed: until then what is
// old or not there yet is as it should be.
func (j *Job) Noticed(found []verify.Finding) int {
	old := func(f verify.Finding) bool { return f.Kind == verify.Old || f.Kind == verify.Cached }
	waits := j.Target.Kind == config.TargetGit && slices.ContainsFunc(found, old)
	n := 0
	for _, f := range found {
		if !f.Remark && !(waits && (old(f) || f.Kind == verify.Missing)) {
			n++
		}
	}
	return n
}

// sampleOf chooses from what was sent, and the front page.
func sampleOf(plan *delivery.Plan) ([]verify.File, error) {
	pieces := map[string]delivery.Piece{}
	var files []verify.File
	for _, piece := range slices.Concat(plan.Added, plan.Changed, frontOf(plan)) {
		if _, twice := pieces[piece.Path]; twice {
			continue
		}
		pieces[piece.Path] = piece
		f := verify.File{File: host.File{Path: piece.Path, Size: piece.Size, Type: headers.Type(piece.Path)}}
		if sum := plan.Earlier(piece.Path); sum != piece.Sum {
			f.Earlier = sum
		}
		files = append(files, f)
	}
	sample := verify.Sample(files, looked)
	for i := range sample {
		f, err := pieces[sample[i].Path].File()
		if err != nil {
			return nil, err
		}
		sample[i].File = *f
	}
	return sample, nil
}

// readBack reads files back from the host itself. What it can't read now, it
// has taken all the same.
func (j *Job) readBack(ctx context.Context, sample []verify.File) (found []verify.Finding) {
	if j.host.Traits().Forgets {
		return nil
	}
	for _, f := range sample {
		data, err := j.host.Read(ctx, f.Path, f.Size)
		var refused *host.Refusal
		switch {
		case err == nil && sha256.Sum256(data) == f.Digest:
		case err == nil, errors.Is(err, fs.ErrNotExist), errors.As(err, &refused):
			found = append(found, verify.Finding{
				Kind: verify.Altered, Message: "从那里读回来的 " + f.Path + " 和刚发布的不一样", Hint: "用 bao publish --repair 再放一次；还是这样，问管服务器的人是谁在改它",
			})
		}
	}
	return found
}

// frontOf is the front page, which is looked at whether it changed or not.
func frontOf(plan *delivery.Plan) []delivery.Piece {
	for _, piece := range plan.Pieces() {
		if piece.Path == delivery.Front {
			return []delivery.Piece{piece}
		}
	}
	return nil
}
