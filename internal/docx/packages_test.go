package docx

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

const sentence = `<w:p><w:r><w:t>一句话</w:t></w:r></w:p>`

// usual is a document as Word packs it, for a test to pack otherwise.
func usual() map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         relationsOf("rId1 officeDocument word/document.xml"),
		"word/document.xml":   fmt.Sprintf(`<w:document %s><w:body>%s</w:body></w:document>`, namespaces, sentence),
	}
}

func TestPackages(t *testing.T) {
	utf16 := func(endian unicode.Endianness, bom unicode.BOMPolicy, text string) string {
		out, err := unicode.UTF16(endian, bom).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String(sentence)
	body := usual()["word/document.xml"]
	for name, parts := range map[string]map[string]string{
		"as Word packs it":    {},
		"another name":        {"_rels/.rels": relationsOf("rId1 officeDocument /正文/My%20Body.xml"), "正文/My Body.xml": body, "word/document.xml": ""},
		"no relations":        {"_rels/.rels": "", "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`, "x.xml": body, "word/document.xml": ""},
		"neither":             {"_rels/.rels": ""},
		"names in capitals":   {"_RELS/.RELS": relationsOf("rId1 officeDocument Word/Document.xml"), "_rels/.rels": "", "WORD/DOCUMENT.XML": body, "word/document.xml": ""},
		"names but for case":  {"WORD/DOCUMENT.XML": strings.Replace(body, "一句话", "另一句", 1)},
		"backslashes":         {`word\document.xml`: body, "word/document.xml": ""},
		"byte order mark":     {"word/document.xml": "\uFEFF<?xml version='1.0' encoding='utf-8'?>" + body},
		"UTF-16LE":            {"word/document.xml": utf16(unicode.LittleEndian, unicode.UseBOM, `<?xml version="1.0" encoding="UTF-16"?>`+body)},
		"UTF-16BE":            {"word/document.xml": utf16(unicode.BigEndian, unicode.UseBOM, `<?xml version="1.0" encoding="utf-16"?>`+body)},
		"UTF-16, no mark":     {"word/document.xml": utf16(unicode.LittleEndian, unicode.IgnoreBOM, body)},
		"GB18030":             {"word/document.xml": `<?xml version="1.0" encoding="gb18030"?>` + strings.Replace(body, sentence, gb, 1)},
		"Strict":              {"word/document.xml": strings.ReplaceAll(body, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"), "_rels/.rels": strings.ReplaceAll(relationsOf("rId1 officeDocument word/document.xml"), "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")},
		"another prefix":      {"word/document.xml": `<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>一句话</t></r></p></body></document>`},
		"undeclared prefix":   {"word/document.xml": `<w:document><w:body>` + sentence + `</w:body></w:document>`},
		"broken properties":   {"_rels/.rels": relationsOf("rId1 officeDocument word/document.xml\nrId2 core-properties core.xml"), "core.xml": "<x"},
		"styles are missing":  {"word/_rels/document.xml.rels": relationsOf("rId1 styles styles.xml\nrId2 numbering ../../numbering.xml")},
		"target out of it":    {"word/_rels/document.xml.rels": relationsOf("rId1 image ../../../../etc/passwd")},
		"comments in the XML": {"word/document.xml": strings.Replace(body, "一句话", "一<!-- 不算 -->句<?pi?>话", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			all := usual()
			for part, text := range parts {
				if all[part] = text; text == "" {
					delete(all, part)
				}
			}
			d, err := Read(zipped(t, all))
			if err != nil {
				t.Fatal(err)
			}
			if got := dump(d); got != "p: 一句话\n" {
				t.Errorf("read as %s", got)
			}
		})
	}
}

func TestMacrosAreTold(t *testing.T) {
	parts := usual()
	parts["word/vbaProject.bin"] = "x"
	d, err := Read(zipped(t, parts))
	if err != nil || !strings.Contains(dump(d), "! 文件里有宏") {
		t.Errorf("%v %v", d, err)
	}
}

func TestPictureBombIsLeftOut(t *testing.T) {
	data := build(t, map[string]string{
		"relations":           "rId1 image media/a.bmp",
		"word/media/a.bmp":    "BM" + strings.Repeat("\x00", 100<<20),
		"body":                drawn("rId1") + sentence,
		"[Content_Types].xml": usual()["[Content_Types].xml"],
	})
	var got string
	peak := peakOf(func() {
		d, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		got = dump(d)
	})
	if !strings.Contains(got, "p: 一句话\n! 图片 a.bmp 已经损坏或解开后太大") || peak > 50<<20 {
		t.Errorf("%d MB: %s", peak>>20, got)
	}
}

func TestPictureShownTwiceIsKeptOnce(t *testing.T) {
	d, err := Read(build(t, map[string]string{
		"relations": "rId1 image media/a.png", "word/media/a.png": dot, "body": drawn("rId1") + drawn("rId1"),
	}))
	if err != nil || len(d.Pictures) != 2 || &d.Pictures[0].Data[0] != &d.Pictures[1].Data[0] {
		t.Errorf("%v %v", d, err)
	}
}

func drawn(id string) string {
	return `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="` + id +
		`"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

// photos is a document of five megabytes: twenty photos, and as much text as
// an issue has.
func photos(t testing.TB) []byte {
	files := map[string]string{}
	var body, relations strings.Builder
	noise := rand.NewChaCha8([32]byte{1})
	for i := range 20 {
		photo := make([]byte, 256<<10)
		noise.Read(photo)
		name := fmt.Sprintf("media/image%d.jpeg", i+1)
		files["word/"+name] = "\xFF\xD8\xFF" + string(photo)
		fmt.Fprintf(&relations, "rId%d image %s\n", i+1, name)
		for j := range 40 {
			fmt.Fprintf(&body, `<w:p><w:pPr><w:spacing w:line="360"/><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体"/></w:rPr></w:pPr>`)
			for range 6 {
				fmt.Fprintf(&body, `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体"/><w:sz w:val="24"/></w:rPr><w:t>第%d段里的一些字，凑成一句话。</w:t></w:r>`, j)
			}
			body.WriteString(`</w:p>`)
		}
		body.WriteString(drawn(fmt.Sprintf("rId%d", i+1)))
	}
	files["body"], files["relations"] = body.String(), relations.String()
	return build(t, files)
}

// The limits for such a document are 0.5 s and 150 MB.
func BenchmarkTwentyPhotos(b *testing.B) {
	data := photos(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(peakOf(func() { Read(data) }))/(1<<20), "peak-MB")
}
