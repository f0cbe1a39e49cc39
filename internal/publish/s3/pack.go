package s3

import (
	"bytes"
	"compress/gzip"
	"mime"
	"slices"
	"strings"
)

// pack compresses bytes, the same ones to the same.
func pack(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
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
