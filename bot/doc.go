// Package bot is the conversation: a Request in, an Answer out. It knows no
// platform and no database.
//
// Three promises: always an answer, always a source, never a surprise.
//
//   - Every Request gets exactly one Answer, in time, also when the command
//     fails or panics ([Bot.Handle]).
//   - Every statement in an Answer carries a [Citation], and the bytes that it
//     shows are compared with the stored bytes before they leave
//     ([Answer.Check]).
//   - Text is data. Runs say what is strong; no markup is ever parsed out of
//     an article or a request.
package bot
