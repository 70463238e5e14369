import { describe, expect, it } from 'vitest'
import { talkDetails } from '../../../commands/arguments/talk-options.ts'
import { optional } from '../../../src/command/args/args.ts'
import { shortId } from '../../../src/command/args/numbers.ts'
import { text } from '../../../src/command/args/texts.ts'
import { parseArgs } from '../../../src/command/parse.ts'
import { meetupRefOption } from '../../../src/features/meetups/reference.ts'

const context = {
  now: Date.UTC(2026, 10, 22, 18),
  zone: 'America/Toronto',
  lang: 'en',
  ownZone: 'America/Toronto',
  findRoomFor: async () => undefined,
  findPerson: async () => undefined,
  findRoom: async () => undefined,
} as const

const args = { title: optional(text(50)), ...talkDetails, on: meetupRefOption({ en: 'on', fr: 'le' }) }
const thursday = { days: [expect.objectContaining({ year: 2026, month: 12, day: 17 }), expect.anything()] }

async function read(typed: string) {
  const parsed = await parseArgs(args, typed, context)
  return parsed.ok ? Object.fromEntries(Object.entries(parsed.values).filter(([, value]) => value !== undefined)) : parsed
}

describe('what stands behind present', () => {
  it.each([
    ['', {}],
    ['"Helm" length:20 lang:fr', { title: 'Helm', length: 20, lang: 'fr' }],
    ['"Helm" length:20 min remote', { title: 'Helm', length: 20, from: 'remote' }],
    ['« Helm » durée : 20 minutes à distance', { title: 'Helm', length: 20, from: 'remote' }],
    ['"Helm" length:"20 min" in person', { title: 'Helm', length: 20, from: 'room' }],
    ['"Helm" remote on:#3', { title: 'Helm', from: 'remote', on: { id: 3 } }],
    ['"Helm" on:#3 remote', { title: 'Helm', from: 'remote', on: { id: 3 } }],
    ['"Helm" on:third thursday of december remote', { title: 'Helm', from: 'remote', on: thursday }],
    ['"Helm" le:17 décembre à distance', { title: 'Helm', from: 'remote', on: thursday }],
    ['"Helm" le : 17 décembre durée:30', { title: 'Helm', length: 30, on: thursday }],
    ['on:2026-12-17 Helm for remote teams', { title: 'Helm for remote teams', on: thursday }],
    ['"Helm" abstract:How remote teams work on:#3', { title: 'Helm', abstract: 'How remote teams work', on: { id: 3 } }],
    [
      '"Helm" abstract:How teams work remote on:#3',
      { title: 'Helm', abstract: 'How teams work', from: 'remote', on: { id: 3 } },
    ],
    ['"Helm" abstract:"We work remote"', { title: 'Helm', abstract: 'We work remote' }],
    ['"Helm" résumé:Un an de leçons à distance', { title: 'Helm', abstract: 'Un an de leçons', from: 'remote' }],
    ['Helm is remote', { title: 'Helm is remote' }],
  ])('is read in %j', async (typed, expected) => {
    expect(await read(typed)).toEqual(expected)
  })

  it.each([
    ['"Helm" length:20 minutes more', "“more” isn't one of"],
    ['"Helm" length:0', "“0” isn't a length"],
    ['"Helm" length:181', "“181” isn't a length"],
    ['"Helm" length:2h', "“2h” isn't a length"],
    ['"Helm" on:whenever remote', 'I need a date here'],
    ['"Helm" on:03/04', 'That could be'],
    ['"Helm" somewhere', "“somewhere” isn't one of `remote`, `in person`"],
    ['"Helm" remote twice', "I didn't understand “twice”"],
    [`"${'x'.repeat(51)}"`, 'the limit is 50'],
  ])('is complained about in %j', async (typed, expected) => {
    expect(await read(typed)).toMatchObject({ ok: false, complaint: expect.stringContaining(expected) })
  })
})

describe('a number', () => {
  it.each([
    ['#12', 12],
    ['12', 12],
  ])('is read in %j', async (typed, expected) => {
    expect(await parseArgs({ id: shortId() }, typed, context)).toEqual({ ok: true, values: { id: expected } })
  })

  it.each(['', '#', '#x', '-1', '1e3', '#1234567890', '"@all"'])('is missed in %j', async (typed) => {
    const parsed = await parseArgs({ id: shortId() }, typed, context)

    expect(parsed).toMatchObject({ ok: false, complaint: expect.stringContaining('as in `#12`') })
  })
})
