package fetch

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"onrecord"
)

// Address reads an address that a person typed or a page linked to. It takes
// http and https with a host, without credentials; what only tells the site
// how a reader came is cut off. The error says what is wrong with it, as
// *onrecord.Error with code Invalid.
func Address(s string) (*url.URL, error) {
	s = strings.TrimSpace(s)
	if strings.ContainsFunc(s, unicode.IsControl) || strings.ContainsFunc(s, unicode.IsSpace) {
		return nil, onrecord.Errorf(onrecord.Invalid, "%q has a space or a control character in it", s)
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return nil, onrecord.Errorf(onrecord.Invalid, "%q is not an address", s).Because(err)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, onrecord.Errorf(onrecord.Invalid, "%q does not start with http:// or https://", s)
	case u.User != nil:
		return nil, onrecord.Errorf(onrecord.Invalid, "the address of %s holds a user name or password", u.Hostname()).
			Hint("give it without the part before the @")
	case u.Hostname() == "":
		return nil, onrecord.Errorf(onrecord.Invalid, "%q names no site", s)
	case odd(u.Hostname()):
		return nil, onrecord.Errorf(onrecord.Invalid, "%q is not the name of a public site", u.Hostname())
	}
	u.Fragment = ""
	u.RawQuery = untracked(u.RawQuery)
	return u, nil
}

// untracked is a query without the parameters that sites count their readers
// by: the same story would have an address for each way to it.
func untracked(query string) string {
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(part), "=")
		switch {
		case strings.HasPrefix(name, "utm_"), name == "fbclid", name == "gclid", name == "mc_cid", name == "mc_eid":
		default:
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}

// odd reports whether a host is no public name at all: a name without a dot,
// a number in disguise (0x7f000001, 2130706433, 127.1), or an address with a
// zone. What names resolve to is checked when they are connected to.
func odd(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if a, err := netip.ParseAddr(host); err == nil {
		return a.Zone() != ""
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	_, err := strconv.ParseUint(last, 0, 64)
	numeric := err == nil || strings.HasPrefix(last, "0x")
	return !strings.Contains(host, ".") || numeric || strings.HasSuffix(host, ".localhost") ||
		strings.HasSuffix(host, ".local") || strings.HasSuffix(host, ".internal")
}

func itoa(p uint16) string { return strconv.FormatUint(uint64(p), 10) }
