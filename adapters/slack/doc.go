// Package slack is onrecord on Slack: it answers mentions, direct messages,
// slash commands, the message shortcut "Check quotes" and the App Home, over
// Socket Mode or signed HTTP, in one workspace or in many.
//
// How it is laid out, from the wire inwards:
//
//   - slack.go has the settings, and starts and stops all of it.
//   - socket.go and http.go are the two ways in. Both hand the same
//     deliveries to intake.go, where they are written down and acknowledged
//     before any work; payload.go is what is read of them, question.go what
//     is kept.
//   - events.go, commands.go, interact.go, modal.go and home.go turn a
//     delivery into a question, or into something to show.
//   - deliver.go makes each question have exactly one answer, doubt.go where
//     nobody knows whether one arrived; queue.go keeps the pace of a channel,
//     status.go says that we are at work.
//   - render.go and the files beside it (quotation.go, table.go, chart.go,
//     richtext.go, fallback.go) turn an Answer into Block Kit, fit.go keeps it
//     within the limits that the room blockkit holds as data, escape.go is
//     the border between text and markup. All of these are pure.
//   - api.go is the only file that calls Slack's Web API.
//   - oauth.go installs the app into many workspaces, vault.go and
//     installations.go keep their tokens, managers.go and shared.go know who
//     may change a library and who looks on.
//   - manifest.go describes the app to Slack, doctor.go explains what is
//     missing.
package slack
