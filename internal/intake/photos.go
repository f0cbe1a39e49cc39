package intake

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path"
	"slices"
	"strings"

	"bao/internal/foreign"
	"bao/internal/photo"
)

// photoDir is where the pictures of an issue stand, in its folder.
const photoDir = "photos"

// view says of the picture of a document whether an article can show it;
// which file it becomes is told when the article has a name.
func view(p *foreign.Picture) shown {
	s := shown{picture: p, alt: p.Alt}
	switch {
	case len(p.Data) == 0 && p.Address != "":
		s.note = "待核：这里的图片没有随文件来，它在 " + p.Address
	case len(p.Data) == 0:
		s.note = "待核：这里有一张图片，文件里没有它的数据"
	default:
		if _, err := photo.Describe(bytes.NewReader(p.Data)); err != nil {
			s.note = "待核：这里的图片浏览器打不开，另存为 JPEG 或 PNG 再换上"
			return s
		}
		s.file = photoDir // until place gives it one
	}
	return s
}

// place gives the pictures of a story their files, and tells of those that
// can't be shown. Equal pictures are one file.
func (r *reading) place(blocks []block, slug string, s *Story) {
	for i := range blocks {
		b := &blocks[i]
		r.place(b.blocks, slug, s)
		for j := range b.pictures {
			r.placeOne(&b.pictures[j], slug, s)
		}
	}
}

func (r *reading) placeOne(p *shown, slug string, s *Story) {
	file := ""
	if len(p.picture.Data) > 0 {
		file = r.photo(p.picture, slug)
	}
	if p.file != "" {
		s.Pictures++
		p.file = photoDir + "/" + path.Base(file)
		return
	}
	remark := Remark{Message: strings.TrimPrefix(p.note, "待核：")}
	switch {
	case file != "":
		remark.Text = file
		p.note += "：" + photoDir + "/" + path.Base(file)
	case slices.ContainsFunc(s.Remarks, func(r Remark) bool { return r.Text != "" && r.Text == p.picture.Address }):
		p.note = comment(p.note) // the reader of the format has said so
		return
	case p.picture.Address != "":
		remark = Remark{Message: "有一张图片没有随文件来：另存网页时旁边有个文件夹（名字末尾是 _files），撤销这次导入，和网页一起放进来；没有就另外找来", Text: p.picture.Address, Left: true}
	}
	p.note = comment(p.note)
	s.Remarks = append(s.Remarks, remark)
}

// comment is words that may stand in a comment.
func comment(words string) string {
	return strings.NewReplacer("--", "- -", ">", "＞", "<", "＜", "\n", " ", "\r", " ").Replace(words)
}

// photo returns the path below content/ of a picture's file, a new one unless
// the same picture came before.
func (r *reading) photo(p *foreign.Picture, slug string) string {
	sum := sha256.Sum256(p.Data)
	if file := r.sums[sum]; file != "" {
		return file
	}
	ext := extension(p)
	file := ""
	for n := r.photos[slug] + 1; ; n++ {
		file = path.Join(r.Folder, photoDir, fmt.Sprintf("%s-%d%s", slug, n, ext))
		if r.free(file) {
			r.photos[slug] = n
			break
		}
	}
	r.add(file, p.Data)
	r.sums[sum] = file
	return file
}

// extension is the ending of a picture's file: what its bytes are, or else
// what its name says.
func extension(p *foreign.Picture) string {
	if ext := pictureExt(p.Data); ext != "" {
		return ext
	}
	if ext := strings.ToLower(path.Ext(p.Name)); plainExt.MatchString(ext) {
		return ext
	}
	return ".bin"
}
