package word97

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"bao/internal/foreign"
	"bao/internal/proof"
)

// Files with a few bytes changed lose nothing and take no time.
func TestChangedBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{"willow", "market"} {
		data, err := os.ReadFile("testdata/" + name + ".doc")
		if err != nil {
			t.Fatal(err)
		}
		for range rounds {
			b := bytes.Clone(data)
			for range 1 + random.IntN(6) {
				at := random.IntN(len(b))
				b[at] = []byte{0, 1, 0x7F, 0xFF, byte(random.IntN(256)), b[at] ^ 1<<random.IntN(8)}[random.IntN(6)]
			}
			start := proof.Spent()
			d, err := Read(b)
			if took := proof.Spent() - start; took > 2*time.Second {
				t.Fatalf("took %v", took)
			}
			var refusal *foreign.Refusal
			switch {
			case err == nil:
				checkLost(t, b, d)
			case !errors.As(err, &refusal):
				t.Fatalf("not a refusal: %v", err)
			}
			if t.Failed() {
				return
			}
		}
	}
}

const rounds = 1500
