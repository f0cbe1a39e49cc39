package plaintext

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return data
}

// TestEncodings reads copy of twelve characters and more in every encoding.
func TestEncodings(t *testing.T) {
	for _, text := range []string{
		"长桥街道昨日召开居民议事会，商讨停车难题。",
		"本报讯（记者 江晚）昨日上午，长桥通车。",
		"3月22日上午9:30,长桥通车,Tel:0571-8888。",
		"長橋街道昨日召開居民議事會，商討停車難題。",
		"社區食堂開張，老人吃上熱飯菜",
	} {
		for _, table := range tables {
			if table.name == Big5 && strings.Contains(text, "长") {
				continue // which it has no characters for
			}
			got, enc, sure := Decode(encoded(t, table.table, text))
			if got != text || enc != table.name || !sure {
				t.Errorf("%s: %q, read as %s: %q, %v", table.name, text, enc, got, sure)
			}
		}
	}
}

func TestDecode(t *testing.T) {
	withMark := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	for name, c := range map[string]struct {
		data string
		text string
		enc  Encoding
		sure bool
	}{
		"nothing":              {"", "", UTF8, true},
		"ASCII":                {"hello\r\n", "hello\r\n", UTF8, true},
		"mark of UTF-8":        {"\xef\xbb\xbf长桥", "长桥", UTF8, true},
		"mark of UTF-16":       {string(encoded(t, withMark, "长桥")), "长桥", UTF16LE, true},
		"mark of GB18030":      {"\x84\x31\x95\x33\xb3\xa4\xc7\xc5", "长桥", GB18030, true},
		"Notepad's 联通":         {"\xc1\xaa\xcd\xa8", "联通", GB18030, true},
		"a broken byte":        {"昨日上午，长桥通车，渡口停航。\xff王某第一个走过。", "昨日上午，长桥通车，渡口停航。\uFFFD王某第一个走过。", UTF8, true},
		"a broken byte in GBK": {string(encoded(t, simplifiedchinese.GBK, "昨日上午，长桥通车，渡口停航。")) + "\xff" + string(encoded(t, simplifiedchinese.GBK, "王某第一个走过。")), "昨日上午，长桥通车，渡口停航。\uFFFD王某第一个走过。", GB18030, true},
		"NUL":                  {"昨日上午，长桥通车，渡口停航。\x00", "昨日上午，长桥通车，渡口停航。\x00", UTF8, true},
		"a picture":            {"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00\xff\xdb\x00\x43\x00\x01\x01\x01\x01\x01", "", NotText, true},
		"an archive":           {"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "", NotText, true},
	} {
		text, enc, sure := Decode([]byte(c.data))
		if text != c.text || enc != c.enc || sure != c.sure {
			t.Errorf("%s: %q %s %v; want %q %s %v", name, text, enc, sure, c.text, c.enc, c.sure)
		}
	}
}

// TestFewWords shows both readings of what could be either.
func TestFewWords(t *testing.T) {
	data := encoded(t, traditionalchinese.Big5, "喜報")
	readings := Readings(data)
	if len(readings) < 2 {
		t.Fatalf("%v", readings)
	}
	found := false
	for _, r := range readings {
		found = found || r.Encoding == Big5 && r.Text == "喜報"
	}
	if !found {
		t.Errorf("喜報 is not among %v", readings)
	}
	_, err := Read(data, 0)
	if err == nil || !strings.Contains(err.Error(), "“喜報”") {
		t.Errorf("%v", err)
	}
	if text := DecodeAs(data, Big5); text != "喜報" {
		t.Errorf("%q", text)
	}
}

// TestRealText reads stretches of text that others have written, from where
// Debian keeps it. None of them may be read wrong, and few of eight characters
// left open.
func TestRealText(t *testing.T) {
	for file, table := range map[string]encoding.Encoding{
		"/usr/share/vim/vim90/tutor/tutor.zh_tw.utf-8": traditionalchinese.Big5,
		"/usr/share/vim/vim90/tutor/tutor.zh_cn.utf-8": simplifiedchinese.GBK,
		"/usr/share/gnupg/help.zh_TW.txt":              traditionalchinese.Big5,
		"/usr/share/gnupg/help.zh_CN.txt":              simplifiedchinese.GBK,
		"../../README.zh-CN.md":                        simplifiedchinese.GB18030,
	} {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		var han []rune
		for _, r := range string(text) {
			if r >= 0x4e00 && r <= 0x9fff || strings.ContainsRune("，。、：", r) {
				han = append(han, r)
			}
		}
		for _, n := range []int{8, 12, 30, 200} {
			open, tried := 0, 0
			for at := 0; at+n <= len(han); at += n * (1 + len(han)/(n*300)) {
				want := string(han[at : at+n])
				data, err := table.NewEncoder().Bytes([]byte(want))
				if err != nil {
					continue
				}
				tried++
				got, enc, sure := Decode(data)
				if !sure {
					open++
				} else if got != want {
					t.Errorf("%s: %q is read as %s: %q", file, want, enc, got)
				}
			}
			if limit := tried / 20; n < 12 && open > limit || n >= 12 && open > tried/100 {
				t.Errorf("%s: %d of %d pieces of %d characters are left open", file, open, tried, n)
			}
		}
	}
}
