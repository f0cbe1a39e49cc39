// Package compose lays out a newspaper page: stories of known shapes (headline
// blocks by span and size, lines of copy, photos) to rectangles on a grid of
// columns and lines.
//
// # The layouts that are looked at
//
// A page has up to four parts, one above the other: the lead over all columns
// (the crown), or not; a row of blocks side by side; stories over all columns
// (banners), whose headlines or photos cover the cut above them; and the tails
// of stories of earlier pages. A block is a story, a row of blocks, or a story
// or row above a block: a slicing tree. Where four blocks would meet in a point,
// or photos of two stories touch, blocks are not put together.
//
// # How one is found
//
// The cost of a layout is the sum of what is in cost.go: first of all hard
// rules, then photos without a place and holes, then stories that run on, then
// the slack that was spent, then shapes and order. Check knows the rules from
// the geometry alone and nothing of how layouts are found.
//
// A shape (shape.go) is what a block can look like over some columns: the
// cheapest variant for each height. Those of single stories are made of their
// forms (form.go): headlines, places and heights of photos, white, leading; where that
// is not enough, photos in two places (parted.go). Those
// of blocks are made of smaller ones (block.go), where a row needs one height
// and a stack adds up, from the top down: only sets of stories whose room, at
// the widths they are given, comes to about one height are put side by side,
// and only what costs little more than its stories at their best is kept. Plans
// (plan.go) say which stories run over all columns. Where nothing is found,
// more effort is made (fit.go), a story jumps, photos and at last stories stay
// out.
//
// Of more than mostItems stories the smallest stay together in pairs
// (search.go).
//
// It sets no type, draws nothing and does no I/O.
package compose
