package load

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
)

// pack appends v, a plain struct of exported fields, in a compact form. Being
// driven by the type it cannot forget a field.
func pack(dst []byte, v any) []byte { return packValue(dst, reflect.ValueOf(v)) }

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
		dst = binary.AppendUvarint(dst, uint64(v.Len()))
		return append(dst, v.String()...)
	case reflect.Slice:
		dst = binary.AppendUvarint(dst, uint64(v.Len()))
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return append(dst, v.Bytes()...)
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			dst = packValue(dst, v.Index(i))
		}
		return dst
	case reflect.Struct:
		for i := range v.NumField() {
			dst = packValue(dst, v.Field(i))
		}
		return dst
	}
	panic(fmt.Sprintf("load: can't remember a %s", v.Type()))
}

var errDamaged = errors.New("load: damaged memory")

// unpack reads into the struct that v points to and requires that data is
// used up. Damaged data gives an error, never a panic or a large allocation.
func unpack(data []byte, v any) error {
	u := unpacker{data}
	if err := u.value(reflect.ValueOf(v).Elem()); err != nil {
		return err
	}
	if len(u.data) > 0 {
		return errDamaged
	}
	return nil
}

type unpacker struct{ data []byte }

func (u *unpacker) take(n uint64) ([]byte, error) {
	if n > uint64(len(u.data)) {
		return nil, errDamaged
	}
	taken := u.data[:n:n]
	u.data = u.data[n:]
	return taken, nil
}

// length reads a count of things that take at least one byte each.
func (u *unpacker) length() (int, error) {
	n, used := binary.Uvarint(u.data)
	if used <= 0 || n > uint64(len(u.data)) {
		return 0, errDamaged
	}
	u.data = u.data[used:]
	return int(n), nil
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
		n, used := binary.Varint(u.data)
		if used <= 0 {
			return errDamaged
		}
		u.data = u.data[used:]
		v.SetInt(n)
		return nil
	case reflect.Float64:
		b, err := u.take(8)
		if err != nil {
			return err
		}
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(b)))
		return nil
	case reflect.String:
		n, err := u.length()
		if err != nil {
			return err
		}
		b, err := u.take(uint64(n))
		v.SetString(string(b))
		return err
	case reflect.Slice:
		return u.slice(v)
	case reflect.Array:
		for i := range v.Len() {
			if err := u.value(v.Index(i)); err != nil {
				return err
			}
		}
		return nil
	case reflect.Struct:
		for i := range v.NumField() {
			if err := u.value(v.Field(i)); err != nil {
				return err
			}
		}
		return nil
	}
	return errDamaged
}

func (u *unpacker) slice(v reflect.Value) error {
	n, err := u.length()
	if err != nil || n == 0 {
		return err
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		b, err := u.take(uint64(n))
		v.SetBytes(b)
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
