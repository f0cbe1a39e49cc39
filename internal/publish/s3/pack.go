package s3

import (
	"bytes"
	"compress/gzip"
	"mime"
	"slices"
	"strings"
	"sync"
)

// packer compresses, with tables that are used again: making them costs more
// than a page does.
type packer struct{ idle sync.Pool }

// pack compresses bytes, the same ones to the same.
func (p *packer) pack(data []byte) []byte {
	w, _ := p.idle.Get().(*gzip.Writer)
	if w == nil {
		w = gzip.NewWriter(nil)
	}
	defer p.idle.Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	_, _ = w.Write(data) // to memory
	_ = w.Close()
	return b.Bytes()
}

var texts = []string{"application/javascript", "application/json", "application/manifest+json", "application/xml", "image/svg+xml"}

// textual reports whether a media type is of text, which gets smaller.
func textual(mediaType string) bool {
	media, _, err := mime.ParseMediaType(mediaType)
	return err == nil && (strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "+xml") || slices.Contains(texts, media))
}
