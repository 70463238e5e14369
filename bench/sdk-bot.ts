import { Rocketchat } from '@rocket.chat/sdk'

/** A minimal bot on Rocket.Chat's own client as published: it logs in, subscribes and replies. It stores nothing and survives nothing. */
const base = process.env['ROCKETCHAT_URL'] ?? ''
const userId = process.env['ROCKETCHAT_USER_ID'] ?? ''
const token = process.env['ROCKETCHAT_AUTH_TOKEN'] ?? ''

interface Message {
  readonly _id: string
  readonly rid: string
  readonly msg: string
}

const client = new Rocketchat({ host: base, useSsl: false, protocol: 'ddp' })
await client.connect({})
await client.resume({ token })
client.client.headers = { 'X-Auth-Token': token, 'X-User-Id': userId }
await client.subscribe('stream-room-messages', '__my_messages__')
await client.onMessage((message: unknown) => {
  const { _id, rid, msg } = message as Message
  if (msg.startsWith('!meetup'))
    void client.post('chat.sendMessage', { message: { rid, tmid: _id, msg: 'The next meetup is on Tuesday.' } })
})
process.stdout.write('{"msg":"ready"}\n')

// Exiting by itself lets Node save its compile cache, as Rendezvous does.
process.on('SIGTERM', () => process.exit(0))
