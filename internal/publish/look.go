package publish

import (
	"context"
	"net/http"
	"slices"
	"time"

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

// Verify reads the front page and a sample of what a plan has sent back over
// the public address, as a reader would; nothing where there is none.
func (j *Job) Verify(ctx context.Context, plan *delivery.Plan) []verify.Finding {
	public := j.Public()
	if public == "" {
		return nil
	}
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
			return nil // it was built again meanwhile
		}
		sample[i].File = *f
	}
	ctx, end := context.WithTimeout(ctx, lookedTime)
	defer end()
	return verify.Check(ctx, &http.Client{}, public, sample)
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
