package markup

import (
	"flag"
	"fmt"
	"iter"
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

// caseFiles gives every file of cases, each cut into its cases.
func caseFiles(t *testing.T) iter.Seq2[string, []string] {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	return func(yield func(string, []string) bool) {
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !yield(file, strings.Split(strings.TrimSuffix(string(data), caseEnd), caseEnd)) {
				return
			}
		}
	}
}

// Each case is a name, the input, the HTML and, if there are any, the
// findings, with what stands at their place.
func TestCases(t *testing.T) {
	for file, cases := range caseFiles(t) {
		var out strings.Builder
		for _, c := range cases {
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
	for _, cases := range caseFiles(t) {
		for _, c := range cases {
			if parts := strings.SplitN(c, caseDash, 3); len(parts) > 1 {
				do(strings.TrimSpace(parts[0]), parts[1])
			}
		}
	}
}
