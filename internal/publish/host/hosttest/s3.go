package hosttest

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/minio/minio-go/v7/pkg/s3utils"
)

// Store is an S3 store in memory. It takes signed requests alone, with the
// bucket in the path where the host is a number, else in the host or nowhere.
type Store struct {
	Address string // http://127.0.0.1:port, where it is written to
	Site    string // http://127.0.0.1:port, where everybody reads: a key is a path, and a path that ends in / its index.html
	Bucket  string
	KeyID   string
	Secret  string
	Region  string
	Handler http.Handler // what Address serves

	backend *s3mem.Backend
}

// S3 starts a store with one empty bucket, until the test ends.
func S3(t TB) *Store {
	s := &Store{Bucket: "paper", KeyID: "AKIDEXAMPLE", Secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Region: "us-east-1", backend: s3mem.New()}
	if err := s.backend.CreateBucket(s.Bucket); err != nil {
		t.Fatal(err)
	}
	s.Handler = s.signed(gofakes3.New(s.backend, gofakes3.WithLogger(gofakes3.DiscardLog())).Server())
	api := httptest.NewServer(s.Handler)
	t.Cleanup(api.Close)
	site := httptest.NewServer(http.HandlerFunc(s.read))
	t.Cleanup(site.Close)
	s.Address, s.Site = api.URL, site.URL
	return s
}

// Objects are the bytes of everything in the bucket as they are stored, by
// key.
func (s *Store) Objects(t TB) map[string][]byte {
	t.Helper()
	list, err := s.backend.ListBucket(s.Bucket, nil, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	objects := map[string][]byte{}
	for _, c := range list.Contents {
		o, err := s.backend.GetObject(s.Bucket, c.Key, nil)
		if err != nil {
			t.Fatal(err)
		}
		if objects[c.Key], err = io.ReadAll(o.Contents); err != nil {
			t.Fatal(err)
		}
	}
	return objects
}

// keptCache is where the cache lifetime of an object is kept, which gofakes3
// forgets.
const keptCache = "X-Amz-Kept-Cache-Control"

// read shows an object to a reader.
func (s *Store) read(w http.ResponseWriter, r *http.Request) {
	key := strings.TrimPrefix(r.URL.Path, "/")
	if key == "" || strings.HasSuffix(key, "/") {
		key += "index.html"
	}
	o, err := s.backend.GetObject(s.Bucket, key, nil)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer o.Contents.Close()
	for to, from := range map[string]string{"Content-Type": "Content-Type", "Content-Encoding": "Content-Encoding", "Cache-Control": keptCache} {
		if v := o.Metadata[from]; v != "" {
			w.Header().Set(to, v)
		}
	}
	w.Header().Set("Content-Length", fmt.Sprint(o.Size))
	_, _ = io.Copy(w, o.Contents)
}

// signed lets through what is signed with the store's key, for its region and
// with the digest of its body, and puts the bucket in the path.
func (s *Store) signed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		if status, code := s.judge(r, body); code != "" {
			w.Header().Set("Content-Type", "application/xml")
			w.WriteHeader(status)
			_, _ = fmt.Fprintf(w, "<Error><Code>%s</Code><Message>no</Message><Region>%s</Region></Error>", code, s.Region)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if h, _, err := net.SplitHostPort(r.Host); err != nil || net.ParseIP(h) == nil {
			r.URL.Path = strings.TrimSuffix("/"+s.Bucket+r.URL.Path, "/")
			r.URL.RawPath = ""
		}
		r.Header.Set(keptCache, r.Header.Get("Cache-Control"))
		for _, name := range []string{"Content-Encoding", "X-Amz-Meta-Sha256"} {
			if r.Header.Get(name) == "" {
				r.Header.Set(name, "") // gofakes3 keeps those of the object before, which stores don't
			}
		}
		next.ServeHTTP(w, r)
	})
}

// judge is the status and the code of what is wrong with a request.
func (s *Store) judge(r *http.Request, body []byte) (status int, code string) {
	var credential, signed, signature string
	parts := strings.Split(strings.TrimPrefix(r.Header.Get("Authorization"), "AWS4-HMAC-SHA256 "), ", ")
	if len(parts) != 3 {
		return http.StatusForbidden, "AccessDenied"
	}
	for i, to := range []*string{&credential, &signed, &signature} {
		_, *to, _ = strings.Cut(parts[i], "=")
	}
	keyID, scope, _ := strings.Cut(credential, "/")
	date := r.Header.Get("X-Amz-Date")
	if keyID != s.KeyID {
		return http.StatusForbidden, "InvalidAccessKeyId"
	}
	if len(date) < 8 || scope != date[:8]+"/"+s.Region+"/s3/aws4_request" {
		return http.StatusBadRequest, "AuthorizationHeaderMalformed"
	}
	if digest := r.Header.Get("X-Amz-Content-Sha256"); digest != hash(body) && digest != "UNSIGNED-PAYLOAD" {
		return http.StatusBadRequest, "XAmzContentSHA256Mismatch"
	}
	var headers strings.Builder
	for name := range strings.SplitSeq(signed, ";") {
		value := strings.Join(r.Header.Values(name), ",")
		if name == "host" {
			value = r.Host
		}
		headers.WriteString(name + ":" + value + "\n")
	}
	for name := range r.Header {
		if name = strings.ToLower(name); strings.HasPrefix(name, "x-") && !strings.Contains(";"+signed+";", ";"+name+";") {
			return http.StatusForbidden, "AccessDenied"
		}
	}
	canonical := strings.Join([]string{
		r.Method, s3utils.EncodePath(r.URL.Path), strings.ReplaceAll(r.URL.Query().Encode(), "+", "%20"),
		headers.String(), signed, r.Header.Get("X-Amz-Content-Sha256"),
	}, "\n")
	key := []byte("AWS4" + s.Secret)
	for part := range strings.SplitSeq(scope, "/") {
		key = mac(key, part)
	}
	if want := hex.EncodeToString(mac(key, "AWS4-HMAC-SHA256\n"+date+"\n"+scope+"\n"+hash([]byte(canonical)))); want != signature {
		return http.StatusForbidden, "SignatureDoesNotMatch"
	}
	return 0, ""
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}
