package photo

import (
	"fmt"
	"image"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Crop is what an editor says about where to cut, in parts of the upright
// picture's width and height, from its upper left corner.
//
// Without W and H it is a point: the picture stays whole where it is shown
// whole, and where a shape is asked for, the cut is made around the point.
// With W and H it is a box: nothing outside it is ever shown.
type Crop struct {
	Set        bool // false: nothing was said
	X, Y, W, H float64
}

// Box reports whether c shuts out part of the picture wherever it is shown.
func (c Crop) Box() bool { return c.Set && c.W > 0 && c.H > 0 }

// String returns c as ParseCrop reads it.
func (c Crop) String() string {
	switch {
	case !c.Set:
		return ""
	case c.Box():
		return fmt.Sprintf("%.2f%% %.2f%% %.2f%% %.2f%%", 100*c.X, 100*c.Y, 100*c.W, 100*c.H)
	}
	return fmt.Sprintf("%.2f%% %.2f%%", 100*c.X, 100*c.Y)
}

func (c Crop) point(w, h int) image.Point {
	return image.Pt(int(math.Round(c.X*float64(w))), int(math.Round(c.Y*float64(h))))
}

// rect returns the box in pixels: at least one pixel, never outside.
func (c Crop) rect(w, h int) image.Rectangle {
	side := func(at, length float64, size int) (int, int) {
		lo := min(max(int(math.Round(at*float64(size))), 0), size-1)
		hi := int(math.Round((at + length) * float64(size)))
		return lo, min(max(hi, lo+1), size)
	}
	x0, x1 := side(c.X, c.W, w)
	y0, y1 := side(c.Y, c.H, h)
	return image.Rect(x0, y0, x1, y1)
}

const (
	numberPattern = `[0-9０-９]+(?:[.．][0-9０-９]+)?[ 　]*[%％]?`
	gapPattern    = `[ 　\t]*[,，、 　\t][ 　\t]*`
	numbersForm   = numberPattern + `(?:` + gapPattern + numberPattern + `){3}|` +
		numberPattern + gapPattern + numberPattern
	namesForm = `[左右上下居中]+|(?i:(?:top|bottom|left|right|center)(?:[ -](?:left|right))?)`
)

var (
	cropValue = regexp.MustCompile(`^(?:` + numbersForm + `|` + namesForm + `)$`)
	// In a title, numbers may follow the word at once; names need a sign, or
	// “裁剪左边的红纸” would be taken for an instruction.
	cropInTitle = regexp.MustCompile(`(?:裁切|裁剪|(?i:\bcrop))[ 　]*(?:[=＝:：][ 　]*(` +
		numbersForm + `|` + namesForm + `)|(` + numbersForm + `))`)
	cropSigned = regexp.MustCompile(`(?:裁切|裁剪|(?i:\bcrop))[ 　]*[=＝:：]`)
	cropNumber = regexp.MustCompile(`[0-9.]+`)
)

const hintCrop = "写一个点，如“裁切=30% 40%”（从左、从上）；或一个框，如“裁切=10% 5% 80% 60%”（左、上、宽、高）；" +
	"或方位，如“裁切=左上”"

// ParseCrop reads the value of a front-matter key: a point "30% 40%", a box
// "10% 5% 80% 60%" (left, top, width, height), or a side such as 左, 右上 or 中
// (left, right-top, center). Commas and full-width forms are accepted, percent
// signs may be left out. An empty value says nothing. The error is an *Error.
func ParseCrop(value string) (Crop, error) {
	value = strings.TrimSpace(strings.ReplaceAll(value, "　", " "))
	if value == "" {
		return Crop{}, nil
	}
	if !cropValue.MatchString(value) {
		return Crop{}, refuse(badCrop, hintCrop, "看不懂裁切“%s”", value)
	}
	if c, ok := side(strings.ToLower(value)); ok {
		return c, nil
	}
	var parts [4]float64
	numbers := cropNumber.FindAllString(strings.Map(halfWidth, value), -1)
	for i, n := range numbers {
		v, err := strconv.ParseFloat(n, 64)
		if err != nil || v > 100 {
			return Crop{}, refuse(badCrop, hintCrop, "裁切“%s”里的 %s 超出了 0～100%%", value, n)
		}
		parts[i] = v / 100
	}
	c := Crop{true, parts[0], parts[1], parts[2], parts[3]}
	if len(numbers) == 4 && (c.W == 0 || c.H == 0) {
		return Crop{}, refuse(badCrop, hintCrop, "裁切“%s”的宽和高不能是 0", value)
	}
	// Half a per mille forgives what rounding to whole percents leaves over.
	if c.X+c.W > 1.0005 || c.Y+c.H > 1.0005 {
		return Crop{}, refuse(badCrop, hintCrop, "裁切“%s”的框超出了图片", value)
	}
	return c, nil
}

// CutCrop takes an instruction such as "裁切=30% 40%" (or 裁剪, crop) out of an
// image title and returns what is left of the title. A title without one comes
// back as it is.
func CutCrop(title string) (Crop, string, error) {
	at := cropInTitle.FindStringSubmatchIndex(title)
	if at == nil {
		if sign := cropSigned.FindStringIndex(title); sign != nil {
			return Crop{}, title, refuse(badCrop, hintCrop, "看不懂裁切“%s”", strings.TrimSpace(title[sign[1]:]))
		}
		return Crop{}, title, nil
	}
	value := at[2:4]
	if value[0] < 0 {
		value = at[4:6]
	}
	c, err := ParseCrop(title[value[0]:value[1]])
	if err != nil {
		return Crop{}, title, err
	}
	const around = " 　,，;；、|"
	before := strings.TrimRight(title[:at[0]], around)
	after := strings.TrimLeft(title[at[1]:], around)
	if before != "" && after != "" {
		before += " "
	}
	return c, before + after, nil
}

// side reads a direction: the cut keeps to that edge of the picture.
func side(value string) (Crop, bool) {
	c := Crop{Set: true, X: 0.5, Y: 0.5}
	any := false
	for _, d := range []struct {
		zh, en string
		at     *float64
		to     float64
	}{
		{"左", "left", &c.X, 0},
		{"右", "right", &c.X, 1},
		{"上", "top", &c.Y, 0},
		{"下", "bottom", &c.Y, 1},
		{"中", "center", new(float64), 0},
	} {
		if strings.Contains(value, d.zh) || strings.Contains(value, d.en) {
			*d.at, any = d.to, true
		}
	}
	return c, any
}

func halfWidth(r rune) rune {
	switch {
	case '０' <= r && r <= '９':
		return r - '０' + '0'
	case r == '．':
		return '.'
	}
	return r
}
