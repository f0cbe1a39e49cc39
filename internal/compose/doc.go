// Package compose lays out a newspaper page: stories of known shapes (headline
// blocks by span and size, lines of copy, photos) to rectangles on a grid of
// columns and lines.
//
// # The layouts that are looked at
//
// A page has up to three parts, one above the other: the lead over all columns
// (the crown), or not; a middle part; and stories over all columns (banners),
// whose headlines or photos cover the cut above them. The middle is a row of
// blocks side by side, or a wheel: five blocks interlocking round the fifth, so
// that no cut runs through. A block is a story, a row of blocks, or a story or
// row above a block. Where four blocks would meet in a point, or headlines would
// stand side by side on one line, blocks are not put together.
//
// # How the cheapest is found
//
// The cost of a layout is the sum of what is in cost.go: first of all hard
// rules, then photos without a place and holes, then stories that run on, then
// the slack that was spent, then shapes and order. Check knows the rules from
// the geometry alone and nothing of how layouts are found.
//
// The search goes from coarse to fine. Profiles say what the blocks of each set
// of stories and number of columns cost at least, by height and by how they
// begin, when nothing else about their neighbours is looked at (relax.go); and
// what the rest of the page then costs at least around them (outside.go). Only
// blocks whose two costs together stay within a limit are built in earnest, with
// all that their neighbours must know of their edges (search.go), and the limit
// starts close to the least possible cost. What is found first is therefore the
// cheapest. Up to six stories every block within the limit is built, and the
// layout is proved; of more, a few of each kind are kept, and wheels and rows of
// more than three within a stack are not looked at.
//
// A page that is too full lets first two stories run on elsewhere, then stories
// stay out, until the rest can be laid out (give.go). At most twelve stories are
// laid out on a page.
//
// It sets no type, draws nothing and does no I/O.
package compose
