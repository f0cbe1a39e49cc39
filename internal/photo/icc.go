package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
)

// maxProfile is the largest colour profile carried along. Display P3 and Adobe
// RGB take half a kilobyte; printers' tables of a megabyte would outweigh the
// picture.
const maxProfile = 64 << 10

// iccTag starts each piece of a profile in a JPEG (ICC.1:2022, annex B.4).
const iccTag = "ICC_PROFILE\x00"

// needed returns the profile if a picture of red, green and blue (or of grey)
// is not shown right without it, else nil.
func needed(profile []byte, space string) []byte {
	if len(profile) < 132 || len(profile) > maxProfile ||
		string(profile[36:40]) != "acsp" || string(profile[16:20]) != space {
		return nil
	}
	// Descriptions are ASCII in version 2, UTF-16 in version 4.
	if bytes.Contains(profile, []byte("sRGB")) || bytes.Contains(profile, []byte("s\x00R\x00G\x00B")) {
		return nil
	}
	return profile
}

func profileJPEG(src []byte) []byte {
	type piece struct {
		number byte
		data   []byte
	}
	var pieces []piece
	components := 0
	for s := (jpegSegments{src}); ; {
		seg, err := s.next()
		if err != nil || seg.marker == mSOS || seg.marker == mEOI {
			break
		}
		if seg.marker == mAPP2 && len(seg.body) > 14 && bytes.HasPrefix(seg.body, []byte(iccTag)) {
			pieces = append(pieces, piece{seg.body[12], seg.body[14:]})
		}
		if mSOF0 <= seg.marker && seg.marker <= mSOF2 && len(seg.body) > 5 {
			components = int(seg.body[5])
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return int(a.number) - int(b.number) })
	var profile []byte
	for _, p := range pieces {
		profile = append(profile, p.data...)
	}
	switch components {
	case 1:
		return needed(profile, "GRAY")
	case 3:
		return needed(profile, "RGB ")
	}
	return nil
}

func profilePNG(src []byte, space string) []byte {
	for s := (pngChunks{src[8:]}); ; {
		c, err := s.next()
		if err != nil || c.name == "IDAT" {
			return nil
		}
		if c.name != "iCCP" {
			continue
		}
		// A name, a zero, the method (0 is deflate), the packed profile.
		i := bytes.IndexByte(c.data, 0)
		if i < 0 || i+2 > len(c.data) {
			return nil
		}
		r, err := zlib.NewReader(bytes.NewReader(c.data[i+2:]))
		if err != nil {
			return nil
		}
		profile, err := io.ReadAll(io.LimitReader(r, maxProfile+1))
		if err != nil {
			return nil
		}
		return needed(profile, space)
	}
}

func profileWebP(src []byte) []byte {
	for s := (webpChunks{src[12:]}); ; {
		c, err := s.next()
		if err != nil {
			return nil
		}
		if c.name == "ICCP" {
			return needed(c.data, "RGB ")
		}
	}
}

// profileOf returns the profile that sizes of src must carry.
func profileOf(in Info, src []byte, grey bool) []byte {
	space := "RGB "
	if grey {
		space = "GRAY"
	}
	switch in.Format {
	case "jpeg":
		return profileJPEG(src)
	case "png":
		return profilePNG(src, space)
	case "webp":
		return profileWebP(src)
	}
	return nil
}

// appendProfile writes a JPEG's profile, in pieces when it is long.
func appendProfile(out, profile []byte) []byte {
	const most = 65535 - 2 - 14
	count := (len(profile) + most - 1) / most
	for i := range count {
		piece := profile[i*most : min((i+1)*most, len(profile))]
		n := len(piece) + 16
		out = append(out, 0xFF, mAPP2, byte(n>>8), byte(n))
		out = append(out, iccTag...)
		out = append(out, byte(i+1), byte(count))
		out = append(out, piece...)
	}
	return out
}

// profileChunk returns a PNG's profile chunk.
func profileChunk(profile []byte) []byte {
	var packed bytes.Buffer
	packed.WriteString("icc\x00\x00")
	z := zlib.NewWriter(&packed)
	z.Write(profile) // writing to a buffer cannot fail
	z.Close()
	return appendChunk(nil, "iCCP", packed.Bytes())
}

func appendChunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(append(out, name...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}
