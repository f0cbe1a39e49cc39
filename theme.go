// Package bao holds the built-in theme: the layouts/ and static/ of this
// repository, which is itself a working paper. A site's own file of the same
// name replaces the built-in one.
package bao

import "embed"

// Theme is the built-in layouts/ and static/.
//
//go:embed layouts static
var Theme embed.FS
