package docx

import (
	"bytes"
	"path"
	"strings"
)

// known are the formats of pictures by their first bytes: some programs name
// every picture .bin or .tmp.
var known = []struct{ extension, head string }{
	{".png", "\x89PNG"},
	{".jpg", "\xFF\xD8\xFF"},
	{".gif", "GIF8"},
	{".bmp", "BM"},
	{".tif", "II*\x00"},
	{".tif", "MM\x00*"},
	{".wmf", "\xD7\xCD\xC6\x9A"},
	{".emf", "\x01\x00\x00\x00"},
}

// named gives a picture's name the extension of its format where it has none
// that a picture may have.
func named(name string, data []byte) string {
	switch extension := strings.ToLower(path.Ext(name)); extension {
	case "", ".bin", ".tmp", ".dat", ".img", ".image":
		for _, k := range known {
			if bytes.HasPrefix(data, []byte(k.head)) {
				return strings.TrimSuffix(name, path.Ext(name)) + k.extension
			}
		}
		if len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
			return strings.TrimSuffix(name, path.Ext(name)) + ".webp"
		}
	}
	return name
}

// unseen names the format of a picture that browsers don't show, "" for one
// that they do.
func unseen(name string) string {
	switch extension := strings.ToLower(path.Ext(name)); extension {
	case ".emf", ".wmf", ".tif", ".tiff", ".pict", ".pct", ".pcx", ".eps", ".wdp", ".emz", ".wmz", ".cgm", ".heic":
		return strings.ToUpper(extension[1:])
	}
	return ""
}
