package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"bao/internal/publish/delivery"

	"github.com/spf13/cobra"
)

// TestPublishStopped holds that whoever stops a publication is told what
// readers find: nothing new before it began, no website where it was the first.
func TestPublishStopped(t *testing.T) {
	sent := delivery.Result{Sent: 3, Bytes: 2048}
	for _, c := range []struct {
		name      string
		err       error
		says, not string
	}{
		{"at the question", context.Canceled, "什么也没有发，网上的保持原样", "接着发"},
		{"the first", &interrupted{context.Canceled, sent, &delivery.Plan{Number: 1}, false}, "读者还看不到完整的网站", "仍是完整的"},
		{"a later one", &interrupted{context.Canceled, sent, &delivery.Plan{Number: 5, Before: delivery.Earlier{Number: 4}}, false}, "读者看到的仍是完整的网站", "第一次"},
	} {
		var said bytes.Buffer
		command := &cobra.Command{}
		command.SetErr(&said)
		p := &publisher{c: command, progress: &progress{}}
		if err := p.explain(c.err); !errors.Is(err, errProblems) {
			t.Errorf("%s: %v", c.name, err)
		}
		if !strings.Contains(said.String(), c.says) || strings.Contains(said.String(), c.not) {
			t.Errorf("%s: %s", c.name, &said)
		}
	}
}
