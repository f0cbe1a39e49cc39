package git

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"

	"bao/internal/publish/host"
)

// importer is a running git fast-import: the one process that writes all
// objects, and gives them back. Its files are told apart by marks, from 1.
type importer struct {
	cmd   *exec.Cmd
	in    *bufio.Writer
	close func() error
	out   *bufio.Reader
	said  *bytes.Buffer
	marks int
	dead  error // why it is of no use any more
}

// importing returns the importer, started when it is first needed. It lives
// until Close, longer than the context of any call. It looks for no likeness
// between files (depth): the push does, and better.
func (h *repo) importing() (*importer, error) {
	if h.in != nil {
		return h.in, h.in.dead
	}
	cmd := h.command(context.Background(), "fast-import", "--quiet", "--force", "--done", "--depth=0")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	i := &importer{cmd: cmd, in: bufio.NewWriterSize(in, 1<<16), close: in.Close, out: bufio.NewReaderSize(out, 1<<16), said: new(bytes.Buffer)}
	cmd.Stderr = i.said
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	h.in = i
	return i, nil
}

// write takes size bytes and returns the mark they have. What is not whole
// (the file cannot be read, has changed, the context ended) is filled up, so
// that the importer stays of use, and has no mark.
func (i *importer) write(ctx context.Context, body io.Reader, size int64, digest *[32]byte) (int, error) {
	i.marks++
	fmt.Fprintf(i.in, "blob\nmark :%d\ndata %d\n", i.marks, size)
	sum := sha256.New()
	n, trouble := io.Copy(io.MultiWriter(i.in, sum), io.LimitReader(&reader{ctx, body}, size))
	if n < size {
		if trouble == nil {
			trouble = io.ErrUnexpectedEOF
		}
		_, _ = io.CopyN(i.in, zeros{}, size-n)
	} else if digest != nil && [32]byte(sum.Sum(nil)) != *digest {
		trouble = errors.New("the file has changed")
	}
	if _, err := i.in.WriteString("\n"); err != nil {
		return 0, i.die(err)
	}
	if trouble != nil {
		return 0, trouble
	}
	return i.marks, nil
}

// reader ends with a context.
type reader struct {
	ctx context.Context
	io.Reader
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// read returns a file by its mark (":7") or its object, of a size that is known.
func (i *importer) read(what string, size int64) ([]byte, error) {
	about, err := i.ask("cat-blob " + what)
	if err != nil {
		return nil, err
	}
	if words := strings.Fields(about); len(words) != 3 || words[2] != strconv.FormatInt(size, 10) {
		return nil, i.die(fmt.Errorf("%q", about))
	}
	data := make([]byte, size+1) // a line feed follows
	if _, err := io.ReadFull(i.out, data); err != nil {
		return nil, i.die(err)
	}
	return data[:size], nil
}

// ask returns the line that answers a command.
func (i *importer) ask(command string) (string, error) {
	fmt.Fprintln(i.in, command)
	if err := i.in.Flush(); err != nil {
		return "", i.die(err)
	}
	line, err := i.out.ReadString('\n')
	if err != nil {
		return "", i.die(err)
	}
	return strings.TrimSuffix(line, "\n"), nil
}

// die ends the importer after trouble with it: what was put is lost, so that
// nothing but a new Host is of use.
func (i *importer) die(err error) error {
	i.end()
	i.dead = host.Refuse(failure(i.said.String(), err), "git 在这台电脑上出了差错，这次的内容没有发出去", "再发布一次；还是不行时看看磁盘满了没有")
	return i.dead
}

// end ends the process. What is on its way is no loss: it shows nowhere.
func (i *importer) end() {
	if i.dead == nil {
		_ = i.cmd.Process.Kill()
		_ = i.close()
		_ = i.cmd.Wait()
		i.dead = errors.New("closed")
	}
}
