package verify

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"bao/internal/publish/host"
)

func TestSample(t *testing.T) {
	file := func(path string, size int64, changed bool) File {
		f := File{File: host.File{Path: path, Size: size}}
		if changed {
			f.Earlier[0] = 1
		}
		return f
	}
	files := []File{
		file("index.html", 10, true), file("a.html", 10, false), file("b.html", 10, true), file("c.html", 10, true),
		file("sub/index.html", 10, true), file("a.jpg", 10, false), file("b.JPG", 10, false), file("a.mp4", most+1, true),
		file("b.mp4", 10, false), file("feed.xml", 10, true), file("CNAME", 3, false), file("404.html", 10, true),
		file(".htaccess", 10, true), file("a/.hidden/x.html", 10, true), file("_headers", 10, true), file("LICENSE", 3, false),
	}
	random := rand.New(rand.NewPCG(1, 1))
	for _, c := range []struct {
		n    int
		want string
	}{
		{0, ""},
		{1, "index.html"},
		{4, "index.html LICENSE b.html a.jpg"},
		{8, "index.html LICENSE b.html a.jpg b.mp4 feed.xml c.html b.JPG"},
		{99, "index.html LICENSE b.html a.jpg b.mp4 feed.xml c.html b.JPG a.mp4 sub/index.html a.html"},
	} {
		random.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		before := slices.Clone(files)
		var got []string
		for _, f := range Sample(files, c.n) {
			got = append(got, f.Path)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%d: %v, want %s", c.n, got, c.want)
		}
		for i := range files {
			if files[i].Path != before[i].Path {
				t.Fatal("the files were put in another order")
			}
		}
	}
	if Sample(nil, 3) != nil {
		t.Error("of nothing")
	}
}
