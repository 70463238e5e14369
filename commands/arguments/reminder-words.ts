import { optional, type Positional } from '../../src/command/args/args.ts'
import { textAfterTime } from '../../src/command/args/times.ts'
import { reminderLength } from '../../src/features/reminders/service.ts'

/** What a reminder says: `to call Sam` and « d'appeler Sam » are `call Sam` and « appeler Sam ». */
export function reminderWords(): Positional<string | undefined> {
  const { read } = optional(textAfterTime(reminderLength))
  return {
    kind: 'positional',
    async read(words, context) {
      const reading = await read(words, context)
      const isTyped = reading.ok && reading.value !== undefined && words.tokens[0]?.quoted !== true
      return isTyped ? { ...reading, value: reading.value?.replace(linkWord, '') } : reading
    },
  }
}

const linkWord = /^(?:(?:to|that|de|que) +|(?:d|qu)['’])(?=\S)/i
