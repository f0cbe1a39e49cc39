package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"bao/internal/config"
	"bao/internal/publish/host/hosttest"
)

// berth is a server that bao and rclone are measured on: where they publish
// to, through whichever address leads there.
type berth struct {
	name        string
	address     string // host:port
	connections int    // that bao makes
	workers     int    // calls of bao's that are under way at once
	deliver     func(address, place string) delivered
	rclone      func(address string) map[string]string // the settings of a remote
	root        string                                 // of the remote, before a place
	compresses  bool                                   // it keeps text compressed where that is asked for
	rclones     []rclone
	read        func(file string) ([]byte, error) // what readers see, straight from the server
}

// onSFTP starts OpenSSH's server.
func onSFTP(b *bed) berth {
	s := hosttest.SSHD(b)
	// Else every file is read back by md5sum, in a shell of its own.
	noHash := []string{"--sftp-disable-hashcheck"}
	noTimes := []string{"--sftp-disable-hashcheck", "--sftp-set-modtime=false", "--update", "--use-server-modtime"}
	return berth{
		name: "SFTP", address: s.Address, connections: 1, workers: 96, root: s.Folder + "/",
		deliver: func(address, place string) delivered {
			return delivered{
				Target: config.Target{Kind: config.TargetSFTP, Address: s.URL(address) + "/" + place, KeyFile: s.KeyFile, HostKey: s.HostKey},
				Home:   s.Home,
			}
		},
		rclone: func(address string) map[string]string {
			name, port, _ := strings.Cut(address, ":")
			return map[string]string{"type": "sftp", "host": name, "port": port, "user": s.User, "key_file": s.KeyFile, "shell_type": "unix"}
		},
		read: func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(s.Folder, file)) },
		rclones: []rclone{
			{"rclone as it comes", 96, nil, true},
			{"rclone, no hashes", 96, noHash, false},
			{"rclone, no hashes", 8, noHash, false},
			{"rclone, times of the server", 96, noTimes, false},
			{"rclone, times of the server", 8, noTimes, false},
			{"rclone, times of the server", 1, noTimes, false},
		},
	}
}

// onS3 starts a store in a process of its own, so that what it takes is not
// bao's, nor the line's.
func onS3(b *bed) (berth, error) {
	self, err := os.Executable()
	if err != nil {
		return berth{}, err
	}
	store := exec.Command(self, "store")
	store.Stderr = os.Stderr
	in, err := store.StdinPipe()
	if err != nil {
		return berth{}, err
	}
	out, err := store.StdoutPipe()
	if err != nil {
		return berth{}, err
	}
	if err := store.Start(); err != nil {
		return berth{}, err
	}
	b.Cleanup(func() { in.Close(); store.Wait() })
	var s hosttest.Store
	if err := json.NewDecoder(bufio.NewReader(out)).Decode(&s); err != nil {
		return berth{}, err
	}
	// Else the time of every object is asked for.
	bySum := []string{"--s3-no-check-bucket", "--fast-list", "--checksum"}
	u, err := url.Parse(s.Address)
	if err != nil {
		return berth{}, err
	}
	return berth{
		name: "S3", address: u.Host, connections: 32, workers: 32, compresses: true, root: s.Bucket + "/",
		deliver: func(address, place string) delivered {
			return delivered{
				Target: config.Target{Kind: config.TargetS3, Address: "http://" + address + "/" + place, Plain: true, User: s.KeyID, Bucket: s.Bucket, BucketAt: config.BucketPath},
				Secret: s.Secret,
			}
		},
		rclone: func(address string) map[string]string {
			return map[string]string{
				"type": "s3", "provider": "Other", "endpoint": "http://" + address, "region": s.Region,
				"access_key_id": s.KeyID, "secret_access_key": s.Secret, "force_path_style": "true",
			}
		},
		read: func(file string) ([]byte, error) {
			answer, err := http.Get(s.Site + "/" + file)
			if err != nil {
				return nil, err
			}
			defer answer.Body.Close()
			return io.ReadAll(answer.Body)
		},
		rclones: []rclone{
			{"rclone as it comes", 32, []string{"--s3-no-check-bucket"}, false},
			{"rclone, checksums", 32, bySum, false},
			{"rclone, checksums, unread", 32, append(bySum, "--s3-no-head"), false},
		},
	}, nil
}

// serveStore runs a store until in ends, and tells out where it is.
func serveStore(in io.Reader, out io.Writer) error {
	return onBed("", func(b *bed) error {
		s := hosttest.S3(b)
		s.Handler = nil // no text
		if err := json.NewEncoder(out).Encode(s); err != nil {
			return fmt.Errorf("store: %w", err)
		}
		_, err := io.Copy(io.Discard, in)
		return err
	})
}
