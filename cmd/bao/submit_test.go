package main

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

var tokenField = regexp.MustCompile(`name="token" value="(\w+)"`)

// submit CODE FILE URL NAME=VALUE… answers a form as a browser does: with the
// token of the page, which is in FILE, and its origin.
func submit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: submit CODE FILE URL NAME=VALUE…")
	}
	form := url.Values{}
	if token := tokenField.FindStringSubmatch(ts.ReadFile(args[1])); token != nil {
		form.Set("token", token[1])
	}
	for _, field := range args[3:] {
		name, value, _ := strings.Cut(field, "=")
		form.Add(name, value)
	}
	r, err := http.NewRequest(http.MethodPost, args[2], strings.NewReader(form.Encode()))
	ts.Check(err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", r.URL.Scheme+"://"+r.URL.Host)
	answer, err := http.DefaultTransport.RoundTrip(r)
	ts.Check(err)
	answer.Body.Close()
	if strconv.Itoa(answer.StatusCode) != args[0] {
		ts.Fatalf("%s answers %s", args[2], answer.Status)
	}
}
