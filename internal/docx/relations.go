package docx

import (
	"net/url"
	"path"
	"strings"
)

// relation leads from one part to another, or out of the package.
type relation struct {
	kind   string // the last word of its type: "image", "footnotes"
	target string // name of a part in the package ("" where it is missing), or an address
	out    bool   // target is an address
}

// contentTypes tells what a part is.
type contentTypes struct {
	parts, extensions map[string]string
}

func (t contentTypes) of(part string) string {
	if kind := t.parts[part]; kind != "" {
		return kind
	}
	return t.extensions[strings.TrimPrefix(path.Ext(part), ".")]
}

func (a *archive) readTypes() error {
	a.types = contentTypes{map[string]string{}, map[string]string{}}
	if a.parts["[content_types].xml"] == nil {
		if a.parts["mimetype"] != nil {
			return notWord("，是 OpenDocument", "用 Word 或 WPS 打开它，另存为 .docx，再导入")
		}
		return notWord("，只是个压缩包", "先把压缩包解开，再导入里面的文件")
	}
	s, err := a.stream("[content_types].xml")
	if err != nil {
		return err
	}
	s.fail = func(e error) { err = e }
	for kid := range s.root().children() {
		switch kid.name {
		case "ct:Override":
			a.types.parts[strings.ToLower(strings.TrimPrefix(kid.attr("PartName"), "/"))] = kid.attr("ContentType")
		case "ct:Default":
			a.types.extensions[strings.ToLower(kid.attr("Extension"))] = kid.attr("ContentType")
		}
		if a.names += 100 + len(kid.attr("PartName")) + len(kid.attr("ContentType")); a.names > maxNames {
			return tooLarge("装了上万个文件")
		}
	}
	return err
}

// mainPart returns the name of the part that holds the body: the one that the
// package's relations name; where they don't, the one of that type.
func (a *archive) mainPart() (string, error) {
	relations, err := a.relationsOf("")
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if r.kind != "officeDocument" || r.target == "" {
			continue
		}
		switch kind := a.types.of(r.target); {
		case strings.Contains(kind, "spreadsheetml"), strings.Contains(kind, "ms-excel"):
			return "", notWord("，是 Excel 表格", "把表格复制到 Word 文件里，再导入那份文件")
		case strings.Contains(kind, "presentationml"), strings.Contains(kind, "ms-powerpoint"):
			return "", notWord("，是 PowerPoint 演示文稿", "把要用的文字复制到 Word 文件里，再导入那份文件")
		}
		return r.target, nil
	}
	for part, kind := range a.types.parts {
		if strings.HasSuffix(kind, ".main+xml") && strings.Contains(kind, "word") && a.parts[part] != nil {
			return part, nil
		}
	}
	if a.parts["word/document.xml"] != nil {
		return "word/document.xml", nil
	}
	return "", damaged(nil)
}

// relationsOf returns the relations of a part by their ids. A part without any
// has none.
func (a *archive) relationsOf(part string) (map[string]relation, error) {
	if known, ok := a.relations[part]; ok {
		return known, nil
	}
	known := map[string]relation{}
	a.relations[part] = known
	folder, base := path.Split(part)
	name := folder + "_rels/" + base + ".rels"
	if a.parts[name] == nil {
		return known, nil
	}
	s, err := a.stream(name)
	if err != nil {
		return known, err
	}
	s.fail = func(e error) { err = e }
	for kid := range s.root().children() {
		if kid.name != "pr:Relationship" {
			continue
		}
		if a.names += 100 + len(kid.attr("Id")) + len(kid.attr("Target")); a.names > maxNames {
			return known, tooLarge("的链接多得离谱")
		}
		kind := kid.attr("Type")
		r := relation{kind: kind[strings.LastIndexByte(kind, '/')+1:], target: kid.attr("Target")}
		if r.out = strings.EqualFold(kid.attr("TargetMode"), "External"); !r.out {
			r.target = a.find(resolve(folder, r.target))
		}
		known[kid.attr("Id")] = r
	}
	return known, err
}

// resolve returns the part that target means in a part of folder. One that
// climbs out of the package ends at its root, as in every address.
func resolve(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)
	}
	return path.Clean("/" + folder + target)
}

// related returns the part of a kind that part leads to, "" for none.
func (a *archive) related(part, kind string) string {
	relations, _ := a.relationsOf(part)
	found := ""
	for _, r := range relations {
		if r.kind == kind && !r.out && r.target != "" && (found == "" || r.target < found) {
			found = r.target
		}
	}
	return found
}

func unescape(address string) string {
	if plain, err := url.PathUnescape(address); err == nil {
		return plain
	}
	return address
}
