package docx

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the documents of testdata are read as")

// namespaces are those that Word declares at the head of every part.
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
 xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
 xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`

// roots are the parts that a fixture may name by a word: their root elements.
var roots = map[string]string{
	"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
	"comments": "comments", "header1": "hdr", "footer1": "ftr",
}

const dot = `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==`

// build makes a document of a fixture's files: "body" and the words of roots
// are wrapped as Word would, "relations" has a line for each of the body's
// ("id kind target"), and any other is a part as it is, base64 for pictures.
func build(t testing.TB, files map[string]string) []byte {
	t.Helper()
	parts := map[string]string{"_rels/.rels": relationsOf("rId1 officeDocument word/document.xml")}
	types := typeOf("document", "document.main")
	relations := files["relations"]
	for name, text := range files {
		switch {
		case name == "body":
			parts["word/document.xml"] = fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>%s<w:document %s><w:body>%s</w:body></w:document>`, "\n", namespaces, text)
		case roots[name] != "":
			types += typeOf(name, strings.TrimSuffix(name, "1"))
			parts["word/"+name+".xml"] = fmt.Sprintf(`<w:%s %s>%s</w:%[1]s>`, roots[name], namespaces, text)
			if !strings.HasSuffix(name, "1") {
				relations += fmt.Sprintf("\nrId%s %s %s.xml", name, name, name)
			}
		case name == "relations", name == "want":
		default:
			parts[name] = text
		}
	}
	parts["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
		`<Default Extension="emf" ContentType="image/x-emf"/>` + types + `</Types>`
	if relations != "" {
		parts["word/_rels/document.xml.rels"] = relationsOf(relations)
	}
	return zipped(t, parts)
}

func typeOf(part, kind string) string {
	return `<Override PartName="/word/` + part + `.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.` + kind + `+xml"/>`
}

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text)); err == nil && strings.Contains(name, "media/") {
			text = string(data)
		}
		w.Write([]byte(text))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func relationsOf(lines string) string {
	var out strings.Builder
	out.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for line := range strings.Lines(lines) {
		if word := strings.Fields(line); len(word) >= 3 {
			mode := ""
			if strings.Contains(word[2], "://") {
				mode = ` TargetMode="External"`
			}
			fmt.Fprintf(&out, `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"%s/>`, word[0], word[1], word[2], mode)
		}
	}
	return out.String() + `</Relationships>`
}

// fixtures are the documents of testdata: written by hand in txtar files, and
// made by LibreOffice of sources that nobody else wrote.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string]string{}
		for _, f := range archive.Files {
			parts[f.Name] = strings.ReplaceAll(string(f.Data), "DOT", dot)
		}
		all[file] = build(t, parts)
	}
	files, _ = filepath.Glob("testdata/*.docx")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[file] = data
	}
	return all
}

func TestFixtures(t *testing.T) {
	for file, data := range fixtures(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			d, err := Read(data)
			if err != nil {
				t.Fatal(err)
			}
			want(t, file, dump(d))
			if strings.Contains(file, "shown-by-code") {
				return // none of it is text to the oracle
			}
			if l := compare(whatIsHeld(t, data), d); !l.none() {
				t.Error(l)
			}
		})
	}
}

// want compares what a fixture is read as with what its file says, or writes
// it there.
func want(t *testing.T, file, got string) {
	t.Helper()
	if strings.HasSuffix(file, ".docx") {
		file = strings.TrimSuffix(file, ".docx") + ".want"
		said, _ := os.ReadFile(file)
		if *update {
			os.WriteFile(file, []byte(got), 0o644)
		} else if string(said) != got {
			t.Errorf("read as\n%s\nwant\n%s", got, said)
		}
		return
	}
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range archive.Files {
		if f := &archive.Files[i]; f.Name == "want" {
			if *update {
				f.Data = []byte(got)
				os.WriteFile(file, txtar.Format(archive), 0o644)
			} else if string(f.Data) != got {
				t.Errorf("read as\n%s\nwant\n%s", got, f.Data)
			}
		}
	}
}
