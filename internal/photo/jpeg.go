package photo

import (
	"bytes"
	"io"
)

// JPEG markers (ITU-T T.81, table B.1).
const (
	mSOF0, mSOF2, mSOF15 = 0xC0, 0xC2, 0xCF
	mDHT, mJPG, mDAC     = 0xC4, 0xC8, 0xCC
	mRST0, mRST7         = 0xD0, 0xD7
	mSOI, mEOI, mSOS     = 0xD8, 0xD9, 0xDA
	mDQT, mDRI           = 0xDB, 0xDD
	mAPP0, mAPP1, mAPP2  = 0xE0, 0xE1, 0xE2
	mAPP14, mTEM         = 0xEE, 0x01
)

// segment is one marker with its parameters and, for a scan, the coded data
// up to the next marker.
type segment struct {
	marker byte
	body   []byte
	coded  []byte
}

// jpegSegments cuts a JPEG into segments, one a call.
type jpegSegments struct{ rest []byte }

// next returns the next segment. Stray bytes between segments are passed over,
// as decoders do.
func (s *jpegSegments) next() (segment, error) {
	for {
		i := bytes.IndexByte(s.rest, 0xFF)
		if i < 0 || i+1 >= len(s.rest) {
			return segment{}, errShort
		}
		marker := s.rest[i+1]
		s.rest = s.rest[i+1:]
		if marker == 0xFF {
			continue // fill bytes may stand before a marker
		}
		s.rest = s.rest[1:]
		switch {
		case marker == 0 || marker == mTEM || mRST0 <= marker && marker <= mRST7 || marker == mSOI:
			continue
		case marker == mEOI:
			return segment{marker: marker}, nil
		}
		return s.parameters(marker)
	}
}

func (s *jpegSegments) parameters(marker byte) (segment, error) {
	if len(s.rest) < 2 {
		return segment{}, errShort
	}
	n := int(s.rest[0])<<8 | int(s.rest[1])
	if n < 2 {
		return segment{}, errBroken
	}
	if n > len(s.rest) {
		return segment{}, errShort
	}
	seg := segment{marker: marker, body: s.rest[2:n]}
	s.rest = s.rest[n:]
	if marker == mSOS {
		end := codedEnd(s.rest)
		seg.coded, s.rest = s.rest[:end], s.rest[end:]
	}
	return seg, nil
}

// codedEnd returns where coded data ends: at the first marker that is neither
// a stuffed zero nor a restart.
func codedEnd(b []byte) int {
	at := 0
	for {
		i := bytes.IndexByte(b[at:], 0xFF)
		if i < 0 || at+i+1 >= len(b) {
			return len(b)
		}
		at += i
		if c := b[at+1]; c != 0 && c != 0xFF && (c < mRST0 || mRST7 < c) {
			return at
		}
		at++
	}
}

// jpegHead reads a JPEG up to the parameters of its first scan, so that the
// megabytes after it need not be read to know the size.
func jpegHead(r io.Reader, head []byte) ([]byte, error) {
	for at := 2; ; {
		var err error
		if head, err = fill(r, head, at+4); err != nil {
			return nil, err
		}
		if head[at] != 0xFF || head[at+1] == 0xFF || head[at+1] < mSOF0 ||
			mRST0 <= head[at+1] && head[at+1] <= mEOI {
			at++ // stray bytes, fill bytes, markers without parameters
			if at > 1<<20 {
				return nil, errBroken
			}
			continue
		}
		end := at + 2 + int(head[at+2])<<8 + int(head[at+3])
		if head, err = fill(r, head, end); err != nil {
			return nil, err
		}
		if head[at+1] == mSOS || end > MaxBytes {
			return head[:end], nil
		}
		at = max(end, at+4)
	}
}

func describeJPEG(head []byte) (Info, error) {
	in := Info{Format: "jpeg", orient: 1}
	var exif, frame []byte
	var sof byte
	for s := (jpegSegments{head}); ; {
		seg, err := s.next()
		if err != nil {
			return in, damaged(err)
		}
		switch m := seg.marker; {
		case m == mAPP1 && exif == nil && bytes.HasPrefix(seg.body, []byte("Exif\x00\x00")):
			exif = seg.body
			in.orient = orientation(exif)
		case mSOF0 <= m && m <= mSOF15 && m != mDHT && m != mJPG && m != mDAC:
			sof, frame = m, seg.body
		}
		if seg.marker == mSOS || seg.marker == mEOI {
			break
		}
	}
	if len(frame) < 6 || len(frame) < 6+3*int(frame[5]) {
		return in, damaged(errBroken)
	}
	if sof > mSOF2 || frame[0] != 8 {
		return in, refuse(badFormat, hintConvert, "这是少见的 JPEG 变种（无损、算术编码或 12 位），浏览器也打不开")
	}
	in.Height = int(frame[1])<<8 | int(frame[2])
	in.Width = int(frame[3])<<8 | int(frame[4])
	in.Memory = jpegMemory(frame, int64(in.Width)*int64(in.Height), sof == mSOF2)
	return in, nil
}

// jpegMemory adds up samples: one byte each, four more for the coefficients
// that a progressive picture keeps until its last scan.
func jpegMemory(frame []byte, pixels int64, progressive bool) int64 {
	components := int(frame[5])
	largest, all := 1, 0
	for i := range components {
		hv := frame[7+3*i]
		area := int(hv>>4) * int(hv&15)
		largest = max(largest, area)
		all += area
	}
	samples := pixels * int64(all) / int64(largest)
	memory := samples
	if progressive {
		memory += 4 * samples
	}
	if components == 4 {
		memory += 4 * pixels // the decoder puts CMYK together in a second picture
	}
	return memory
}

// jpegScans counts scans: each is a pass over all pixels, however few bytes it
// has. A file without an end is cut short.
func jpegScans(src []byte) (int64, error) {
	scans := int64(0)
	for s := (jpegSegments{src}); ; {
		seg, err := s.next()
		if err != nil || seg.marker == mEOI {
			return scans, err
		}
		if seg.marker == mSOS {
			scans++
		}
	}
}

// stripJPEG keeps what a decoder needs and a colour profile, and ends the file
// at its first end marker: phones append depth maps, films and second pictures.
func stripJPEG(src []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(src)), 0xFF, mSOI)
	out = appendProfile(out, profileJPEG(src))
	for s := (jpegSegments{src}); ; {
		seg, err := s.next()
		if err != nil {
			return nil, damaged(err)
		}
		m := seg.marker
		if m == mEOI {
			return append(out, 0xFF, mEOI), nil
		}
		body := seg.body
		switch {
		case m == mAPP14 && len(body) >= 12 && bytes.HasPrefix(body, []byte("Adobe")):
			body = body[:12] // says how the three or four components are to be read
		case mSOF0 <= m && m <= mSOF15 && m != mJPG, m == mSOS, m == mDQT, m == mDRI:
		default:
			continue
		}
		out = append(out, 0xFF, m, byte((len(body)+2)>>8), byte(len(body)+2))
		out = append(out, body...)
		out = append(out, seg.coded...)
	}
}
