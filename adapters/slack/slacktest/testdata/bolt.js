// A small app on @slack/bolt, as a judge of the fake: it says in one line of
// JSON what it understood of each thing that it was sent.
const { App, LogLevel } = require('@slack/bolt');

const tell = (what, data) => console.log(JSON.stringify({ what, ...data }));

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

app.event('app_mention', async ({ event, body, context, say }) => {
  tell('mention', { text: event.text, id: body.event_id, team: body.team_id, bot: context.botUserId });
  await say({ text: 'heard', thread_ts: event.thread_ts || event.ts });
});

app.message(async ({ message }) => tell('direct', { text: message.text, type: message.channel_type }));

app.command('/who-said', async ({ command, ack, respond, client }) => {
  await ack();
  tell('command', { text: command.text, user: command.user_id, channel: command.channel_id });
  if (command.text === '') {
    const opened = await client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: 'modal', callback_id: 'ask/who-said', title: { type: 'plain_text', text: 'Ask' }, submit: { type: 'plain_text', text: 'Ask' },
        blocks: [{ type: 'input', block_id: 'words', label: { type: 'plain_text', text: 'words' }, element: { type: 'plain_text_input', action_id: 'field' } }],
      },
    });
    tell('opened', { ok: opened.ok });
    return;
  }
  await respond({ response_type: 'ephemeral', text: 'answered' });
});

app.action('do.0', async ({ action, body, ack, respond }) => {
  await ack();
  tell('click', { value: action.value, message: body.message.ts, channel: body.channel.id });
  await respond({ response_type: 'ephemeral', replace_original: true, text: 'replaced' });
});

app.view('ask/who-said', async ({ view, ack, body }) => {
  const words = view.state.values.words.field.value;
  if (!words.trim()) {
    await ack({ response_action: 'errors', errors: { words: 'Please say words.' } });
    return;
  }
  await ack();
  tell('submitted', { words, user: body.user.id });
});

app.shortcut('check_quotes', async ({ shortcut, ack, respond }) => {
  await ack();
  tell('shortcut', { text: shortcut.message.text, type: shortcut.type });
  await respond({ response_type: 'ephemeral', text: 'checked' });
});

app.error(async (error) => tell('error', { message: String(error) }));

process.on('SIGTERM', async () => { await app.stop(); process.exit(0); });

app.start().then(() => tell('started', {})).catch((e) => { tell('error', { message: String(e) }); process.exit(1); });
