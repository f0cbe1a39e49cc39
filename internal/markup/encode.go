package markup

import (
	"bytes"
	"encoding/gob"
)

// Encode returns a compact form of the document, for caches and for keeping
// many documents in memory.
func (d *Doc) Encode() []byte {
	var b bytes.Buffer
	gob.NewEncoder(&b).Encode(d)
	return b.Bytes()
}

// Decode returns the document that Encode was called on, or an error when
// data is damaged or was written by another version.
func Decode(data []byte) (*Doc, error) {
	d := new(Doc)
	return d, gob.NewDecoder(bytes.NewReader(data)).Decode(d)
}
