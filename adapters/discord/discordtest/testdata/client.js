// A second client that this project did not write, connected to the fake:
// node client.js BASE TOKEN. It registers a command, answers one interaction
// of each kind that the bot meets, and prints what it understood.
const { Client } = require('discord.js');
const [base, token] = process.argv.slice(2);
const client = new Client({ intents: [], rest: { api: base + '/api', version: '9', retries: 0 } });
const fail = (why) => { console.error(why); process.exit(1); };

client.on('error', fail);
client.once('clientReady', async (c) => {
  const set = await c.application.commands.set([{ name: 'echo', description: 'Say it again' }]);
  console.log('ready', c.user.username, set.size);
});
client.on('interactionCreate', async (i) => {
  try {
    if (i.isAutocomplete()) {
      await i.respond([{ name: i.options.getFocused(), value: 'x' }]);
      console.log('completion', i.options.getFocused());
    } else if (i.isButton()) {
      await i.deferUpdate();
      await i.editReply({ content: 'pressed' });
      console.log('button', i.customId, i.message.author.username);
    } else if (i.isMessageContextMenuCommand()) {
      await i.deferReply({ flags: 64 });
      await i.editReply({ content: 'seen' });
      console.log('menu', i.targetMessage.content);
    } else if (i.isChatInputCommand()) {
      await i.deferReply({ flags: 64 });
      await i.editReply({ content: 'said' });
      console.log('command', i.options.getString('words'), i.user.username, i.guildId, i.inGuild());
    }
  } catch (e) { fail(e); }
});
process.on('SIGTERM', () => { client.destroy(); process.exit(0); });
client.login(token).catch(fail);
