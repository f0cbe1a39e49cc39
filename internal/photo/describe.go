package photo

import (
	"bytes"
	"errors"
	"io"
)

// Describe reads what a file's head tells: format, upright size, and how
// sizes will be made. A JPEG is read up to its first scan, other formats to
// their end; no pixel is decoded, but for a dense PNG or a WebP that claims to
// be see-through, where only the pixels can tell whether it is. The error is
// an *Error for a file that cannot be used, else what reading said.
func Describe(r io.Reader) (Info, error) {
	head, err := fill(r, nil, 16)
	if errors.Is(err, errShort) {
		return Info{}, notAPicture(head)
	}
	if err == nil && isJPEG(head) {
		head, err = jpegHead(r, head)
	} else if err == nil && known(head) {
		var rest []byte
		rest, err = io.ReadAll(io.LimitReader(r, MaxBytes+1))
		head = append(head, rest...)
	}
	switch {
	case errors.Is(err, errShort), errors.Is(err, errBroken):
		return Info{}, damaged(err)
	case err != nil:
		return Info{}, err
	}
	return describe(head)
}

// CheckSize returns an *Error for a file of more bytes than are taken, so that
// it need not be read.
func CheckSize(bytes int64) error {
	if bytes > MaxBytes {
		return refuse(tooBig, "先用看图软件缩小，存为 JPEG 再放进来", "图片文件超过 %d MB", MaxBytes>>20)
	}
	return nil
}

// describe is Describe for bytes in memory.
func describe(src []byte) (Info, error) {
	if err := CheckSize(int64(len(src))); err != nil {
		return Info{}, err
	}
	var in Info
	var err error
	switch {
	case isJPEG(src):
		in, err = describeJPEG(src)
	case isPNG(src):
		in, err = describePNG(src)
	case isWebP(src):
		in, err = describeWebP(src)
	case isGIF(src):
		in, err = describeGIF(src)
	default:
		return in, notAPicture(src)
	}
	if err != nil {
		return Info{}, err
	}
	if in.Width == 0 || in.Height == 0 {
		return Info{}, damaged(errBroken)
	}
	if in.Memory > maxMemory {
		return Info{}, tooLarge(in.Width, in.Height, in.Memory)
	}
	in.Turned = in.orient != 1
	if turns[in.orient].swap {
		in.Width, in.Height = in.Height, in.Width
	}
	return in, nil
}

func isJPEG(b []byte) bool { return bytes.HasPrefix(b, []byte("\xff\xd8\xff")) }
func isPNG(b []byte) bool  { return bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")) }
func isGIF(b []byte) bool {
	return bytes.HasPrefix(b, []byte("GIF87a")) || bytes.HasPrefix(b, []byte("GIF89a"))
}

func isWebP(b []byte) bool {
	return len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP"
}
func known(b []byte) bool { return isPNG(b) || isGIF(b) || isWebP(b) }

// fill reads until head holds n bytes, in steps large enough for a phone's
// EXIF block with its thumbnail. At an early end it returns errShort.
func fill(r io.Reader, head []byte, n int) ([]byte, error) {
	for len(head) < n {
		at := len(head)
		head = append(head, make([]byte, max(n-at, 4096))...)
		got, err := io.ReadAtLeast(r, head[at:], n-at)
		head = head[:at+got]
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return head, errShort
		}
		if err != nil {
			return head, err
		}
	}
	return head, nil
}
