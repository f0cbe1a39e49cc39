package patience

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// TestTry holds a file for a while, for ever, and not at all.
func TestTry(t *testing.T) {
	held, other := errors.New("held"), errors.New("other")
	for name, test := range map[string]struct {
		long    time.Duration
		then    error
		want    error
		atLeast time.Duration
		atMost  time.Duration
	}{
		"not held":         {0, nil, nil, 0, 0},
		"another error":    {0, other, other, 0, 0},
		"held for a while": {time.Second, nil, nil, time.Second, 1200 * time.Millisecond},
		"then another":     {time.Second, other, other, time.Second, 1200 * time.Millisecond},
		"held for good":    {time.Hour, nil, held, most, most + 200*time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				begun := time.Now()
				got := try(func() error {
					if time.Since(begun) < test.long {
						return held
					}
					return test.then
				}, func(err error) bool { return err == held })
				if took := time.Since(begun); got != test.want || took < test.atLeast || took > test.atMost {
					t.Errorf("%v after %v", got, took)
				}
			})
		})
	}
}
