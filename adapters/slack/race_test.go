//go:build race

package slack

// raceDetector says that the tests run with it, and take ten times as long.
const raceDetector = true
