import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { startReadyBot } from '../support/bot.ts'
import { careFor } from '../support/maintenance.ts'
import { day, hour, openReminderScene } from '../support/reminder-scene.ts'
import { openRows } from '../support/rows.ts'
import { createSqliteFile, databaseKinds } from '../support/stores.ts'

describe.skipIf(inject('postgres') === undefined)('a community that moves from SQLite to PostgreSQL', () => {
  it('goes on there: talks, seats, votes, roles and reminders, each of which is said once', async () => {
    const old = createSqliteFile()
    const there = await databaseKinds.find(({ name }) => name === 'PostgreSQL')?.create()
    if (there === undefined) throw new Error('There is no PostgreSQL.')
    const file = join(old.url.slice('sqlite:'.length), '..', 'community.json')
    const scene = await openReminderScene({ databaseUrl: old.url })
    const { test, time, store } = scene
    const planned = { title: 'December meetup', lengthMinutes: 90, zone: 'America/Toronto', capacity: 2, scheduledBy: 'x' }
    const meetup = await store.meetups.add({ ...planned, startsAt: time.now() + 3 * day }, time.now())
    for (const who of ['akua', 'felix', 'olga']) await scene.rooms.answerTo(who, `!meetup going #${meetup.id}`)
    await test.ask('akua', '!meetup suggest "Secrets in Kubernetes"')
    await scene.remindAkua(time.now(), 'Said before')
    await test.sandbox.waitForMessage(() => scene.toldAkua('Said before').length > 0)
    await scene.remindAkua(time.now() + hour, 'Due meanwhile')
    await scene.remindAkua(time.now() + 5 * hour, 'Due afterwards')
    const seats = await store.attendance.of(meetup.id)
    await test.bot.stop()

    const exported = await careFor(old.url, 'export', file)
    const imported = await careFor(there.url, 'import', file)
    time.advance(2 * hour)
    const bot = await startReadyBot(test.sandbox, { databaseUrl: there.url, clock: scene.clock })
    await test.sandbox.waitForMessage(() => scene.toldAkua('Due meanwhile').length > 0)
    const moved = await bot.store.attendance.of(meetup.id)
    await scene.rooms.answerTo('akua', `!meetup not going #${meetup.id}`)
    const roles = await bot.store.roles.all()
    time.advance(4 * hour)
    await test.sandbox.waitForMessage(() => scene.toldAkua('Due afterwards').length > 0)
    const rows = await openRows(there.url)
    await rows.untilSettled(time.now, async () => {})
    await rows.close()
    const topics = await bot.store.topics.ranked()
    const promoted = await bot.store.attendance.of(meetup.id)
    await bot.stop()
    await test.sandbox.close()
    await old.remove()
    await there.remove()

    expect([exported.err, imported.err, exported.code, imported.code]).toEqual(['', '', 0, 0])
    expect(moved).toEqual(seats)
    expect(seats.map(({ mode: place }) => place)).toContain('waiting')
    expect(promoted.map(({ mode: place }) => place)).not.toContain('waiting')
    expect(topics).toMatchObject([{ title: 'Secrets in Kubernetes', votes: 1 }])
    expect(roles.map(({ username }) => username)).toEqual(['olga'])
    for (const words of ['Said before', 'Due meanwhile', 'Due afterwards']) expect(scene.toldAkua(words)).toHaveLength(1)
  })
})
