package sftp

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/pkg/sftp"
)

// liar says of a link that it is made, and makes none, as rclone's server does.
type liar struct {
	sftp.FileCmder
	sftp.PosixRenameFileCmder
}

func (l liar) Filecmd(r *sftp.Request) error {
	if r.Method == "Link" {
		return nil
	}
	return l.FileCmder.Filecmd(r)
}

func TestCreateWithoutLinks(t *testing.T) {
	handlers := sftp.InMemHandler()
	handlers.FileCmd = liar{handlers.FileCmd, handlers.FileCmd.(sftp.PosixRenameFileCmder)}
	f := &fake{password: "right", handlers: &handlers}
	h := mustOpen(t, f.start(t), knows("right"))
	if err := h.Create(t.Context(), ".bao-publish/lock", []byte("first")); err != nil {
		t.Fatal(err)
	}
	if got, err := h.Read(t.Context(), ".bao-publish/lock", 100); err != nil || string(got) != "first" {
		t.Errorf("%q, %v", got, err)
	}
	if err := h.Create(t.Context(), ".bao-publish/lock", []byte("second")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("created twice: %v", err)
	}
}
