package web

import (
	"strconv"

	"rsc.io/qr"
)

// Code is a QR code, to be drawn as one path in a square of Size units.
type Code struct {
	Size int // with the white around it that the standard asks for
	Path string
}

// quiet is the white around a code (ISO/IEC 18004: four modules).
const quiet = 4

// codeOf makes the code of an address; nil for none, and for one that is too long.
func codeOf(address string) *Code {
	if address == "" {
		return nil
	}
	made, err := qr.Encode(address, qr.M)
	if err != nil {
		return nil
	}
	var path []byte
	for y := range made.Size {
		for x := 0; x < made.Size; x++ {
			from := x
			for x < made.Size && made.Black(x, y) {
				x++
			}
			if x == from {
				continue
			}
			path = append(path, 'M')
			path = strconv.AppendInt(path, int64(from+quiet), 10)
			path = append(path, ' ')
			path = strconv.AppendInt(path, int64(y+quiet), 10)
			path = append(path, 'h')
			path = strconv.AppendInt(path, int64(x-from), 10)
			path = append(path, "v1h-"...)
			path = strconv.AppendInt(path, int64(x-from), 10)
			path = append(path, 'z')
		}
	}
	return &Code{made.Size + 2*quiet, string(path)}
}
