import { describe, expect, it } from 'vitest'
import { status } from '../../../commands/general/status.ts'
import { describeTroubles, type StatusTroubles } from '../../../src/features/status/trouble-messages.ts'
import { monthsSince, runtimeZoneData } from '../../../src/shared/dates/zone-data.ts'
import { day, minute, openReminderScene } from '../../support/reminder-scene.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openReminderScene)

const months = monthsSince(runtimeZoneData.edition, testClock.now())

/** The bot's reply to an organizer, in their direct room. */
async function ask(question: string): Promise<string> {
  const room = scene.test.sandbox.direct('olga', testBotName)
  return (await scene.test.ask('olga', question, room)).msg.replaceAll('\u00a0', ' ')
}

describe('how the bot is', () => {
  it('is told to organizers alone, in a direct message', async () => {
    const refusal = await scene.test.ask('akua', '!meetup status')
    const pointer = await scene.test.ask('olga', '!meetup status')

    expect(refusal.msg).not.toContain('Status')
    expect(pointer.msg).not.toContain('Status')
    expect(await scene.test.toldDirectly('olga', '### Status')).toContain('All is well.')
  })

  it('says that all is well, with version, connection, database and what waits', async () => {
    const lines = (await ask('status')).split('\n')

    expect(lines.slice(0, 2)).toEqual(['### Status', 'All is well.'])
    expect(lines[3]).toMatch(/^\*\*Version\*\*: 0\.0\.0-test, running since \w+, /)
    expect(lines.slice(4, 9)).toEqual([
      '**Workspace**: connected, last heard from 0 s ago',
      '**Database**: SQLite',
      `**Time zone data**: ${runtimeZoneData.edition}, about ${months} months old`,
      '**Waiting**: nothing',
      '**Subscribed channels**: 0',
    ])
  })

  it('says it in French to whoever asks in French', async () => {
    const lines = (await ask('!rencontre état')).split('\n')

    expect(lines.slice(0, 2)).toEqual(['### Mon état', 'Tout va bien.'])
    expect(lines.slice(4, 9)).toEqual([
      '**Espace de travail** : connecté, dernier signe de vie il y a 0 s',
      '**Base de données** : SQLite',
      `**Données de fuseaux horaires** : ${runtimeZoneData.edition}, publiées il y a environ ${months} mois`,
      '**En attente** : rien',
      '**Salons abonnés** : 0',
    ])
  })

  it('begins with what is wrong, and says what to do about it', async () => {
    const { store, time } = scene
    const { id } = await scene.remindGeneral(time.now() + day)
    await store.reminders.change(id, { state: 'paused', why: 'room' })
    await store.reminders.miss({ id, dueAt: time.now() - minute, times: 2, why: 'away' })
    await store.reminders.miss({ id, dueAt: time.now() - 2 * day, times: 7, why: 'old' })
    await store.floods.held('GENERAL', time.now() - minute)
    const row = { id: 'o1', lane: 'room:r', to: { roomId: 'r' }, content: { kind: 'message', text: 'x' } } as const
    await store.outbox.add([{ ...row, dueAt: time.now() }], { owner: 'one', now: time.now(), until: time.now() + day })
    await store.outbox.missed('o1', 'one', { message: 'No', code: 'error-not-allowed' }, time.now())

    // The bot may tell Olga meanwhile what was missed: that is not the answer.
    scene.test.sandbox.say('olga', scene.test.sandbox.direct('olga', testBotName), 'status')
    const text = (await scene.test.toldDirectly('olga', '### Status')).replaceAll('\u00a0', ' ')

    const [headline, ...findings] = text.split('\n').slice(0, 5)
    expect(headline).toBe('### Status')
    expect(findings).toEqual([
      "- **I gave up on 1 message in the last 24 hours** (`error-not-allowed` (1)). Check that I'm in the room and may write there.",
      '- **2 reminders were missed in the last 24 hours** (I was away at that time (2)). `!meetup reminders` shows the upcoming ones.',
      '- **1 reminder is paused.** `!meetup reminders` says why; then `!meetup remind resume #ID`, or `!meetup cancel #ID`.',
      '- **1 room had more than 3 messages a minute** in the last 24 hours. The rest came later; `!meetup reminders` shows what you could spread out.',
    ])
    expect(text).not.toContain('All is well')
  })

  it('has examples in both languages that it answers', async () => {
    for (const example of status.examples.en) expect(await ask(`!meetup ${example}`)).toContain('### Status')
    for (const example of status.examples.fr) expect(await ask(`!rencontre ${example}`)).toContain('### Mon état')
  })
})

describe('what may be wrong with the bot', () => {
  const well: StatusTroubles = {
    state: { name: 'ready' },
    canWrite: true,
    lagMs: 0,
    unwritableRooms: [],
    missedMessages: [],
    missedReminders: [],
    mirrors: [],
    pausedReminders: 0,
    floodedRooms: 0,
    postsPerMinute: 3,
    lostAnnouncements: 0,
    minutesFiles: [],
    zoneData: { edition: '2026c', months: 4, newest: '2026c' },
  }

  it('is named for each mirror', () => {
    const mirrors = [
      { name: 'health-slack', kind: 'refused', code: '404 no_service', count: 2 },
      { name: 'dev', kind: 'unclear', count: 1 },
      { name: 'dev', kind: 'waiting', count: 3 },
    ] as const

    expect(describeTroubles({ ...well, mirrors }, 'en')).toEqual([
      '**The mirror `health-slack` refused 2 posts in the last 24 hours** (`404 no_service`). The person who runs me can check its address with `npm run doctor`.',
      "**1 post to the mirror `dev` may have arrived**: its answer was lost. I don't post twice, so please look there.",
      "**I can't reach the mirror `dev`.** 3 posts are waiting; I'll keep trying for a day.",
    ])
    expect(describeTroubles({ ...well, mirrors }, 'fr').join(' ')).toMatch(
      /a refusé 2\smessages .*1\smessage destiné au miroir `dev` est peut-être arrivé.* 3\smessages attendent/,
    )
  })

  it('is nothing when all is well', () => {
    expect(describeTroubles(well, 'en')).toEqual([])
  })

  it.each([
    [{ canWrite: false }, "**I can't write to the database.**", '**Rien ne peut être écrit'],
    [
      { state: { name: 'refused', reason: 'revoked' } },
      '**The workspace refuses my login** (`revoked`)',
      'refuse ma connexion',
    ],
    [{ state: { name: 'connecting', reason: 'gone' } }, "**I'm not connected", '**Je ne suis pas connecté'],
    [{ lagMs: 3 * 3_600_000 }, '**A message has been waiting for 3 h.**', '**Un message est en retard de 3 h.**'],
    [{ missedMessages: [{ count: 2 }] }, '(no answer (2))', '(sans réponse (2))'],
    [
      { zoneData: { edition: '2025a', months: 22, newest: '2025a' } },
      '**My time zone data is about 22 months old** (2025a).',
      '**Mes données de fuseaux horaires ont environ 22 mois** (2025a).',
    ],
    [
      { zoneData: { edition: '2025c', months: 4, newest: '2026c' } },
      '**This copy has older time zone data (2025c) than another one (2026c)**',
      "**Cette copie a des données de fuseaux horaires plus anciennes (2025c) qu'une autre (2026c)**",
    ],
    [{ lostAnnouncements: 1 }, '**1 announcement is lost**', '**1 annonce est perdue**'],
    [
      { minutesFiles: ['a.md', 'b`.md', 'c.md', 'd.md'] },
      "**I can't read 4 files of minutes**: `a.md`, `bˋ.md`, `c.md`, and 1 more.",
      '`a.md`, `bˋ.md`, `c.md`, et 1 de plus',
    ],
  ] as const)('is told in both languages: %o', (trouble, english, french) => {
    const troubles: StatusTroubles = { ...well, ...trouble }

    expect(describeTroubles(troubles, 'en')[0]?.replaceAll('\u00a0', ' ')).toContain(english)
    expect(describeTroubles(troubles, 'fr')[0]?.replaceAll('\u00a0', ' ').replaceAll('’', "'")).toContain(french)
  })
})
