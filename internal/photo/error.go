package photo

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"bao/internal/diag"
)

// Error says why a file cannot be used, in the editor's words. Its Problem has
// no place: the caller, who knows the file's path or where a title stands in
// the copy, puts that in.
type Error struct {
	Problem diag.Problem
	Cause   error // what the decoder said; may be nil
}

// Error returns the Chinese sentence.
func (e *Error) Error() string { return e.Problem.Message }

// Unwrap returns what the decoder said.
func (e *Error) Unwrap() error { return e.Cause }

func refuse(rule *diag.Rule, hint, format string, args ...any) *Error {
	return &Error{Problem: rule.At(diag.Place{}, fmt.Sprintf(format, args...), hint)}
}

const hintResend = "请作者重新发送原图；或者用看图软件打开，另存为 JPEG 再放进来"

var (
	// errShort marks a file that ends too early.
	errShort = io.ErrUnexpectedEOF
	// errBroken marks a file that contradicts itself.
	errBroken = errors.New("malformed picture")
)

// damaged turns what a decoder said into an Error.
func damaged(cause error) *Error {
	e := refuse(damagedFile, hintResend, "图片数据已损坏，无法解读")
	if errors.Is(cause, io.ErrUnexpectedEOF) || errors.Is(cause, io.EOF) {
		e = refuse(damagedFile, hintResend, "图片不完整，后面的数据缺失，可能没有传完")
	}
	e.Cause = cause
	return e
}

func tooLarge(w, h int, memory int64) *Error {
	return refuse(tooBig, "先用看图软件把图片缩小到长边 6000 像素以内，存为 JPEG 再放进来",
		"图片标称 %d×%d 像素，解开要占 %d MB 内存，超过上限 %d MB", w, h, memory>>20, maxMemory>>20)
}

func tooHeavy() *Error {
	return refuse(tooBig, hintResend, "图片的层次或帧数多得不正常，可能是损坏的或有意制造的文件")
}

const (
	hintHEIC = "苹果手机：设置 → 相机 → 格式，选“兼容性最佳”后重拍；" +
		"已经拍好的，在微信里不勾“原图”发送，或在电脑上打开后另存为 JPEG"
	hintConvert = "用看图软件或“画图”打开，另存为 JPEG 再放进来"
	hintWebPage = "图片地址给出的是网页而不是图片：在浏览器里打开图片本身，右键另存"
)

// foreign lists files that come in place of pictures, by their first bytes.
var foreign = []struct{ at4, start, what, hint string }{
	{"ftyphei", "", "HEIC 格式（苹果手机的高效格式）", hintHEIC},
	{"ftyphev", "", "HEIC 格式（苹果手机的高效格式）", hintHEIC},
	{"ftypmif1", "", "HEIC 格式（苹果手机的高效格式）", hintHEIC},
	{"ftypmsf1", "", "HEIC 格式（苹果手机的高效格式）", hintHEIC},
	{"ftypavi", "", "AVIF 格式", hintConvert},
	{"ftyp", "", "视频", "从视频里截一张图，存为 JPEG 再放进来"},
	{"", "II*\x00", "TIFF 或相机原始格式", hintConvert},
	{"", "MM\x00*", "TIFF 或相机原始格式", hintConvert},
	{"", "BM", "BMP 格式", hintConvert},
	{"", "8BPS", "Photoshop 文件", "在 Photoshop 里导出为 JPEG 再放进来"},
	{"", "%PDF", "PDF 文件", "打开后截图，存为 JPEG 再放进来"},
	{"", "PK\x03\x04", "压缩包或 Word 文件", "先解压；Word 里的图片请右键另存为图片"},
	{"", "\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文件", "打开后在图片上右键，另存为图片"},
	{"", "<svg", "SVG 矢量图", "用浏览器打开后截图，存为 PNG 再放进来"},
	{"", "<?xml", "SVG 矢量图", "用浏览器打开后截图，存为 PNG 再放进来"},
	{"", "<!doctype", "网页", hintWebPage},
	{"", "<!DOCTYPE", "网页", hintWebPage},
	{"", "<html", "网页", hintWebPage},
}

// notAPicture says what the file is instead.
func notAPicture(head []byte) *Error {
	if len(head) == 0 {
		return refuse(damagedFile, hintResend, "图片是空文件")
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	for _, f := range foreign {
		if f.at4 != "" && len(head) > 4 && bytes.HasPrefix(head[4:], []byte(f.at4)) ||
			f.start != "" && bytes.HasPrefix(text, []byte(f.start)) {
			return refuse(badFormat, f.hint, "这个文件其实是%s，不能直接当照片用", f.what)
		}
	}
	return refuse(badFormat, "照片请用 JPEG，图表可用 PNG；也认 WebP 和 GIF", "这个文件不是认得的图片格式")
}

// Misnamed reports a file whose name promises another format than its bytes
// hold, such as a PNG called .jpg: a warning, for it is read all the same.
func (in Info) Misnamed(path string) (problem diag.Problem, misnamed bool) {
	ext := lowerExt(path)
	if ext == in.Ext() || ext == ".jpeg" && in.Format == "jpeg" {
		return problem, false
	}
	return misnamedFile.At(diag.Place{Path: path},
		fmt.Sprintf("文件名的后缀与内容不符：内容是 %s 图片", formatName[in.Format]),
		fmt.Sprintf("把后缀改成 %s", in.Ext())), true
}

var formatName = map[string]string{"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "gif": "GIF"}

func lowerExt(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return string(bytes.ToLower([]byte(path[i:])))
		}
	}
	return ""
}
