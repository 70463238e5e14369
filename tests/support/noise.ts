import type { Message } from '../../sandbox/index.ts'

/** How much somebody gets to read. */
export interface Noise {
  readonly messages: number
  readonly words: number
  /** On a phone. */
  readonly lines: number
}

/** What fits beside a picture at 390 pixels. */
const lettersPerLine = 40

export function measureNoise(messages: readonly Pick<Message, 'msg'>[]): Noise {
  const lines = messages.flatMap(({ msg }) => msg.split('\n'))
  return {
    messages: messages.length,
    words: messages.reduce((sum, { msg }) => sum + msg.split(/\s+/).filter((word) => word !== '').length, 0),
    lines: lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0),
  }
}
