package sftp

import (
	"io"
	"net"
	"os"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

// agentKeys are the keys of the user's SSH agent, which stays connected for
// them to sign. An agent that does not answer has none: its socket is often
// left over.
func agentKeys(socket string) ([]ssh.Signer, io.Closer) {
	c, err := dialAgent(socket)
	if err != nil {
		return nil, io.NopCloser(nil)
	}
	if c, ok := c.(net.Conn); ok {
		_ = c.SetDeadline(time.Now().Add(5 * time.Second))
		defer c.SetDeadline(time.Time{}) // to sign may ask the user
	}
	keys, err := agent.NewClient(c).Signers()
	if err != nil {
		c.Close()
		return nil, io.NopCloser(nil)
	}
	return keys, c
}

// dialAgent opens a socket, or a named pipe of Windows, where OpenSSH's agent
// is \\.\pipe\openssh-ssh-agent. It answers one request at a time, so the pipe
// is as good as a file.
func dialAgent(socket string) (io.ReadWriteCloser, error) {
	if strings.HasPrefix(socket, `\\`) {
		return os.OpenFile(socket, os.O_RDWR, 0)
	}
	return net.DialTimeout("unix", socket, 5*time.Second)
}
