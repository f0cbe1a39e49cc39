package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
	"unicode/utf16"
)

// archive is the package of a document: its parts by name, and how they
// relate. Names of parts are lower-cased paths without a leading slash: names
// are the same whatever their case (ECMA-376 part 2, 6.2.2.3).
type archive struct {
	size      int // of the file
	parts     map[string]*zip.File
	types     contentTypes
	relations map[string]map[string]relation // by part ("" is the package), then id
	names     int                            // bytes of names kept in types and relations
}

// unpack opens the package that data is, or tells why it is none.
func unpack(data []byte) (*archive, error) {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, noPackage(data)
	}
	// The directory is counted before it is read: it names each part in a
	// record that is many times larger in memory.
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts {
		return nil, tooLarge("装了上万个文件")
	}
	opened, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(nil)
	}
	a := &archive{size: len(data), parts: map[string]*zip.File{}, relations: map[string]map[string]relation{}}
	for _, file := range opened.File {
		name, ok := partName(file.Name)
		if !ok {
			return nil, tooLarge("有指到文件之外的路径")
		}
		if file.Flags&1 != 0 {
			return nil, encrypted()
		}
		// Of two that differ in case only, Word writes the one in small letters.
		if first := a.parts[name]; first == nil || first.Name != name && file.Name == name {
			a.parts[name] = file
		}
	}
	return a, a.readTypes()
}

// partName returns the name of a part by that of its file. Some programs on
// Windows write backslashes.
func partName(file string) (name string, ok bool) {
	name = strings.ToLower(strings.ReplaceAll(file, `\`, "/"))
	for step := range strings.SplitSeq(name, "/") {
		if step == ".." || strings.ContainsAny(step, ":\x00") {
			return "", false
		}
	}
	return strings.TrimPrefix(path.Clean("/"+name), "/"), true
}

// noPackage tells what data is that is no ZIP file.
func noPackage(data []byte) error {
	switch {
	case len(data) == 0:
		return notWord("，是空的", "请作者重发这份文件")
	case !bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return notWord("", "用 Word 或 WPS 打开它，另存为 .docx，再导入；打不开就请作者重发")
	case bytes.Contains(data, wide("EncryptedPackage")):
		return encrypted() // [MS-OFFCRYPTO] 2.3.4.4
	default:
		return notWord("，是 Word 97 的老格式", "用 Word 或 WPS 打开它，另存为 .docx，再导入")
	}
}

// wide is text as the names of an OLE container are written: UTF-16LE.
func wide(text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

// find returns the part that a relation's target names, "" for none. Targets
// are addresses, so some programs write spaces as %20.
func (a *archive) find(target string) string {
	name := strings.ToLower(strings.TrimPrefix(target, "/"))
	if _, ok := a.parts[name]; ok {
		return name
	}
	if plain := unescape(name); plain != name {
		if _, ok := a.parts[plain]; ok {
			return plain
		}
	}
	return ""
}

// picture returns the bytes of a part that is not XML, at most limit; ok is
// false where there are more or they can't be unpacked.
func (a *archive) picture(part string, limit int) (data []byte, ok bool) {
	file := a.parts[part]
	if file == nil || file.UncompressedSize64 > uint64(max(0, limit)) {
		return nil, false
	}
	r, err := file.Open()
	if err != nil {
		return nil, false
	}
	defer r.Close()
	// The size that the directory states is only a hint: the data is read
	// into it, and more of it is not taken.
	data = make([]byte, file.UncompressedSize64)
	n, err := io.ReadFull(r, data)
	return data[:n], err == nil && n > 0
}
