import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import { startReadyBot } from '../support/bot.ts'
import { type ReadMetricsPage, readPage } from '../support/metrics-page.ts'
import { day, hour, minute, openReminderScene } from '../support/reminder-scene.ts'
import { createSqliteFile } from '../support/stores.ts'
import { useEach } from '../support/use-each.ts'

const scene = useEach(openReminderScene)

async function scrape(port = scene.test.bot.healthPort): Promise<ReadMetricsPage> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  return readPage(await answer.text())
}

/** Resolves when a figure has this value. */
async function reaches(series: string, value: number): Promise<void> {
  await expect.poll(async () => (await scrape()).value(series)).toBe(value)
}

describe('what a bot on real sockets lets Prometheus see', () => {
  it('counts commands, how they ended and what was heard', async () => {
    const before = (await scrape()).value('rendezvous_messages_received_total') ?? 0
    scene.test.sandbox.say('rhys', 'cloudnative', 'Good morning')
    await scene.test.ask('akua', '!meetup next')
    await scene.test.ask('akua', '!meetup log')

    await reaches('rendezvous_commands_total{outcome="answered"}', 1)
    await reaches('rendezvous_commands_total{outcome="refused"}', 1)
    const page = await scrape()
    expect(page.value('rendezvous_command_seconds_count')).toBe(2)
    expect(page.value('rendezvous_command_seconds_sum')).toBeGreaterThan(0)
    expect(page.value('rendezvous_messages_received_total')).toBeGreaterThanOrEqual(before + 3)
    expect(page.value('rendezvous_connected')).toBe(1)
    expect(page.value('rendezvous_last_event_timestamp_seconds')).toBe(scene.time.now() / 1_000)
    expect(page.value('rendezvous_messages_sent_total')).toBeGreaterThanOrEqual(2)
  })

  it('counts reminders that are sent, late and missed', async () => {
    await scene.remindAkua(scene.time.now(), 'On time')
    await scene.remindAkua(scene.time.now() - 10 * minute, 'Late')
    await scene.remindAkua(scene.time.now() - 2 * day, 'Too late')

    await reaches('rendezvous_reminders_sent_total', 2)
    await reaches('rendezvous_reminders_missed_total', 1)
    const page = await scrape()
    expect(page.value('rendezvous_reminders_late_total')).toBe(1)
    expect(page.value('rendezvous_reminders_due')).toBe(0)
  })

  it('shows what waits while the workspace takes nothing, and counts what came late', async () => {
    scene.test.sandbox.faults.rest({ route: 'chat.sendMessage', times: 1_000, kind: 'refuse' })
    await scene.remindAkua(scene.time.now())
    await reaches('rendezvous_outbox_due', 1)
    const retried = (await scrape()).value('rendezvous_messages_retried_total')

    scene.time.advance(5 * minute)

    expect((await scrape()).value('rendezvous_outbox_lag_seconds')).toBe(300)
    await expect.poll(async () => (await scrape()).value('rendezvous_messages_retried_total')).toBeGreaterThan(retried ?? 0)
    scene.test.sandbox.faults.clear()
    scene.time.advance(hour)
    await reaches('rendezvous_messages_late_total', 1)
    expect((await scrape()).value('rendezvous_outbox_due')).toBe(0)
    expect((await scrape()).value('rendezvous_outbox_lag_seconds')).toBe(0)
  })

  it('counts what the workspace refuses as missed', async () => {
    scene.test.sandbox.setRoom('general', { readOnly: true })

    await scene.remindGeneral(scene.time.now())

    await reaches('rendezvous_messages_missed_total', 1)
  })

  it('shows previews that wait for a yes, and minutes once they are read', async () => {
    const preview = { personId: 'x', roomId: 'y', command: 'announce', plan: {} }
    await scene.store.confirmations.ask({ ...preview, id: '2aaa', headline: 'x', until: scene.time.now() + 1 })
    await scene.store.confirmations.ask({ ...preview, id: '2aaa', headline: 'x', personId: 'z', until: scene.time.now() })
    expect((await scrape()).value('rendezvous_minutes_files')).toBeUndefined()

    await scene.test.ask('akua', '!meetup minutes latest')

    const page = await scrape()
    expect(page.value('rendezvous_confirmations_waiting')).toBe(1)
    expect(page.value('rendezvous_minutes_files')).toBe(3)
    expect(page.value('rendezvous_minutes_problems')).toBe(0)
  })

  it('says that it is not connected while the workspace is away', async () => {
    await scene.test.sandbox.crash()

    await reaches('rendezvous_connected', 0)
  })
})

describe('a bot after one that died', () => {
  it('counts the messages and commands that it takes over', async () => {
    const database = createSqliteFile()
    onTestFinished(() => database.remove())
    const now = scene.time.now()
    const claim = { owner: 'dead', now, until: now + day }
    const left = await openStore({ url: database.url })
    const content = { kind: 'message', text: 'Left behind' } as const
    await left.outbox.add([{ id: 'left', lane: 'room:GENERAL', to: { roomId: 'GENERAL' }, content, dueAt: now }], claim)
    const question = scene.test.sandbox.say('rhys', 'cloudnative', '!meetup about')
    const sender = scene.of('rhys')
    const asked = { id: question._id, roomId: question.rid, text: question.msg, sender, sentAt: now }
    await left.inbox.hear({ ...asked, roomKind: 'channel' }, claim)
    await left.close()

    const bot = await startReadyBot(scene.test.sandbox, { databaseUrl: database.url, clock: scene.clock })

    const figure = async (series: string) => (await scrape(bot.healthPort)).value(series)
    await expect.poll(() => figure('rendezvous_outbox_claims_taken_over_total')).toBe(1)
    await expect.poll(() => figure('rendezvous_inbox_claims_taken_over_total')).toBe(1)
    await bot.stop()
  })
})
