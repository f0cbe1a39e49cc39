package secret

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"bao/internal/patience"
	"bao/internal/publish/host"
)

// File returns where a user's secrets are kept in a file: one JSON object,
// accounts to secrets. It is empty where the user has no folder for settings.
func File() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "bao", "secrets")
}

// mostFile is how many bytes such a file may have: some thousands of accounts.
const mostFile = 1 << 20

// read returns what the file keeps; none is kept where it is missing. It
// refuses one that others can read, and one that goes wherever the paper goes.
func (s *Store) read() (map[string]string, error) {
	if s.File == "" {
		return nil, nil
	}
	info, err := os.Stat(s.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(s.File, err)
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for ever
		return nil, &host.Refusal{Message: s.File + " 不是文件，不能从里面读密码", Hint: "移走它"}
	}
	if err := s.outside(); err != nil {
		return nil, err
	}
	f, err := os.Open(s.File)
	if err != nil {
		return nil, unreadable(s.File, err)
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		return nil, unreadable(s.File, err)
	}
	// On Windows the profile's folder keeps others out, and modes say nothing.
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, &host.Refusal{
			Message: "存密码的文件，别的用户也打得开：" + s.File,
			Hint:    "运行 chmod 600 '" + s.File + "'，再想想密码要不要换",
		}
	}
	data, err := io.ReadAll(io.LimitReader(f, mostFile+1))
	if err != nil {
		return nil, unreadable(s.File, err)
	}
	kept, ok := parse(data)
	if !ok {
		return nil, &host.Refusal{
			Message: "存密码的文件格式不对：" + s.File,
			Hint:    `写成 {"sftp://user@www.example.cn:22": "密码"}，几个之间用逗号隔开；或者删去它，发布时会再问`,
		}
	}
	return kept, nil
}

// parse reads the file's format. What is wrong in it is not told: the error of
// the JSON package quotes the input.
func parse(data []byte) (map[string]string, bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // Notepad's
	if len(data) > mostFile {
		return nil, false
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return map[string]string{}, true
	}
	var kept map[string]string
	if json.Unmarshal(data, &kept) != nil || kept == nil {
		return nil, false
	}
	return kept, true
}

// change changes what the file keeps, by way of a neighbour with the mode
// 0600, so that it is never half written. Two programs at once may lose what
// one of them keeps; the next run asks again.
func (s *Store) change(edit func(kept map[string]string)) error {
	if s.File == "" {
		return &host.Refusal{Message: "这台电脑上没有地方记密码", Hint: "设环境变量 " + s.variables(host.Password)[0]}
	}
	if err := s.outside(); err != nil {
		return err
	}
	kept, err := s.read()
	if err != nil {
		return err
	}
	if kept == nil {
		kept = map[string]string{}
	}
	edit(kept)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // somebody may look at it
	e.SetIndent("", "  ")
	if err = e.Encode(kept); err == nil {
		err = replace(s.File, b.Bytes())
	}
	if err != nil {
		return host.Refuse(err, "密码记不下来："+s.File, "看看磁盘满了没有，文件夹能不能写")
	}
	return nil
}

func replace(file string, data []byte) error {
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, ".secrets-*") // with the mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return patience.Try(func() error { return os.Rename(temp.Name(), file) })
}

// outside refuses a file in the paper's folder, which is copied, published and
// handed on. Folders are compared as the system knows them: their names do not
// tell where case does not matter or folders are mounted twice.
func (s *Store) outside() error {
	paper, err := os.Stat(s.Paper)
	if err != nil {
		return nil
	}
	for at := existing(s.File); ; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, paper) {
			return &host.Refusal{
				Message: "存密码的文件在报纸的文件夹里，会跟着报纸交给别人：" + s.File,
				Hint:    "把它移到报纸的文件夹外面",
			}
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}

// existing is the file, or the nearest folder above it that is there, without
// links.
func existing(file string) string {
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	for ; ; file = filepath.Dir(file) {
		if real, err := filepath.EvalSymlinks(file); err == nil {
			return real
		}
		if file == filepath.Dir(file) {
			return file
		}
	}
}

func unreadable(file string, err error) error {
	return host.Refuse(err, "存密码的文件读不了："+file, "看看这个文件是不是自己的，或者删去它，发布时会再问")
}
