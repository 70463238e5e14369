import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { readCall } from '../../src/command/address.ts'
import { parseArgs } from '../../src/command/parse.ts'
import { createRouter } from '../../src/command/router.ts'
import { escapeMarkdown, inlineCode, plainText } from '../../src/shared/text/sanitize.ts'
import { splitMessage } from '../../src/shared/text/split.ts'
import { tenKilobytes } from '../support/hostile.ts'
import { processorMsSince } from '../support/processor-time.ts'

/** The limit for a reply, in milliseconds of processor time, so that other programs don't count. */
const mostMs = 1_000

async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return processorMsSince(before)
}

const context = {
  ...{ now: Date.UTC(2026, 10, 22, 17), zone: 'America/Toronto', ownZone: 'America/Toronto', lang: 'en' as const },
  findPerson: async () => undefined,
  findRoomFor: async () => undefined,
}
const verbs = createRouter(commands)

/** Where 10 kB can be: alone, in quotes, and as the value of an option. */
const forms = (words: string, options: readonly string[]) => [
  ...[words, `"${words}"`],
  ...options.flatMap((option) => [`${option}:${words}`, `x ${option}:"${words}"`]),
]

describe('10 kB of anything', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'is read within a second: %s',
    async (_name, command) => {
      const options = Object.values(command.args).flatMap((arg) => (arg.kind === 'option' ? [arg.names.en] : []))
      const slow: string[] = []
      for (const words of tenKilobytes) {
        for (const typed of forms(words, [...new Set(['title', ...options])])) {
          const ms = await processorMs(() => parseArgs(command.args, typed, context))
          if (ms >= mostMs) slow.push(`${command.name} ${typed.slice(0, 20)}: ${ms} ms`)
        }
      }

      expect(slow).toEqual([])
    },
  )

  it.each(tenKilobytes.map((words) => [words.slice(0, 8), words] as const))(
    'is understood, repeated and cut up within a second: %j…',
    async (_start, words) => {
      const ms = await processorMs(() => {
        readCall(words, 'direct', 'rendezvous')
        verbs.find(words)
        verbs.suggest(words)
        for (const shown of [escapeMarkdown(words), inlineCode(words), plainText(words)])
          splitMessage(`### ${shown}\n${shown}`, 5_000)
      })

      expect(ms).toBeLessThan(mostMs)
    },
  )
})
