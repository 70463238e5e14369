import { beforeEach, describe, expect, it } from 'vitest'
import type { Seed } from '../../sandbox/index.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const day = 86_400_000

/** Names that are also words of commands, parts of other words, or only a dash. */
const seed: Seed = {
  password: 'demo',
  people: [
    { username: 'ed', name: 'Ed', roles: ['user'], language: 'en' },
    { username: '_', name: 'Line', roles: ['user'], language: 'en' },
    { username: 'in', name: 'In', roles: ['user'], language: 'en' },
    { username: 'it', name: 'It', roles: ['bot', 'user'] },
  ],
  rooms: [
    { name: 'cloudnative', type: 'c', owner: 'in', members: ['ed', '_', 'it'] },
    { id: 'GENERAL', name: 'general', type: 'c', owner: 'in', members: ['ed', '_', 'it'] },
  ],
}

describe('a bot that is called it, among people with short names', () => {
  const { test } = useTestBot({ botName: 'it', sandbox: { seed }, community: { organizers: ['in'] } })
  beforeEach(async () => {
    const planned = { title: 'Helm', startsAt: testClock.now() + 7 * day, lengthMinutes: 120, zone: 'America/Toronto' }
    await test.bot.store.meetups.add({ ...planned, scheduledBy: 'x' }, testClock.now())
  })

  const attendees = async () =>
    ((await test.bot.store.attendance.of(1)) ?? []).map(({ username }) => username).toSorted((a, b) => a.localeCompare(b))

  it('answers when it is mentioned, with a prefix, and in a direct message', async () => {
    expect((await test.ask('ed', '@it next')).msg).toContain('Helm')
    expect((await test.ask('_', '!meetup next')).msg).toContain('Helm')
    expect((await test.ask('ed', 'next', test.sandbox.direct('ed', 'it'))).msg).toContain('Helm')
  })

  it('knows its organizer, and takes each RSVP for the person it is of', async () => {
    await test.ask('ed', 'going', test.sandbox.direct('ed', 'it'))
    await test.ask('_', 'going', test.sandbox.direct('_', 'it'))
    const refused = await test.ask('ed', 'log', test.sandbox.direct('ed', 'it'))
    const log = await test.ask('in', 'log', test.sandbox.direct('in', 'it'))

    expect(await attendees()).toEqual(['_', 'ed'])
    expect(refused.msg).toContain('Only an organizer')
    expect(log.msg).toContain(' · ed · **answer**')
    expect(log.msg).toContain(' · \\_ · **answer**')
  })

  it('does its own work under its own name: what it did is nobody else’s', async () => {
    const moved = await test.confirm('in', '!meetup move #1 2027-01-14 13:00')

    const entries = await test.bot.store.audit.latest(100)

    expect(moved).toContain('2027')
    expect(entries.map(({ who }) => who)).not.toContain('it')
    expect(entries.map(({ who }) => who)).toContain('in')
  })
})
