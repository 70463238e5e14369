import { beforeEach, describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import type { Talk } from '../../../src/features/talks/model.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const now = Date.UTC(2026, 10, 22, 17)
const hour = 3_600_000

const { test, rooms } = useTestBot({ startsAt: now })
let meetup: Meetup

const plan = (startsAt: number, more: Partial<Meetup> = {}) =>
  test.bot.store.meetups.add(
    { title: 'Helm', startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x', ...more },
    now,
  )

beforeEach(async () => {
  meetup = await plan(Date.UTC(2026, 11, 17, 18), { capacity: 1 })
})

const store = () => test.bot.store
const say = async (text: string, username = 'olga') => (await test.ask(username, text)).msg
const current = async (id = meetup.id) => store().meetups.find(id)

async function present(username: string, title: string): Promise<Talk> {
  const talk = await store().talks.add(
    {
      ...{ title, lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
      presenter: { id: test.idOf(username), username },
    },
    now,
  )
  const event = { at: now, who: 'x', step: 'place' } as const
  return store().talks.change(talk.id, { state: 'confirmed', meetupId: meetup.id }, event)
}

/** Akua comes and presents twice, felix is on the waiting list, rhys isn't coming; all have chosen a language. */
async function gather(): Promise<readonly Talk[]> {
  const talks = [await present('akua', 'Charts'), await present('akua', 'Hooks')]
  const wishes = { akua: 'room', felix: 'room', rhys: 'no' } as const
  for (const [username, wish] of Object.entries(wishes)) {
    const personId = test.idOf(username)
    await store().people.setPreferences(personId, { language: username === 'felix' ? 'fr' : 'en' })
    await store().attendance.enter(meetup.id, { personId, username, wish }, { kind: 'typed' }, now)
  }
  await store().people.setPreferences(test.idOf('akua'), { zone: 'America/Halifax' })
  return talks
}

const heard = (username: string) => rooms.told(username).filter((text) => /^### (?:The meetup|La rencontre)/.test(text))

describe('move', () => {
  it('shows what would happen, keeps answers, talks and the waiting list, and tells each person once', async () => {
    await gather()

    const preview = await say(`!meetup move #${meetup.id} to 2026-12-10 14:00`)
    const before = await current()
    const done = await say('!meetup yes')
    await test.toldDirectly('akua', 'The meetup has moved')
    await test.toldDirectly('felix', 'La rencontre est déplacée')

    expect(preview).toContain('**New date**: Thursday, December 10, 2026, 2:00 p.m. EST, in 18 days')
    expect(preview).toContain("I'll tell 2 people, once and privately.")
    expect(before).toEqual(meetup)
    expect(done).toContain('**Coming**: 1 in the room (1 on the waiting list)')
    expect((await current())?.startsAt).toBe(Date.UTC(2026, 11, 10, 19))
    expect(heard('akua')).toHaveLength(1)
    expect(heard('akua')[0]).toContain('**Your time**: Thursday, December 10, 2026, 3:00 p.m. AST')
    expect(heard('akua')[0]).toContain('**Your talk**: “Charts” moves with it.')
    expect(heard('akua')[0]).toContain('**Your talk**: “Hooks” moves with it.')
    expect(heard('akua')[0]).toContain('**Your RSVP** stays: in the room.')
    expect(heard('felix')[0]).toContain('**Votre réponse** est conservée\u00a0: sur la liste d’attente.')
    expect(heard('rhys')).toEqual([])
    expect((await store().talks.agenda(meetup.id)).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    expect((await store().audit.latest(20)).map(({ what }) => what)).toContain('move')
  })

  it.each([
    ['move 17 december to 10 december', Date.UTC(2026, 11, 10, 18)],
    ['move third thursday 14:30', Date.UTC(2026, 11, 17, 19, 30)],
    ['déplacer 17 décembre au 8 juillet 2027 9 h', Date.UTC(2027, 6, 8, 13)],
  ])('keeps what is not said, by the clock of the meetup: %s', async (words, at) => {
    await test.ask('olga', `!${words.startsWith('move') ? 'meetup' : 'rencontre'} ${words}`)
    await say('!meetup yes')

    expect((await current())?.startsAt).toBe(at)
  })

  it.each([
    ['to 2026-11-01', /That's in the past\. The next possible date is/],
    ['03/04', /That could be/],
    ['2026-12-17 13:00', /already on Thursday, December 17, 2026, 1:00 p\.m\. EST/],
    ['2026-12-18 13:00', /There's another meetup then: Next on Friday, December 18/],
    ['someday', /I need a date here/],
  ])('refuses %s and says what to do instead', async (to, told) => {
    await plan(Date.UTC(2026, 11, 18, 18), { title: 'Next' })

    expect(await say(`!meetup move #${meetup.id} ${to}`)).toMatch(told)
  })

  it('flags a day off with the nearest free days, and moves there nevertheless', async () => {
    const preview = await say(`!meetup move #${meetup.id} 2026-12-28`)
    await say('!meetup yes')

    expect(preview).toContain('Boxing Day is observed (federal, Ontario)')
    expect(preview).toContain('Thursday, December 24, 2026 or Tuesday, December 29, 2026')
    expect(new Date((await current())?.startsAt ?? 0).toISOString()).toContain('2026-12-28')
  })

  it('offers no free day that is past instead of a day off', async () => {
    // `now` is a Sunday.
    const preview = await say(`!meetup move #${meetup.id} today 18:00`)

    expect(preview).toContain('is a day off (a weekend). Nearest working day: Monday, November 23, 2026.')
  })

  it('is refused for a meetup that is over, with the next one, and to those who do not organize', async () => {
    const past = await plan(now - 24 * hour, { title: 'Past' })

    const late = await say(`!meetup move #${past.id} 2026-12-10`)
    const member = await say(`!meetup move #${meetup.id} 2026-12-10`, 'akua')

    expect(late).toMatch(/That meetup is over \(Past\).*The next one is on Thursday, December 17/)
    expect(member).toContain('Only an organizer can do this.')
  })
})

describe('cancel meetup', () => {
  it('names no meetup of a series as the next one of a meetup that has none, and others without one by their title', async () => {
    await say('!meetup series add "Security circle" every 1st tuesday 13:00')
    await say('!meetup yes')
    const elsewhere = await plan(Date.UTC(2026, 11, 18, 18), { title: 'In a private room', roomId: 'secret' })
    await gather()
    await say(`!meetup cancel meetup #${meetup.id} reason:Storm`)
    await say('!meetup yes')
    const alone = await test.toldDirectly('akua', 'The meetup is cancelled')

    const again = await plan(Date.UTC(2026, 11, 17, 18))
    await plan(Date.UTC(2027, 0, 21, 18), { title: 'Terraform *day*' })
    await store().attendance.enter(
      again.id,
      { personId: test.idOf('akua'), username: 'akua', wish: 'room' },
      { kind: 'typed' },
      now,
    )
    await say(`!meetup cancel meetup #${again.id} reason:Storm`)
    await say('!meetup yes')
    const named = await test.toldDirectly('akua', 'Next meetup')

    expect(alone).toContain('### The meetup is cancelled: Helm')
    expect(alone).not.toContain('Next meetup')
    expect(named).toContain('**Next meetup**: Terraform \\*day\\*, Thursday, January 21, 2027')
    expect(named).not.toContain('In a private room')
    expect(elsewhere.roomId).toBe('secret')
  })

  it('asks for a reason, gives talks back to the backlog, and tells each person once with the next date', async () => {
    const [charts] = await gather()
    await plan(Date.UTC(2027, 0, 21, 18), { title: 'Next' })

    const without = await say(`!meetup cancel meetup #${meetup.id}`)
    const preview = await say(`!meetup cancel meetup #${meetup.id} reason:Storm @all`)
    const done = await say('!meetup yes')
    const told = await test.toldDirectly('akua', 'The meetup is cancelled')
    const shown = await say('!meetup show 2026-12-17', 'rhys')
    const next = await say('!meetup next', 'rhys')
    const list = await say('!meetup list', 'rhys')
    const late = await say(`!meetup confirm #${charts?.id}`, 'akua')

    expect(without).toContain('reason:')
    expect(preview).toContain("2 talks stay accepted and go back to waiting for a date. I'll tell 2 people")
    expect(done).toContain('is cancelled')
    expect(told).toContain('**Reason**: Storm @\u2060all')
    expect(told).toContain('“Charts”')
    expect(told).toContain('“Hooks”')
    expect(told).toContain('**Next meetup**: Next, Thursday, January 21, 2027')
    expect(heard('akua')).toHaveLength(1)
    expect(shown).toContain('### Helm (cancelled)\n**Reason**: Storm @\u2060all')
    expect(next).toContain('### Next')
    expect(list).not.toContain('Helm')
    expect(await store().talks.find(charts?.id ?? 0)).toMatchObject({ state: 'accepted' })
    expect((await store().talks.history(charts?.id ?? 0)).map(({ step, state }) => `${step} ${state}`)).toContain(
      'cancel accepted',
    )
    expect(late).not.toContain('Confirmed')
  })

  it('is done once, and leaves no talk confirmed whatever is said at the same time', async () => {
    const [charts] = await gather()
    await say(`!rencontre annuler rencontre #${meetup.id} raison:Tempête`)

    test.sandbox.say('akua', 'cloudnative', `!meetup withdraw #${charts?.id}`)
    test.sandbox.say('akua', 'cloudnative', '!meetup undo')
    await say('!rencontre oui')
    const again = await say(`!meetup cancel meetup #${meetup.id} reason:Again`)
    await test.sandbox.waitForMessage(() => heard('felix').length === 1)

    expect(again).toContain('is already cancelled')
    expect(await store().talks.agenda(meetup.id)).toEqual([])
    expect(await current()).toMatchObject({ state: 'cancelled', cancelReason: 'Tempête' })
  })
})

describe('skip', () => {
  beforeEach(async () => {
    await test.confirm('olga', '!meetup series add "Cloud Native" every 3rd thursday 13:00')
  })

  it('cancels the meetup of the date with its talks, and plans one more', async () => {
    await gather()

    await say('!meetup skip 17 december reason:Holidays')
    const done = await say('!meetup yes')
    await test.toldDirectly('akua', 'The meetup is cancelled')

    expect(done).toContain('Cloud Native skips Thursday, December 17, 2026.\n**Next date**: Thursday, January 21, 2027')
    expect(await current()).toMatchObject({ state: 'cancelled', cancelReason: 'Holidays' })
    expect(await store().meetups.coming(now, 10)).toHaveLength(3)
  })

  it.each([
    ['skip 17 december', 'People will ask why'],
    [
      'skip 18 december reason:X',
      "Cloud Native doesn't meet on Friday, December 18, 2026. The next dates are Thursday, January 21",
    ],
    ['skip 19 november reason:X', "doesn't meet"],
    ['sauter 18 décembre raison:X', 'Selon sa règle, Cloud Native n’a pas lieu le vendredi 18 décembre 2026'],
  ])('says what to type instead of %s', async (words, told) => {
    expect(await say(`!${words.startsWith('skip') ? 'meetup' : 'rencontre'} ${words}`)).toContain(told)
  })
})

describe('edit meetup', () => {
  it('changes what is named at once, and undo brings it back', async () => {
    const edited = await say(`!meetup edit meetup #${meetup.id} title:Terraform place:90 Elgin, Ottawa remote:5 length:90`)
    const after = await current()
    await say('!meetup undo')

    expect(edited).toContain('### Terraform')
    expect(after).toMatchObject({ title: 'Terraform', place: '90 Elgin, Ottawa', remoteCapacity: 5, lengthMinutes: 90 })
    expect(await current()).toEqual({ ...meetup, revision: 2 })
  })

  it('takes a value away, and says what can be changed', async () => {
    const nothing = await say(`!meetup edit meetup #${meetup.id}`)
    await say(`!rencontre modifier rencontre #${meetup.id} titre:aucun`)

    expect(nothing).toContain('What should I change?')
    expect(await current()).not.toHaveProperty('title')
  })
})

describe('remote places', () => {
  it('run out with a waiting list of their own, and more of them move people up', async () => {
    await rooms.answerTo('olga', `!meetup capacity remote 1 #${meetup.id}`)
    await rooms.answerTo('akua', `!meetup remote #${meetup.id}`)
    const waiting = await rooms.answerTo('rhys', `!meetup remote #${meetup.id}`)
    const inRoom = await rooms.answerTo('felix', `!rencontre participer #${meetup.id}`)
    const next = await say('!meetup next', 'felix')

    const moved = await rooms.toldTo('rhys', () => test.sandbox.say('olga', 'cloudnative', '!meetup capacity 25 remote:2'))

    expect(waiting).toContain("### You're on the waiting list to join remotely: Helm")
    expect(waiting).toContain('**Waiting list**: number 1. All remote seats are taken')
    expect(inRoom).toContain('### Vous venez')
    expect(next).toContain('**Coming**: 1 in the room, 1 remotely (1 on the waiting list)')
    expect(moved).toContain('### You have a remote seat now, as one came free: Helm')
    expect(await current()).toMatchObject({ capacity: 25, remoteCapacity: 2 })
  })
})
