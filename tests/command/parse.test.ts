import { describe, expect, it } from 'vitest'
import { optional } from '../../src/command/args/args.ts'
import { countOption } from '../../src/command/args/numbers.ts'
import { linkOption, text, textOption } from '../../src/command/args/texts.ts'
import { moment } from '../../src/command/args/times.ts'
import { parseArgs } from '../../src/command/parse.ts'

const context = {
  now: Date.UTC(2026, 10, 22, 18),
  zone: 'America/Toronto',
  lang: 'en',
  ownZone: 'America/Toronto',
  findRoomFor: async () => undefined,
  findPerson: async () => undefined,
  findRoom: async () => undefined,
} as const
const args = {
  when: moment(),
  title: optional(text(50)),
  place: textOption({ en: 'place', fr: 'lieu' }, 40),
  join: linkOption({ en: 'join', fr: 'lien' }),
  capacity: countOption({ en: 'capacity', fr: 'places' }),
}
const thursday = { at: Date.UTC(2026, 11, 3, 18) }

describe('reading what stands behind a verb', () => {
  it.each([
    ['2026-12-03 13:00', { when: thursday }],
    ['3 december 1 pm "A talk"', { when: thursday, title: 'A talk' }],
    ['3 décembre 13 h « L’avenir »', { when: thursday, title: 'L’avenir' }],
    ['2026-12-03 13:00 A talk without quotes', { when: thursday, title: 'A talk without quotes' }],
    [
      '2026-12-03 13:00 "A talk" place:90 Elgin, Ottawa capacity:20',
      { when: thursday, title: 'A talk', place: '90 Elgin, Ottawa', capacity: 20 },
    ],
    ['2026-12-03 13:00 "A talk" place:"90 Elgin" ', { when: thursday, title: 'A talk', place: '90 Elgin' }],
    ['2026-12-03 13:00 lieu : 90, rue Elgin places : 20', { when: thursday, place: '90, rue Elgin', capacity: 20 }],
    ['2026-12-03 13:00 --place 90 Elgin --capacity=20', { when: thursday, place: '90 Elgin', capacity: 20 }],
    ['2026-12-03 13:00 PLACE:Ottawa', { when: thursday, place: 'Ottawa' }],
    ['capacity:20 2026-12-03 13:00', { when: thursday, capacity: 20 }],
    ['2026-12-03 13:00 join:https://meet.example.ca/a?b=c', { when: thursday, join: 'https://meet.example.ca/a?b=c' }],
    ['2026-12-03 13:00 "place:Ottawa"', { when: thursday, title: 'place:Ottawa' }],
    ['2026-12-03 13:00 place of work', { when: thursday, title: 'place of work' }],
    ['2026-12-03 13:00 —place 90 Elgin –capacity 20', { when: thursday, place: '90 Elgin', capacity: 20 }],
    ['2026-12-03 13:00 “A talk” —capacity=20', { when: thursday, title: 'A talk', capacity: 20 }],
    ['2026-12-03 13:00 "A talk" :)', { when: thursday, title: 'A talk' }],
    ['2026-12-03 13:00 « A talk » !', { when: thursday, title: 'A talk' }],
    ['2026-12-03 13:00 "A talk" \u{1F44D}', { when: thursday, title: 'A talk' }],
    ['2026-12-03 13:00 Why Helm ?', { when: thursday, title: 'Why Helm ?' }],
    ['2026-12-03 13:00 Helm: a story', { when: thursday, title: 'Helm: a story' }],
  ])('reads %j', async (typed, expected) => {
    const parsed = await parseArgs(args, typed, context)

    const given = parsed.ok
      ? Object.fromEntries(Object.entries(parsed.values).filter(([, value]) => value !== undefined))
      : parsed

    expect(given).toEqual(expected)
  })

  it.each([
    ['', 'I need a date here'],
    ['"A talk" 2026-12-03 13:00', 'I need a date here'],
    ['2026-12-03 13:00 "A talk" "Another"', 'I didn\'t understand “"Another"”'],
    ['2026-12-03 13:00 seats:25', 'Did you mean `capacity:`?'],
    ['2026-12-03 13:00 endroit:Ottawa', 'Did you mean `place:`?'],
    ['2026-12-03 13:00 capcity:25', 'Did you mean `capacity:`?'],
    ['2026-12-03 13:00 capacity:0', 'not a whole number'],
    ['2026-12-03 13:00 capacity:1e9', 'not a whole number'],
    ['2026-12-03 13:00 join:javascript:alert(1)', "isn't a link"],
    ['2026-12-03 13:00 join:https://x/[a](b)', "isn't a link"],
    ['2026-12-03 13:00 capacity:20 places:30', '`capacity:` is there twice'],
    ['2026-12-03 13:00 place:', 'What should come after `place:`?'],
  ])('says what is wrong with %j', async (typed, expected) => {
    const parsed = await parseArgs(args, typed, context)

    expect(parsed.ok ? '' : parsed.complaint).toContain(expected)
  })
})
