package photo

import (
	"context"
	"path"
	"strings"
)

// Strip returns the picture without metadata, for files that are published as
// they came: EXIF with its position, XMP, IPTC, thumbnails, comments, texts,
// and whatever stands behind the picture's end. Pixels stay as they are, but
// for a picture that EXIF turns, which is turned and saved again: a drawing or
// what is see-through as PNG, a photograph as JPEG at a quality of 92. The
// second value is the file name ending of the result.
func Strip(ctx context.Context, src []byte) (clean []byte, ext string, err error) {
	in, err := describe(src)
	if err != nil {
		return nil, "", err
	}
	if in.orient != 1 {
		const keep = 92 // an original is meant to be looked at closely
		set, err := develop(ctx, src, in, Spec{}, keep)
		if err != nil {
			return nil, "", err
		}
		return set.Sizes[0].Data, set.Sizes[0].Ext, nil
	}
	clean, err = strip(in, src)
	return clean, in.stripExt(), err
}

// StripName returns a picture's file name with the ending that belongs to what
// Strip makes of it; one that is right stays as it is.
func (in Info) StripName(name string) string {
	have, want := path.Ext(name), in.stripExt()
	if lower := strings.ToLower(have); lower == want || lower == ".jpeg" && want == ".jpg" {
		return name
	}
	return strings.TrimSuffix(name, have) + want
}

func (in Info) stripExt() string {
	if in.Turned {
		return Spec{}.Sizes(in)[0].Ext
	}
	return in.Ext()
}

func strip(in Info, src []byte) ([]byte, error) {
	switch in.Format {
	case "jpeg":
		return stripJPEG(src)
	case "png":
		return stripPNG(src)
	case "webp":
		return stripWebP(src)
	}
	return stripGIF(src)
}
