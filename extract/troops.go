package extract

import (
	"onrecord"
	"onrecord/extract/troops"
)

// troopsPass finds military forces: whose, how many, where, and whether it is
// so.
func troopsPass() Pass {
	return Pass{Name: "troops", Version: 12, Kind: onrecord.Force, Doc: "military forces: whose, how many, where, and whether it is so", Run: troops.Facts}
}
