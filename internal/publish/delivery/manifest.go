package delivery

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"bao/internal/publish/host"
)

// state is what is known of a file on the host.
type state byte

const (
	there   state = '=' // it has the bytes of the sum
	coming  state = '?' // it was about to be put: it is there or not, with those bytes or others
	turning state = '~' // it was about to be replaced: it is there, with those bytes or others
	kept    state = '-' // the paper no longer has it; it is deleted some day
)

// record is a file that a publication put on the host.
type record struct {
	state state
	sum   Sum
	size  int64
	until int64 // of what is kept: the Unix day from which on it is deleted
}

// manifest is what stands on the host about the host.
type manifest struct {
	Number    int       // of the publication, from 1; 0 where there was none
	Back      int       // the publication that it brought back; 0 for none
	Token     string    // of the run that wrote it
	At        time.Time // by the clock of who published
	By        string    // user and computer
	Title     string    // of the paper
	Done      bool      // the publication came to its end
	Withdrawn []string  // pages whose copy is withdrawn
	records   map[string]record
}

const (
	manifestName   = "manifest"
	manifestHeader = "bao publication " // and the number of the format
	manifestFormat = 1
	mostManifest   = 256 << 20 // bytes, unpacked: some 2,000,000 files
)

// errManifest is returned for a manifest that is no manifest, or not whole.
var errManifest = errors.New("delivery: the manifest on the host can't be read")

// ErrNewer is returned for a host that a later bao has published to, whose
// manifest this one does not understand.
var ErrNewer = errors.New("delivery: a newer bao published there")

// encode writes the manifest as compressed lines, the last of which holds the
// sum of those before: what is cut off or changed on its way is not believed.
func (m *manifest) encode() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s%d\nnumber %d\nback %d\ntoken %s\nat %s\nby %s\ntitle %s\ndone %t\n",
		manifestHeader, manifestFormat, m.Number, m.Back, m.Token, m.At.UTC().Format(time.RFC3339), line(m.By), line(m.Title), m.Done)
	for _, p := range m.Withdrawn {
		fmt.Fprintf(&out, "withdrawn %s\n", p)
	}
	paths := make([]string, 0, len(m.records))
	for p := range m.records {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	for _, p := range paths {
		r := m.records[p]
		fmt.Fprintf(&out, "%c %s %d %d %s\n", r.state, r.sum, r.size, r.until, p)
	}
	fmt.Fprintf(&out, "sum %x\n", sha256.Sum256(out.Bytes()))
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed) // sums don't shrink
	z.Write(out.Bytes())
	z.Close()
	return packed.Bytes()
}

// line is text that stays on its line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// decode reads what encode wrote. A later format may say otherwise how it
// ends, so only gzip's own sum tells that it came whole.
func decode(data []byte) (*manifest, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, errManifest
	}
	text, err := io.ReadAll(io.LimitReader(z, mostManifest))
	if err != nil {
		return nil, errManifest
	}
	header, _, _ := bytes.Cut(text, []byte("\n"))
	format, is := bytes.CutPrefix(header, []byte(manifestHeader))
	if n, err := strconv.Atoi(string(format)); !is || err != nil || n < manifestFormat {
		return nil, errManifest
	} else if n > manifestFormat {
		return nil, ErrNewer
	}
	at := bytes.LastIndex(text, []byte("\nsum ")) + 1
	if at == 0 || string(text[at:]) != fmt.Sprintf("sum %x\n", sha256.Sum256(text[:at])) {
		return nil, errManifest
	}
	m := &manifest{records: map[string]record{}}
	for line := range strings.Lines(string(text[len(header)+1 : at])) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if err := m.read(word, rest); err != nil {
			return nil, errManifest
		}
	}
	return m, nil
}

// read takes one line. Words that a later bao may add are passed over.
func (m *manifest) read(word, rest string) (err error) {
	switch word {
	case "number":
		m.Number, err = strconv.Atoi(rest)
	case "back":
		m.Back, err = strconv.Atoi(rest)
	case "token":
		m.Token = rest
	case "at":
		m.At, err = time.Parse(time.RFC3339, rest)
	case "by":
		m.By = rest
	case "title":
		m.Title = rest
	case "done":
		m.Done = rest == "true"
	case "withdrawn":
		m.Withdrawn = append(m.Withdrawn, rest)
	case "=", "?", "~", "-":
		part := strings.SplitN(rest, " ", 4)
		if len(part) != 4 || !fs.ValidPath(part[3]) || inControl(part[3]) {
			return errManifest // the manifest leads deletions: what it names lies on the host
		}
		sum, err1 := hex.DecodeString(part[0])
		size, err2 := strconv.ParseInt(part[1], 10, 64)
		until, err3 := strconv.ParseInt(part[2], 10, 64)
		if len(sum) != len(Sum{}) || size < 0 {
			return errManifest
		}
		m.records[part[3]] = record{state(word[0]), Sum(sum), size, until}
		err = errors.Join(err1, err2, err3)
	}
	return err
}

// inControl reports whether a path is of publishing's own. Some hosts don't
// tell capitals from small letters.
func inControl(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.EqualFold(first, host.Control)
}
