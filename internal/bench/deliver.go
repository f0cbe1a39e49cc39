package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"bao/internal/config"
	"bao/internal/publish/all"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
)

// delivered is a publication without the paper: a folder is brought to a host,
// or an earlier publication back. It is a process of its own, as rclone is.
type delivered struct {
	Target config.Target
	Secret string
	Home   string // without ~/.ssh
	Folder string // what is published
	Data   string // what this computer keeps about the host
	Back   bool   // the publication before, instead
}

// deliver reads a delivered from a file, carries it out, and prints what it
// did.
func deliver(file string, out io.Writer) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var d delivered
	if err := json.Unmarshal(text, &d); err != nil {
		return err
	}
	ctx := context.Background()
	h, err := all.Open(ctx, d.Target, host.Way{
		Dial: host.Dialer(30 * time.Second), Home: d.Home, Plain: true,
		Secret: func(context.Context, string, string) (string, error) { return d.Secret, nil },
	})
	if err != nil {
		return err
	}
	defer h.Close()
	calls := &calls{Host: h}
	p, err := delivery.Open(delivery.Options{Host: calls.host(), Data: d.Data, Who: "bench", Title: "槐荫里", Limit: 2 << 30, Keep: 7 * 24 * time.Hour})
	if err != nil {
		return err
	}
	defer p.Close()
	set, err := d.set(p)
	if err != nil {
		return err
	}
	plan, err := p.Plan(ctx, set)
	if err != nil {
		return err
	}
	result, err := p.Send(ctx, plan)
	if err == nil {
		err = result.Forgotten
	}
	if err == nil {
		err = json.NewEncoder(out).Encode(outcome{Sent: result.Sent, Calls: int(calls.n.Load())})
	}
	return err
}

// outcome is what deliver prints.
type outcome struct{ Sent, Calls int }

func (d delivered) set(p *delivery.Publisher) (delivery.Set, error) {
	if !d.Back {
		return delivery.Folder(d.Folder)
	}
	earlier := p.Earlier()
	if len(earlier) < 2 {
		return delivery.Set{}, fmt.Errorf("there is nothing to go back to")
	}
	return p.Back(earlier[1].Number)
}

// calls is a host that counts what is asked of it.
type calls struct {
	host.Host
	n atomic.Int64
}

// host is a Sweeper where the one that is counted is.
func (c *calls) host() host.Host {
	if s, ok := c.Host.(host.Sweeper); ok {
		return struct {
			*calls
			host.Sweeper
		}{c, s}
	}
	return c
}

func (c *calls) Read(ctx context.Context, path string, most int64) ([]byte, error) {
	c.n.Add(1)
	return c.Host.Read(ctx, path, most)
}

func (c *calls) Put(ctx context.Context, f *host.File) error {
	c.n.Add(1)
	return c.Host.Put(ctx, f)
}

func (c *calls) Create(ctx context.Context, path string, data []byte) error {
	c.n.Add(1)
	return c.Host.Create(ctx, path, data)
}

func (c *calls) Delete(ctx context.Context, path string) error {
	c.n.Add(1)
	return c.Host.Delete(ctx, path)
}

func (c *calls) List(ctx context.Context) ([]host.Entry, error) {
	c.n.Add(1)
	return c.Host.List(ctx)
}
