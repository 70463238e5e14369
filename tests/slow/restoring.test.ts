import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import type { Store } from '../../src/features/repositories.ts'
import { startReadyBot } from '../support/bot.ts'
import { careFor } from '../support/maintenance.ts'
import { hour, openReminderScene } from '../support/reminder-scene.ts'
import { aReminder } from '../support/reminders.ts'
import { restoreUnderLoad } from '../support/restore-under-load.ts'
import { openRows } from '../support/rows.ts'
import { createSqliteFile, type TestDatabase } from '../support/stores.ts'

describe('a backup', () => {
  let database: TestDatabase
  let folder: string
  let backup: string
  beforeEach(() => {
    database = createSqliteFile()
    folder = dirname(database.url.slice('sqlite:'.length))
    backup = join(folder, 'kept', 'backup.db')
  })
  afterEach(() => database.remove())

  it('taken under load holds what was acknowledged before, and a bot on it says nothing twice and misses nothing', async () => {
    const elsewhere = `sqlite:${join(folder, 'another', 'machine.db')}`
    let titles: readonly unknown[] = []

    const { asked, acknowledged, known, answers } = await restoreUnderLoad({
      databaseUrl: database.url,
      async backup() {
        expect(await careFor(database.url, 'backup', backup)).toMatchObject({ code: 0, err: '' })
        const copy = new SQLite(backup, { readonly: true })
        titles = copy.prepare('select title from topic').pluck().all()
        copy.close()
      },
      async restore() {
        expect(await careFor(elsewhere, 'restore', backup)).toMatchObject({ code: 0, err: '' })
        return elsewhere
      },
    })

    expect(titles).toEqual(expect.arrayContaining([...acknowledged]))
    expect(known.toSorted()).toEqual(asked.toSorted())
    expect(answers).toEqual(asked.map(() => 1))
  })

  it('that is restored after a reminder was said does not say it again, and the one that replaces it is kept', async () => {
    const scene = await openReminderScene({ databaseUrl: database.url })
    await scene.remindAkua(scene.time.now() + hour)
    await careFor(database.url, 'backup', backup)
    scene.time.advance(hour)
    await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length > 0)

    const refused = await careFor(database.url, 'restore', backup)
    await scene.test.bot.stop()
    const restored = await careFor(database.url, 'restore', backup)
    const bot = await startReadyBot(scene.test.sandbox, { databaseUrl: database.url, clock: scene.clock })
    await expect.poll(async () => (await bot.store.reminders.find(1))?.state).toBe('told')
    const rows = await openRows(database.url)
    await rows.untilSettled(scene.time.now, async () => {})
    await rows.close()
    const log = await bot.store.audit.latest(5)
    await bot.stop()
    await scene.test.sandbox.close()

    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Another copy of Rendezvous is using') })
    expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/kept as .*test\.db\.before-\d{8}T\d{6}Z/) })
    expect(scene.toldAkua('Book the room')).toHaveLength(1)
    expect(log.map(({ what }) => what)).toContain('restore')
    expect(readdirSync(folder).filter((name) => /^test\.db\.before-/.test(name))).not.toEqual([])
  })

  it('does not take the next time of a daily reminder for one that was said since', async () => {
    const scene = await openReminderScene({ databaseUrl: database.url })
    const { time } = scene
    const timing = { kind: 'every', days: { kind: 'daily' }, time: { hour: 9, minute: 0 }, zone: 'America/Toronto' } as const
    const { id } = await scene.store.reminders.add(
      aReminder(time.now() + hour, { timing, to: scene.of('akua'), madeBy: scene.of('akua') }),
      time.now(),
    )
    await careFor(database.url, 'backup', backup)
    const advanceToNext = async (store: Pick<Store, 'reminders'>, times: number) => {
      time.advance(((await store.reminders.find(id))?.dueAt ?? 0) - time.now())
      await scene.test.sandbox.waitForMessage(() => scene.toldAkua('Book the room').length === times)
    }
    await advanceToNext(scene.store, 1)
    await advanceToNext(scene.store, 2)
    await scene.test.bot.stop()

    await careFor(database.url, 'restore', backup)
    const bot = await startReadyBot(scene.test.sandbox, { databaseUrl: database.url, clock: scene.clock })
    await expect.poll(async () => (await bot.store.reminders.find(id))?.dueAt).toBeGreaterThan(time.now())
    await advanceToNext(bot.store, 3)
    await bot.stop()
    await scene.test.sandbox.close()

    expect(scene.toldAkua('Book the room')).toHaveLength(3)
  })

  it('is readable by its owner alone, and replaces no file unasked', async () => {
    await (await openStore({ url: database.url })).close()

    const first = await careFor(database.url, 'backup', backup)
    const second = await careFor(database.url, 'backup', backup)
    const third = await careFor(database.url, 'backup', backup, '--overwrite')

    expect([first.code, second.code, third.code]).toEqual([0, 1, 0])
    expect(second.err).toContain('already exists. Choose another name, or add --overwrite.')
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(backup))).toEqual(['backup.db'])
  })

  it('isn’t made without a file name; shows the usage instead', async () => {
    const results = [
      await careFor(database.url, 'backup'),
      await careFor(database.url, 'unheard', 'of'),
      await careFor(database.url),
    ]

    expect(results.map(({ code }) => code)).toEqual([1, 1, 1])
    for (const { err } of results)
      expect(err).toContain('usage: node bin/run.mjs src/maintenance/main.ts backup|restore|export|import FILE')
  })

  it('that is damaged, or of something else, is not restored', async () => {
    writeFileSync(join(folder, 'torn.db'), 'SQLite format 3\0 and then nothing')
    new SQLite(join(folder, 'other.db')).exec('create table other (id int)').close()
    const target = join(folder, 'new.db')

    const results = [
      await careFor(`sqlite:${target}`, 'restore', join(folder, 'torn.db')),
      await careFor(`sqlite:${target}`, 'restore', join(folder, 'other.db')),
      await careFor(`sqlite:${target}`, 'restore', join(folder, 'none.db')),
      await careFor('postgres://nobody@127.0.0.1:1/none', 'restore', join(folder, 'none.db')),
    ]

    expect(results.map(({ code }) => code)).toEqual([1, 1, 1, 1])
    expect(results.map(({ err }) => err)).toEqual([
      expect.stringContaining('is not a complete Rendezvous database'),
      expect.stringContaining('is not a complete Rendezvous database'),
      expect.stringContaining('There is no file'),
      expect.stringContaining('For PostgreSQL use pg_dump'),
    ])
    expect(existsSync(target)).toBe(false)
  })

  it.each([
    ['numbers anew from the next thousand when it is too old for its bot to read what it missed', 25 * hour, 1_001],
    ['goes on numbering when its bot reads what it missed', hour, 2],
  ])('%s', async (_what, ago, next) => {
    const store = await openStore({ url: database.url })
    const meetup = { startsAt: 0, lengthMinutes: 60, zone: 'UTC', scheduledBy: 'x' }
    await store.meetups.add(meetup, 0)
    await store.settings.set('heardUntil', String(Date.now() - ago))
    await store.close()
    await careFor(database.url, 'backup', backup)

    await careFor(database.url, 'restore', backup)

    const restored = await openStore({ url: database.url })
    const { id } = await restored.meetups.add(meetup, 0)
    await restored.close()
    expect(id).toBe(next)
  })
})
