/** A person's message, as the workspace streams it to everybody in the room. */
export interface Said {
  readonly id: string
  readonly username: string
  readonly text: string
  readonly sentAt: number
}

export const roomId = 'bench-room-000001'

/**
 * One event of `__my_messages__`, with the fields that Rocket.Chat 8 sends. The parsed text (`md`) repeats the text, which is
 * why a frame of ordinary talk has about 740 bytes.
 */
export function writeMessageFrame({ id, username, text, sentAt }: Said): string {
  const message = {
    _id: id,
    rid: roomId,
    msg: text,
    ts: { $date: sentAt },
    u: { _id: `id-of-${username}`, username, name: username },
    _updatedAt: { $date: sentAt },
    urls: [],
    mentions: [],
    channels: [],
    md: [{ type: 'PARAGRAPH', value: [{ type: 'PLAIN_TEXT', value: text }] }],
  }
  const room = { roomParticipant: true, roomType: 'c', roomName: 'cloudnative' }
  const fields = { eventName: '__my_messages__', args: [message, room] }
  return JSON.stringify({ msg: 'changed', collection: 'stream-room-messages', id: 'id', fields })
}

/**
 * A text as one WebSocket frame from a server (RFC 6455, 5.2: final, text, no mask). Frames are built before the clock starts,
 * so that only the reader is measured.
 */
export function encodeFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([encodeHeader(payload.length), payload])
}

const finalText = 0x81
const shortest = 125
const longest = 0xffff

function encodeHeader(length: number): Buffer {
  if (length <= shortest) return Buffer.from([finalText, length])
  if (length > longest) throw new RangeError(`A frame of ${length} bytes; the bench sends at most ${longest}.`)
  return Buffer.from([finalText, 126, length >> 8, length & 0xff])
}
