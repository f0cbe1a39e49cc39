package dist

import "fmt"

// Obstacle is the error for something in the folder that the plan can't do
// with and that bao has no right to put aside. Nothing was changed.
type Obstacle struct {
	// Path is the planned file, or one that is to be deleted, as planned.
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
	Linked Kind = iota // a link, through which others' files would be written
)

func (o *Obstacle) Error() string {
	text := fmt.Sprintf("dist: %s: %s is in the way", o.Path, o.At)
	if o.Err != nil {
		text += ": " + o.Err.Error()
	}
	return text
}

// Unwrap returns what the system said.
func (o *Obstacle) Unwrap() error { return o.Err }
