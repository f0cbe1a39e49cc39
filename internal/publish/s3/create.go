package s3

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"net/http"

	"bao/internal/publish/host"
)

// Create looks whether the file is there, makes it on the condition that it is
// not, and then tries to make it once more: a store that takes that as well
// does not know conditions, and Traits say so from then on.
//
// The condition is If-None-Match (AWS since 2024-08, R2, MinIO), which OSS
// answers with 501; OSS and COS have headers of their own, which others
// ignore, and which they ignore themselves in a bucket with versions.
func (s *store) Create(ctx context.Context, path string, data []byte) error {
	found, err := s.Read(ctx, path, max(int64(len(data)), 1<<20))
	switch {
	case err == nil && s.doubts(path, found):
		return nil // an earlier Create made it, whose answer was lost
	case err == nil:
		return fs.ErrExist
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	s.remember(path, data)
	if err := s.createOnce(ctx, path, data); err != nil {
		if refused := new(host.Refusal); errors.Is(err, fs.ErrExist) || errors.As(err, &refused) {
			s.remember(path, nil)
		}
		return err
	}
	s.remember(path, nil)
	if err := s.createOnce(ctx, path, data); !errors.Is(err, fs.ErrExist) {
		s.shared.Store(true)
	}
	return nil
}

func (s *store) createOnce(ctx context.Context, path string, data []byte) error {
	f := &host.File{
		Path: path, Size: int64(len(data)), Digest: sha256.Sum256(data), Type: "application/octet-stream",
		Open: func() (io.ReadSeekCloser, error) { return inPlace{bytes.NewReader(data)}, nil },
	}
	c, err := s.content(f)
	if err != nil {
		return err
	}
	upload := s.upload(f, c)
	upload.once = true
	upload.header.Set("X-Oss-Forbid-Overwrite", "true")
	upload.header.Set("X-Cos-Forbid-Overwrite", "true")
	conditional := !s.noCondition.Load()
	if conditional {
		upload.header.Set("If-None-Match", "*")
	}
	resp, err := s.do(ctx, upload)
	if err == nil {
		drain(resp)
		return nil
	}
	var no *failure
	switch {
	case !errors.As(err, &no):
	case no.status == http.StatusPreconditionFailed, no.status == http.StatusConflict && (no.Code == "FileAlreadyExists" || no.Code == "ObjectAlreadyExists"):
		return fs.ErrExist
	case conditional && no.status == http.StatusNotImplemented:
		s.noCondition.Store(true)
		return s.createOnce(ctx, path, data)
	}
	return err
}

// inPlace is bytes read like a file.
type inPlace struct{ *bytes.Reader }

func (inPlace) Close() error { return nil }

// remember keeps what Create sends until it is known how that went; nil
// forgets it.
func (s *store) remember(path string, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if data == nil {
		delete(s.doubt, path)
	} else {
		s.doubt[path] = data
	}
}

// doubts reports whether a Create sent this and did not hear how it went.
func (s *store) doubts(path string, data []byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	sent, ok := s.doubt[path]
	delete(s.doubt, path)
	return ok && bytes.Equal(sent, data)
}
