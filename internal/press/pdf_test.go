package press

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// browserPDF is a PDF of two pages in the form browsers write.
func browserPDF() []byte {
	objects := []string{
		"<</Title <FEFF8BD5>\n/Creator (A \\(browser\\) )\n/Producer (Skia/PDF)>>",
		"<</Type /Page\n/Resources <</Font <</F4 9 0 R>>>>\n/MediaBox [0 0 780 1105.91992]\n/Annots [7 0 R 8 0 R]\n/Parent 4 0 R>>",
		"<</Type/Page/MediaBox[0 0 780 1105.91992]/Parent 4 0 R>>",
		"<</Type /Pages\n/Count 2\n/Kids [2 0 R 3 0 R]>>",
		"<</Type /Catalog\n/Pages 4 0 R\n/Outlines 99 0 R\n/Lang (zh-CN)>>",
	}
	return pdfOf(objects...)
}

// pdfOf is a PDF of these objects, in the form of a browser's.
func pdfOf(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xd3\xeb\xe9\xe1\n")
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%strailer\n<</Size %d\n/Root 5 0 R\n/Info 1 0 R>>\nstartxref\n%d\n%%%%EOF", table, len(objects)+1, start)
	return b.Bytes()
}

var twoPages = about{
	Title: "柳荫报 第3期", Author: "柳荫街道", Width: 275, Height: 390, Trim: 12, Bleed: 9,
	Pages: []bookmark{
		{Title: "第1版 要闻", Below: []bookmark{{Title: "甲", Top: 60}, {Title: "乙 二", Top: 200}}},
		{Title: "第2版"},
	},
}

// reread follows the new table over the old one, as a reader does.
func reread(t *testing.T, made []byte) *file {
	t.Helper()
	at := bytes.LastIndex(made, []byte("startxref"))
	var start int
	if _, err := fmt.Sscan(string(made[at+len("startxref"):]), &start); err != nil {
		t.Fatal(err)
	}
	table, rest, _ := strings.Cut(string(made[start:at]), "trailer")
	trailer, _, ok := parseDict(rest)
	if !ok {
		t.Fatalf("no trailer: %s", rest)
	}
	before, err := parseFile(made[:bytes.Index(made, []byte("%%EOF"))+5])
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprint(before.start); trailer.get("Prev") != want {
		t.Errorf("/Prev %s, want %s", trailer.get("Prev"), want)
	}
	f := &file{raw: made, offsets: before.offsets, root: refNumber(trailer.get("Root")), info: refNumber(trailer.get("Info"))}
	if !f.readTable(strings.Fields(table)[1:]) {
		t.Fatalf("the table is broken:\n%s", table)
	}
	return f
}

func TestFinish(t *testing.T) {
	raw := browserPDF()
	made, err := finish(raw, twoPages)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(made, raw) {
		t.Error("what the browser wrote was changed")
	}
	f := reread(t, made)
	pages, err := f.pages()
	if err != nil || len(pages) != 2 {
		t.Fatalf("pages %v: %v", pages, err)
	}
	page, _ := f.dict(pages[0])
	for key, want := range map[string]string{
		"MediaBox": "[0 0.408 779.528 1105.92]", "TrimBox": "[34.016 34.424 745.512 1071.904]",
		"BleedBox": "[25.512 25.92 754.016 1080.408]", "Annots": "[7 0 R 8 0 R]", "Resources": "<</Font <</F4 9 0 R>>>>",
	} {
		if got := page.get(key); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	info, _ := f.dict(f.info)
	if got := decodeText(info.get("Title")); got != twoPages.Title || info.get("Creator") != "(bao)" || info.get("Producer") != "(Skia/PDF)" {
		t.Errorf("info %s", info)
	}
	catalog, _ := f.dict(f.root)
	if catalog.get("Lang") != "(zh-CN)" || strings.Count(catalog.String(), "/Outlines") != 1 {
		t.Errorf("catalog %s", catalog)
	}
	got := strings.Join(bookmarks(t, f, refNumber(catalog.get("Outlines"))), "\n")
	want := `第1版 要闻 [2 0 R /XYZ 0 1105.92 0]
甲 [2 0 R /XYZ 0 935.841 0]
乙 二 [2 0 R /XYZ 0 538.991 0]
第2版 [3 0 R /XYZ 0 1105.92 0]`
	if got != want {
		t.Errorf("bookmarks\n%s\nwant\n%s", got, want)
	}
}

// bookmarks walks the outline below an item: titles and where they lead.
func bookmarks(t *testing.T, f *file, parent int) []string {
	t.Helper()
	above, err := f.dict(parent)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	previous := 0
	for n := refNumber(above.get("First")); n != 0; {
		item, err := f.dict(n)
		if err != nil {
			t.Fatal(err)
		}
		if refNumber(item.get("Parent")) != parent || refNumber(item.get("Prev")) != previous {
			t.Errorf("bookmark %d: %s", n, item)
		}
		list = append(list, decodeText(item.get("Title"))+" "+item.get("Dest"))
		list = append(list, bookmarks(t, f, n)...)
		previous, n = n, refNumber(item.get("Next"))
	}
	if previous != refNumber(above.get("Last")) {
		t.Errorf("the last bookmark is %d, not %s", previous, above.get("Last"))
	}
	return list
}

func decodeText(s string) string {
	var units []uint16
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<FEFF"), ">")
	for ; len(s) >= 4; s = s[4:] {
		var unit uint16
		fmt.Sscanf(s[:4], "%X", &unit)
		units = append(units, unit)
	}
	return string(utf16.Decode(units))
}

func TestFinishRefuses(t *testing.T) {
	raw := browserPDF()
	for name, data := range map[string][]byte{
		"empty":         nil,
		"not a PDF":     []byte("<html>"),
		"cut":           raw[:len(raw)/2],
		"other pages":   bytes.Replace(raw, []byte("[2 0 R 3 0 R]"), []byte("[2 0 R]      "), 1),
		"pages in ring": bytes.Replace(raw, []byte("[2 0 R 3 0 R]"), []byte("[4 0 R 3 0 R]"), 1),
		"stream table":  bytes.Replace(raw, []byte("xref\n0"), []byte("7 0 o 0"), 1),
	} {
		if _, err := finish(data, twoPages); !errors.Is(err, errForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestParseDict(t *testing.T) {
	for text, want := range map[string]string{
		"<<>>":                                 "<<>>",
		"<</A 1/B/C/D<FE>/E<</F(>>)>>>>":       "<</A 1\n/B /C\n/D <FE>\n/E <</F(>>)>>>>",
		"<</A (a\\)/x)/B [1 [2 /C] <<>>] >> 7": "<</A (a\\)/x)\n/B [1 [2 /C] <<>>]>>",
	} {
		d, _, ok := parseDict(text)
		if got := d.String(); !ok || got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
	for _, text := range []string{"", "<<", "<</A", "<</A (", "<</A <", "<<A 1>>", "<</A ]>>"} {
		if d, _, ok := parseDict(text); ok {
			t.Errorf("%s: %s", text, d)
		}
	}
}

func FuzzFinish(f *testing.F) {
	f.Add(browserPDF())
	f.Add(bytes.Replace(browserPDF(), []byte("[2 0 R 3 0 R]"), []byte("[4 0 R 5 0 R]"), 1))
	f.Add([]byte("%PDF-1.4\nxref\n0 1\n0 0 n\ntrailer<</Size 1/Root 1 0 R/Info 1 0 R>>\nstartxref\n9\n%%EOF"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		made, err := finish(raw, twoPages)
		if err == nil && !bytes.HasPrefix(made, raw) {
			t.Error("what the browser wrote was changed")
		}
	})
}
