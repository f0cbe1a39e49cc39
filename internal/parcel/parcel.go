// Package parcel packs a folder as a ZIP that any computer unpacks: one folder
// in it, names in UTF-8. The same files make the same bytes.
//
// It must not know what the files are.
package parcel

import (
	"archive/zip"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
)

// stored are what is compressed already.
const stored = " .jpg .jpeg .png .gif .webp .avif .pdf .zip .docx .xlsx .pptx .epub .ofd .woff .woff2 .mp3 .m4a .mp4 .m4v .webm .mov "

// Write packs the files of fsys, in the order in which fs.WalkDir finds them.
// What skip is true for is left out, a folder with all that is in it; so is
// what is no regular file.
func Write(w io.Writer, fsys fs.FS, folder string, when time.Time, skip func(name string) bool) error {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && skip(name) && d.IsDir():
			return fs.SkipDir
		case d.Type().IsRegular() && !skip(name):
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return Pack(w, names, func(name string) (io.ReadCloser, error) { return fsys.Open(name) }, folder, when)
}

// Mark is the comment of every parcel, by which one is told from the archives
// of others.
const Mark = "bao"

// Opener opens a file by its slash-separated path, from the start each time.
type Opener func(name string) (io.ReadCloser, error)

// Pack writes files as a ZIP, in the order of names and all in one folder; the
// time of each is that of the parcel. Some are opened twice.
func Pack(w io.Writer, names []string, open Opener, folder string, when time.Time) error {
	z := zip.NewWriter(w)
	for _, name := range names {
		h := zip.FileHeader{Name: path.Join(folder, name), Modified: when.UTC()}
		h.SetMode(0o644) // as made on Unix: of files from DOS, unzip 6.00 takes names to be in a code page
		if err := add(z, open, name, h); err != nil {
			return err
		}
	}
	if err := z.SetComment(Mark); err != nil {
		return err
	}
	return z.Close()
}

func add(z *zip.Writer, open Opener, name string, h zip.FileHeader) error {
	if strings.Contains(stored, " "+strings.ToLower(path.Ext(name))+" ") {
		return store(z, open, name, h)
	}
	h.Method = zip.Deflate
	to, err := z.CreateHeader(&h)
	if err != nil {
		return err
	}
	_, err = pass(to, open, name)
	return err
}

// store adds a file as it is. Its size and sum stand before it, for which it is
// read twice: programs that unpack as they read don't find the end of such a
// file otherwise.
func store(z *zip.Writer, open Opener, name string, h zip.FileHeader) error {
	sum := crc32.NewIEEE()
	n, err := pass(sum, open, name)
	if err != nil {
		return err
	}
	h.Method, h.CRC32 = zip.Store, sum.Sum32()
	h.UncompressedSize64, h.CompressedSize64 = uint64(n), uint64(n)
	// CreateRaw leaves to us what CreateHeader does: that names are UTF-8, and
	// which version of ZIP it is (APPNOTE 4.4.2 to 4.4.4).
	h.Flags, h.ReaderVersion = 1<<11, 20
	h.CreatorVersion |= 20
	//lint:ignore SA1019 CreateRaw does not look at Modified
	h.ModifiedDate, h.ModifiedTime = dos(h.Modified)
	to, err := z.CreateRaw(&h)
	if err != nil {
		return err
	}
	again := crc32.NewIEEE()
	m, err := pass(io.MultiWriter(to, again), open, name)
	if err == nil && (m != n || again.Sum32() != sum.Sum32()) {
		return fmt.Errorf("parcel: %s has changed meanwhile", name)
	}
	return err
}

func pass(to io.Writer, open Opener, name string) (int64, error) {
	f, err := open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return io.Copy(to, f)
}

// dos is a time as ZIP has it (APPNOTE 4.4.6).
func dos(t time.Time) (date, clock uint16) {
	date = uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9)
	clock = uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
	return date, clock
}
