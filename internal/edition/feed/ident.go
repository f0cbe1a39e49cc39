package feed

import (
	"crypto/sha1"
	"encoding/hex"

	"bao/internal/paper"
)

// identify returns the id under which a feed reader knows an article or a feed,
// given its address below the root of the site. Readers are told of an article
// anew whenever its id changes, so it holds nothing that an editor changes
// without making another article of it: neither base_url, nor the headline, nor
// the copy. What stays is the name of the paper, which tells it from other
// papers, and the address, which is made of the day and the name of the file
// (or 网址名) and stays as printed.
//
// It is a name-based UUID (RFC 9562, version 5). An address of a domain, which
// a tag: URI holds as well, would change with the host.
func identify(p *paper.Paper, address string) string {
	return "urn:uuid:" + uuid(space, p.Site.Title+"\n"+address)
}

// space is the namespace of these ids, drawn at random once. It never changes.
var space = [16]byte{0x6b, 0x1d, 0x0c, 0x5e, 0x2f, 0x3a, 0x4e, 0x0d, 0x9a, 0x57, 0x83, 0x44, 0xd1, 0x7e, 0xc2, 0x90}

// uuid returns the UUID of a name in a namespace, of version 5.
func uuid(space [16]byte, name string) string {
	sum := sha1.Sum(append(space[:], name...))
	id := sum[:16]
	id[6] = id[6]&0x0f | 5<<4
	id[8] = id[8]&0x3f | 0x80
	text := hex.EncodeToString(id)
	return text[:8] + "-" + text[8:12] + "-" + text[12:16] + "-" + text[16:20] + "-" + text[20:]
}
