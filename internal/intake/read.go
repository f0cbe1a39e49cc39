package intake

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"strings"

	"bao/internal/dist"
	"bao/internal/docx"
	"bao/internal/foreign"
	"bao/internal/rtf"
	"bao/internal/webpage"
	"bao/internal/word97"
	"bao/internal/zh"
)

// Read makes articles of what came in, in its order. It reads and writes no
// file, and may be called concurrently.
func Read(in []Incoming, o Order) Intake {
	r := newReading(o)
	files := r.unpack(in)
	r.name(files)
	r.companions(files)
	r.claim(files)
	var pictures []*Incoming
	read := func(f *Incoming) {
		switch {
		case r.taken[f.Name] || r.carried[f.Name] != "":
		case sniff(f.Name, f.Data) == picture:
			pictures = append(pictures, f) // a page or an article may take it yet
		case !r.again(f):
			r.one(f)
		}
	}
	for i := range files {
		if f := &files[i]; !r.claimed[f.Name] {
			read(f)
		}
	}
	for i := range files { // what was claimed by an article that was refused
		if f := &files[i]; r.claimed[f.Name] {
			read(f)
		}
	}
	for _, f := range pictures {
		if !r.taken[f.Name] {
			r.loose(f)
		}
	}
	return r.Intake
}

// name makes each file known by its name. One that came before under the same
// name gets a number: files of several folders, chosen or packed together, lose
// nothing by being called alike.
func (r *reading) name(files []Incoming) {
	for i := range files {
		f := &files[i]
		ext := path.Ext(f.Name)
		stem := strings.TrimSuffix(f.Name, ext)
		for n := 2; r.by[f.Name] != nil; n++ {
			f.Name = fmt.Sprintf("%s (%d)%s", stem, n, ext)
		}
		r.by[f.Name] = f
	}
}

// A reading is one Read.
type reading struct {
	Order
	Intake
	used   map[string]bool              // paths below content/ that the intake has, folded
	sums   map[[sha256.Size]byte]string // pictures, by their bytes
	files  map[[sha256.Size]byte]string // names of what was read as copy, by its bytes
	twins  map[string]string            // the files of stories, by their headlines and copy
	photos map[string]int               // the last number of a picture, by the slug of its story
	by     map[string]*Incoming
	taken  map[string]bool // names of files that are part of another
	// claimed are those that articles of Markdown show or link to, and that wait for
	// what becomes of these.
	claimed map[string]bool
	// carried are those that articles of Markdown brought along, to their paths.
	carried map[string]string
}

func newReading(o Order) *reading {
	o.Folder = cmp.Or(o.Folder, o.Issue.String())
	return &reading{
		Order: o,
		used:  map[string]bool{}, sums: map[[sha256.Size]byte]string{}, files: map[[sha256.Size]byte]string{}, twins: map[string]string{}, photos: map[string]int{},
		by: map[string]*Incoming{}, taken: map[string]bool{}, claimed: map[string]bool{}, carried: map[string]string{},
	}
}

// again reports whether the same file came before, under another name: copies
// that a chat program or a careful sender made. Its story says so.
func (r *reading) again(f *Incoming) bool {
	sum := sha256.Sum256(f.Data)
	first, before := r.files[sum]
	if !before {
		r.files[sum] = f.Name
		return false
	}
	for i := range r.Stories {
		if r.Stories[i].From == first {
			r.Stories[i].Remarks = append(r.Stories[i].Remarks, Remark{Message: "还有一份一模一样的，没有再收", Text: f.Name})
			return true
		}
	}
	return false
}

// one makes articles of one file.
func (r *reading) one(f *Incoming) {
	var doc *foreign.Document
	var err error
	kind := sniff(f.Name, f.Data)
	if (kind == markdownFile || kind == textFile) && len(f.Data) > mostText {
		r.refuse(f.Name, bookSized())
		return
	}
	switch kind {
	case refused:
		head := f.Data[:min(len(f.Data), 4096)]
		r.refuse(f.Name, refusalOf(strings.ToLower(path.Ext(f.Name)), head))
		return
	case markdownFile:
		r.markdown(f)
		return
	case textFile:
		r.text(f)
		return
	case zipFile:
		doc, err = docx.Read(f.Data)
	case oleFile:
		if refusal := oleRefusal(f.Data); refusal != nil {
			r.refuse(f.Name, refusal)
			return
		}
		doc, err = word97.Read(f.Data)
	case rtfFile:
		doc, err = rtf.Read(f.Data)
	case htmlFile, mailFile:
		doc, err = webpage.Read(f.Data, r.beside(f.Name))
	}
	if err != nil {
		r.refuse(f.Name, err)
		return
	}
	r.document(f.Name, doc)
}

// refuse notes a file that isn't taken.
func (r *reading) refuse(name string, err error) {
	var refusal *foreign.Refusal
	if !errors.As(err, &refusal) {
		refusal = &foreign.Refusal{Message: "文件读不出来：" + err.Error(), Hint: saveAsWord}
	}
	r.Refused = append(r.Refused, Refused{name, refusal.Message, refusal.Hint})
}

// free reports whether nothing has a path yet.
func (r *reading) free(file string) bool {
	return !r.used[dist.Fold(file)] && (r.Taken == nil || !r.Taken(file))
}

// add adds a file to be written.
func (r *reading) add(file string, data []byte) {
	r.used[dist.Fold(file)] = true
	r.Files = append(r.Files, File{Path: file, Data: data})
}

// loose takes a picture that belongs to nothing else.
func (r *reading) loose(f *Incoming) {
	base := path.Base(f.Name)
	slug := slugOf(cmp.Or(zh.Slug(strings.TrimSuffix(base, path.Ext(base))), "photo"))
	sum := sha256.Sum256(f.Data)
	file := r.sums[sum]
	if file == "" {
		file = r.unused(path.Join(r.Folder, photoDir, slug), pictureExt(f.Data))
		r.add(file, f.Data)
		r.sums[sum] = file
	}
	r.Loose = append(r.Loose, Loose{file, f.Name})
}

// companions notes the folders that browsers save beside a page.
func (r *reading) companions(files []Incoming) {
	for i := range files {
		if sniff(files[i].Name, files[i].Data) != htmlFile {
			continue
		}
		for _, end := range companionEnds {
			folder := strings.TrimSuffix(files[i].Name, path.Ext(files[i].Name)) + end + "/"
			for j := range files {
				if strings.HasPrefix(files[j].Name, folder) {
					r.taken[files[j].Name] = true
				}
			}
		}
	}
}

// companionEnds are what browsers add to the name of a page for the folder of
// its pictures.
var companionEnds = []string{"_files", ".files", "_文件", "_fichiers", "-Dateien"}

// beside hands a page the files that came with it.
func (r *reading) beside(page string) func(name string) ([]byte, bool) {
	stem := strings.TrimSuffix(page, path.Ext(page))
	return func(name string) ([]byte, bool) {
		names := []string{path.Join(path.Dir(page), name)}
		for _, end := range companionEnds {
			names = append(names, path.Join(stem+end, name))
		}
		for _, name := range names {
			if f := r.by[name]; f != nil {
				r.taken[name] = true
				return f.Data, true
			}
		}
		return nil, false
	}
}
