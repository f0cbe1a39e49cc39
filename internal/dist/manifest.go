package dist

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

// ManifestName is the file in an output folder by which an earlier build is
// recognised. It lists what that build wrote.
const ManifestName = ".bao-manifest"

// manifestHeader names the format; another format is another build's folder,
// whose files are ours all the same but whose records mean nothing.
const manifestHeader = "bao manifest 3\n"

// record is what is remembered of a file that was written.
type record struct {
	key     Key
	size    int64
	modTime int64 // nanoseconds, as the file system reported it
}

// unknown marks a file that a build was about to write: it is ours, and
// nothing about its bytes may be believed.
func (r record) unknown() bool { return r == record{} }

// manifest is what a build leaves about the folder.
type manifest struct {
	whole   Key               // of the plan, all of it in place; zero for none
	records map[string]record // by path; nil where there is no manifest
}

func readManifest(root string) (manifest, error) {
	data, err := os.ReadFile(filepath.Join(root, ManifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return manifest{}, nil
	}
	if err != nil {
		return manifest{}, err
	}
	return decodeManifest(data), nil
}

// decodeManifest never fails: what can't be read is forgotten, and forgotten
// files are written anew.
func decodeManifest(data []byte) manifest {
	m := manifest{records: map[string]record{}}
	rest, ok := bytes.CutPrefix(data, []byte(manifestHeader))
	n := len(rest) - 4
	if !ok || n < len(m.whole) || crc32.ChecksumIEEE(rest[:n]) != binary.LittleEndian.Uint32(rest[n:]) {
		return m
	}
	m.whole = Key(rest)
	for rest = rest[len(m.whole):n]; ; {
		n, used := binary.Uvarint(rest)
		const fixed = 16 + 8 + 8
		if used <= 0 || n > uint64(len(rest)) || len(rest)-used < int(n)+fixed {
			break
		}
		rest = rest[used:]
		path := string(rest[:n])
		rest = rest[n:]
		m.records[path] = record{
			key:     Key(rest),
			size:    int64(binary.LittleEndian.Uint64(rest[16:])),
			modTime: int64(binary.LittleEndian.Uint64(rest[24:])),
		}
		rest = rest[fixed:]
	}
	return m
}

func encodeManifest(whole Key, records iter.Seq2[string, record]) []byte {
	out := append([]byte(manifestHeader), whole[:]...)
	for path, r := range records {
		out = binary.AppendUvarint(out, uint64(len(path)))
		out = append(out, path...)
		out = append(out, r.key[:]...)
		out = binary.LittleEndian.AppendUint64(out, uint64(r.size))
		out = binary.LittleEndian.AppendUint64(out, uint64(r.modTime))
	}
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out[len(manifestHeader):]))
}
