// Package loopback finds addresses of this computer for the servers of tests.
package loopback

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
)

// Free returns an address (127.0.0.1:PORT) at which no server listens. It is below
// the ports that systems give to connections and to servers that ask for any, from
// 32768 on (Linux) or 49152 (the others): one of those another test may be given
// before the server that it is meant for listens, or while that is away.
func Free() (string, error) {
	for range 100 {
		address := fmt.Sprint("127.0.0.1:", 10_000+rand.IntN(22_000))
		if l, err := net.Listen("tcp", address); err == nil {
			return address, l.Close()
		}
	}
	return "", errors.New("no port is free")
}
