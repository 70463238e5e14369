import { describe, expect, it } from 'vitest'
import { dayOption } from '../../../commands/arguments/future-day.ts'
import { linkArgument, markWords } from '../../../commands/arguments/marks.ts'
import type { ReadContext } from '../../../src/command/args/args.ts'
import { tokenize } from '../../../src/command/args/tokens.ts'
import { readWords, writeWords } from '../../../src/features/minutes/index.ts'
import { processorMsSince } from '../../support/processor-time.ts'

const context: ReadContext = {
  now: Date.UTC(2026, 11, 17, 18),
  zone: 'America/Toronto',
  ownZone: 'America/Toronto',
  lang: 'en',
  findRoomFor: async () => undefined,
  findPerson: async () => undefined,
}

async function markOf(typed: string): Promise<unknown> {
  const reading = await markWords().read({ typed, tokens: tokenize(typed) }, context)
  return reading.ok ? reading.value : reading.complaint
}

describe('the words of a mark', () => {
  it.each(['He said "yes", then "no".', '« clients »; fin', '“a”, “b”', 'two  blanks', 'note: "x":"y"', 'a (“quoted”) word'])(
    'are kept letter for letter: %s',
    async (typed) => {
      expect(await markOf(typed)).toBe(typed)
    },
  )

  it('lose quotation marks around all of it', async () => {
    expect(await markOf('"the whole"')).toBe('the whole')
  })
})

describe('people’s words on the page', () => {
  it.each([
    ['helm --debug', 'helm \\-\\-debug'],
    ['and so on...', 'and so on\\.\\.\\.'],
    ['see https://e.example/c*d?x=[2].', 'see <https://e.example/c*d?x=[2]>.'],
    ['(https://e.example/a_b_c)', '(<https://e.example/a_b_c>)'],
    ['https://e.example/?q={{< x >}}', '<https://e.example/?q=>\\{\\{&lt; x >\\}\\}'],
  ])('stay as typed for typographer and linker: %s', (typed, written) => {
    expect(writeWords(typed)).toBe(written)
  })

  it.each(['👩‍💻 codes', '❤️ it', '🏳️‍🌈 day', 'می‌خواهم', '1️⃣ first'])('keep their joiners: %s', (typed) => {
    expect(readWords(writeWords(typed))).toBe(typed)
  })

  it('lose joiners that only hide something', () => {
    expect(writeWords('a\u200d\u200d b\u200c \u200dc')).toBe('a b c')
  })

  it('take a line of a hundred thousand signs in no time', () => {
    const before = process.cpuUsage()

    for (const sign of ['-', '.', '\u200d', 'https://', 'https://a).', '#', '"']) writeWords(sign.repeat(100_000 / sign.length))

    expect(processorMsSince(before)).toBeLessThan(3_000)
  })
})

describe('the due day of an action item', () => {
  it('is refused when it has passed, with the nearest', async () => {
    const reading = await dayOption({ en: 'due', fr: 'échéance' }).read('2020-01-01', context)

    expect(reading).toMatchObject({ ok: false, complaint: expect.stringContaining('December 17, 2026') })
  })

  it('may be today', async () => {
    expect(await dayOption({ en: 'due', fr: 'échéance' }).read('2026-12-17', context)).toMatchObject({ value: '2026-12-17' })
  })
})

it('takes an address behind `link:`, as its own hint says', async () => {
  const typed = 'link:https://helm.sh Helm'

  expect(await linkArgument().read({ typed, tokens: tokenize(typed) }, context)).toMatchObject({
    ok: true,
    value: 'https://helm.sh',
  })
})
