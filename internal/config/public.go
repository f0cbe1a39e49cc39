package config

// Public reports whether the paper may be told of to those who are not at it:
// it has an address of its own, and a permit of internal circulation does not
// keep it from the public (内部资料性出版物管理办法, article 15). Only then are
// there feeds, maps and what else asks for absolute addresses.
func (s *Site) Public() bool { return s.BaseURL != "" && s.Permit.Kind != PermitZhunyin }
