package s3

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strings"

	"bao/internal/publish/host"
)

// metaDigest is kept with a file that is sent unencrypted: the SHA-256 of its
// bytes, before any compression.
const metaDigest = "X-Amz-Meta-Sha256"

// Read returns a file as Put was given it, unpacked where it is stored packed.
func (s *store) Read(ctx context.Context, path string, most int64) ([]byte, error) {
	body, digest, err := s.get(ctx, path)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	data, err := io.ReadAll(io.LimitReader(body, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > most {
		return nil, &host.Refusal{Message: "对象存储上的这个文件太大，不像是 bao 放的：" + path, Hint: "看看是谁改了它；不要了就删掉，再发布一次"}
	}
	if sum := sha256.Sum256(data); digest != "" && digest != hex.EncodeToString(sum[:]) {
		return nil, fmt.Errorf("%s: what was read is not what was put", path)
	}
	return data, nil
}

// get returns the bytes of a file, unpacked, and their digest where one is
// kept.
func (s *store) get(ctx context.Context, path string) (body io.ReadCloser, digest string, err error) {
	resp, err := s.do(ctx, call{method: http.MethodGet, key: s.at.prefix + path, header: http.Header{"Cache-Control": {"no-cache"}}})
	if err != nil {
		return nil, "", err
	}
	digest = resp.Header.Get(metaDigest)
	if !strings.EqualFold(resp.Header.Get("Content-Encoding"), "gzip") {
		return resp.Body, digest, nil
	}
	unpacked, err := gzip.NewReader(resp.Body)
	if err != nil {
		_ = resp.Body.Close()
		return nil, "", err
	}
	return packedBody{unpacked, resp.Body}, digest, nil
}

// packedBody is the body of an answer, unpacked.
type packedBody struct {
	io.Reader
	io.Closer
}

// Delete removes a file. A store has no folders to tidy away.
func (s *store) Delete(ctx context.Context, path string) error {
	resp, err := s.do(ctx, call{method: http.MethodDelete, key: s.at.prefix + path})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	drain(resp)
	return nil
}
