package active

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// embedded returns the address that a cleaned picture is written into, for one
// that rasterForm matches; "" when it can't be cleaned. A photograph that was
// dragged into a drawing still says where and by whom it was taken.
func (c *cleaner) embedded(address string) string {
	head, words, _ := strings.Cut(address, ",")
	src, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(words), ""))
	if err != nil {
		return ""
	}
	clean, ext, err := c.photo(src)
	switch {
	case err != nil:
		return ""
	case bytes.Equal(clean, src):
		return head + "," + base64.StdEncoding.EncodeToString(src)
	}
	kind := strings.TrimPrefix(ext, ".")
	if kind == "jpg" {
		kind = "jpeg"
	}
	return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(clean)
}
