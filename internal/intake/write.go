package intake

import (
	"os"

	"bao/internal/fresh"
)

// Write writes the files below content, which is the paper's content/: all, or
// none where one of them can't be written or is there already. Then the error
// is a fs.PathError, with fs.ErrExist for the latter.
func (in Intake) Write(content *os.Root) error { return fresh.Write(content, in.Files) }
