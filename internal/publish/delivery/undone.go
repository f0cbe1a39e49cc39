package delivery

import "slices"

// undone is what another computer has published since this one did, and a set
// would take back: files that it added and the set has not, and files that it
// changed and the set has as this computer knew them. Two who publish one
// paper from two copies of it undo each other's work that way.
func undone(set Set, on, last *manifest) []string {
	if on == nil || last.Number == 0 || on.Number <= last.Number {
		return nil
	}
	sums := make(map[string]Sum, len(set.Pieces))
	for _, piece := range set.Pieces {
		sums[piece.Path] = piece.Sum
	}
	var paths []string
	for path, r := range on.records {
		known, before := last.records[path]
		mine, has := sums[path]
		switch {
		case r.state == kept, before && known.sum == r.sum:
		case !has, before && mine == known.sum:
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}
