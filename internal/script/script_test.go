package script

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestShort holds that what is for those who write scripts goes, and nothing
// newer comes.
func TestShort(t *testing.T) {
	const text = `// Why it is so.
(function () {
  var address = location.href === null || location.href === undefined ? 'a' : location.href; // which
  try { go(address, "a" + "\n" + 'b'); } catch (e) { }
})();`
	short, err := Short([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"Why", "which", "  ", "=>", "??", "`", "catch{"} {
		if strings.Contains(string(short), gone) {
			t.Errorf("%q is in %s", gone, short)
		}
	}
	if _, err := Short([]byte("var = ;")); err == nil {
		t.Error("what is no script is shortened")
	}
}

// TestAllowance holds that all scripts that may come to a reader before she
// searches are at most 12 KB on the way.
func TestAllowance(t *testing.T) {
	files, err := filepath.Glob("../../static/*.js")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	sum := 0
	for _, name := range append(files, "../edition/offline/worker.js") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		short, err := Short(text)
		if err != nil {
			t.Fatal(name, err)
		}
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, 6) // as hosts do
		w.Write(short)
		w.Close()
		t.Logf("%s: %d bytes of %d, %d on the way", filepath.Base(name), len(short), len(text), b.Len())
		if filepath.Base(name) != "search.js" {
			sum += b.Len()
		}
	}
	if sum > 12_000 {
		t.Errorf("scripts are %d bytes on the way, more than 12,000", sum)
	}
}
