package search

import (
	"encoding/json"
	"fmt"
	"io"

	"bao/internal/dist"
)

// add plans a file of packed data, made when it is asked for.
func (p *planner) add(name string, version func() dist.Key, data func() []byte) {
	p.file(name, version, func() ([]byte, error) {
		packed := data()
		text := make([]byte, 0, len(packed)*5/4+100)
		text = fmt.Appendf(text, "baoSearch(%q,%q,\"", name, short(version()))
		text = appendSevens(text, packed)
		return append(text, "\")\n"...), nil
	})
}

// list plans a file of data that a browser reads as it stands.
func (p *planner) list(name string, version func() dist.Key, data func() any) {
	p.file(name, version, func() ([]byte, error) {
		text, err := json.Marshal(data()) // which is JavaScript as well
		if err != nil {
			return nil, err
		}
		return fmt.Appendf(nil, "baoSearch(%q,%q,%s)\n", name, short(version()), text), nil
	})
}

// file plans a script. What only is to be looked at for mistakes, as it has
// none, is not made.
func (p *planner) file(name string, version func() dist.Key, make func() ([]byte, error)) {
	p.to.Add(owner, dist.File{
		Path: "search/" + name + ".js",
		Key:  func() dist.Key { return dist.KeyOf(p.Version, name, version()) },
		Write: func(w io.Writer) error {
			if p.Checked {
				return nil
			}
			text, err := make()
			if err == nil {
				_, err = w.Write(text)
			}
			return err
		},
	})
}

// short is a version as addresses and files bear it.
func short(k dist.Key) string { return k.String()[:8] }

// appendSevens appends data as the inside of a string of JavaScript, seven bits
// to a character, the highest first. The few characters that can't stand in
// one, and NUL, which some programs take for the end, are written 256 higher:
// two bytes in UTF-8. Data without a pattern comes to 1.19 times its size; in
// base64 it would be 1.33.
func appendSevens(dst, data []byte) []byte {
	held, bits := 0, 0
	put := func(c byte) {
		switch c {
		case 0, '\n', '\r', '"', '\\':
			dst = append(dst, 0xc4|c>>6, 0x80|c&0x3f) // U+0100 + c
		default:
			dst = append(dst, c)
		}
	}
	for _, c := range data {
		held, bits = held<<8|int(c), bits+8
		for bits >= 7 {
			bits -= 7
			put(byte(held >> bits & 0x7f))
		}
		held &= 1<<bits - 1
	}
	if bits > 0 {
		put(byte(held << (7 - bits) & 0x7f))
	}
	return dst
}
