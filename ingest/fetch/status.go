package fetch

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"onrecord"
)

// Status is the cause of an error that the site itself gave.
type Status struct {
	Code  int
	After time.Duration // how long the site asks to wait; 0: it does not say
}

// Error returns the status as sites print it.
func (s Status) Error() string { return strconv.Itoa(s.Code) + " " + http.StatusText(s.Code) }

// IsGone reports whether the site says that what stood there is gone for good.
func IsGone(err error) bool {
	var s Status
	return errors.As(err, &s) && s.Code == http.StatusGone
}

// After returns how long the site asks to wait before the next request; 0
// where it does not say.
func After(err error) time.Duration {
	var s Status
	errors.As(err, &s)
	return s.After
}

// status returns nil for an answer that can be read, else why it cannot.
func status(u *url.URL, resp *http.Response) error {
	s := Status{Code: resp.StatusCode, After: retryAfter(resp.Header.Get("Retry-After"))}
	where := u.Redacted()
	switch {
	case s.Code >= 200 && s.Code < 300:
		return nil
	case s.Code == http.StatusGone:
		return onrecord.Errorf(onrecord.NotFound, "%s was taken down", where).Because(s)
	case s.Code == http.StatusNotFound:
		return onrecord.Errorf(onrecord.NotFound, "nothing stands at %s", where).Because(s)
	case s.Code == http.StatusUnauthorized, s.Code == http.StatusPaymentRequired, s.Code == http.StatusForbidden, s.Code == http.StatusUnavailableForLegalReasons:
		return onrecord.Errorf(onrecord.Denied, "%s lets no program read %s", u.Hostname(), where).
			Hint("save the page and add the file").Because(s)
	}
	return onrecord.Errorf(onrecord.Busy, "%s answers %s", u.Hostname(), s.Error()).Because(s)
}

// retryAfter reads the header of that name: seconds, or a moment.
func retryAfter(h string) time.Duration {
	if n, err := strconv.Atoi(h); err == nil && n > 0 {
		return min(time.Duration(n)*time.Second, 24*time.Hour)
	}
	if t, err := http.ParseTime(h); err == nil {
		return max(0, min(time.Until(t), 24*time.Hour))
	}
	return 0
}
