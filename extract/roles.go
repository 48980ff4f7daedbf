package extract

import (
	"onrecord"
	"onrecord/extract/roles"
)

// rolesPass finds what people, bodies and places are.
func rolesPass() Pass {
	return Pass{Name: "roles", Version: 8, Kind: onrecord.Role, Doc: "who or what somebody or something is, and of what", Run: roles.Facts}
}
