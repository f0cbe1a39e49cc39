package markup

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected output of testdata/*.txt")

const (
	caseDash = "- - - - - - - -\n"
	caseEnd  = "= = = = = = = =\n"
)

// plainHTML renders with addresses as they were typed.
func plainHTML(d *Doc) string {
	return string(d.AppendHTML(nil, HTML{
		Link:  func(i int) string { return d.Links[i].Dest },
		Photo: func(i int) Image { return Image{Src: d.Links[i].Dest, Eager: true} },
	}))
}

// Each case is a name, the input, the HTML and, if there are any, the
// findings, with what stands at their place.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for c := range strings.SplitSeq(strings.TrimSuffix(string(data), caseEnd), caseEnd) {
			parts := strings.SplitN(c, caseDash, 4)
			if len(parts) < 2 {
				t.Fatalf("%s: not a case:\n%s", file, c)
			}
			got := parts[0] + caseDash + parts[1] + caseDash + caseOutput(parts[1])
			if got != c && !*update {
				t.Errorf("%s: %s\ngot\n%s\nwant\n%s", file, parts[0], got, c)
			}
			out.WriteString(got + caseEnd)
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func caseOutput(input string) string {
	src := strings.TrimSuffix(input, "\n")
	d, findings := Parse([]byte(src))
	out := plainHTML(d)
	if findings != nil {
		out += caseDash
	}
	for _, f := range findings {
		out += fmt.Sprintf("%q %s（%s）\n", src[f.Offset:min(f.Offset+f.Len, len(src))], f.Message, f.Hint)
	}
	return out
}

// eachCase gives the copy of every case, with its name.
func eachCase(t *testing.T, do func(name, body string)) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for c := range strings.SplitSeq(string(data), caseEnd) {
			if parts := strings.SplitN(c, caseDash, 3); len(parts) > 1 {
				do(strings.TrimSpace(parts[0]), parts[1])
			}
		}
	}
}
