package s3

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strings"

	"bao/internal/publish/host"
)

const (
	mostSize = 5 << 30 // of one PUT, with all stores
	inMemory = 8 << 20 // what is read once; larger files are read twice
)

// content is what is sent for a file: its bytes, or those packed.
type content struct {
	open     func() (io.ReadCloser, error)
	size     int64
	digest   [sha256.Size]byte
	md5      [md5.Size]byte
	encoding string // Content-Encoding
}

// Put sends a file in one request, whose bytes the store compares with the two
// checksums in it.
func (s *store) Put(ctx context.Context, f *host.File) error {
	if f.Size > mostSize {
		return &host.Refusal{Message: "文件太大，对象存储一次最多收 5 GB：" + f.Path, Hint: "把它从报纸里拿出去，放到网盘上，只留链接"}
	}
	c, err := s.content(f)
	if err != nil {
		return err
	}
	resp, err := s.do(ctx, s.upload(f, c))
	if err != nil {
		return err
	}
	drain(resp)
	if s.at.scheme == "http" && strings.Trim(resp.Header.Get("ETag"), `"`) != hex.EncodeToString(c.md5[:]) {
		return s.confirm(ctx, f)
	}
	return nil
}

// upload is the call that sends c for f.
func (s *store) upload(f *host.File, c content) call {
	header := http.Header{
		"Content-Md5":  {base64.StdEncoding.EncodeToString(c.md5[:])},
		"Content-Type": {f.Type},
	}
	if f.Cache != "" {
		header.Set("Cache-Control", f.Cache)
	}
	if c.encoding != "" {
		header.Set("Content-Encoding", c.encoding)
	}
	if s.at.scheme == "http" {
		header.Set(metaDigest, hex.EncodeToString(f.Digest[:])) // for whoever reads it back
	}
	return call{method: http.MethodPut, key: s.at.prefix + f.Path, header: header, body: c.open, size: c.size, digest: hex.EncodeToString(c.digest[:])}
}

// content reads a file as far as needed to know what is sent for it.
func (s *store) content(f *host.File) (content, error) {
	file, err := f.Open()
	if err != nil {
		return content{}, err
	}
	defer file.Close()
	if f.Size > inMemory {
		c := content{size: f.Size, digest: f.Digest, open: func() (io.ReadCloser, error) { return f.Open() }}
		all, sum := sha256.New(), md5.New()
		if _, err := io.Copy(io.MultiWriter(all, sum), file); err != nil {
			return content{}, err
		}
		sum.Sum(c.md5[:0])
		if [sha256.Size]byte(all.Sum(nil)) != f.Digest {
			return content{}, changed(f)
		}
		return c, nil
	}
	data := make([]byte, f.Size)
	if _, err := io.ReadFull(file, data); err == io.EOF || err == io.ErrUnexpectedEOF {
		return content{}, changed(f)
	} else if err != nil {
		return content{}, err
	}
	if sha256.Sum256(data) != f.Digest {
		return content{}, changed(f)
	}
	c := content{digest: f.Digest}
	if s.compress && textual(f.Type) {
		if packed := s.packer.pack(data); len(packed) < len(data) {
			data, c.encoding, c.digest = packed, "gzip", sha256.Sum256(packed)
		}
	}
	c.size, c.md5 = int64(len(data)), md5.Sum(data)
	c.open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	return c, nil
}

func changed(f *host.File) error {
	return &host.Refusal{Message: "文件在发布的时候变了：" + f.Path, Hint: "等它不再变，再发布一次"}
}

// confirm compares what the store has with what was sent.
func (s *store) confirm(ctx context.Context, f *host.File) error {
	body, _, err := s.get(ctx, f.Path)
	if err != nil {
		return err
	}
	defer body.Close()
	h := sha256.New()
	if _, err := io.Copy(h, body); err != nil {
		return err
	}
	if [sha256.Size]byte(h.Sum(nil)) != f.Digest {
		return fmt.Errorf("%s: what arrived is not what was sent", f.Path)
	}
	return nil
}
