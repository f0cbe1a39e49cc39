package host

import "errors"

// Refusal is an error that trying again does not mend, in Chinese, for an
// editor: a wrong password, a full disk, a setting that cannot be right.
type Refusal struct {
	Message string // what is wrong
	Hint    string // what to do, or to type
	Err     error  // what the host or the library said, if anything
	Secret  bool   // a password, passphrase or key was wrong: one that was kept is of no use
	Plain   bool   // Way.Plain would allow it
}

func (r *Refusal) Error() string {
	if r.Err != nil {
		return r.Message + ": " + r.Err.Error()
	}
	return r.Message
}

func (r *Refusal) Unwrap() error { return r.Err }

// Refuse makes a Refusal of an error, unless it is one already.
func Refuse(err error, message, hint string) error {
	var already *Refusal
	if errors.As(err, &already) {
		return err
	}
	return &Refusal{Message: message, Hint: hint, Err: err}
}
