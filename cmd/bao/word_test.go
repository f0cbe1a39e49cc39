package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// wordFile is a Word file with a headline, a reporter, two paragraphs, and two
// photos with their captions.
func wordFile(t *testing.T) []byte {
	t.Helper()
	const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	const packageRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	words := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	photo := func(n int) string {
		return fmt.Sprintf(`<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5715000" cy="3810000"/><wp:docPr id="%d" name="图片 %[1]d"/>`+
			`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>`+
			`<a:blip r:embed="rId%[1]d"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, n)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", packageRelations + `<Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", packageRelations +
			`<Relationship Id="rId1" Type="` + office + `image" Target="media/image1.jpg"/>` +
			`<Relationship Id="rId2" Type="` + office + `image" Target="media/image2.jpg"/></Relationships>`},
		{"word/document.xml", `<w:document ` + namespaces + `><w:body>` +
			words("Title", "石桥下的渡船又开了") + words("", "记者 何小满") +
			words("", "停了两年的渡船昨天又开了，第一班坐了十一个人。") + photo(1) + words("Caption", "渡船靠岸（何小满摄）") +
			words("", "船票还是一元，老人和孩子不要票。") + photo(2) + words("Caption", "船上的人（何小满摄）") +
			`</w:body></w:document>`},
		{"word/media/image1.jpg", string(plainPhoto(t, 600, 400, color.RGBA{40, 120, 160, 255}))},
		{"word/media/image2.jpg", string(plainPhoto(t, 500, 600, color.RGBA{160, 90, 40, 255}))},
	} {
		w, err := z.Create(part.name)
		if err == nil {
			_, err = w.Write([]byte(part.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func plainPhoto(t *testing.T, w, h int, c color.RGBA) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{c.R + uint8(x*80/w), c.G, c.B + uint8(y*80/h), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
