package ftp

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"path"
	"strings"
	"sync"
	"testing"

	"bao/internal/publish/host/hosttest"
)

// script is an FTP server without TLS that can be told to answer otherwise.
type script struct {
	// answer is asked first: what it returns is sent instead, and "" is
	// nothing. n counts the times this command came.
	answer func(command, argument string, n int) string
	list   func(w io.Writer, dir string) // what LIST sends

	mu    sync.Mutex
	files map[string]string
	dirs  map[string]bool
	times map[string]int
}

func (s *script) start(t testing.TB) *hosttest.FTPServer {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	s.files, s.dirs, s.times = map[string]string{}, map[string]bool{"/": true, "/www": true}, map[string]int{}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go s.serve(c)
		}
	}()
	return &hosttest.FTPServer{Address: l.Addr().String(), User: "editor", Password: "hemlig"}
}

func (s *script) told(command, argument string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.times[command]++
	if s.answer == nil {
		return ""
	}
	return s.answer(command, argument, s.times[command])
}

func (s *script) serve(c net.Conn) {
	defer c.Close()
	say := func(line string) { _, _ = io.WriteString(c, line+"\r\n") }
	hello := s.told("", "")
	if hello == "" {
		hello = "220 hello"
	}
	say(hello)
	in := bufio.NewScanner(c)
	var data net.Listener
	dir, from := "/", ""
	for in.Scan() {
		command, argument, _ := strings.Cut(in.Text(), " ")
		if line := s.told(command, argument); line != "" {
			say(line)
			continue
		}
		switch command {
		case "EPSV":
			data, _ = net.Listen("tcp", "127.0.0.1:0")
			say(fmt.Sprintf("229 here (|||%d|)", data.Addr().(*net.TCPAddr).Port))
		case "PASV": // behind a router that it doesn't know of
			data, _ = net.Listen("tcp", "127.0.0.1:0")
			port := data.Addr().(*net.TCPAddr).Port
			say(fmt.Sprintf("227 here (10,255,255,1,%d,%d)", port>>8, port&255))
		case "STOR", "RETR", "LIST":
			if _, there := s.get(argument); command == "RETR" && !there {
				say("550 no such file")
				continue
			}
			say("150 go on")
			d, _ := data.Accept()
			data.Close()
			s.transfer(d, command, argument, dir)
			say("226 done")
		case "CWD":
			dir = argument
			say(s.folder(argument))
		case "RNFR":
			from = argument
			say("350 to?")
		default:
			say(s.simple(command, argument, from))
		}
	}
}

func (s *script) get(name string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.files[name]
	return data, ok
}

func (s *script) folder(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dirs[name] {
		return "250 there"
	}
	return "550 no such folder"
}

func (s *script) transfer(d net.Conn, command, argument, dir string) {
	defer d.Close()
	switch command {
	case "STOR":
		data, _ := io.ReadAll(d)
		s.mu.Lock()
		s.files[argument] = string(data)
		s.mu.Unlock()
	case "RETR":
		data, _ := s.get(argument)
		_, _ = io.WriteString(d, data)
	case "LIST":
		if s.list != nil {
			s.list(d, dir)
			return
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		for name, data := range s.files {
			if path.Dir(name) == dir {
				fmt.Fprintf(d, "-rw-r--r-- 1 a a %d Jan 02 2025 %s\r\n", len(data), path.Base(name))
			}
		}
	}
}

func (s *script) simple(command, argument, from string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch command {
	case "USER":
		return "331 password?"
	case "PASS":
		return "230 welcome"
	case "FEAT":
		return "211-these\r\n UTF8\r\n211 end"
	case "TYPE", "OPTS", "NOOP":
		return "200 fine"
	case "PWD":
		return `257 "/"`
	case "MKD":
		if s.dirs[argument] || !s.dirs[path.Dir(argument)] {
			return "550 no"
		}
		s.dirs[argument] = true
		return `257 "made"`
	case "RMD":
		for name := range s.files {
			if strings.HasPrefix(name, argument+"/") {
				return "550 not empty"
			}
		}
		delete(s.dirs, argument)
		return "250 gone"
	case "SIZE":
		if data, ok := s.files[argument]; ok {
			return fmt.Sprint("213 ", len(data))
		}
		return "550 no such file"
	case "DELE":
		if _, ok := s.files[argument]; !ok {
			return "550 no such file"
		}
		delete(s.files, argument)
		return "250 gone"
	case "RNTO":
		s.files[argument] = s.files[from]
		delete(s.files, from)
		return "250 done"
	case "QUIT":
		return "221 bye"
	}
	return "502 what?"
}
