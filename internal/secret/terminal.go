package secret

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"

	"bao/internal/publish/host"
)

// Terminal returns an Ask that reads from a terminal without showing what is
// typed, and writes the question to out; nil where in is no terminal, so that
// nobody can answer. It reads in a goroutine, because a read of a terminal
// cannot be called off: when ctx ends, the terminal shows again what is typed.
func Terminal(in *os.File, out io.Writer) func(ctx context.Context, kind, account string) (string, error) {
	fd := int(in.Fd())
	if !term.IsTerminal(fd) {
		return nil
	}
	return func(ctx context.Context, kind, account string) (string, error) {
		before, err := term.GetState(fd)
		if err != nil {
			return "", host.Refuse(err, "终端里问不了"+word(kind), "设环境变量 BAO_"+strings.ToUpper(kind))
		}
		fmt.Fprintf(out, "%s 的%s（打字时不显示）：", printable(account), word(kind))
		type line struct {
			text []byte
			err  error
		}
		typed := make(chan line, 1)
		go func() {
			text, err := term.ReadPassword(fd)
			typed <- line{text, err}
		}()
		select {
		case l := <-typed:
			fmt.Fprintln(out)
			if l.err != nil { // the end of the input, for one
				return "", host.Refuse(l.err, "没有输入"+word(kind), "再发布一次，会再问")
			}
			return string(l.text), nil
		case <-ctx.Done():
			_ = term.Restore(fd, before) // there is nothing else to be done about it
			fmt.Fprintln(out)
			return "", ctx.Err()
		}
	}
}

// printable drops what a terminal would obey.
func printable(account string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, account)
}
