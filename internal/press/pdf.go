package press

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// about is what a PDF tells about itself beyond what is printed in it.
type about struct {
	Title, Author string
	Width, Height float64 // of the sheet of paper, mm
	Trim, Bleed   float64 // distance of these boxes from its edges, mm
	Pages         []bookmark
}

// bookmark is an entry of the outline (书签); Top is its distance from the
// upper edge of the page, in mm.
type bookmark struct {
	Title string
	Top   float64
	Below []bookmark
}

// errForm is returned for a PDF that is not in the form browsers write.
var errForm = errors.New("press: the browser's PDF is in an unknown form")

const pointsPerMM = 72 / 25.4

// finish adds to a browser's PDF what browsers leave out: the exact size of
// the paper, which they round up to pixels, where it is to be trimmed, the
// bookmarks, and the names of the paper and the program. What the browser
// wrote stays as it is; the changed objects follow it (an incremental update,
// ISO 32000-1, 7.5.6).
func finish(raw []byte, a about) ([]byte, error) {
	f, err := parseFile(raw)
	if err != nil {
		return nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	if len(pages) != len(a.Pages) {
		return nil, fmt.Errorf("%w: %d pages for %d", errForm, len(pages), len(a.Pages))
	}
	u := &update{file: f, next: f.size, objects: map[int]string{}}
	tops := make([]float64, len(pages))
	for i, number := range pages {
		if tops[i], err = u.page(number, a); err != nil {
			return nil, err
		}
	}
	if err := u.catalog(u.outline(pages, tops, a.Pages)); err != nil {
		return nil, err
	}
	if err := u.info(a); err != nil {
		return nil, err
	}
	return u.bytes(), nil
}

// update gathers the objects to be written behind the file.
type update struct {
	file    *file
	next    int // number of the next new object
	objects map[int]string
}

func (u *update) add(number int, d dict) { u.objects[number] = d.String() }

// page sets the boxes of a page and returns the height of its upper edge.
func (u *update) page(number int, a about) (top float64, err error) {
	d, err := u.file.dict(number)
	if err != nil {
		return 0, err
	}
	box := strings.Fields(strings.Trim(d.get("MediaBox"), "[]"))
	if len(box) != 4 {
		return 0, errForm
	}
	if top, err = strconv.ParseFloat(box[3], 64); err != nil {
		return 0, errForm
	}
	inset := func(mm float64) string {
		in := mm * pointsPerMM
		return fmt.Sprintf("[%s %s %s %s]", number3(in), number3(top-a.Height*pointsPerMM+in), number3(a.Width*pointsPerMM-in), number3(top-in))
	}
	d.set("MediaBox", inset(0))
	d.set("BleedBox", inset(a.Bleed))
	d.set("TrimBox", inset(a.Trim))
	u.add(number, d)
	return top, nil
}

func number3(n float64) string {
	return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(n, 'f', 3, 64), "0"), ".")
}

// outline makes the bookmarks and returns the number of their root.
func (u *update) outline(pages []int, tops []float64, marks []bookmark) int {
	root := u.take(1)
	first := u.take(len(marks))
	total := len(marks)
	for i, page := range marks {
		below := u.take(len(page.Below))
		total += len(page.Below)
		for k, story := range page.Below {
			u.item(below, k, len(page.Below), first+i, pages[i], tops[i]-story.Top*pointsPerMM, story.Title, dict{})
		}
		var more dict
		if n := len(page.Below); n > 0 {
			more = dict{{"First", ref(below)}, {"Last", ref(below + n - 1)}, {"Count", strconv.Itoa(n)}}
		}
		u.item(first, i, len(marks), root, pages[i], tops[i], page.Title, more)
	}
	u.add(root, dict{{"Type", "/Outlines"}, {"First", ref(first)}, {"Last", ref(first + len(marks) - 1)}, {"Count", strconv.Itoa(total)}})
	return root
}

// item writes the kth of n bookmarks that are numbered from first.
func (u *update) item(first, k, n, parent, page int, top float64, title string, more dict) {
	d := dict{
		{"Title", textString(title)},
		{"Parent", ref(parent)},
		{"Dest", fmt.Sprintf("[%s /XYZ 0 %s 0]", ref(page), number3(top))},
	}
	if k > 0 {
		d.set("Prev", ref(first+k-1))
	}
	if k < n-1 {
		d.set("Next", ref(first+k+1))
	}
	u.add(first+k, append(d, more...))
}

// take reserves n numbers and returns the first.
func (u *update) take(n int) int {
	first := u.next
	u.next += n
	return first
}

// catalog opens the document with its bookmarks and its title shown.
func (u *update) catalog(outline int) error {
	d, err := u.file.dict(u.file.root)
	if err != nil {
		return err
	}
	d.set("Outlines", ref(outline))
	d.set("PageMode", "/UseOutlines")
	d.set("ViewerPreferences", "<</DisplayDocTitle true>>")
	u.add(u.file.root, d)
	return nil
}

func (u *update) info(a about) error {
	d, err := u.file.dict(u.file.info)
	if err != nil {
		return err
	}
	d.set("Title", textString(a.Title))
	if a.Author != "" {
		d.set("Author", textString(a.Author))
	}
	d.set("Creator", "(bao)")
	u.add(u.file.info, d)
	return nil
}

// bytes returns the file with the update behind it.
func (u *update) bytes() []byte {
	var b bytes.Buffer
	b.Write(u.file.raw)
	if !bytes.HasSuffix(u.file.raw, []byte("\n")) {
		b.WriteByte('\n')
	}
	var table strings.Builder
	for _, number := range sortedKeys(u.objects) {
		fmt.Fprintf(&table, "%d 1\n%010d 00000 n \n", number, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", number, u.objects[number])
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n%strailer\n<</Size %d\n/Root %s\n/Info %s\n/Prev %d>>\nstartxref\n%d\n%%%%EOF\n",
		table.String(), u.next, ref(u.file.root), ref(u.file.info), u.file.start, start)
	return b.Bytes()
}

func sortedKeys(m map[int]string) []int {
	var keys []int
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func ref(number int) string { return strconv.Itoa(number) + " 0 R" }

// textString writes text as a PDF string in UTF-16 with its mark (7.9.2.2).
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String() + ">"
}
