import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schedule } from '../../commands/meetups/schedule.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { writeDate } from '../../src/shared/dates/plain-date.ts'
import { contextOn, readWith } from '../commands/arguments/read-with.ts'

const zone = 'America/Toronto'
/** 10,000 phrases take a minute on a busy machine: `RENDEZVOUS_PHRASES=10000`. */
const phrases = Number(process.env['RENDEZVOUS_PHRASES'] ?? 500)

interface Part<T> {
  readonly text: string
  readonly means: T
}

/** Days of 2026 and 2027 without the program's arithmetic: 0 is 1 January 2026, a Thursday. */
const toDate = (day: number) => new Date(Date.UTC(2026, 0, 1 + day))
const toDay = (now: number) => Math.floor((now - 5 * 3_600_000 - Date.UTC(2026, 0, 1)) / 86_400_000)
const weekdayOf = (day: number) => ((day + 3) % 7) + 1
const english = ['', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const french = ['', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const shortFrench = ['', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.']
const full: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeZone: 'UTC' }
const formats = {
  english: new Intl.DateTimeFormat('en-CA', full),
  french: new Intl.DateTimeFormat('fr-CA', full),
  short: new Intl.DateTimeFormat('fr-CA', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  american: new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
}

const known = new Map<number, readonly Part<number>[]>()

/** Phrases for days, with the days they mean on a given day. */
function dayPhrases(today: number): readonly Part<number>[] {
  const phrases = known.get(today) ?? composeDays(today)
  known.set(today, phrases)
  return phrases
}

function composeDays(today: number): readonly Part<number>[] {
  const coming = (weekday: number) => today + ((weekday - weekdayOf(today) + 7) % 7)
  const monday = today - weekdayOf(today) + 1
  const named = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday): Part<number>[] => [
    { text: `${english[weekday]} next week`, means: monday + 6 + weekday },
    { text: `next week on ${english[weekday]}`, means: monday + 6 + weekday },
    { text: `next ${english[weekday]}`, means: monday + 6 + weekday },
    { text: `${french[weekday]} de la semaine prochaine`, means: monday + 6 + weekday },
    { text: `la semaine prochaine, ${french[weekday]}`, means: monday + 6 + weekday },
    { text: `${french[weekday]} prochain`, means: monday + 6 + weekday },
    { text: `a week from ${english[weekday]}`, means: coming(weekday) + 7 },
    { text: `${french[weekday]} en huit`, means: coming(weekday) + 7 },
    { text: `${french[weekday]} en quinze`, means: coming(weekday) + 14 },
  ])
  const counted = [2, 3, 5, 9, 21].flatMap((days): Part<number>[] => [
    { text: `in ${days} days`, means: today + days },
    { text: `dans ${days} jours`, means: today + days },
    { text: `${days} days from now`, means: today + days },
  ])
  const written = [1, 4, 8, 17, 40, 100]
    .map((days) => today + days)
    .flatMap((day): Part<number>[] => [
      { text: toDate(day).toISOString().slice(0, 10), means: day },
      { text: formats.english.format(toDate(day)), means: day },
      { text: `le ${formats.french.format(toDate(day))}`, means: day },
      {
        text: `${shortFrench[weekdayOf(day)]} ${formats.short.format(toDate(day))}`,
        means: day,
      },
      { text: formats.american.format(toDate(day)), means: day },
    ])
  const others: Part<number>[] = [
    { text: 'tomorrow', means: today + 1 },
    { text: 'demain', means: today + 1 },
    { text: 'après-demain', means: today + 2 },
    { text: 'the day after tomorrow', means: today + 2 },
    { text: 'dans une semaine', means: today + 7 },
    { text: 'in two weeks', means: today + 14 },
    { text: 'dans quinze jours', means: today + 14 },
    { text: 'a week from tomorrow', means: today + 8 },
  ]
  return [...named, ...counted, ...written, ...others]
}

const spoken = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Phrases for a time, by the minute of the day that they mean. */
const times: fc.Arbitrary<Part<number>> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 5, 15, 30, 45), fc.nat())
  .map(([hour, minute, choice]) => {
    const two = String(minute).padStart(2, '0')
    const twelve = hour % 12 === 0 ? 12 : hour % 12
    const half = hour < 12 ? 'am' : 'pm'
    const early = hour >= 1 && hour < 7 ? '0' : ''
    const evening = hour >= 18 && hour <= 23
    const afternoon = hour >= 13 && hour <= 17
    const forms: Part<number>[] = [
      // Before seven, a leading zero says that the morning is meant.
      { text: `${early}${hour}:${two}`, means: hour * 60 + minute },
      { text: `${early}${hour} h ${two}`, means: hour * 60 + minute },
      { text: `à ${early}${hour}h${two}`, means: hour * 60 + minute },
      { text: `${twelve}:${two} ${half}`, means: hour * 60 + minute },
      { text: `at ${twelve}:${two}${half}`, means: hour * 60 + minute },
      ...(early !== '' || hour < 1 ? [] : [{ text: `${hour} h et demie`, means: hour * 60 + 30 }]),
      ...(hour < 8 ? [] : [{ text: `${hour} h moins quart`, means: hour * 60 - 15 }]),
      ...(hour >= 8 && hour <= 12
        ? [
            { text: `half past ${spoken[hour]}`, means: hour * 60 + 30 },
            { text: `quarter to ${hour}`, means: hour * 60 - 15 },
            { text: `at a quarter past ${spoken[hour]}`, means: hour * 60 + 15 },
          ]
        : []),
      ...(afternoon
        ? [
            { text: `${twelve} in the afternoon`, means: hour * 60 },
            { text: `à ${twelve} h ${two} de l’après-midi`, means: hour * 60 + minute },
            { text: `half past ${spoken[twelve]} in the afternoon`, means: hour * 60 + 30 },
          ]
        : []),
      ...(evening
        ? [
            { text: `${twelve} h du soir`, means: hour * 60 },
            { text: `${twelve}:${two} in the evening`, means: hour * 60 + minute },
          ]
        : []),
      { text: 'noon', means: 12 * 60 },
      { text: 'midi et demi', means: 12 * 60 + 30 },
    ]
    return forms[choice % forms.length] ?? { text: 'noon', means: 12 * 60 }
  })

/** The program doesn't know these words. However it reads them, the time must not change. */
const unknown = [
  ...[
    'next fortnight',
    'after next',
    'the week following',
    'or so',
    'Pacific time',
    'PST',
    'heure du Pacifique',
    'America/Vancouver',
  ],
  ...[
    'until march',
    "jusqu'au 1er mars",
    'every month',
    'tous les mois',
    'de la semaine suivante',
    'in Vancouver',
    'à Vancouver',
  ],
  ...[
    'blah',
    'sharp',
    'to 4',
    'et mardi',
    'and tuesday',
    'dans deux ans',
    'in the morning',
    'du matin',
    'au plus tard',
    '2031',
  ],
]

const tails = ['"T"', '« T »', 'Talks']

interface Understood {
  readonly kind: 'understood' | 'refused'
  readonly moment?: string
  readonly title?: string
}

async function read(typed: string, now: number): Promise<Understood> {
  const parsed = await readWith(schedule.args, typed, contextOn(now))
  if (!parsed.ok) return { kind: 'refused' }
  const { when, title } = parsed.values as { when: { at: number; note?: string }; title?: string }
  // An hour that the clocks skip is moved, and the reply says so.
  if (when.note !== undefined) return { kind: 'refused' }
  const { date, time } = localOf(when.at, zone)
  return {
    kind: 'understood',
    moment: `${writeDate(date)} ${time.hour * 60 + time.minute}`,
    ...(title !== undefined && { title }),
  }
}

/** Days of 2026 without a change of the clocks in the following hours, at noon. */
const nows = fc
  .integer({ min: 0, max: 42 })
  .map((week) => week * 8)
  .map((day) => Date.UTC(2026, 0, 1 + day, 17))

const composed = fc
  .tuple(nows, fc.nat(), times, fc.constantFrom('date first', 'time first'), fc.constantFrom(...tails))
  .map(([now, choice, time, order, tail]) => {
    const all = dayPhrases(toDay(now))
    const day = all[choice % all.length] ?? { text: 'tomorrow', means: toDay(now) + 1 }
    const parts = order === 'date first' ? [day.text, time.text] : [time.text, day.text]
    return { now, parts, tail, moment: `${toDate(day.means).toISOString().slice(0, 10)} ${time.means}` }
  })

describe('a composed phrase', () => {
  it('is understood as it was composed, or refused, and mostly understood', { timeout: 120_000 }, async () => {
    let [understood, all] = [0, 0]
    await fc.assert(
      fc.asyncProperty(composed, async ({ now, parts, tail, moment }) => {
        const result = await read([...parts, tail].join(' '), now)

        all += 1
        if (result.kind === 'refused') return
        understood += 1
        expect({ typed: parts.join(' '), moment: result.moment, title: result.title }).toEqual({
          typed: parts.join(' '),
          moment,
          title: tail === 'Talks' ? 'Talks' : 'T',
        })
      }),
      { numRuns: phrases },
    )
    expect(understood / all).toBeGreaterThan(0.95)
  })

  it('with words that nobody has taught the bot is never understood as something else', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(composed, fc.constantFrom(...unknown), fc.nat(3), async ({ now, parts, tail, moment }, words, where) => {
        const typed = [...parts, tail]
        typed.splice(Math.min(where, parts.length), 0, words)

        const result = await read(typed.join(' '), now)

        // A title may begin with unknown words, but then the time must be the whole time.
        if (result.kind === 'understood') {
          const isAllRead = result.moment === moment && (result.title === 'Talks' || result.title === 'T')
          expect({ typed: typed.join(' '), result, isHarmless: isAllRead || isTitle(result.title, words) }).toMatchObject({
            isHarmless: true,
          })
        }
      }),
      { numRuns: phrases },
    )
  })
})

/** Only words that are not about time may begin a title. */
function isTitle(title: string | undefined, words: string): boolean {
  return ['blah', 'sharp', 'au plus tard'].includes(words) && title === `${words} Talks`
}
