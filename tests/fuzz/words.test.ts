import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { readCall } from '../../src/command/address.ts'
import { tokenize } from '../../src/command/args/tokens.ts'
import { parseArgs } from '../../src/command/parse.ts'
import { createRouter } from '../../src/command/router.ts'
import { listSections, openMinutes, parseMinutes } from '../../src/features/minutes/index.ts'
import { realText } from '../features/minutes/build.ts'
import { effort } from '../support/fuzz.ts'
import { hostileWords } from '../support/hostile.ts'
import { processorMsSince } from '../support/processor-time.ts'
import { testBotName } from '../support/seed.ts'

const { runs, timeout } = effort(60)

/** Processor time that one text may take, in milliseconds. The bot promises a reply within a second. */
const mostMs = 1_000

const verbs = createRouter(commands)
const examples = commands.flatMap((command) =>
  (['en', 'fr'] as const).flatMap((lang) => command.examples[lang].map((example) => ({ command, lang, example }))),
)

describe('what somebody types', () => {
  /** An example cut anywhere, with anything inserted. */
  const typos = fc
    .tuple(fc.constantFrom(...examples), hostileWords, fc.nat(200), fc.nat(20))
    .map(([{ command, lang, example }, words, at, length]) => ({
      ...{ command, lang },
      typed: `${example.slice(0, at)}${words}${example.slice(at + length)}`,
    }))

  it('is cut into tokens that stand in the text, one behind the other', () => {
    const check = fc.property(fc.oneof(hostileWords, fc.string({ unit: 'binary', maxLength: 300 })), (typed) => {
      const tokens = tokenize(typed)

      let end = 0
      for (const token of tokens) {
        expect(token.start).toBeGreaterThanOrEqual(end)
        expect(token.end).toBeGreaterThan(token.start)
        end = token.end
      }
      expect(end).toBeLessThanOrEqual(typed.length)
    })

    fc.assert(check, { numRuns: runs })
  })

  it('is read by every command in bounded time: a value for each argument, or a complaint', { timeout }, async () => {
    const check = fc.asyncProperty(typos, async ({ command, lang, typed }) => {
      const context = {
        ...{ now: Date.UTC(2026, 10, 22, 17), zone: 'America/Toronto', ownZone: 'America/Toronto', lang },
        findPerson: async (username: string) => (username.length > 3 ? { id: 'u', username } : undefined),
        findRoomFor: async () => undefined,
      }
      const before = process.cpuUsage()
      readCall(`!meetup ${typed}`, 'channel', testBotName)
      const rest = verbs.find(typed)?.rest ?? typed

      const parsed = await parseArgs(command.args, rest, context)

      if (parsed.ok) expect(Object.keys(command.args)).toEqual(expect.arrayContaining(Object.keys(parsed.values)))
      else expect(parsed.complaint).toMatch(/\S/)
      expect(processorMsSince(before)).toBeLessThan(mostMs)
    })

    await fc.assert(check, { numRuns: runs * 10 })
  })
})

describe('a file of minutes', () => {
  const originals = ['2018-03-22.md', '2018-06-26.md', '2018-10-12.md'].map(realText)
  const bombs = [
    `---\n${'a: &a [x]\n'}${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i || ''}, *a${i || ''}]`).join('\n')}\n---\n`,
    ...['{', '[', '? ', '- ', '{a: [', '!a &a ', '*a '].map((mark) => `---\n${mark.repeat(2_000)}\n---\n`),
    `+++\na = ${'['.repeat(5_000)}\n+++\n`,
    '+++\n__proto__.polluted = true\n"constructor".prototype.polluted = true\n+++\n',
    '---\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n---\n',
    `${'> '.repeat(20_000)}x\n`,
    `${'* '.repeat(20_000)}\n`,
    `${'  '.repeat(200)}- x\n`.repeat(500),
    `${'[a]('.repeat(10_000)}`,
    `${'<!--'.repeat(10_000)}`,
    `${'*_`'.repeat(10_000)}`,
    `+++\ndate = 2018-03-22T${'9'.repeat(10_000)}\n+++\n`,
    `---\ntitle: !!js/function 'function () { return 1 }'\n---\n`,
  ]
  /** A real file with pieces cut, doubled, moved, and replaced by something worse. */
  const damaged = fc
    .tuple(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat(4_000), fc.nat(80), fc.oneof(hostileWords, fc.constantFrom(...bombs))), { maxLength: 6 }),
    )
    .map(([text, cuts]) =>
      cuts.reduce((left, [at, length, piece]) => `${left.slice(0, at)}${piece}${left.slice(at + length)}`, text),
    )
  const bytes = fc.tuple(damaged, fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { maxLength: 20 })).map(([text, flips]) => {
    const buffer = Buffer.from(text)
    for (const [at, byte] of flips) if (at < buffer.length) buffer[at] = byte
    return new Uint8Array(buffer)
  })

  it('is read in bounded time however it is damaged, and taints nothing', { timeout }, () => {
    const check = fc.property(
      fc.oneof(damaged, bytes, fc.constantFrom(...bombs)),
      fc.string({ maxLength: 30 }),
      (text, name) => {
        const before = process.cpuUsage()

        const parsed = parseMinutes({ name: `2018-03-22${name}.md`, text }, { url: 'https://a.ca' })

        const lines = parsed.ok ? openMinutes(parsed.minutes).lines.length : 0
        for (const { lastLine } of parsed.ok ? listSections(parsed.minutes) : []) expect(lastLine).toBeLessThanOrEqual(lines)
        expect(processorMsSince(before)).toBeLessThan(mostMs)
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
      },
    )

    fc.assert(check, { numRuns: runs * 3 })
  })
})
