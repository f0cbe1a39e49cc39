package s3

import (
	"encoding/xml"
	"fmt"
	"io"
	"mime"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// failure is an answer that says no.
type failure struct {
	XMLName  xml.Name `xml:"Error"`
	Code     string   // "NoSuchBucket"; empty where it is not the answer of a store
	Message  string
	Region   string // where the bucket is, if the store says so
	Endpoint string // the host to ask instead
	status   int
	date     time.Time // by the store's clock
	page     bool      // it is a web page
}

func (f *failure) Error() string {
	text := fmt.Sprintf("%d %s", f.status, http.StatusText(f.status))
	if f.Code != "" {
		text += " " + f.Code
	}
	if f.Message != "" {
		text += ": " + f.Message
	}
	return text
}

// skewed reports whether the times of the two clocks are too far apart.
func (f *failure) skewed() bool {
	return f.Code == "RequestTimeTooSkewed" || f.Code == "RequestExpired" ||
		f.Code == "AccessDenied" && strings.Contains(f.Message, "Request has expired") // COS
}

// mostAnswer is more than any error of a store is long.
const mostAnswer = 64 << 10

// failureOf reads an answer that says no, and ends it.
func failureOf(resp *http.Response) *failure {
	defer drain(resp)
	f := &failure{}
	text, _ := io.ReadAll(io.LimitReader(resp.Body, mostAnswer))
	if xml.Unmarshal(text, f) != nil {
		f = &failure{}
	}
	f.status = resp.StatusCode
	f.page = page(resp)
	f.date, _ = http.ParseTime(resp.Header.Get("Date"))
	if f.Region == "" {
		f.Region = resp.Header.Get("X-Amz-Bucket-Region")
	}
	f.Code, f.Message, f.Region, f.Endpoint = plain(f.Code), plain(f.Message), name(f.Region), name(f.Endpoint)
	return f
}

func page(resp *http.Response) bool {
	media, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	return media == "text/html"
}

// plain is what a server says, fit to be shown in a line.
func plain(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r < ' ' || 0x7f <= r && r < 0xa0 }), " ")
	if len(text) > 300 {
		text = strings.ToValidUTF8(text[:300], "") + "…"
	}
	return text
}

var nameForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$`)

// name is a name of a host or a region, or nothing.
func name(text string) string {
	if nameForm.MatchString(text) {
		return text
	}
	return ""
}
