package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// photoCommands are the commands of scripts about pictures.
var photoCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	// phone FILE WIDTH HEIGHT makes a JPEG as a telephone does: it says where
	// it was taken and by which model.
	"phone": func(ts *testscript.TestScript, _ bool, args []string) {
		w, err := strconv.Atoi(args[1])
		ts.Check(err)
		h, err := strconv.Atoi(args[2])
		ts.Check(err)
		writeFile(ts, args[0], phonePhoto(w, h))
	},
	// album DIR N puts N photos of 3 megapixels there, 0.jpg and so on.
	"album": func(ts *testscript.TestScript, _ bool, args []string) {
		n, err := strconv.Atoi(args[1])
		ts.Check(err)
		photo := phonePhoto(2000, 1500)
		for i := range n {
			writeFile(ts, fmt.Sprintf("%s/%d.jpg", args[0], i), fmt.Appendf(photo, "%d", i))
		}
	},
	// within FILE OTHER fails unless every line of FILE is one of OTHER, and
	// OTHER has more.
	"within": func(ts *testscript.TestScript, _ bool, args []string) {
		part, all := ts.ReadFile(args[0]), ts.ReadFile(args[1])
		for line := range strings.Lines(part) {
			if !strings.Contains(all, line) {
				ts.Fatalf("%s lacks %q", args[1], line)
			}
		}
		if part == "" || len(part) >= len(all) {
			ts.Fatalf("%s: %d bytes of %d", args[0], len(part), len(all))
		}
	},
	// film FILE makes a GIF of two frames.
	"film": func(ts *testscript.TestScript, _ bool, args []string) {
		var g gif.GIF
		for i := range 2 {
			m := image.NewPaletted(image.Rect(0, 0, 60, 40), color.Palette{color.Black, color.White})
			m.Pix[i] = 1
			g.Image, g.Delay = append(g.Image, m), append(g.Delay, 10)
		}
		var b bytes.Buffer
		ts.Check(gif.EncodeAll(&b, &g))
		writeFile(ts, args[0], b.Bytes())
	},
	// halve FILE keeps the first half of a file.
	"halve": func(ts *testscript.TestScript, _ bool, args []string) {
		data := ts.ReadFile(args[0])
		writeFile(ts, args[0], []byte(data[:len(data)/2]))
	},
	// times DIR FILE writes the names and times of all files below DIR.
	"times": func(ts *testscript.TestScript, _ bool, args []string) {
		var b strings.Builder
		ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err == nil {
				fmt.Fprintln(&b, d.Name(), info.Size(), info.ModTime().UnixNano())
			}
			return err
		}))
		writeFile(ts, args[1], []byte(b.String()))
	},
	// size FILE WIDTH HEIGHT fails unless the picture has that size.
	"size": func(ts *testscript.TestScript, _ bool, args []string) {
		c, _, err := image.DecodeConfig(strings.NewReader(ts.ReadFile(args[0])))
		ts.Check(err)
		if got := fmt.Sprint(c.Width, c.Height); got != args[1]+" "+args[2] {
			ts.Fatalf("%s is %s", args[0], got)
		}
	},
	// lacks DIR TEXT fails if a file below DIR holds TEXT.
	"lacks": func(ts *testscript.TestScript, _ bool, args []string) {
		ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(p)
			if bytes.Contains(data, []byte(args[1])) {
				ts.Fatalf("%s holds %q", p, args[1])
			}
			return err
		}))
	},
}

// withPhotos returns commands with photoCommands.
func withPhotos(commands map[string]func(*testscript.TestScript, bool, []string)) map[string]func(*testscript.TestScript, bool, []string) {
	maps.Copy(commands, photoCommands)
	return commands
}

func writeFile(ts *testscript.TestScript, name string, data []byte) {
	file := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
	ts.Check(os.WriteFile(file, data, 0o644))
}

// phonePhoto draws soft hills and puts an EXIF block before them.
func phonePhoto(w, h int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			hill := math.Sin(float64(x)/37) + math.Sin(float64(x+y)/11)/3 + float64(y*4)/float64(h)
			m.SetRGBA(x, y, color.RGBA{uint8(60 + 40*hill), uint8(120 + 20*hill), uint8(180 - 30*hill), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 90}); err != nil {
		panic(err)
	}
	le := binary.LittleEndian
	tiff := append([]byte("II*\x00"), 8, 0, 0, 0, 1, 0) // one entry: Model
	tiff = le.AppendUint16(tiff, 0x110)
	tiff = le.AppendUint16(tiff, 2)
	const model = "GPS-3045N-10357E"
	tiff = le.AppendUint32(tiff, uint32(len(model)+1))
	tiff = le.AppendUint32(tiff, 26)
	tiff = append(append(tiff, 0, 0, 0, 0), model+"\x00"...)
	block := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, byte((len(block)+2)>>8), byte(len(block)+2))
	return append(append(out, block...), b.Bytes()[2:]...)
}
