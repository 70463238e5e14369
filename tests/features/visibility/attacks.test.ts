import { describe, expect, it } from 'vitest'
import type { NewMeetup } from '../../../src/features/meetups/model.ts'
import { readCalendar } from '../../support/icalendar.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { privateRoom, seedWithRooms, testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const dayMs = 86_400_000
const publicUrl = 'https://meetups.example.ca'
const wayIn = 'https://meet.example.ca/way-in'
/** In every title of what only the members of `den` may see. */
const canary = 'Zorblat'

const { clock, time } = createMovingClock()
const ticker = createHandTicker()
const seed = seedWithRooms(
  privateRoom('den', [testBotName, 'akua', 'felix']),
  // Anybody may open a channel and invite a bot.
  { name: 'rhys-room', type: 'c', owner: 'rhys', members: [testBotName] },
)
const people = [...seed.people, { username: 'robot', name: 'Robot', roles: ['bot'] }]
const { test, rooms } = useTestBot({
  ...{ clock, ticker, server: { publicUrl } },
  sandbox: { rateLimits: false, seed: { ...seed, people } },
})

const direct = (username: string) => test.sandbox.direct(username, testBotName)
const roomId = (name: string) => test.sandbox.rooms.find((room) => room.name === name)?._id ?? ''
const privately = (username: string, text: string) => rooms.answerTo(username, text, direct(username))
const inRoom = async (username: string, text: string, room = 'cloudnative') =>
  (await test.ask(username, `!meetup ${text}`, roomId(room))).msg
const plan = (title: string, more: Partial<NewMeetup> = {}) =>
  test.bot.store.meetups.add(
    {
      ...{ title, startsAt: clock.now() + 5 * dayMs, lengthMinutes: 60, zone: 'America/Toronto' },
      ...{ scheduledBy: 'x', joinUrl: wayIn, ...more },
    },
    clock.now(),
  )
const planHidden = (more: Partial<NewMeetup> = {}) => plan(`${canary} meetup`, { roomId: roomId('den'), ...more })
const addSeries = (more: { readonly roomId?: string } = {}) =>
  test.bot.store.series.add(
    {
      ...{ name: `${canary} series`, rule: { nth: 3, weekday: 4 }, time: { hour: 13, minute: 0 } },
      ...{ zone: 'America/Toronto', lengthMinutes: 60, planningMinutes: 30, firstLang: 'en', joinUrl: wayIn, ...more },
    },
    clock.now(),
  )
const get = async (path: string) => {
  time.advance(11_000)
  const answer = await fetch(`http://127.0.0.1:${test.bot.healthPort}${path}`)
  return { status: answer.status, text: await answer.text() }
}
const pathIn = (told: string) => /https:\/\/meetups\.example\.ca(\/(?:my|report)\/\S+)/.exec(told)?.[1] ?? 'none'
const seatOf = async (meetupId: number, username: string) =>
  (await test.bot.store.attendance.of(meetupId)).find(({ personId }) => personId === test.idOf(username))?.mode
/** An account gets another name, and somebody else takes the old one. */
function rename(username: string, next: string): void {
  const user = test.sandbox.users.find((one) => one.username === username)
  if (user === undefined) throw new Error(`Nobody is called ${username}.`)
  user.username = next
  time.advance(11 * 60_000)
}
/** Removed from `den`, and the workspace is asked again. */
function removeFromDen(username: string): void {
  test.sandbox.kick(username, roomId('den'))
  time.advance(11_000)
}
const takeRole = (username: string) =>
  test.bot.store.roles
    .give({ personId: 'other-id', username: 'other', role: 'organizer', since: 1 })
    .then(() => test.bot.store.roles.take(test.idOf(username), 'organizer', 'other-id'))

describe('somebody who was removed from a private room', () => {
  it('gets neither the meetup nor their seat back by an undo', async () => {
    const { id } = await planHidden()
    await privately('akua', `remote #${id}`)
    await privately('akua', `not going #${id}`)
    removeFromDen('akua')

    const undone = await privately('akua', 'undo')

    expect(undone).not.toContain(canary)
    expect(undone).not.toContain(wayIn)
    expect(await seatOf(id, 'akua')).toBe('no')
  })

  it('finds it no longer in their own calendar, nor behind the address of its file', async () => {
    const { id } = await planHidden()
    const path = pathIn(await privately('akua', 'calendar'))
    const before = readCalendar((await get(path)).text)
    removeFromDen('akua')

    expect(before).toHaveLength(1)
    expect(readCalendar((await get(path)).text)).toEqual([])
    expect((await get(`/meetups/${id}.ics`)).status).toBe(404)
  })

  it('can’t post in a channel what they were shown before', async () => {
    const { id } = await planHidden()
    const shown = await privately('akua', `show #${id}`)
    removeFromDen('akua')

    const shared = await inRoom('akua', 'share')

    expect(shown).toContain(canary)
    expect(shared).not.toContain(canary)
    expect(test.sandbox.messages(roomId('cloudnative')).filter(({ msg }) => msg.includes(canary))).toEqual([])
  })

  it('changes and takes back no talk that they offered there', async () => {
    const { id } = await planHidden()
    await privately('akua', `present "${canary} talk" on:#${id}`)
    const [talk] = await test.bot.store.talks.of(test.idOf('akua'))
    removeFromDen('akua')

    const replies = []
    for (const call of [`edit #${talk?.id} length:30`, `withdraw #${talk?.id}`, `talks mine`, `show #${talk?.id}`, 'undo'])
      replies.push(await privately('akua', call))

    expect(replies.join()).not.toContain(canary)
    expect(await test.bot.store.talks.of(test.idOf('akua'))).toEqual([talk])
  })

  it('hears nothing of a reminder, a move or the minutes that they were named for', async () => {
    const { id } = await planHidden()
    await privately('akua', `remind me 2h before #${id}`)
    await privately('akua', `going #${id}`)
    removeFromDen('akua')
    const before = rooms.told('akua').length

    for (const call of [`move #${id} 2026-12-10 13:00`, 'yes', `minute-taker @akua #${id}`, 'conduct'])
      await privately('olga', call)
    await ticker.tick()

    expect(
      rooms
        .told('akua')
        .slice(before)
        .filter((text) => text.includes(canary)),
    ).toEqual([])
  })
})

describe('somebody who opens a channel of their own', () => {
  it('does not make a series public by subscribing it', async () => {
    await addSeries({ roomId: roomId('den') })
    await addSeries()
    time.advance(1_000)

    await inRoom('rhys', 'subscribe', 'rhys-room')
    time.advance(11_000)
    const seen = [
      await privately('rhys', 'series'),
      await privately('rhys', 'list'),
      await inRoom('rhys', 'series', 'rhys-room'),
    ]

    expect(seen.join()).not.toContain(canary)
    expect((await get('/en')).text).not.toContain(canary)

    // An organizer does, also where somebody else has subscribed it before.
    test.sandbox.join('olga', roomId('rhys-room'))
    await inRoom('olga', 'subscribe', 'rhys-room')
    expect((await get('/en')).text).toContain(canary)
    await inRoom('olga', 'undo', 'rhys-room')
    expect((await get('/en')).text).not.toContain(canary)
  })

  it('gets no announcement of what is private by subscribing it', async () => {
    const { id } = await planHidden()
    await inRoom('rhys', 'subscribe', 'rhys-room')

    await inRoom('olga', `announce #${id}`, 'den')
    await inRoom('olga', 'yes', 'den')
    await ticker.tick()
    await inRoom('rhys', 'conduct', 'rhys-room')

    expect(test.sandbox.messages(roomId('rhys-room')).filter(({ msg }) => msg.includes(canary))).toEqual([])
  })

  it('binds no series to it, and sets nothing there that organizers decide', async () => {
    const series = await addSeries()

    for (const call of [
      `series bind #${series.id}`,
      `series bind #rhys-room #${series.id}`,
      'schedule 2026-12-10 13:00 "Mine"',
      'status',
    ])
      expect(await inRoom('rhys', call, 'rhys-room')).toContain('Only an organizer')
    expect(await test.bot.store.series.rooms(series.id)).toEqual([])
    expect(await test.bot.store.meetups.next(clock.now())).toBeUndefined()
  })
})

describe('a private answer that is posted in a channel', () => {
  it('has no way in, also when it shows two meetups of one day', async () => {
    const startsAt = Date.UTC(2026, 11, 10, 18)
    await plan('Morning', { startsAt })
    await plan('Evening', { startsAt: startsAt + 3 * 3_600_000, joinUrl: `${wayIn}-2`, place: 'Room 5, code 1234' })
    const shown = await privately('akua', 'show 2026-12-10')

    await inRoom('akua', 'share')
    await test.sandbox.waitForMessage(({ msg }) => msg.includes('shares a reply of mine'))

    expect(shown).toContain(`${wayIn}-2`)
    expect(shown).toContain('1234')
    const posted = test.sandbox.messages(roomId('cloudnative')).map(({ msg }) => msg)
    expect(posted.join()).toContain('Evening')
    expect(posted.filter((text) => text.includes(wayIn) || text.includes('1234'))).toEqual([])
  })

  it('has no way in that has changed since', async () => {
    const { id } = await plan('Morning')
    await privately('akua', `show #${id}`)
    await test.bot.store.meetups.change(id, { joinUrl: 'https://meet.example.ca/another' }, clock.now())

    await inRoom('akua', 'share')
    await test.sandbox.waitForMessage(({ msg }) => msg.includes('shares a reply of mine'))

    expect(test.sandbox.messages(roomId('cloudnative')).filter(({ msg }) => msg.includes(wayIn))).toEqual([])
  })
})

describe('a preview', () => {
  it('is confirmed neither by somebody else nor in another room, whatever its number', async () => {
    const preview = await inRoom('olga', 'role add @akua')
    const open = await test.bot.store.confirmations.open(test.idOf('olga'), roomId('cloudnative'))
    const [{ id = 'none' } = {}] = open

    const replies = [
      await inRoom('rhys', `yes ${id}`),
      await inRoom('akua', `yes ${id}`),
      await inRoom('olga', `yes ${id}`, 'general'),
      await privately('olga', `yes ${id}`),
    ]
    await inRoom('rhys', `no ${id}`)

    expect(preview).toContain('will be an organizer')
    expect(id).toMatch(/^[2-9][a-z]{3}$/)
    for (const reply of replies) expect(reply).toContain('nothing to confirm')
    expect(await test.bot.store.roles.has(test.idOf('akua'), 'organizer')).toBe(false)
    expect(await test.bot.store.confirmations.open(test.idOf('olga'), roomId('cloudnative'))).toEqual(open)
  })

  it('is confirmed by nobody who has lost the role, nor by who took over the name', async () => {
    await inRoom('olga', 'role add @akua')
    await takeRole('olga')
    const lost = await inRoom('olga', 'yes')
    await test.bot.store.roles.give({ personId: test.idOf('olga'), username: 'olga', role: 'organizer', since: 1 })
    await inRoom('olga', 'role add @akua')
    const [olga, rhys] = ['olga', 'rhys'].map((name) => test.sandbox.users.find(({ username }) => username === name))
    if (olga === undefined || rhys === undefined) throw new Error('The demo has both.')
    olga.username = 'olga.o'
    rhys.username = 'olga'

    const taken = await inRoom('olga', 'yes')

    expect(lost).toContain('Only an organizer')
    expect(taken).toContain('nothing to confirm')
    expect(await test.bot.store.roles.has(test.idOf('akua'), 'organizer')).toBe(false)
  })
})

describe('whoever takes over the name of an organizer', () => {
  it('has neither the role, nor the calendar, nor the RSVP, nor the reminders of that account', async () => {
    const { id } = await planHidden()
    await privately('olga', `going #${id}`)
    await privately('olga', `remind me 1h before #${id}`)
    const path = pathIn(await privately('olga', 'calendar'))
    rename('olga', 'olga.o')
    rename('rhys', 'olga')

    const replies = [await privately('olga', 'reminders'), await privately('olga', 'next'), await privately('olga', 'undo')]
    for (const call of ['log', 'who list', 'report']) expect(await privately('olga', call)).toContain('Only an organizer')

    expect(replies.join()).not.toContain(canary)
    expect(await privately('olga', 'calendar')).toContain('### Your calendar')
    expect(readCalendar((await get(path)).text)).toHaveLength(1)
    expect(await privately('olga.o', 'log')).toContain('### The last')
  })
})

describe('whoever takes a name that its account has had forgotten', () => {
  it('finds nothing of that person, and undoes nothing', async () => {
    const { id } = await plan('Open')
    await privately('akua', `going #${id}`)
    await privately('akua', 'present "Akua’s talk"')
    const path = pathIn(await privately('akua', 'calendar'))
    await inRoom('akua', 'department SSC')
    await privately('akua', 'forget me')
    await privately('akua', 'yes')
    rename('akua', 'akua.gone')
    rename('rhys', 'akua')

    const replies = [await privately('akua', 'talks mine'), await privately('akua', 'undo'), await inRoom('akua', 'undo')]

    expect(replies.join()).not.toContain('Akua’s talk')
    expect((await get(path)).status).toBe(404)
    expect(await test.bot.store.people.preferences(test.idOf('akua'))).not.toHaveProperty('department')
    expect(await test.bot.store.attendance.of(id)).toEqual([])
  })
})

describe('a deactivated account', () => {
  it('has no calendar and no report any more', async () => {
    await plan('Open')
    const calendar = pathIn(await privately('akua', 'calendar'))
    const report = pathIn(await privately('olga', 'report'))
    const before = [(await get(calendar)).status, (await get(report)).status]
    test.sandbox.setActive('akua', false)
    test.sandbox.setActive('olga', false)

    expect(before).toEqual([200, 200])
    expect([(await get(calendar)).status, (await get(report)).status]).toEqual([404, 404])
  })
})

describe('a private address', () => {
  it('opens only what it was given for: its key no other kind of page', async () => {
    await plan('Open')
    const calendar = pathIn(await privately('olga', 'calendar'))
    const report = pathIn(await privately('olga', 'report'))
    const keyIn = (path: string) => path.split('/')[2]

    expect([(await get(calendar)).status, (await get(report)).status]).toEqual([200, 200])
    expect((await get(`/report/${keyIn(calendar)}/en`)).status).toBe(404)
    expect((await get(`/my/${keyIn(report)}/calendar.ics`)).status).toBe(404)
  })
})

describe('a bot', () => {
  it('gets no seat, whether it types or reacts, and no reply', async () => {
    const { id } = await plan('Open')
    await inRoom('akua', `show #${id}`)
    const shown = test.sandbox.messages(roomId('cloudnative')).findLast(({ u }) => u.username === testBotName)
    test.sandbox.join('robot', roomId('cloudnative'))

    test.sandbox.say('robot', roomId('cloudnative'), '!meetup going')
    test.sandbox.reactAs('robot', shown?._id ?? '', ':+1:')
    test.sandbox.reactAs('akua', shown?._id ?? '', ':+1:')
    await expect.poll(() => seatOf(id, 'akua')).toBe('room')

    expect(await seatOf(id, 'robot')).toBeUndefined()
  })
})

describe('a private room that was public for a while', () => {
  it('shows nothing once it is private again: lists, pages, calendars, numbers and files', async () => {
    const { id } = await planHidden()
    const paths = ['/en', '/fr', '/calendar.ics', `/meetups/${id}.ics`]
    const look = async () => {
      time.advance(11_000)
      const said = [await privately('rhys', 'list'), await privately('rhys', `show #${id}`), await inRoom('rhys', 'next')]
      const pages = await Promise.all(paths.map(get))
      return [...said, ...pages.map(({ text }) => text)].map((text) => text.includes(canary))
    }
    const hidden = await look()
    test.sandbox.setRoom(roomId('den'), { private: false })
    const shown = await look()
    test.sandbox.setRoom(roomId('den'), { private: true })

    expect(hidden).toEqual(hidden.map(() => false))
    expect(shown).toEqual(shown.map(() => true))
    expect(await look()).toEqual(hidden)
  })
})

describe('somebody who lost a right', () => {
  it('takes back nothing by an undo that organizers decide', async () => {
    const series = await addSeries({ roomId: roomId('den') })
    await inRoom('olga', `series bind #${series.id}`)
    await takeRole('olga')

    const undone = await inRoom('olga', 'undo')

    expect(undone).toContain('Only an organizer')
    expect((await test.bot.store.series.rooms(series.id)).map((one) => one.roomId)).toEqual([roomId('cloudnative')])
  })

  it('reads no report behind its address, and no list of names', async () => {
    const { id } = await planHidden()
    const path = pathIn(await privately('olga', 'report'))
    await takeRole('olga')

    expect((await get(path)).status).toBe(404)
    expect(await privately('olga', `who list #${id}`)).toContain('Only an organizer')
  })
})

describe('somebody else’s talk or reminder', () => {
  it('is changed by nobody but its owner or an organizer', async () => {
    const { id } = await plan('Open')
    await privately('akua', `present "Mine" on:#${id}`)
    await privately('akua', 'remind me tomorrow 9:00 Coffee')
    const [talk] = await test.bot.store.talks.of(test.idOf('akua'))
    const [reminder] = await test.bot.store.reminders.pendingOf(test.idOf('akua'))

    for (const call of [
      ...['withdraw', 'confirm', 'accept', 'decline'].map((verb) => `${verb} #${talk?.id}`),
      ...[`edit #${talk?.id} length:30`, `attach #${talk?.id} slides:https://example.ca/s`, `place #${talk?.id} 2026-12-10`],
      ...[`cancel #${reminder?.id}`, `snooze #${reminder?.id} 1h`, `edit reminder #${reminder?.id} "Tea"`],
    ])
      expect(await privately('rhys', call), call).not.toContain('Coffee')

    expect(await test.bot.store.talks.of(test.idOf('akua'))).toEqual([talk])
    expect(await test.bot.store.reminders.pendingOf(test.idOf('akua'))).toEqual([reminder])
  })
})
