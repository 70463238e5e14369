import { WebSocket } from 'ws'

/**
 * The minimum for replying to commands: `ws`, `JSON.parse` and `fetch`. It stores nothing, survives nothing and has one reply.
 * The cost of Rendezvous is given as a ratio to it.
 */
const base = process.env['ROCKETCHAT_URL'] ?? ''
const userId = process.env['ROCKETCHAT_USER_ID'] ?? ''
const authToken = process.env['ROCKETCHAT_AUTH_TOKEN'] ?? ''

interface Frame {
  readonly msg?: string
  readonly id?: string
  readonly fields?: { readonly args?: readonly [Message] }
}

interface Message {
  readonly _id: string
  readonly rid: string
  readonly msg: string
}

const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/websocket`, { perMessageDeflate: false })
const send = (frame: object) => socket.send(JSON.stringify(frame))

socket.on('open', () => send({ msg: 'connect', version: '1', support: ['1'] }))
socket.on('message', (data) => {
  const frame = JSON.parse(String(data)) as Frame
  switch (frame.msg) {
    case 'changed': {
      const message = frame.fields?.args?.[0]
      if (message?.msg.startsWith('!meetup')) void reply(message)
      return
    }
    case 'ping':
      return send({ msg: 'pong' })
    case 'connected':
      return send({ msg: 'method', method: 'login', id: '1', params: [{ resume: authToken }] })
    case 'result':
      return send({ msg: 'sub', id: '2', name: 'stream-room-messages', params: ['__my_messages__', false] })
    case 'ready':
      process.stdout.write('{"msg":"ready"}\n')
  }
})

// Exiting by itself lets Node save its compile cache, as Rendezvous does.
process.on('SIGTERM', () => process.exit(0))

async function reply({ _id, rid }: Message): Promise<void> {
  const response = await fetch(`${base}/api/v1/chat.sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-auth-token': authToken, 'x-user-id': userId },
    body: JSON.stringify({ message: { rid, tmid: _id, msg: 'The next meetup is on Tuesday.' } }),
  })
  await response.text()
}
