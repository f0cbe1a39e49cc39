package origin

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"github.com/aymanbagabas/go-udiff"
)

// history holds the earlier versions of the built-in files, a member for each
// file: the JSON of a list of steps, from the empty text to the newest. It is
// written from git's history with
//
//	go test ./internal/origin -run History -update
//
//go:embed history.zip
var history []byte

// step is a version by what it changed in the one before.
type step struct {
	Day   string // of the commit: 2026-11-20
	Edits []edit
}

// edit replaces the bytes from From up to To.
type edit struct {
	From, To int
	New      string
}

// Version is one version of a built-in file.
type Version struct {
	Day    string // when it came: 2026-11-20
	Digest string
	Text   string
}

// Versions returns the known versions of a built-in file, as layouts/head.html
// names it, the oldest first; none for a file that has always been as it is.
func Versions(name string) ([]Version, error) {
	archive, err := zip.NewReader(bytes.NewReader(history), int64(len(history)))
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(archive, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	list, err := unpack(data)
	if err != nil {
		return nil, fmt.Errorf("origin: %s: %w", name, err)
	}
	return list, nil
}

// unpack reads a member.
func unpack(data []byte) ([]Version, error) {
	var steps []step
	if err := json.Unmarshal(data, &steps); err != nil {
		return nil, err
	}
	var list []Version
	text := ""
	for _, s := range steps {
		edits := make([]udiff.Edit, len(s.Edits))
		for i, e := range s.Edits {
			edits[i] = udiff.Edit{Start: e.From, End: e.To, New: e.New}
		}
		var err error
		if text, err = udiff.Apply(text, edits); err != nil {
			return nil, fmt.Errorf("version of %s: %w", s.Day, err)
		}
		list = append(list, Version{s.Day, digest([]byte(text)), text})
	}
	return list, nil
}
