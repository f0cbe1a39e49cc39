// Package intake turns copy that comes in (Word files, pages of text, saved web
// pages, Markdown, pictures, and ZIPs and folders of them) into article files
// by the conventions of package load.
//
// It promises that nothing of what comes in is lost: every character of a
// document is in an article, in its order, or in a remark; what can't be read
// is refused with a reason. It never writes over a file that is there.
//
// It must not decide on which page an article stands, nor print.
package intake

import (
	"bao/internal/fresh"
	"bao/internal/paper"
)

// Incoming is a file as it was dropped or found.
type Incoming struct {
	Name string // with the folders that it was dropped with, slash-separated
	Data []byte
}

// Order says where what comes in goes.
type Order struct {
	Issue   paper.Date // of the articles; the year of dates in the copy
	Folder  string     // of the issue, below content/; empty for one that bears the day as its name
	Section string     // of all articles; empty for what each says itself
	// Sections are the names of the paper's sections: one that copy names is
	// taken as such.
	Sections []string
	// Taken tells whether an article or photo of that path, below content/,
	// would meet one that is there, in its file or in its address: see Names.
	// It may be nil.
	Taken func(path string) bool
}

// Intake is what came of it, nothing of it written yet.
type Intake struct {
	Files   []File
	Stories []Story
	Loose   []Loose   // pictures that came by themselves
	Refused []Refused // what was not taken
	Passed  []string  // names of what systems and programs leave behind, passed over
}

// File is a file to be written. The path starts below content/.
type File = fresh.File

// Story is an article.
type Story struct {
	Path       string // below content/
	From       string // the name of the Incoming
	Title      string
	Characters int // 字数
	Pictures   int
	Remarks    []Remark // what needs an eye
}

// Remark is something that an editor should look at.
type Remark struct {
	Message string // in Chinese, one sentence without a full stop
	Text    string // what it is about; what was left out, whole
	Left    bool   // Text is not in the article
}

// Loose is a picture that belongs to no article.
type Loose struct {
	Path string // below content/
	From string
}

// Refused is a file that was not taken, and why.
type Refused struct {
	Name    string // of the Incoming; inside a ZIP, ZIP/inner
	Message string // in Chinese, one sentence without a full stop
	Hint    string // in Chinese: what to do
}
