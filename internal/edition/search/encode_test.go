package search

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bao/internal/zh"

	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"
)

// TestEncoded holds that encoded text comes back.
func TestEncoded(t *testing.T) {
	number := regexp.MustCompile("\x10[0-9a-f]+\x11")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(text, rapid.String()).Draw(t, "text")
		text = clean(text)
		back, err := simplifiedchinese.GB18030.NewDecoder().Bytes(encoded([]byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		got := number.ReplaceAllStringFunc(string(back), func(s string) string {
			n, _ := strconv.ParseUint(s[1:len(s)-1], 16, 32)
			return string(rune(n))
		})
		if got != string([]rune(text)) { // what is no UTF-8 becomes U+FFFD
			t.Fatalf("%q became %q", text, got)
		}
	})
}

// TestExceptions holds that static/search.js knows by itself which characters of
// GB 2312 have a simplified form: for those it reads no file.
func TestExceptions(t *testing.T) {
	script, err := os.ReadFile("../../../static/search.js")
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	pairs := []rune(zh.SimplifiedPairs())
	for i := 0; i < len(pairs); i += 2 {
		code, err := simplifiedchinese.GBK.NewEncoder().String(string(pairs[i]))
		if err == nil && len(code) == 2 && code[0] >= 0xb0 && code[0] <= 0xf7 && code[1] >= 0xa1 {
			want += string(pairs[i : i+2])
		}
	}
	if !strings.Contains(string(script), "exceptions = '"+want+"'") {
		t.Errorf("exceptions of static/search.js are not %s", want)
	}
}

// TestReads holds that static/search.js says which form of the data it reads: of
// a paper's own copy that reads another one, check says that.
func TestReads(t *testing.T) {
	script, err := os.ReadFile("../../../static/search.js")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(script), "\n// reads: "+format+"\n") {
		t.Errorf("static/search.js does not say that it reads %s", format)
	}
}

func BenchmarkEncoded(b *testing.B) {
	text := []byte{}
	for i := range 5000 {
		text = append(text, string(rune(0x4e00+i*i%5000))...)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		encoded(text)
	}
}
