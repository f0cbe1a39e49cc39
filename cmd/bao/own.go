package main

import (
	"cmp"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
)

// dataFolder is where bao keeps what belongs to a user and to no paper:
// XDG_DATA_HOME, or what the system has in its place.
func dataFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir() // a service without a home: what is kept there costs nothing to lose
	}
	switch runtime.GOOS {
	case "windows":
		return filepath.Join(cmp.Or(os.Getenv("LocalAppData"), home), "bao")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "bao")
	}
	return filepath.Join(cmp.Or(os.Getenv("XDG_DATA_HOME"), filepath.Join(home, ".local", "share")), "bao")
}

// sshAgent is where the user's SSH agent listens; Windows' own has one place.
func sshAgent() string {
	if runtime.GOOS == "windows" {
		return cmp.Or(os.Getenv("SSH_AUTH_SOCK"), `\\.\pipe\openssh-ssh-agent`)
	}
	return os.Getenv("SSH_AUTH_SOCK")
}

// whoami is who others are told is publishing: the user and the computer.
func whoami() string {
	name := ""
	if u, err := user.Current(); err == nil {
		name = filepath.Base(filepath.FromSlash(u.Username)) // Windows has DOMAIN\name
	}
	if host, err := os.Hostname(); err == nil {
		name += "@" + host
	}
	return name
}
