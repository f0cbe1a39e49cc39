// Package photo turns a correspondent's picture file into what the paper
// publishes: upright, without metadata, no larger than asked for, well cropped,
// the same bytes for the same input. Describe reads the size from a file's
// head; Plan says which files will come of it before a pixel is decoded; Make
// makes them; Strip cleans a file that is published as it came.
//
// Colour: values are never converted. A profile that is not sRGB (phones write
// Display P3) is carried into every size; an sRGB one is dropped, because
// that is what a picture without a profile means. CMYK becomes RGB by the
// plain formula, without its profile.
//
// It reads no files, starts no goroutines and keeps nothing between calls: the
// caller reads, remembers results under Spec.Key, and bounds its workers by
// Info.Memory. A file that cannot be used is an *Error in the editor's words,
// whatever its bytes are; it is never a panic and never gigabytes.
package photo

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
)

// MaxBytes is the largest file taken. Callers should look at the size of a
// file before reading it; see CheckSize.
const MaxBytes = 64 << 20

// maxMemory bounds what decoding one picture may take, in bytes: room for a
// telephone's 108-megapixel JPEG, and for no bomb.
const maxMemory = 256 << 20

// maxWork bounds pixels times passes over them (scans of a progressive JPEG,
// frames of an animation), which a small file can make as many as it likes.
const maxWork = 1 << 31

// version is part of every key: raise it when the same input gives other bytes.
const version = 2

// Info is what a file's head tells. It is a plain value that may be stored and
// reused for the same bytes.
type Info struct {
	Format   string // jpeg, png, webp or gif
	Width    int    // in pixels, as seen upright
	Height   int
	Animated bool  // a GIF of several frames: published whole, in its own size
	Drawn    bool  // a drawing, a screenshot or see-through: sizes are PNG
	Turned   bool  // EXIF asks viewers to turn or mirror it
	Memory   int64 // bytes that decoding takes at most

	orient int // EXIF orientation, 1 to 8
}

// Ext returns the file name ending that belongs to the format, with its dot.
func (in Info) Ext() string {
	if in.Format == "jpeg" {
		return ".jpg"
	}
	return "." + in.Format
}

// Spec says what to make of a picture. The zero value asks for one size in
// the picture's own size.
type Spec struct {
	// Widths wanted, in pixels, in any order. A width above the picture's own
	// is replaced by the picture's own: nothing is ever enlarged.
	Widths []int
	// Crop is the editor's point or box; when it is not set and an aspect is
	// asked for, the liveliest part of the picture is kept.
	Crop Crop
	// AspectW and AspectH give the shape wanted, such as 3 and 2. Zero keeps
	// the shape of the picture, or of the box to crop to.
	AspectW, AspectH int
}

// Key returns the name under which the result for a file with this digest may
// be remembered: equal keys mean equal bytes.
func (s Spec) Key(digest string) string {
	// A struct of numbers always encodes.
	options, _ := json.Marshal(s)
	sum := sha256.Sum256([]byte(strconv.Itoa(version) + "\n" + digest + "\n" + string(options)))
	return hex.EncodeToString(sum[:])
}

// Size is one published size of a picture.
type Size struct {
	Width, Height int
	Ext           string // .jpg, .png or .gif
	Data          []byte // nil in a plan
}
