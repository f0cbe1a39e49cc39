package load

import (
	"math"
	"strings"
	"testing"

	"bao/internal/byline"
	"bao/internal/diag"
	"bao/internal/markup"
	"bao/internal/paper"
	"bao/internal/photo"

	"github.com/google/go-cmp/cmp"
)

func aManuscript() *manuscript {
	return &manuscript{
		Path: "content/2026-03-09/a.md", Kind: article, Digest: [16]byte{1, 2, 255},
		Title: "新桥 通车", Dateline: "本报讯",
		Byline:   byline.Line{Covers: "文/图", Credits: []byline.Credit{{Role: byline.Reporter, Label: "记者", Names: []string{"钟离月", "单云舒"}}}},
		Date:     paper.Date{Year: 2026, Month: 3, Day: 9},
		Sections: []text{{"要闻", span{10, 6}}}, English: true,
		Page: 2, Rank: -1, Jump: "never", Tags: []string{"桥", ""}, Draft: true,
		Corrections: []paper.Correction{{Text: "改"}},
		Pages:       []paper.Planned{{Number: 1, Name: "要闻"}},
		Doc:         "\x00\x01\x02", Count: 300,
		Links:    []link{{Dest: "b.md", span: span{40, 4}}, {Dest: "1.jpg", Photo: true, Crop: photo.Crop{Set: true, X: 0.3, Y: 1}}},
		Photos:   []markup.Photo{{Link: 1, Alt: "桥"}},
		Problems: []diag.Problem{bylineMismatch.At(diag.Place{Path: "a.md", Line: 3, Col: 1, Len: 2, Text: "文"}, "错", "")},
		Waivers:  []waiver{{"署名不一致", "照来稿", span{9, 15}}},
	}
}

func TestPack(t *testing.T) {
	want := aManuscript()
	var got manuscript
	data := string(pack(nil, want))
	if err := unpack(data, &got); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, &got, cmp.AllowUnexported(manuscript{}, text{}, link{}, span{}, waiver{})); d != "" {
		t.Error(d)
	}
	if got.Problems[0].Rule != bylineMismatch {
		t.Error("the rule is another")
	}
	if other := strings.Replace(data, bylineMismatch.ID, "byline-mismatcH", 1); unpack(other, new(manuscript)) == nil {
		t.Error("a rule that there is not is taken for sound")
	}
	if unpack(data+"\x00", &got) == nil {
		t.Error("data that is left over is taken for sound")
	}
	for n := range data {
		if unpack(data[:n], new(manuscript)) == nil {
			t.Errorf("the first %d of %d bytes are taken for sound", n, len(data))
		}
	}
}

// FuzzUnpack holds that damaged data never panics, and that what is taken for
// sound says itself again: in the same bytes, for a number that is none (NaN)
// is never equal to itself.
func FuzzUnpack(f *testing.F) {
	f.Add(pack(nil, aManuscript()))
	f.Add(pack(nil, &manuscript{}))
	f.Add(pack(nil, &facts{Width: 4, Height: 3, Message: "看不出"}))
	f.Add(pack(nil, &manuscript{Links: []link{{Crop: photo.Crop{X: math.NaN()}}}}))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 600 {
			return // the fuzzer makes what is new to it smaller, in quadratic time
		}
		var m, again manuscript
		if unpack(string(data), &m) == nil {
			said := string(pack(nil, &m))
			if err := unpack(said, &again); err != nil {
				t.Fatal(err)
			}
			if got := string(pack(nil, &again)); got != said {
				t.Errorf("%q is read and says %q", said, got)
			}
		}
		var a facts
		_ = unpack(string(data), &a)
	})
}
