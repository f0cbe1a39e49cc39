package starter

import (
	"io/fs"

	"bao/internal/paper"
)

// Founding is what is asked of somebody who founds a paper.
type Founding struct {
	Name      string     // 报名, required
	Publisher string     // 主办, or empty
	Day       paper.Date // of the first issue, required
	Sections  []string   // names of the 栏目, in order; none means the usual ones
	Sheet     string     // 纸张 as in site.yaml: 四开, 对开, A3, A4; empty is 四开
}

// Found returns the files of a new paper: its settings, the folder of its
// first issue, and in it an article that explains itself. It fails with a
// *Refusal that says which answer won't do.
func Found(theme fs.FS, f Founding) ([]File, error) { return nil, nil }
