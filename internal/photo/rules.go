package photo

import "bao/internal/diag"

// Those that keep a picture from being shown, or show what was to be cut off,
// are kept whole.
var (
	damagedFile = &diag.Rule{
		ID: "photo-damaged", Name: "图片损坏", Whole: true,
		Why: "图片读不出来，登不了",
	}
	badFormat = &diag.Rule{
		ID: "photo-format", Name: "图片格式不能用", Whole: true,
		Why: "浏览器打不开这种文件，读者看不到",
	}
	tooBig = &diag.Rule{
		ID: "photo-too-large", Name: "图片太大", Whole: true,
		Why: "图片大得打不开，登不了",
	}
	misnamedFile = &diag.Rule{
		ID: "photo-misnamed", Name: "图片后缀不符", Severity: diag.Warning,
		Why: "文件名说是一种图片，内容是另一种，别的程序会打不开",
	}
	badCrop = &diag.Rule{
		ID: "photo-crop", Name: "裁切写法不对", Whole: true,
		Why: "不知道裁到哪里，要裁掉的会露出来",
	}
)

// Rules are the kinds of problems of pictures.
var Rules = []*diag.Rule{damagedFile, badFormat, tooBig, misnamedFile, badCrop}
