package main

import (
	"fmt"
	"os"
	"slices"
)

// bed is what the servers of package hosttest stand on outside of tests.
type bed struct {
	dir      string // for scratch files
	cleanups []func()
}

// fault is what ends a run of a bed.
type fault struct{ error }

// onBed does what needs servers, and ends them.
func onBed(dir string, do func(*bed) error) (err error) {
	b := &bed{dir: dir}
	defer func() {
		for _, f := range slices.Backward(b.cleanups) {
			f()
		}
		if r := recover(); r != nil {
			f, ok := r.(fault)
			if !ok {
				panic(r)
			}
			err = f.error
		}
	}()
	return do(b)
}

func (b *bed) Helper()                           {}
func (b *bed) Cleanup(f func())                  { b.cleanups = append(b.cleanups, f) }
func (b *bed) Fatal(args ...any)                 { panic(fault{fmt.Errorf("%s", fmt.Sprint(args...))}) }
func (b *bed) Fatalf(format string, args ...any) { panic(fault{fmt.Errorf(format, args...)}) }
func (b *bed) Skipf(format string, args ...any)  { b.Fatalf(format, args...) }

func (b *bed) TempDir() string {
	dir, err := os.MkdirTemp(b.dir, "")
	if err != nil {
		b.Fatal(err)
	}
	return dir
}
