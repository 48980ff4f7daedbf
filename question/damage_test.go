package question

import "testing"

// TestDamaged compares names with the same names as their damaged letters print them.
func TestDamaged(t *testing.T) {
	for _, c := range []struct{ asked, printed string }{
		{"Brühl", "BrÃ¼hl"},
		{"Bruhl", "BrÃ1⁄4hl"},
		{"Bruhl", "BrA\u03031⁄4hl"},
		{"Sárek", "SÃ\u0083Â¡rek"},
		{"Lunde", "LundÃ©"},
		{"Ossun", "OssÃon"},
		{"Énna", "Ã‰nna"},
		{"São Lindo", "São Lindo"},
		{"SÃO LINDO", "SÃO LINDO"},
	} {
		a, b := Words(c.asked), Words(c.printed+" left.")
		if len(b) != len(a)+1 || b[0].Fold != a[0].Fold || b[0].End != len(c.printed)-(len(c.asked)-a[0].End) && len(a) == 1 {
			t.Errorf("%q is read as %+v, want %q", c.printed, b, a[0].Fold)
		}
	}
}
