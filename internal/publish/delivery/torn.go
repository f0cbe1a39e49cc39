package delivery

import (
	"errors"
	"path/filepath"
	"slices"
)

// Where a host shows a file as it comes, a page that is being replaced is there
// in part until its last byte has come. So its bytes are kept on this computer
// before it is begun: should the run be cut off, and the paper no longer have
// the page, the next run still brings it to its end before it begins another.
func tornPath(dir string) string { return filepath.Join(dir, "torn") }

// holdTorn keeps the bytes of a piece that is about to be replaced in place.
func holdTorn(dir string, piece Piece) error {
	err := piece.copyTo(tornPath(dir))
	if err != nil && !errors.Is(err, ErrChanged) {
		return own(err, dir)
	}
	return err
}

// resume has a plan replace first what the last run of this computer left in
// part, with the bytes it was sending where the set has no others. What is
// withheld is left to be deleted.
func (p *Plan) resume(dir string, piece Piece) {
	p.torn = piece.Path
	if p.torn == "" || p.state == nil || p.set.has(p.torn) || p.set.withholds(p.torn) {
		return
	}
	r, known := p.state.records[p.torn]
	if !known || r.state != turning && r.sum != (Sum{}) { // another computer has replaced it since
		return
	}
	piece.at = tornPath(dir)
	sum, size, err := sumOf(piece.at)
	if err != nil || sum != piece.Sum {
		return
	}
	piece.Size = size
	i, _ := slices.BinarySearchFunc(p.Changed, piece, func(a, b Piece) int { return compare(a.Path, b.Path) })
	p.Changed = slices.Insert(p.Changed, i, piece)
}
