package word97

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bao/internal/foreign"
	"bao/internal/foreign/foreigntest"
)

var update = flag.Bool("update", false, "rewrite testdata/*.want")

// The files are LibreOffice's (24.2), of the sources beside them:
// soffice --convert-to doc:"MS Word 97" FILE.
func TestRead(t *testing.T) {
	for _, name := range []string{"willow", "market"} {
		data, err := os.ReadFile("testdata/" + name + ".doc")
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		got := foreigntest.Dump(d)
		if *update {
			if err := os.WriteFile("testdata/"+name+".want", []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile("testdata/" + name + ".want")
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

// antiwordForm matches what antiword sets for notes and pictures, and its rules.
var antiwordForm = regexp.MustCompile(`\[(\?|pic|\d+|[ivx]+)\]|-{20,}|\|`)

// The characters are antiword's. Those of a story with no notes, boxes and
// cells of several paragraphs come in its order, too.
func TestAntiword(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.doc")
	for _, file := range files {
		text, err := os.ReadFile(strings.TrimSuffix(file, ".doc") + ".antiword")
		if err != nil {
			t.Fatal(err)
		}
		compare(t, file, text, strings.Contains(file, "market"))
	}
	program, err := exec.LookPath("antiword")
	if err != nil {
		return
	}
	// One that Word made, of mscfb's tests; more: AT=/folder/*.doc go test -run Antiword
	files, _ = filepath.Glob(os.Getenv("AT"))
	if dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/richardlehane/mscfb").Output(); err == nil {
		files = append(files, filepath.Join(strings.TrimSpace(string(dir)), "test", "novpapplan.doc"))
	}
	for _, file := range files {
		if text, err := exec.Command(program, "-m", "UTF-8.txt", "-w", "0", file).Output(); err == nil && len(text) > 10 {
			compare(t, file, text, false)
		}
	}
}

func compare(t *testing.T, file string, antiword []byte, inOrder bool) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(data)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	want := visible(antiwordForm.ReplaceAllString(string(antiword), ""))
	if got := visible(antiwordForm.ReplaceAllString(string(visible(foreigntest.Text(d.Blocks, false))), "")); inOrder && string(got) != string(want) {
		t.Errorf("%s: got %q, want %q", file, string(got), string(want))
	}
	if lost := foreigntest.Missing(want, allOf(d)); lost != "" {
		t.Errorf("%s: lost %q", file, lost)
	}
}

func visible(s string) []rune {
	return slices.DeleteFunc([]rune(s), func(r rune) bool { return unicode.IsSpace(r) || r < ' ' || r == '|' })
}

// allOf returns all characters of a document, those left out too.
func allOf(d *foreign.Document) []rune {
	all := foreigntest.Text(d.Blocks, true) + foreigntest.Left(d)
	for _, n := range d.Notes {
		all += foreigntest.Text(n.Blocks, true) + n.Mark
	}
	return visible(all)
}

func TestRefusals(t *testing.T) {
	willow, err := os.ReadFile("testdata/willow.doc")
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(willow, []byte{0xEC, 0xA5})
	changed := func(offset int, value uint16) []byte {
		b := bytes.Clone(willow)
		binary.LittleEndian.PutUint16(b[at+offset:], value)
		return b
	}
	rename := func(name string) []byte {
		b := bytes.Clone(willow)
		entry := b[bytes.Index(b, wide("WordDocument")):]
		copy(entry, make([]byte, 64))
		copy(entry, wide(name))
		binary.LittleEndian.PutUint16(entry[64:], uint16(2*len(name)+2))
		return b
	}
	for _, c := range []struct {
		data []byte
		want string
	}{
		{nil, "这不是 Word"},
		{[]byte("PK\x03\x04"), "这不是 Word"},
		{willow[:600], "是坏的"},
		{changed(0, 0), "是坏的"},
		{changed(2, 104), "Word 95"},
		{changed(0x0A, 0x0300), "有密码"},
		{rename("Workbook"), "Excel"},
		{rename("MatOST"), "Works"},
		{rename("Contents"), "WPS"},
		{make([]byte, maxBytes+1), "太大"},
	} {
		_, err := Read(c.data)
		var refusal *foreign.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Message, c.want) || refusal.Hint == "" {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func wide(s string) []byte {
	var b []byte
	for _, r := range s {
		b = binary.LittleEndian.AppendUint16(b, uint16(r))
	}
	return b
}

// Whatever bytes are changed, what the piece table holds is in the document or
// in a remark.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"willow", "market"} {
		data, err := os.ReadFile("testdata/" + name + ".doc")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		var refusal *foreign.Refusal
		if err != nil {
			if !errors.As(err, &refusal) {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		checkLost(t, data, d)
	})
}

// checkLost compares a document with the text of its pieces, fields apart.
func checkLost(t *testing.T, data []byte, d *foreign.Document) {
	t.Helper()
	s, err := openStreams(data)
	if err != nil {
		t.Fatal(err)
	}
	fib, err := readFIB(s)
	if err != nil {
		t.Fatal(err)
	}
	raw := &doc{fib: fib}
	if err := raw.readText(); err != nil {
		t.Fatal(err)
	}
	shown, balanced := outsideCodes(raw.text)
	if !balanced {
		return
	}
	if lost := foreigntest.Missing(shown, allOf(d)); lost != "" {
		t.Errorf("lost %q", lost)
	}
}

// outsideCodes returns the characters that are in no code of a field; of
// symbols and of torn pairs, which come out as others, none.
func outsideCodes(text []uint16) (shown []rune, balanced bool) {
	var results []bool
	for _, c := range text {
		n := len(results)
		switch {
		case c == 0x13:
			results = append(results, false)
		case c == 0x14:
			if n == 0 || results[n-1] {
				return nil, false
			}
			results[n-1] = true
		case c == 0x15:
			if n == 0 {
				return nil, false
			}
			results = results[:n-1]
		case c == '(' || 0xD800 <= c && c < 0xF900 || c == 0xFFFD || slices.Contains(results, false):
		default:
			shown = append(shown, visible(string(rune(c)))...)
		}
	}
	return shown, len(results) == 0
}
