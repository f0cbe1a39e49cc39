package zip

import (
	"archive/zip"
	"errors"
	"io/fs"
	"os"

	"bao/internal/parcel"
	"bao/internal/publish/host"
)

// ours refuses a file that is in the place of the ZIP and that bao did not
// pack: somebody's archive, or no archive at all.
func ours(file string) error {
	if _, err := os.Stat(file); err != nil {
		return nil // there is none, or what is wrong shows when it is written
	}
	z, err := zip.OpenReader(file)
	var at *fs.PathError
	switch {
	case err == nil && z.Comment == parcel.Mark:
		return z.Close()
	case err == nil:
		z.Close()
	case errors.As(err, &at): // it can't be read, which is not to say that it is another's
		return host.Refuse(err, "读不了压缩包位置上已有的文件："+file, "关上正打开着它的程序，看看能不能读写它，再发布一次")
	}
	return &host.Refusal{
		Message: "压缩包的位置上有一个文件，不是 bao 打包的，没有动它：" + file,
		Hint:    "把它移走或改名，再发布一次；或者改 site.yaml 里压缩包的名字", Err: err,
	}
}
