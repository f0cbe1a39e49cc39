package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// A source is what a release is made of.
type source struct {
	revision string // empty outside of a repository
	day      string // of the revision
	moment   time.Time
}

// here looks at the source in the current folder. It must be as its revision
// has it, or nobody could make the same archives again.
func here() (source, error) {
	var s source
	if _, err := os.Stat(".git"); err == nil {
		changed, err := git("status", "--porcelain")
		if err != nil {
			return s, err
		}
		if changed != "" {
			return s, fmt.Errorf("commit first what is not yet:\n%s", changed)
		}
		if s.revision, err = git("rev-parse", "HEAD"); err != nil {
			return s, err
		}
		seconds, err := git("log", "-1", "--format=%ct")
		if err != nil {
			return s, err
		}
		if s.moment, err = moment(seconds); err != nil {
			return s, err
		}
		s.day = s.moment.Format(time.DateOnly)
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		var err error
		if s.moment, err = moment(epoch); err != nil {
			return s, err
		}
	}
	if s.moment.IsZero() {
		return s, fmt.Errorf("this is no git repository; set SOURCE_DATE_EPOCH to the time of the source")
	}
	return s, nil
}

func moment(seconds string) (time.Time, error) {
	n, err := strconv.ParseInt(seconds, 10, 64)
	return time.Unix(n, 0).UTC(), err
}

func git(args ...string) (string, error) {
	c := exec.Command("git", args...)
	c.Stderr = os.Stderr
	said, err := c.Output()
	return strings.TrimSpace(string(said)), err
}

// stamp is what the program is told about itself: see stamp in cmd/bao.
func (s source) stamp(version string) string {
	return strings.TrimSpace(version + " " + s.revision + " " + s.day)
}
