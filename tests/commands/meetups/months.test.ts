import { beforeEach, describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

// The clock starts on November 25, 2026.
describe('a meetup that is named by its month', () => {
  const { clock } = createMovingClock()
  const { test } = useTestBot({ clock, sandbox: { now: clock.now } })
  let november: Meetup
  let january: Meetup

  beforeEach(async () => {
    november = await plan('Helm', Date.UTC(2026, 10, 12, 18))
    // In Toronto it's still November.
    await plan('Late', Date.UTC(2026, 11, 1, 3, 30), 'Europe/Paris')
    january = await plan('Secrets', Date.UTC(2027, 0, 21, 18))
    await plan('Pods', Date.UTC(2027, 1, 4, 18))
    await plan('Meshes', Date.UTC(2027, 1, 18, 18))
  })

  const plan = (title: string, startsAt: number, zone = 'America/Toronto') =>
    test.bot.store.meetups.add({ title, startsAt, lengthMinutes: 120, zone, scheduledBy: 'x' }, startsAt - 1)
  const say = async (username: string, words: string) =>
    (await test.ask(username, words, test.sandbox.direct(username, testBotName))).msg.replaceAll('\u00a0', ' ')

  it.each([
    ['show january', 'Secrets'],
    ['show January 2027', 'Secrets'],
    ['show in january', 'Secrets'],
    ['show 2027-01', 'Secrets'],
    ['voir janvier', 'Secrets'],
    ['voir en janvier 2027', 'Secrets'],
    ['show november', 'Helm'],
    ['show this month', 'Helm'],
    ['show next month', 'Late'],
    ['voir le mois prochain', 'Late'],
    ['when is the january meetup?', 'Secrets'],
    ['la rencontre de janvier, c’est quand?', 'Secrets'],
  ])('is shown: %s', async (words, title) => {
    expect(await say('akua', words)).toContain(title)
  })

  it('is asked about when the month has several, or none', async () => {
    expect(await say('akua', 'show february')).toMatch(
      /^There are several meetups in February 2027: `#\d+` Pods, `#\d+` Meshes\. Please name one by its number\./,
    )
    expect(await say('akua', 'voir février')).toMatch(/^Plusieurs rencontres ont lieu en février 2027 : `#\d+` Pods/)
    expect(await say('akua', 'show march')).toContain('There is no meetup in March 2027.')
    expect(await say('akua', 'voir mars 2025')).toContain('Il n’y a pas de rencontre en mars 2025.')
  })

  it('takes RSVPs, and is cancelled or moved only after a yes to the very meetup', async () => {
    expect(await say('akua', 'going january')).toContain('Secrets')
    expect((await test.bot.store.attendance.counts([january.id])).get(january.id)?.room).toBe(1)
    expect(await say('olga', 'cancel meetup january reason:Closed')).toContain('Secrets')
    await say('olga', 'no')
    expect(await say('olga', 'move january 2027-01-28 13:00')).toMatch(/Secrets/)
    expect((await test.bot.store.meetups.find(january.id))?.startsAt).toBe(january.startsAt)
    await say('olga', 'yes')
    expect((await test.bot.store.meetups.find(january.id))?.startsAt).toBe(Date.UTC(2027, 0, 28, 18))
    expect((await test.bot.store.meetups.find(november.id))?.startsAt).toBe(november.startsAt)
  })

  it('is the past one for what is known of meetups that were held', async () => {
    expect(await say('akua', 'materials november')).toContain('Helm')
    expect(await say('akua', 'documents novembre 2026')).toContain('Helm')
  })
})
