package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"bao/internal/foreign"
)

// of returns a document whose body is made of head, a piece many times, and
// tail.
func of(t testing.TB, head, piece string, times int, tail string) []byte {
	return build(t, map[string]string{"body": head + strings.Repeat(piece, times) + tail})
}

func raw(t testing.TB, document string) []byte {
	return zipped(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         relationsOf("rId1 officeDocument word/document.xml"),
		"word/document.xml":   document,
	})
}

// harm is a file and a word of what the editor is told of it.
type harm struct {
	data []byte
	word string
}

// hostile are files that are damaged or made to do harm.
func hostile(t testing.TB) map[string]harm {
	p := `<w:p><w:r><w:t>字</w:t></w:r></w:p>`
	long := strings.Repeat("x", 1<<20)
	fine := of(t, "", p, 1, "")
	wordOf := func(name string) []byte {
		return append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), wide(name)...)
	}
	return map[string]harm{
		"empty":           {nil, "空"},
		"text":            {[]byte("只是文字"), "不是 Word"},
		"word 97":         {wordOf("WordDocument"), "Word 97"},
		"password":        {wordOf("EncryptedPackage"), "密码"},
		"cut":             {fine[:len(fine)/2], "损坏"},
		"only a head":     {[]byte("PK\x03\x04"), "损坏"},
		"not a package":   {zipped(t, map[string]string{"a.txt": "x"}), "压缩包"},
		"odt":             {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "OpenDocument"},
		"no body":         {zipped(t, map[string]string{"[Content_Types].xml": "<Types/>"}), "损坏"},
		"another body":    {raw(t, `<x:document xmlns:x="urn:x:y"><x:body/></x:document>`), "损坏"},
		"excel":           {excel(t), "Excel"},
		"cut XML":         {raw(t, `<w:document><w:body><w:p><w:r><w:t>半截`), "损坏"},
		"wrong tags":      {raw(t, `<w:document><w:body><w:p></w:body></w:document>`), "损坏"},
		"entities":        {raw(t, `<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`), "损坏"},
		"outside entity":  {raw(t, `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`), "损坏"},
		"path escape":     {zipped(t, map[string]string{"../../evil": "x", "[Content_Types].xml": "<Types/>"}), "路径"},
		"path escape, \\": {zipped(t, map[string]string{`word\..\..\evil`: "x", "[Content_Types].xml": "<Types/>"}), "路径"},
		"deep elements":   {of(t, "", "<w:smartTag>", 200000, ""), "太深"},
		"deep tables":     {of(t, "", "<w:tbl><w:tr><w:tc>", 100000, ""), "太深"},
		"deep boxes":      {of(t, "", "<w:p><w:r><w:pict><w:txbxContent>", 100000, ""), "太深"},
		"paragraphs":      {of(t, "", p, 200000, ""), "离谱"},
		"bomb of XML":     {of(t, "", strings.Repeat(" ", 1<<20), 100, ""), "太大"},
		"long text":       {of(t, "<w:p><w:r><w:t>", strings.Repeat("字", 1<<10), 1<<13, "</w:t></w:r></w:p>"), "离谱"},
		"much text":       {of(t, "", "<w:p><w:r><w:t>"+strings.Repeat("字", 1<<10)+"</w:t></w:r></w:p>", 1<<13, ""), "离谱"},
		"long comment":    {of(t, "<!--", strings.Repeat("<", 1<<10), 1<<14, "-->"), "离谱"},
		"attributes":      {of(t, "<w:p ", `a="" `, 1<<20, "/>"), "离谱"},
		"namespaces":      {of(t, "", "<w:p"+spacesOf(1000)+">", 300, ""), "离谱"},
		"cells":           {of(t, "<w:tbl><w:tr>", "<w:tc/>", 200000, "</w:tr></w:tbl>"), "离谱"},
		"rows":            {of(t, "<w:tbl>", "<w:tr/>", 200000, "</w:tbl>"), "离谱"},
		"one paragraph":   {of(t, "<w:p>", "<w:r><w:t>字</w:t></w:r>", 200000, "</w:p>"), "离谱"},
		"looks":           {of(t, "", "<w:p>"+strings.Repeat("<w:r><w:rPr><w:b/></w:rPr><w:t>字</w:t></w:r><w:r><w:t>字</w:t></w:r>", 1000)+"</w:p>", 300, ""), "离谱"},
		"pieces of text":  {of(t, "<w:p><w:r><w:t>", "字<!---->", 3<<20, "</w:t></w:r></w:p>"), "离谱"},
		"long marks": {build(t, map[string]string{
			"numbering": `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="` + long + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
			"body":      strings.Repeat(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>字</w:t></w:r></w:p>`, 1000),
		}), "离谱"},
		"long names":     {build(t, map[string]string{"styles": strings.Repeat(`<w:style w:styleId="`+long+`"/>`, 30), "body": p}), "离谱"},
		"long words":     {of(t, "", `<w:p><w:r><w:pict><v:shape alt="`+long+`"><v:imagedata src="http://x/y"/></v:shape></w:pict></w:r></w:p>`, 30, ""), "离谱"},
		"long font":      {of(t, "", `<w:p><w:r><w:sym w:char="F001" w:font="`+long+`"/></w:r></w:p>`, 30, ""), "离谱"},
		"long relations": {build(t, map[string]string{"relations": strings.Repeat("x"+long+" image y\n", 30), "body": p}), "离谱"},
		"relations":      {relationBomb(t), "太大"},
		"many parts":     {manyParts(t), "上万"},
		"false size":     {falseSize(t), "损坏"},
		"altChunk alone": {of(t, `<w:altChunk r:id="rId1"/>`, "", 1, ""), "网页"},
	}
}

func spacesOf(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, ` xmlns:n%d="u"`, i)
	}
	return out.String()
}

func excel(t testing.TB) []byte {
	return zipped(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":         relationsOf("rId1 officeDocument xl/workbook.xml"),
		"xl/workbook.xml":     "<workbook/>",
	})
}

func relationBomb(t testing.TB) []byte {
	return zipped(t, map[string]string{
		"[Content_Types].xml":          `<Types/>`,
		"_rels/.rels":                  relationsOf("rId1 officeDocument word/document.xml"),
		"word/document.xml":            `<w:document><w:body><w:p><w:r><w:t>字</w:t></w:r></w:p></w:body></w:document>`,
		"word/_rels/document.xml.rels": "<Relationships>" + strings.Repeat("<Relationship Id='"+strings.Repeat("x", 1<<20)+"'/>", 60),
	})
}

func manyParts(t testing.TB) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := range 60000 {
		z.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(i)})
	}
	z.Close()
	return out.Bytes()
}

// falseSize is a file whose body is said to be small and is not.
func falseSize(t testing.TB) []byte {
	var body bytes.Buffer
	w, _ := flate.NewWriter(&body, 9)
	io.WriteString(w, "<w:document><w:body>"+strings.Repeat("<w:p/>", 20<<20)+"</w:body></w:document>")
	w.Close()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range map[string]string{"[Content_Types].xml": "<Types/>", "_rels/.rels": relationsOf("rId1 officeDocument word/document.xml")} {
		f, _ := z.Create(name)
		io.WriteString(f, text)
	}
	f, _ := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, CompressedSize64: uint64(body.Len()), UncompressedSize64: 1000})
	f.Write(body.Bytes())
	z.Close()
	return out.Bytes()
}

func TestHostileFilesAreRefused(t *testing.T) {
	files := hostile(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := files[name]
		t.Run(name, func(t *testing.T) {
			var d *foreign.Document
			var err error
			start := time.Now()
			peak := peakOf(func() { d, err = Read(file.data) })
			t.Logf("%s: %d KB file, %v, %d MB", name, len(file.data)>>10, time.Since(start).Round(time.Millisecond), peak>>20)
			var refusal *foreign.Refusal
			switch {
			case !errors.As(err, &refusal):
				t.Errorf("no refusal but %v, %v", d != nil, err)
			case !strings.Contains(refusal.Message, file.word):
				t.Errorf("says %q, nothing of %q", refusal.Message, file.word)
			case refusal.Hint == "":
				t.Error("no hint")
			}
			if peak > 50<<20 {
				t.Errorf("took %d MB", peak>>20)
			}
		})
	}
}

// peakOf returns by how many bytes the memory in use grew at most while f ran. The
// collector runs often meanwhile, so that it is use and not garbage.
func peakOf(f func()) int64 {
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	inUse := func() int64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc + m.StackInuse)
	}
	runtime.GC()
	before, peak := inUse(), int64(0)
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			peak = max(peak, inUse()-before)
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	f()
	close(done)
	<-stopped
	return peak
}
