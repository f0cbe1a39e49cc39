package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// layers is the import table: a package imports only from layers below its
// own. A new package is added here, and in doc.go, on purpose.
var layers = map[string]int{
	"bao/internal/diag":     -1, // whoever finds a problem names the rule
	"bao/internal/foreign":  -1, // whoever reads a document returns one
	"bao/internal/fresh":    -1, // whoever makes files replaces none
	"bao/internal/loopback": -1, // whoever tests a server needs an address
	"bao/internal/patience": -1, // whoever moves files waits for virus scanners
	"bao/internal/proof":    -1, // whoever proves at length asks how much
	"bao/internal/zh":       -1, // a language, as basic as Go's own strings

	"bao/internal/words": 0, // in what characters the paper speaks; markup, load, sheet and the editions ask it

	"bao/internal/audit": 0, "bao/internal/ical": 0, "bao/internal/ical/icaltest": 0, "bao/internal/feedtest": 0,

	"bao/internal/byline":   0,
	"bao/internal/origin":   0,
	"bao/internal/style":    0,
	"bao/internal/handbook": 0,
	"bao/internal/kin":      0,
	"bao/internal/yamltree": 0, "bao/internal/dist": 0, "bao/internal/watch": 0,
	"bao/internal/browser": 0, "bao/internal/browser/browsertest": 1, "bao/internal/active": 0, "bao/internal/script": 0, "bao/internal/foreign/word": 0, "bao/internal/foreign/foreigntest": 0,
	"bao/internal/undo": 0, "bao/internal/parcel": 0, "bao/internal/publish/host": 0, "bao/internal/publish/host/disk": 1, "bao/internal/publish/host/hosttest": 1,

	"bao/internal/config": 1, "bao/internal/source": 1, "bao/internal/matter": 1,
	"bao/internal/markup": 1, "bao/internal/layout": 1, "bao/internal/photo": 1,
	"bao/internal/typeset": 1, "bao/internal/compose": 1, "bao/internal/card": 1,
	"bao/internal/docx": 1, "bao/internal/word97": 1, "bao/internal/rtf": 1,
	"bao/internal/webpage": 1, "bao/internal/plaintext": 1,

	"bao/internal/secret": 1,

	"bao/internal/paper": 2,

	// The kinds of hosts, each a folder of internal/publish, are in aHost.
	"bao/internal/publish/recipe": 2,

	"bao/internal/publish/all": 3, "bao/internal/publish/delivery": 3,

	"bao/internal/load": 3, "bao/internal/sheet": 3,

	"bao/internal/starter": 4, "bao/internal/intake": 4, "bao/internal/record": 4,

	"bao/internal/edition": 5, "bao/internal/memory": 5,

	"bao/internal/edition/schema": 6, "bao/internal/edition/view": 6,

	"bao/internal/edition/page": 7,

	// The editions, each a folder of internal/edition, are in anEdition.

	"bao/internal/edition/all": 9,

	"bao/internal/site": 10,

	"bao/internal/build": 11, "bao/internal/press": 11,

	"bao/internal/publish": 12,

	"bao/internal/serve": 13,

	"bao": 0, "bao/internal": 0,
	"bao/cmd/bao": 14, "bao/internal/bench": 14, "bao/internal/release": 14, "bao/internal/mutate": 14, "bao/internal/lacking": 14,
}

// anEdition is the layer of what plans one way of publishing. The editions
// never import one another; what they share stands below them.
const anEdition = 8

// aHost is the layer of what speaks with one kind of host. They never import
// one another; what they share stands in publish/host.
const aHost = 2

func layerOf(pkg string) (layer int, ours bool) {
	if layer, ours = layers[pkg]; ours {
		return layer, true
	}
	if path.Dir(pkg) == "bao/internal/publish" {
		return aHost, true
	}
	return anEdition, path.Dir(pkg) == "bao/internal/edition"
}

func TestLayers(t *testing.T) {
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		if strings.HasPrefix(filepath.ToSlash(file), "../public/") {
			return nil
		}
		pkg := path.Clean("bao/" + strings.TrimPrefix(path.Dir(filepath.ToSlash(file)), ".."))
		own, ok := layerOf(pkg)
		if !ok {
			t.Errorf("%s: package %s is not in the table of layers", file, pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			return nil
		}
		for _, spec := range f.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if layer, ours := layerOf(imported); ours && layer >= own {
				t.Errorf("%s (layer %d) imports %s (layer %d)", pkg, own, imported, layer)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
