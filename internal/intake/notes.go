package intake

import (
	"fmt"
	"slices"
	"strings"

	"bao/internal/foreign"
)

// call gives a note a number by the order of the calls.
func (f *flattener) call(note int) int {
	if i := slices.Index(f.notes, note); i >= 0 {
		return i + 1
	}
	f.notes = append(f.notes, note)
	return len(f.notes)
}

// called returns the notes that were called. A note may call another.
func (f *flattener) called() (notes [][]block) {
	for i := 0; i < len(f.notes); i++ {
		notes = append(notes, f.note(f.notes[i]))
	}
	return notes
}

// uncalled returns the blocks of the notes that nothing calls.
func (f *flattener) uncalled(called []int) (blocks []block) {
	for n := range f.doc.Notes {
		if !slices.Contains(called, n+1) && !wordless(f.doc.Notes[n].Blocks) {
			f.once("有的注释在文中没有标出来，排在了文末")
			blocks = append(blocks, f.blocks(f.doc.Notes[n].Blocks)...)
		}
	}
	return blocks
}

// report is what is to be said of the reading.
func (f *flattener) report() []Remark {
	if s := f.unseen.String(); s != "" {
		return append(f.remarks, Remark{Message: fmt.Sprintf("%d 个看不见的字符没有写进去", len([]rune(s))), Text: s, Left: true})
	}
	return f.remarks
}

// note makes blocks of a note. It has a number in the article; its own mark is
// told.
func (f *flattener) note(n int) []block {
	note := &f.doc.Notes[n-1]
	if mark := f.clean(note.Mark); mark != "" {
		f.remarks = append(f.remarks, Remark{Message: "注释的标记改成了编号", Text: mark, Left: true})
	}
	f.inNote = true
	defer func() { f.inNote = false }()
	return f.blocks(note.Blocks)
}

// wordless reports whether neither words nor pictures are in blocks.
func wordless(blocks []foreign.Block) bool {
	for i := range blocks {
		for _, s := range blocks[i].Spans {
			kept, _ := clean(s.Text + s.Ruby)
			if s.Picture > 0 || s.Note > 0 || strings.TrimFunc(kept, blank) != "" {
				return false
			}
		}
		if !wordless(blocks[i].Blocks) {
			return false
		}
		for _, row := range blocks[i].Rows {
			for _, cell := range row.Cells {
				if !wordless(cell.Blocks) {
					return false
				}
			}
		}
	}
	return true
}
