// Package s3 publishes to a store that speaks S3: AWS, Aliyun OSS, Tencent
// COS, Cloudflare R2, MinIO and others.
//
// The client is our own, since no library takes a host as it is given with the
// bucket before it, in the path or nowhere, and the stores of today want each
// of these: OSS has its new users come by a domain of their own (since
// 2025-03-20, help.aliyun.com "Access OSS using an AWS SDK"), COS refuses
// buckets in the path (made since 2024-01-01, cloud.tencent.com/document/product/436/96243).
// A file is one plain signed PUT with Content-MD5 and the digest of its bytes,
// which all of them take; none of the chunked signatures, which OSS refuses.
//
// It knows no paper and no plan. What may pass is tried again by who calls it;
// here that is done only with a clock put right, and where a request may have
// changed on its way.
package s3

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bao/internal/config"
	"bao/internal/publish/host"
)

// parallel is how many calls are made at once, each over a connection of its
// own. A file takes one round trip: at 40 ms, half as many would fill 20 Mbit/s
// with files of 6 KB, were the store itself to take no time.
const parallel = 32

// store is one bucket, or what is below a prefix in it.
type store struct {
	at        place
	signer    signer
	transport *http.Transport
	now       func() time.Time
	compress  bool
	warning   string
	packer    packer

	clock  atomic.Int64 // nanoseconds that the store's clock is ahead of ours
	proved atomic.Bool  // an answer came that only a store gives to who has the key

	noCondition atomic.Bool // If-None-Match was refused
	shared      atomic.Bool // a file that was there was made again: Create keeps no promise

	mu    sync.Mutex
	doubt map[string][]byte // what Create sent without hearing how it went
}

// Open returns the store of a target. It asks for the secret key of
// "s3://<key id>@<host>", with the host of the address as written, but does
// not connect yet. The store may be used from many goroutines.
func Open(ctx context.Context, t config.Target, way host.Way) (host.Host, error) {
	at, err := placeOf(t)
	if err != nil {
		return nil, err
	}
	keyID := strings.TrimSpace(t.User)
	if keyID == "" {
		return nil, &host.Refusal{
			Message: "没有写对象存储的密钥编号（AccessKey ID、SecretId）",
			Hint:    "在 site.yaml 的这个发布目标里加上“用户: 密钥编号”；密钥本身不要写，发布时会问",
		}
	}
	secret, err := way.Secret(ctx, host.Password, "s3://"+keyID+"@"+at.written)
	if err != nil {
		return nil, err
	}
	transport, err := transportOf(way)
	if err != nil {
		return nil, err
	}
	return &store{
		at:        at,
		signer:    signer{keyID: keyID, secret: strings.TrimSpace(secret), region: regionOf(t.Region, at.written)},
		transport: transport, now: way.Time, compress: t.Compress, warning: warningOf(t, at), doubt: map[string][]byte{},
	}, nil
}

// Traits tell whether Create keeps its promise as far as that is known: each
// Create finds out.
func (s *store) Traits() host.Traits {
	return host.Traits{Parallel: parallel, Whole: true, Exclusive: !s.shared.Load(), Warning: s.warning}
}

func (s *store) Close() error {
	s.transport.CloseIdleConnections()
	return nil
}
