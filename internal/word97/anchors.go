package word97

// anchors are what stands at places of the text but has its own elsewhere.
type anchors struct {
	notes  map[int][2]int    // where a note is called → its text
	shapes map[int][]uint32  // where shapes are anchored → their numbers
	boxes  map[uint32][2]int // the number of a shape → the text in it

	pictures map[uint32][]byte // the number of a shape → the picture that fills it
	texts    map[uint32]string // the number of a shape → the text that is its form
}

// readAnchors reads where notes and text boxes belong.
func (d *doc) readAnchors() {
	d.anchors = anchors{
		notes: map[int][2]int{}, shapes: map[int][]uint32{}, boxes: map[uint32][2]int{}, pictures: map[uint32][]byte{}, texts: map[uint32]string{},
	}
	d.readNotes(plcFootnoteRefs, plcFootnotes, partFootnotes)
	d.readNotes(plcEndnoteRefs, plcEndnotes, partEndnotes)
	d.readDrawings()
	b, _ := d.part(plcShapes)
	if cps, data := plc(b, 26); cps != nil {
		for i, cp := range cps[:len(cps)-1] {
			if cp >= d.ccp[partMain] {
				break // a box in a box could hold itself
			}
			d.anchors.shapes[cp] = append(d.anchors.shapes[cp], u32(data, 26*i))
		}
	}
	b, _ = d.part(plcBoxes)
	cps, data := plc(b, 22)
	for i := range len(cps) - 1 {
		from, to, ok := d.within(partBoxes, cps[i], cps[i+1])
		if !ok {
			break // what follows may be the same text once more
		}
		d.anchors.boxes[u32(data, 22*i+14)] = [2]int{from, to}
	}
}

func (d *doc) readNotes(refs, texts, part int) {
	b, _ := d.part(refs)
	calls, _ := plc(b, 2)
	b, _ = d.part(texts)
	ends, _ := plc(b, 0)
	for i := range min(len(calls), len(ends)) - 1 {
		from, to, ok := d.within(part, ends[i], ends[i+1])
		if !ok || calls[i] >= d.ccp[partMain] {
			break // a note that another note calls could call itself
		}
		d.anchors.notes[calls[i]] = [2]int{from, to}
	}
}

// within returns the place in the text of a stretch of a part.
func (d *doc) within(part, from, to int) (int, int, bool) {
	if from < 0 || to < from || to > d.ccp[part] {
		return 0, 0, false
	}
	start := d.start(part)
	return start + from, start + to, start+to <= len(d.text)
}
