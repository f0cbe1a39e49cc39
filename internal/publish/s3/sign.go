package s3

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// signer signs requests with AWS Signature V4, as it is for S3: paths are
// escaped once, and the digest of the body is a header.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
type signer struct{ keyID, secret, region string }

const (
	amzDate   = "20060102T150405Z"
	amzDigest = "X-Amz-Content-Sha256"
)

// unsigned are headers that proxies may change.
var unsigned = map[string]bool{"accept-encoding": true, "authorization": true, "user-agent": true}

// sign signs every header that is set, at a time. The request's X-Amz-Content-Sha256
// is the digest of its body, and its URL was made by target.
func (s signer) sign(req *http.Request, at time.Time) {
	at = at.UTC()
	req.Header.Set("X-Amz-Date", at.Format(amzDate))
	values := map[string]string{"host": req.URL.Host}
	names := []string{"host"}
	for name, v := range req.Header {
		name = strings.ToLower(name)
		if !unsigned[name] {
			names = append(names, name)
			values[name] = strings.Join(strings.Fields(strings.Join(v, ",")), " ")
		}
	}
	slices.Sort(names)
	var canonical strings.Builder
	canonical.WriteString(req.Method + "\n" + req.URL.EscapedPath() + "\n" + req.URL.RawQuery + "\n")
	for _, name := range names {
		canonical.WriteString(name + ":" + values[name] + "\n")
	}
	signed := strings.Join(names, ";")
	canonical.WriteString("\n" + signed + "\n" + req.Header.Get(amzDigest))

	day := at.Format("20060102")
	scope := day + "/" + s.region + "/s3/aws4_request"
	digest := sha256.Sum256([]byte(canonical.String()))
	key := []byte("AWS4" + s.secret)
	for _, part := range []string{day, s.region, "s3", "aws4_request"} {
		key = sum(key, part)
	}
	signature := sum(key, "AWS4-HMAC-SHA256\n"+at.Format(amzDate)+"\n"+scope+"\n"+hex.EncodeToString(digest[:]))
	req.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+s.keyID+"/"+scope+", SignedHeaders="+signed+", Signature="+hex.EncodeToString(signature))
}

func sum(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}

// target is the URL of a path and a query, escaped on the wire exactly as it
// is signed: everything but A-Z a-z 0-9 - . _ ~ and the slashes of the path.
func (p place) target(path string, query url.Values) *url.URL {
	return &url.URL{
		Scheme: p.scheme, Host: p.host, Path: path, RawPath: escape(path),
		RawQuery: strings.ReplaceAll(query.Encode(), "+", "%20"),
	}
}

func escape(path string) string {
	const digits = "0123456789ABCDEF"
	b := make([]byte, 0, len(path)+len(path)/2)
	for i := range len(path) {
		switch c := path[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b = append(b, c)
		default:
			b = append(b, '%', digits[c>>4], digits[c&15])
		}
	}
	return string(b)
}
