package load

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"reflect"
	"sync"

	"bao/internal/diag"
)

// packed returns what v points to in the form of pack.
func packed(v any) string {
	scratch := scratches.Get().(*[]byte)
	defer scratches.Put(scratch)
	*scratch = pack((*scratch)[:0], v)
	return string(*scratch)
}

var scratches = sync.Pool{New: func() any { return new([]byte) }}

// pack appends what v points to, a plain struct of exported fields, in a
// compact form. Being driven by the type it cannot forget a field.
func pack(dst []byte, v any) []byte { return packValue(dst, reflect.ValueOf(v).Elem()) }

func packValue(dst []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return append(dst, 1)
		}
		return append(dst, 0)
	case reflect.Int:
		return binary.AppendVarint(dst, v.Int())
	case reflect.Uint8:
		return append(dst, byte(v.Uint()))
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(dst, math.Float64bits(v.Float()))
	case reflect.String:
		return packText(dst, v.String())
	case reflect.Pointer: // of a problem to its rule
		if v.IsNil() {
			return packText(dst, "")
		}
		return packText(dst, v.Interface().(*diag.Rule).ID)
	case reflect.Array: // a digest
		return append(dst, v.Bytes()...)
	case reflect.Slice:
		dst = binary.AppendUvarint(dst, uint64(v.Len()))
		for i := range v.Len() {
			dst = packValue(dst, v.Index(i))
		}
		return dst
	case reflect.Struct:
		return packStruct(dst, v)
	}
	panic(fmt.Sprintf("load: can't remember a %s", v.Type()))
}

// packStruct packs the fields that say something, behind a bit for each of all:
// an article uses a third of what front matter and copy may have.
func packStruct(dst []byte, v reflect.Value) []byte {
	var used uint64
	if v.NumField() > 64 {
		panic(fmt.Sprintf("load: %s has more fields than bits tell of", v.Type()))
	}
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			used |= 1 << i
		}
	}
	dst = binary.AppendUvarint(dst, used)
	for ; used != 0; used &= used - 1 {
		dst = packValue(dst, v.Field(bits.TrailingZeros64(used)))
	}
	return dst
}

func packText[T string | []byte](dst []byte, s T) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

var errDamaged = errors.New("load: damaged memory")

// unpack reads into the struct that v points to and requires that data is
// used up. Its texts are stretches of data. Damaged data gives an error, never
// a panic or a large allocation.
func unpack(data string, v any) error {
	u := unpacker{data}
	if err := u.value(reflect.ValueOf(v).Elem()); err != nil {
		return err
	}
	if u.data != "" {
		return errDamaged
	}
	return nil
}

type unpacker struct{ data string }

func (u *unpacker) take(n int) (string, error) {
	if n > len(u.data) {
		return "", errDamaged
	}
	taken := u.data[:n]
	u.data = u.data[n:]
	return taken, nil
}

// uvarint reads a number as encoding/binary writes it.
func (u *unpacker) uvarint() (uint64, error) {
	var n uint64
	for i := range min(len(u.data), binary.MaxVarintLen64) {
		b := u.data[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			u.data = u.data[i+1:]
			return n, nil
		}
	}
	return 0, errDamaged
}

// word reads eight bytes.
func (u *unpacker) word() (uint64, error) {
	b, err := u.take(8)
	if err != nil {
		return 0, err
	}
	var n uint64
	for i := range len(b) {
		n |= uint64(b[i]) << (8 * i)
	}
	return n, nil
}

// length reads a count of things that take at least one byte each.
func (u *unpacker) length() (int, error) {
	n, err := u.uvarint()
	if err != nil || n > uint64(len(u.data)) {
		return 0, errDamaged
	}
	return int(n), nil
}

func (u *unpacker) text() (string, error) {
	n, err := u.length()
	if err != nil {
		return "", err
	}
	return u.take(n)
}

func (u *unpacker) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Bool, reflect.Uint8:
		b, err := u.take(1)
		if err != nil {
			return err
		}
		if v.Kind() == reflect.Bool {
			v.SetBool(b[0] != 0)
		} else {
			v.SetUint(uint64(b[0]))
		}
		return nil
	case reflect.Int:
		n, err := u.uvarint()
		v.SetInt(int64(n>>1) ^ -int64(n&1))
		return err
	case reflect.Float64:
		n, err := u.word()
		v.SetFloat(math.Float64frombits(n))
		return err
	case reflect.String:
		s, err := u.text()
		v.SetString(s)
		return err
	case reflect.Pointer:
		return u.rule(v)
	case reflect.Slice:
		return u.slice(v)
	case reflect.Array:
		b, err := u.take(v.Len())
		copy(v.Bytes(), b)
		return err
	case reflect.Struct:
		return u.fields(v)
	}
	return errDamaged
}

// fields reads a struct, of which v holds nothing yet.
func (u *unpacker) fields(v reflect.Value) error {
	used, err := u.uvarint()
	for ; used != 0 && err == nil; used &= used - 1 {
		i := bits.TrailingZeros64(used)
		if i >= v.NumField() {
			return errDamaged
		}
		err = u.value(v.Field(i))
	}
	return err
}

// rule reads which rule a problem breaks.
func (u *unpacker) rule(v reflect.Value) error {
	id, err := u.text()
	if err != nil || id == "" {
		return err
	}
	rule := ruleByID[id]
	if rule == nil {
		return errDamaged // or of another program
	}
	v.Set(reflect.ValueOf(rule))
	return nil
}

func (u *unpacker) slice(v reflect.Value) error {
	n, err := u.length()
	if err != nil || n == 0 {
		return err
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		if err := u.value(v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}
