package main

import "github.com/rogpeppe/go-internal/testscript"

func nobody(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("nobody is not for Windows")
}
