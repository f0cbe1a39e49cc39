// Package all lists the kinds of hosts. To learn what bao can publish to, read
// kinds.
package all

import (
	"context"
	"fmt"

	"bao/internal/config"
	"bao/internal/publish/folder"
	"bao/internal/publish/ftp"
	"bao/internal/publish/git"
	"bao/internal/publish/host"
	"bao/internal/publish/s3"
	"bao/internal/publish/sftp"
	"bao/internal/publish/webdav"
	"bao/internal/publish/zip"
)

var kinds = map[string]func(context.Context, config.Target, host.Way) (host.Host, error){
	config.TargetFolder: folder.Open,
	config.TargetZIP:    zip.Open,
	config.TargetSFTP:   sftp.Open,
	config.TargetFTP:    ftp.Open,
	config.TargetS3:     s3.Open,
	config.TargetWebDAV: webdav.Open,
	config.TargetGit:    git.Open,
}

// Open reaches the host of a target.
func Open(ctx context.Context, t config.Target, way host.Way) (host.Host, error) {
	open, ok := kinds[t.Kind]
	if !ok {
		return nil, fmt.Errorf("all: no kind of host is called %q", t.Kind)
	}
	return open(ctx, t, way)
}
