package main

import (
	"os"
	"time"

	"bao/internal/publish/host"
	"bao/internal/secret"
	"bao/internal/serve"
)

// idleLine is how long nothing may move on a connection.
const idleLine = 30 * time.Second

// hostWay is how hosts are reached from this computer.
func hostWay() host.Way {
	way := host.Way{Dial: host.Dialer(idleLine), Agent: sshAgent()}
	way.Home, _ = os.UserHomeDir()
	return way
}

// newSecrets finds what this computer keeps for publishing.
func newSecrets() *secret.Store {
	return &secret.Store{Env: os.Getenv, Ring: secret.System(), File: secret.File()}
}

// means are what the desk publishes with.
func means() serve.Means {
	return serve.Means{Way: hostWay(), Data: dataFolder(), Who: whoami(), Secrets: newSecrets}
}
