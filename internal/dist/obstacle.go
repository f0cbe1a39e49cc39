package dist

import "fmt"

// Obstacle is the error for something that the plan can't do with and that bao
// has no right to put aside. Nothing was changed.
type Obstacle struct {
	// Path is the file that it concerns, as planned, or as an earlier build
	// planned it that the plan has no more.
	Path string
	// At is what stands in its way, on disk; for Twice, the other planned file.
	At   string
	Kind Kind
	Err  error // of the system, for Locked
}

// Kind is what makes an Obstacle one.
type Kind int

// Kinds of obstacles.
const (
	Twice     Kind = iota // planned twice, perhaps but for upper and lower case, or as a file and a folder
	Reserved              // a name that bao needs for itself
	Linked                // a link, through which others' files would be written, or a device
	IsFolder              // somebody's folder where a file is planned
	NotFolder             // somebody's file where a folder is planned
	Locked                // a folder or file that can't be written to, as Err says
)

var kindWords = [...]string{"planned twice", "a name of bao's own", "a link", "a folder", "a file", "locked"}

func (o *Obstacle) Error() string {
	text := fmt.Sprintf("dist: %s: in its way is %s (%s)", o.Path, o.At, kindWords[o.Kind])
	if o.Err != nil {
		text += ": " + o.Err.Error()
	}
	return text
}

// Unwrap returns what the system said.
func (o *Obstacle) Unwrap() error { return o.Err }
