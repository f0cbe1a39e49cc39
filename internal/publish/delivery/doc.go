// Package delivery brings a host up to date with a set of files, so that what
// its readers see is whole at every moment.
//
// What a publication put there is written in a manifest on the host, which is
// read first and written last. New files go before the pages that lead to
// them, front pages and feeds after those, and what the paper no longer has
// is deleted at the end and after a while. A publication that is cut off, at
// any byte, is taken up by the next.
//
// It must not build the paper, ask or print anything, or touch a file on the
// host that no publication put there unless the paper has one of its name.
package delivery
