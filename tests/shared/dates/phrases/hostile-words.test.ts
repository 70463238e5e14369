import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClock } from '../../../../src/shared/dates/phrases/clock-forms.ts'
import { readDay } from '../../../../src/shared/dates/phrases/day-forms.ts'
import { readRule } from '../../../../src/shared/dates/phrases/read-rule.ts'
import { readPlainDate, readWhen } from '../../../../src/shared/dates/phrases/read-when.ts'
import { readNamedDay, readRelativeDay } from '../../../../src/shared/dates/phrases/relative-days.ts'
import { readNthWeekday, readPlainWeekday } from '../../../../src/shared/dates/phrases/weekday-forms.ts'
import { maxWords, splitWords } from '../../../../src/shared/dates/phrases/words.ts'

const context = { now: Date.UTC(2026, 10, 22, 14, 30), zone: 'America/Toronto' }

const vocabulary = [
  'third thursday of december 3e jeudi du mois prochain le on at à , . : / - ( ) T Z 2026 03 13 h 30 pm p.m. noon minuit EST +05 next',
  'in dans 3 days il y a aujourd’hui après-demain mai 1er the every “ « \u00a0 \u0301 \u202e 999999 last 2026-12-03 03/04 13:00 \ud800',
].flatMap((line) => line.split(' '))

/** Words of the grammar in every order, glued and not, up to about 10 kB. */
const nearDates = fc
  .array(fc.tuple(fc.constantFrom(...vocabulary), fc.constantFrom('', ' ', '\u00a0', '\n')), { maxLength: 2500, size: 'max' })
  .map((words) => words.flat().join(''))

const hostile = fc.oneof(nearDates, fc.string({ unit: 'binary', maxLength: 5000, size: 'max' }))

const long = [
  '1'.repeat(10_000),
  'a'.repeat(10_000),
  'a\u0301'.repeat(5_000),
  '\u0301\u0323'.repeat(5_000),
  ' '.repeat(10_000),
  ','.repeat(10_000),
  'le '.repeat(3_300),
  '3/'.repeat(5_000),
  '13:'.repeat(3_300),
  'p.m.'.repeat(2_500),
  `third thursday${','.repeat(10_000)}`,
  `13:00${' '.repeat(10_000)}`,
]

describe('hostile words', () => {
  it('never throw and always leave an end of what was typed', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const results = [readWhen(typed, context), readPlainDate(typed, context), readRule(typed, context.zone)]

        expect(results.every(({ rest }) => typed.endsWith(rest))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it.each(long.map((typed) => [typed.slice(0, 16), typed]))('beginning with %j are cut into few words', (_, typed) => {
    const words = splitWords(typed)

    expect(words.length).toBeLessThanOrEqual(maxWords)
    expect(words.every(({ text }) => text.length <= 60)).toBe(true)
    expect(typed.endsWith(readWhen(typed, context).rest)).toBe(true)
  })

  it('are read the same no matter what follows the words examined', () => {
    fc.assert(
      fc.property(nearDates, hostile, (typed, more) => {
        const head = typed.slice(0, splitWords(typed).at(-1)?.end ?? 0)
        fc.pre(splitWords(typed).length === maxWords)

        const [alone, followed] = [readWhen(head, context), readWhen(`${head} ${more}`, context)]

        expect({ ...followed, rest: '' }).toEqual({ ...alone, rest: '' })
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['readDay', readDay],
    ['readClock', readClock],
    ['readNthWeekday', readNthWeekday],
    ['readPlainWeekday', readPlainWeekday],
    ['readNamedDay', readNamedDay],
    ['readRelativeDay', readRelativeDay],
  ])('make %s look at a bounded number of words', (_, form) => {
    fc.assert(
      fc.property(nearDates, (typed) => {
        let looks = 0
        const words = new Proxy(splitWords(typed), {
          get(target, key, receiver) {
            looks += 1
            return Reflect.get(target, key, receiver)
          },
        })

        form(words, 0)

        expect(looks).toBeLessThan(400)
      }),
      { numRuns: 200 },
    )
  })
})
