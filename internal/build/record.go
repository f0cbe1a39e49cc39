package build

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"bao/internal/diag"
	"bao/internal/load"
	"bao/internal/record"
	"bao/internal/site"
)

// Record keeps beside their copy what stands on which page of the issues that
// have been published, where it is not recorded yet, and returns the files
// that it made. An issue without a folder of its own has no place for it.
func Record(ctx context.Context, o Options) (files []string, err error) {
	from, err := site.Open(ctx, o.site())
	if err != nil {
		return nil, err
	}
	defer from.Close()
	read, err := from.Read(o.Now)
	if err != nil || read.Unusable || diag.Errors(read.Problems) > 0 {
		return nil, err
	}
	source := read.Source()
	for _, issue := range read.Paper.Issues {
		if issue.Record != nil || len(issue.Articles) == 0 {
			continue
		}
		folder := filepath.Dir(filepath.Join(o.Dir, filepath.FromSlash(load.RecordPath(issue))))
		if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		file, err := record.Keep(o.Dir, issue, source.Sheets)
		if err != nil {
			return files, err
		}
		files = append(files, file)
	}
	return files, nil
}
