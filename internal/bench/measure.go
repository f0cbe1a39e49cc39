package main

import (
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// cost is what one run of a process took.
type cost struct {
	wall, user, sys time.Duration
	memory          int64 // peak, bytes; 0 where the system does not tell
}

func (c cost) cpu() time.Duration { return c.user + c.sys }

// measure runs a command to its end.
func measure(dir string, command ...string) (cost, error) {
	cost, _, err := output(dir, command...)
	return cost, err
}

// output runs a command to its end, and returns what it printed, too.
func output(dir string, command ...string) (cost, []byte, error) {
	c := exec.Command(command[0], command[1:]...)
	c.Dir = dir
	start := time.Now()
	out, err := c.CombinedOutput()
	if err != nil {
		return cost{}, nil, fmt.Errorf("%v: %w\n%s", command, err, out)
	}
	return cost{time.Since(start), c.ProcessState.UserTime(), c.ProcessState.SystemTime(), peakMemory(c.ProcessState)}, out, nil
}

// median takes the median of each figure by itself.
func median(runs []cost) cost {
	middle := func(of func(cost) int64) int64 {
		values := make([]int64, len(runs))
		for i, c := range runs {
			values[i] = of(c)
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return cost{
		time.Duration(middle(func(c cost) int64 { return int64(c.wall) })),
		time.Duration(middle(func(c cost) int64 { return int64(c.user) })),
		time.Duration(middle(func(c cost) int64 { return int64(c.sys) })),
		middle(func(c cost) int64 { return c.memory }),
	}
}

// folder counts the files below dir and their bytes.
func folder(dir string) (files int, bytes int64) {
	filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := d.Info(); err == nil {
			files++
			bytes += info.Size()
		}
		return nil
	})
	return files, bytes
}
