package ftp

import (
	"fmt"
	"testing"

	"bao/internal/publish/host/hosttest"
)

// BenchmarkPut replaces pages of 6 KB over loopback, on as many connections as
// there may be.
func BenchmarkPut(b *testing.B) {
	for _, tls12 := range []bool{false, true} {
		b.Run(fmt.Sprint("only TLS 1.2: ", tls12), func(b *testing.B) {
			s := hosttest.VSFTPD(b)
			h := open(b, target(s), way(s))
			h.trust.old.Store(tls12)
			page := make([]byte, 6<<10)
			b.SetParallelism(h.Traits().Parallel)
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for i := 0; pb.Next(); i++ {
					if err := h.Put(b.Context(), hosttest.File(fmt.Sprintf("%d/%d.html", i%10, i%100), page)); err != nil {
						b.Error(err)
					}
				}
			})
		})
	}
}
