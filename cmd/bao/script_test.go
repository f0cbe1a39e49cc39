package main

import (
	"bytes"
	"encoding/hex"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

func unhex(ts *testscript.TestScript, s string) []byte {
	data, err := hex.DecodeString(s)
	ts.Check(err)
	return data
}

func count(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: count N FILE TEXT")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := strings.Count(ts.ReadFile(args[1]), args[2]); got != want {
		ts.Fatalf("%q stands %d times in %s, want %d", args[2], got, args[1], want)
	}
}

func drawPNG(ts *testscript.TestScript, _ bool, args []string) {
	w, err := strconv.Atoi(args[1])
	ts.Check(err)
	h, err := strconv.Atoi(args[2])
	ts.Check(err)
	picture := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		picture.Set(i%w, i/w, color.RGBA{uint8(i), uint8(i / w), 90, 255})
	}
	var b bytes.Buffer
	ts.Check(png.Encode(&b, picture))
	file := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
	ts.Check(os.WriteFile(file, b.Bytes(), 0o644))
}
