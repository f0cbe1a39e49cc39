package webpage

import (
	"encoding/base64"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"

	"bao/internal/foreign"
)

// sources are the attributes that lead to a picture. A page that loads its
// pictures late has only a placeholder in src until they are scrolled to.
var sources = []string{"src", "data-src", "data-croporisrc", "data-backsrc", "data-original", "data-lazy-src", "data-actualsrc", "href", "xlink:href"}

// placeholder is how long a picture that is written into an address may be and
// still be one that only keeps a place.
const placeholder = 1024

// picture adds the picture of an <img>.
func (r *reader) picture(n *node, l look, f *flow) {
	if l.hidden || n.get("width") == "1" && n.get("height") == "1" {
		return // counts visitors
	}
	alt := strings.Join(strings.Fields(n.get("alt")), " ")
	if alt == "图片" || alt == "图像" {
		alt = "" // as WeChat writes of every picture
	}
	if alt != "" && strings.Contains(n.get("class"), "emoji") {
		f.text(alt, l) // [强], as WeChat writes it
		return
	}
	p := foreign.Picture{Alt: alt}
	var addresses []string
	for _, key := range sources {
		if a := n.get(key); a != "" {
			addresses = append(addresses, a)
		}
	}
	for _, a := range addresses {
		if strings.HasPrefix(a, "data:") && len(a) < placeholder && len(addresses) > 1 {
			continue
		}
		if data, name, ok := r.file(a); ok {
			p.Data, p.Name = data, name
			break
		}
	}
	p.Address = r.remote(addresses)
	if p.Data == nil && p.Address == "" {
		r.remark("一张照片没有取到：网页旁边没有它的文件", strings.TrimSpace(alt+" "+strings.Join(shorten(addresses), " ")), alt != "")
		return
	}
	if p.Name == "" {
		p.Name = nameOf(p.Address)
	}
	r.doc.Pictures = append(r.doc.Pictures, p)
	f.picture(len(r.doc.Pictures), l)
}

func shorten(addresses []string) []string {
	var short []string
	for _, a := range addresses {
		if !strings.HasPrefix(a, "data:") {
			short = append(short, a)
		}
	}
	return short
}

// addressOf returns where a picture lies, for a remark.
func addressOf(n *node) string {
	for _, key := range []string{"data-src", "src"} {
		if a := n.get(key); a != "" && !strings.HasPrefix(a, "data:") {
			return a
		}
	}
	return ""
}

// file returns a picture that came with the page, and its name.
func (r *reader) file(address string) (data []byte, name string, ok bool) {
	if strings.HasPrefix(address, "data:") {
		data, ok = written(address)
		name = "图"
	} else if data, ok = r.part(address); ok {
		name = nameOf(address)
	} else {
		data, name, ok = r.saved(address)
	}
	ext := extensionOf(data)
	if !ok || ext == "" {
		return nil, "", false
	}
	if have := strings.ToLower(path.Ext(name)); have != ext && (have != ".jpeg" || ext != ".jpg") {
		name += ext
	}
	return data, name, true
}

// saved returns a file beside the page.
func (r *reader) saved(address string) (data []byte, name string, ok bool) {
	if r.beside == nil {
		return nil, "", false
	}
	address, _, _ = strings.Cut(address, "#")
	for _, a := range []string{address, beforeQuery(address)} {
		if u, err := url.PathUnescape(a); err == nil {
			a = u
		}
		a = strings.TrimPrefix(path.Clean(strings.ReplaceAll(a, `\`, "/")), "./")
		if strings.Contains(a, ":") || strings.HasPrefix(a, "/") || strings.HasPrefix(a, "..") {
			a = path.Base(a)
		}
		for _, name := range []string{a, path.Base(a)} {
			if data, ok := r.beside(name); ok {
				return data, path.Base(name), true
			}
		}
	}
	return nil, "", false
}

func beforeQuery(address string) string {
	address, _, _ = strings.Cut(address, "?")
	return address
}

// written returns a file that is written into an address (RFC 2397).
func written(address string) ([]byte, bool) {
	head, body, found := strings.Cut(address, ",")
	if !found {
		return nil, false
	}
	if !strings.HasSuffix(strings.TrimSpace(head), ";base64") {
		s, err := url.PathUnescape(body)
		return []byte(s), err == nil
	}
	if s, err := url.PathUnescape(body); err == nil {
		body = s
	}
	body = strings.TrimRight(strings.Join(strings.Fields(body), ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(body)
	return data, err == nil
}

// extensionOf tells the kind of a picture by its first bytes, "" where it is
// none: WeChat's files are all called 640.
func extensionOf(data []byte) string {
	kind, _, _ := mime.ParseMediaType(http.DetectContentType(data))
	head := strings.ToLower(string(data[:min(len(data), 512)]))
	switch {
	case kind == "image/jpeg":
		return ".jpg"
	case kind == "image/png", kind == "image/gif", kind == "image/webp", kind == "image/bmp":
		return "." + strings.TrimPrefix(kind, "image/")
	case strings.HasPrefix(kind, "text/") && strings.Contains(head, "<svg"):
		return ".svg"
	case len(head) > 12 && (head[4:12] == "ftypavif" || head[4:12] == "ftypheic"):
		return "." + head[8:12]
	case strings.HasPrefix(head, "ii*\x00"), strings.HasPrefix(head, "mm\x00*"):
		return ".tif"
	}
	return ""
}
