package config

import "bao/internal/diag"

// Kinds of places that a paper is published to.
const (
	TargetFolder = "folder"
	TargetZIP    = "zip"
	TargetSFTP   = "sftp"
	TargetFTP    = "ftp" // with TLS, unless the target is Plain
	TargetWebDAV = "webdav"
	TargetS3     = "s3"
	TargetGit    = "git"
)

// Where an S3 store wants the name of the bucket.
const (
	BucketHost = "host" // before the host's name: bucket.s3.example.com
	BucketPath = "path" // the first part of the path: s3.example.com/bucket
	BucketNone = "none" // nowhere: the host's name is the bucket's own (CNAME)
)

// Target is one place that the paper is published to (发布). It holds no
// secret: those never stand in site.yaml.
type Target struct {
	Name     string // by which it is called; unique, of its kind where none is written
	Slug     string // of the name, [a-z0-9-], unique: for files and variables of the environment
	Kind     string // one of the Target constants
	Address  string // as written: a path, or a URL without a password
	User     string // account, or key id of a store; may be empty
	KeyFile  string // of SSH; empty for the usual ones
	HostKey  string // fingerprint of the server, SHA256:…; empty where known_hosts has it
	Plain    bool   // passwords and pages may go unencrypted
	Bucket   string
	BucketAt string // BucketHost, BucketPath or BucketNone
	Region   string // of the store; empty where the address tells
	Branch   string // of git; empty for the usual one
	History  bool   // earlier publications stay in the branch
	Compress bool   // text is stored compressed, where the host can say so
	Platform string // one of Platforms, whose limits count; empty where the address tells
	URL      string // where readers find it, ending in "/"; the paper's own address where none is written
	KeepDays int    // how long what is no longer in the paper is kept for readers with an old page open
	Place    diag.Place
}

// Platforms are hosts with limits of their own, by the words of site.yaml.
var Platforms = []string{"cloudflare", "github", "gitlab", "codeberg"}

// usualKeepDays is how long a page that a reader has open may still ask for a
// picture or a style sheet that the paper no longer has.
const usualKeepDays = 7
