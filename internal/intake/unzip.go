package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"bao/internal/foreign"
	"bao/internal/plaintext"
	"bao/internal/source"
	"bao/internal/zh"
)

// What a delivery may be: more is a mistake, or made to do harm.
const (
	mostFiles = 2000
	mostFile  = 64 << 20
	mostBytes = 512 << 20
)

// A ZIP may grow to so many times its size, or to so much: photos and Word
// files, which are packed already, hardly grow at all, text five times.
const (
	mostGrowth = 8
	fairGrowth = 16 << 20
)

// unpack puts the files of plain ZIPs in their place and leaves out what no
// editor means to send.
func (r *reading) unpack(in []Incoming) []Incoming {
	var files []Incoming
	for _, f := range in {
		f.Name = contained(f.Name)
		switch {
		case passedOver(f.Name):
			r.Passed = append(r.Passed, f.Name)
		case len(files) >= mostFiles:
			r.refuse(f.Name, &foreign.Refusal{Message: fmt.Sprintf("一次放进来的文件超过 %d 个", mostFiles), Hint: "分几次放"})
			return files
		case len(f.Data) == 0:
			r.refuse(f.Name, emptyFile())
		case sniff(f.Name, f.Data) == zipFile:
			files = append(files, r.opened(f)...)
		case len(f.Data) > mostFile:
			r.refuse(f.Name, tooLarge())
		default:
			files = append(files, f)
		}
	}
	return files
}

// contained is a name as a path that leads nowhere outside.
func contained(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

func tooLarge() *foreign.Refusal {
	return &foreign.Refusal{Message: fmt.Sprintf("文件超过 %d MB", mostFile>>20), Hint: "里面的照片太大的话，先缩小再放进来"}
}

// passedOver reports whether systems and programs leave such a file behind.
func passedOver(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if source.Ignored(part) || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// opened returns what is in a ZIP; a file that only is one inside, as a Word
// document is, comes back itself.
func (r *reading) opened(f Incoming) []Incoming {
	z, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		if strings.EqualFold(path.Ext(f.Name), ".zip") {
			r.refuse(f.Name, &foreign.Refusal{Message: "压缩包坏了，打不开", Hint: "没有传完，向作者再要一份"})
			return nil
		}
		return []Incoming{f} // package docx may know more
	}
	word, refusal := officeFile(z)
	if word && len(f.Data) > mostFile {
		refusal = tooLarge()
	}
	if len(z.File) == 0 {
		refusal = &foreign.Refusal{Message: "压缩包是空的", Hint: "向作者再要一份"}
	}
	switch {
	case refusal != nil:
		r.refuse(f.Name, refusal)
		return nil
	case word:
		return []Incoming{f}
	}
	return r.entries(f, z)
}

// entries returns the files in a plain ZIP.
func (r *reading) entries(f Incoming, z *zip.Reader) (files []Incoming) {
	left := min(max(mostGrowth*len(f.Data), fairGrowth), mostBytes)
	for i, e := range z.File {
		inner := contained(entryName(e))
		name := f.Name + "/" + inner
		switch {
		case strings.HasSuffix(e.Name, "/") || e.FileInfo().IsDir():
			continue
		case passedOver(inner):
			r.Passed = append(r.Passed, name)
			continue
		case i >= mostFiles, e.UncompressedSize64 <= mostFile && e.UncompressedSize64 > uint64(left):
			r.refuse(f.Name, &foreign.Refusal{
				Message: "压缩包里的文件多得、大得不正常，后面的没有解",
				Hint:    "来历可靠的话，先用别的程序解压，把里面的文件拖进来",
			})
			return files
		}
		data, err := extract(e)
		if err == nil && sniff(name, data) == zipFile {
			err = withinZip(data)
		}
		if err != nil {
			r.refuse(name, err)
			continue
		}
		left -= len(data)
		files = append(files, Incoming{name, data})
	}
	return files
}

// extract reads one file of a ZIP.
func extract(e *zip.File) ([]byte, error) {
	const encrypted = 1
	switch {
	case e.Flags&encrypted != 0:
		return nil, &foreign.Refusal{Message: "压缩包有密码", Hint: "解压以后把里面的文件拖进来"}
	case !e.Mode().IsRegular():
		return nil, &foreign.Refusal{Message: "这是链接（快捷方式），里面没有稿件", Hint: "把它指向的文件放进来"}
	case e.UncompressedSize64 > mostFile:
		return nil, tooLarge()
	case e.UncompressedSize64 == 0:
		return nil, emptyFile()
	}
	in, err := e.Open()
	if err != nil {
		return nil, damagedEntry()
	}
	defer in.Close()
	data := make([]byte, e.UncompressedSize64)
	if _, err := io.ReadFull(in, data); err != nil {
		return nil, damagedEntry()
	}
	// A ZIP may lie about what is in it; at the end its sums are compared.
	if n, err := in.Read(make([]byte, 1)); n > 0 || err != io.EOF {
		return nil, damagedEntry()
	}
	return data, nil
}

func emptyFile() *foreign.Refusal {
	return &foreign.Refusal{Message: "文件是空的", Hint: "还没有写好，或者没有传完，向作者再要一份"}
}

func damagedEntry() *foreign.Refusal {
	return &foreign.Refusal{Message: "压缩包里的这个文件坏了", Hint: "没有传完，向作者再要一份"}
}

// entryName is the name of a file in a ZIP. Windows packs names in its own
// encoding and does not say so, macOS in UTF-8 and does not say so either. Two
// bytes of the former are now and then a letter of the latter (停水 is ͣˮ), and
// never a Chinese character.
func entryName(e *zip.File) string {
	ascii := !strings.ContainsFunc(e.Name, func(r rune) bool { return r >= utf8.RuneSelf })
	if ascii || !e.NonUTF8 && utf8.ValidString(e.Name) || utf8.ValidString(e.Name) && strings.ContainsFunc(e.Name, zh.Han) {
		return e.Name
	}
	return plaintext.DecodeAs([]byte(e.Name), plaintext.GB18030)
}
