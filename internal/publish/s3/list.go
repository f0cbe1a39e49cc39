package s3

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	"bao/internal/publish/host"
)

// What is listed at most: of files, of answers, and of bytes in an answer
// (1,000 keys of 1,024 bytes, escaped).
const (
	mostEntries = 2_000_000
	mostPages   = 5_000
	mostPage    = 16 << 20
)

// listing is an answer of ListObjectsV2.
type listing struct {
	XMLName               xml.Name `xml:"ListBucketResult"`
	EncodingType          string
	IsTruncated           bool
	NextContinuationToken string
	Contents              []struct {
		Key          string
		Size         int64
		LastModified time.Time
	}
}

// List returns the files below the prefix, whatever else a store claims.
func (s *store) List(ctx context.Context) ([]host.Entry, error) {
	var entries []host.Entry
	query := url.Values{"list-type": {"2"}, "max-keys": {"1000"}, "encoding-type": {"url"}}
	if s.at.prefix != "" {
		query.Set("prefix", s.at.prefix)
	}
	for pages, seen := 0, 0; ; pages++ {
		page, err := s.listPage(ctx, query)
		if err != nil {
			return nil, err
		}
		for _, c := range page.Contents {
			if path, ok := s.below(c.Key); ok {
				if s.compress {
					c.Size = -1 // of what is stored, compressed or not
				}
				entries = append(entries, host.Entry{Path: path, Size: c.Size, Time: c.LastModified})
			}
		}
		if !page.IsTruncated {
			return entries, nil
		}
		seen += len(page.Contents)
		if seen > mostEntries || pages > mostPages || !next(query, page) {
			return nil, &host.Refusal{Message: "对象存储列出文件没完没了：" + s.bucket(), Hint: "检查地址和桶；桶里有很多别的文件，就在地址后面加上一个文件夹，例如 /bao"}
		}
	}
}

// next makes the query ask for what follows a page. It reports false where
// that would be the same again.
func next(query url.Values, page *listing) bool {
	if token := page.NextContinuationToken; token != "" {
		again := token == query.Get("continuation-token")
		query.Set("continuation-token", token)
		return !again
	}
	if len(page.Contents) == 0 {
		return false
	}
	last := page.Contents[len(page.Contents)-1].Key
	again := last == query.Get("marker")
	query.Set("marker", last) // of a store that knows version 1 alone
	query.Set("start-after", last)
	return !again
}

func (s *store) listPage(ctx context.Context, query url.Values) (*listing, error) {
	resp, err := s.do(ctx, call{method: http.MethodGet, query: query})
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if page(resp) {
		return nil, s.refuse(call{method: http.MethodGet}, &failure{status: resp.StatusCode, page: true})
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, mostPage))
	if err != nil {
		return nil, err
	}
	return listingOf(text)
}

func listingOf(text []byte) (*listing, error) {
	var l listing
	if err := xml.Unmarshal(text, &l); err != nil {
		return nil, fmt.Errorf("listing: %w", err)
	}
	if l.EncodingType == "url" {
		for i := range l.Contents {
			if key, err := url.QueryUnescape(l.Contents[i].Key); err == nil {
				l.Contents[i].Key = key
			}
		}
	}
	return &l, nil
}

// below is the path of a key below the prefix, where it is one of a file that
// may lie there.
func (s *store) below(key string) (string, bool) {
	path, ok := strings.CutPrefix(key, s.at.prefix)
	ok = ok && path != "." && fs.ValidPath(path) &&
		!strings.ContainsFunc(path, func(r rune) bool { return unicode.IsControl(r) || r == '\\' })
	return path, ok
}
