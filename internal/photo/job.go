package photo

import "context"

// Job is something to be made of a picture once, and kept under its key.
type Job struct {
	Key    string // equal keys mean equal results; fit for a file name
	Memory int64  // bytes that it takes at most, about
	// Make may be called more than once, and from any goroutine.
	Make func(ctx context.Context) (Set, error)
}

// Job is Make, for the file that has this digest and that read reads.
func (s Spec) Job(digest string, in Info, read func() ([]byte, error)) Job {
	return job(s.Key(digest), in, read, func(ctx context.Context, src []byte) (Set, error) {
		return Make(ctx, src, s)
	})
}

// StripJob is Strip: a set of one size, in the picture's own size.
func StripJob(digest string, in Info, read func() ([]byte, error)) Job {
	return job(Spec{}.Key("strip "+digest), in, read, func(ctx context.Context, src []byte) (Set, error) {
		clean, ext, err := Strip(ctx, src)
		return Set{Sizes: []Size{{in.Width, in.Height, ext, clean}}}, err
	})
}

// IconsJob is Icons: a set of favicon.ico and the touch icon.
func IconsJob(digest string, in Info, read func() ([]byte, error)) Job {
	return job(Spec{}.Key("icons "+digest), in, read, func(ctx context.Context, src []byte) (Set, error) {
		ico, touch, err := Icons(ctx, src, Crop{})
		return Set{Sizes: []Size{{Ext: ".ico", Data: ico}, {Ext: ".png", Data: touch}}}, err
	})
}

func job(key string, in Info, read func() ([]byte, error), work func(context.Context, []byte) (Set, error)) Job {
	return Job{key, in.Memory, func(ctx context.Context) (Set, error) {
		if err := ctx.Err(); err != nil {
			return Set{}, err
		}
		src, err := read()
		if err != nil {
			return Set{}, err
		}
		return work(ctx, src)
	}}
}
