// Package bao holds the built-in theme: the layouts/ and static/ of this
// repository, which is itself a working paper. A site's own file of the same
// name replaces the built-in one. It holds the editors' handbook as well.
package bao

import "embed"

// Theme is the built-in layouts/ and static/.
//
//go:embed layouts static
var Theme embed.FS

// Handbook is the editors' handbook, in Markdown.
//
//go:embed README.zh-CN.md
var Handbook string
