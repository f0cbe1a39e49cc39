package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// contender brings the pages somewhere: to a place of its own, or, where it
// follows, to that of the contender before it.
type contender struct {
	name                 string
	place                string
	connections, workers int
	command              []string
	follows              bool
}

func (c contender) key() string { return fmt.Sprint(c.name, c.connections) }

// baoRow is what the others are compared with.
const baoRow = "bao"

// rclone is a way to call rclone.
type rclone struct {
	name        string
	connections int
	flags       []string
	usual       bool // it takes minutes, so who wants it says so
}

// contenders are bao, its going back and its having nothing to do, and rclone
// in all ways. Over a line that takes time, that with fewer calls at once, which
// waits for every answer, is left out.
func (p *publishing) contenders(at berth, l line, address string) ([]contender, error) {
	line := strings.NewReplacer(" ", "", ",", "-", "/", "").Replace(l.name)
	config, err := p.remote(at.name+line, at, address)
	if err != nil {
		return nil, err
	}
	var all []contender
	const unchanged, back = "bao, nothing changed", "bao, back"
	follows := map[string]bool{unchanged: true, back: true}
	bao := func(name, place string, change func(*delivered)) {
		d := at.deliver(address, place)
		d.Folder, d.Data = p.pages(), filepath.Join(p.dir, "data", at.name+place)
		change(&d)
		file := filepath.Join(p.dir, fmt.Sprintf("%s%s-%d.json", at.name, line, len(all)))
		err = write0600(file, d)
		all = append(all, contender{name, place, at.connections, at.workers, []string{p.self, "deliver", file}, follows[name]})
	}
	rclone := func(name string, connections int, flags ...string) {
		place := fmt.Sprintf("%s-rclone-%d", line, len(all))
		n := fmt.Sprint(connections)
		command := append([]string{p.rclone, "copy", "--config", config, "--transfers", n, "--checkers", n}, flags...)
		all = append(all, contender{name, place, connections, connections, append(command, p.pages(), "host:"+at.root+place), false})
	}
	bao(baoRow, line+"-bao", func(*delivered) {})
	bao(unchanged, line+"-bao", func(*delivered) {})
	bao(back, line+"-bao", func(d *delivered) { d.Back = true })
	if at.compresses {
		bao("bao, compressed", line+"-packed", func(d *delivered) { d.Target.Compress = true })
	}
	for _, r := range at.rclones {
		if p.rclone != "" && (!r.usual || p.usual) && (l.rate == 0 || r.connections == at.workers) {
			rclone(r.name, r.connections, r.flags...)
		}
	}
	return all, err
}

// remote writes the settings of rclone's remote "host", and returns the file.
func (p *publishing) remote(name string, at berth, address string) (string, error) {
	file := filepath.Join(p.dir, name+".conf")
	text := "[host]\n"
	for key, value := range at.rclone(address) {
		text += key + " = " + value + "\n"
	}
	return file, os.WriteFile(file, []byte(text), 0o600)
}

func write0600(file string, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}
