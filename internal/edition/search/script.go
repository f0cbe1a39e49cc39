package search

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"bao/internal/dist"
)

// add plans a file of packed data, made when it is asked for.
func (p *planner) add(name string, version func() dist.Key, data func() []byte) {
	p.file(name, version, func() ([]byte, error) {
		packed := data()
		text := make([]byte, 0, len(packed)*5/4+100)
		text = fmt.Appendf(text, "baoSearch(%q,%q,\"", name, short(version()))
		text = appendString(text, packed)
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

// appendString appends data as the inside of a string of JavaScript, in ASCII:
// six bytes are a number of seven digits to the base of 123, the highest first; n
// bytes that are left over have n+1. Data without a pattern comes to 1.17 times its
// size, of which gzip takes back all but a hundredth; in base64 it would be 1.33.
func appendString(dst, data []byte) []byte {
	for len(data) > 0 {
		n := min(len(data), 6)
		number := uint64(0)
		for _, c := range data[:n] {
			number = number<<8 | uint64(c)
		}
		var group [7]byte
		for i := n; i >= 0; i-- {
			group[i] = digits[number%base]
			number /= base
		}
		dst, data = append(dst, group[:n+1]...), data[n:]
	}
	return dst
}

const base = 123

// digits are what of ASCII stands for itself in a string, but for NUL, which some
// programs take for the end.
var digits = digitsOf("\x00\n\r\"\\")

func digitsOf(but string) (all [base]byte) {
	n := 0
	for c := byte(0); c < 0x80; c++ {
		if strings.IndexByte(but, c) < 0 {
			all[n] = c
			n++
		}
	}
	return all
}
