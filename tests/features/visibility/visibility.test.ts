import { beforeEach, describe, expect, it } from 'vitest'
import {
  type Belonging,
  canSeeMeetup,
  canSeeSeries,
  knowsRoom,
  mayBeToldOfRoom,
  type SeriesRooms,
  type Sight,
} from '../../../src/features/visibility/model.ts'
import { createVisibility, type Receiver, type SubjectRepositories } from '../../../src/features/visibility/visibility.ts'
import { ChatRefused, ChatUnavailable } from '../../../src/messaging/chat-errors.ts'
import type { Subject } from '../../../src/messaging/notice.ts'
import type { RoomInfo } from '../../../src/messaging/rooms.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testBotName } from '../../support/seed.ts'

const bot = { id: 'BOT', username: testBotName }
const akua = { id: 'AKUA', username: 'akua' }
const rhys = { id: 'RHYS', username: 'rhys' }
const inDirect = (person: typeof akua) => ({ ...person, room: { id: `${person.id}BOT`, kind: 'direct' as const } })

/** A workspace of three rooms; `secret` is private, and akua is in it. */
function createWorkspace() {
  const rooms = new Map<string, RoomInfo>([
    ['open', { id: 'open', kind: 'channel', name: 'open' }],
    ['lobby', { id: 'lobby', kind: 'channel', name: 'lobby' }],
    ['secret', { id: 'secret', kind: 'group', name: 'secret' }],
  ])
  const members: Record<string, readonly string[]> = { secret: ['AKUA', 'BOT'], open: ['AKUA', 'BOT'] }
  let failure: Error | undefined
  const orFail = async <T>(value: T) => {
    if (failure !== undefined) throw failure
    return value
  }
  return {
    rooms,
    members,
    failWith: (error: Error | undefined) => {
      failure = error
    },
    chat: {
      self: bot,
      findRoom: (by: { readonly id: string } | { readonly name: string }) => orFail(rooms.get('id' in by ? by.id : '')),
      isMember: ({ id }: Pick<RoomInfo, 'id'>, person: { readonly id: string }) =>
        orFail(members[id]?.includes(person.id) === true),
      findPerson: (by: { readonly id: string } | { readonly username: string }) =>
        orFail([bot, akua, rhys].find(({ id }) => 'id' in by && id === by.id)),
    },
  }
}

describe('who may see a meetup', () => {
  let workspace: ReturnType<typeof createWorkspace>
  let time: ReturnType<typeof createFakeClock>
  let series: SeriesRooms[]
  let subscribed: { room: { id: string }; since: number; publishes?: false }[]
  let homes: string[]
  let meetups: Map<number, Belonging>
  let visibility: ReturnType<typeof createVisibility>

  beforeEach(() => {
    workspace = createWorkspace()
    time = createFakeClock(Date.UTC(2026, 10, 22, 15))
    ;[series, subscribed, homes] = [[], [], []]
    meetups = new Map()
    visibility = createVisibility(workspace.chat, time)
  })

  const repositories: SubjectRepositories = {
    series: { belongings: async () => series },
    concernedRooms: {
      all: async () => [
        ...homes.map((roomId) => ({ roomId })),
        ...subscribed.map(({ room, since, publishes = true }) => ({ roomId: room.id, subscribed: { since, publishes } })),
      ],
    },
    meetups: { find: async (id) => meetups.get(id) },
    roles: { has: async (id) => id === 'OLGA' },
  }
  const everyone = async () => (await visibility.look(repositories)).everyone
  const told = async (person: typeof akua) => (await visibility.lookFor(repositories, inDirect(person))).reader
  const toldIn = async (room: string) =>
    (await visibility.lookFor(repositories, { ...akua, room: { id: room, kind: 'group' } })).reader
  const sees = async (...sights: readonly Promise<Sight>[]) =>
    (await Promise.all(sights)).map((sight) => canSeeSeries(sight, 1))

  it('shows a series of a private room to its members, there and in their direct messages, and to organizers', async () => {
    series = [{ id: 1, addedAt: 0, boundTo: ['secret'] }]
    const olga = { id: 'OLGA', username: 'olga' }

    expect(await sees(told(akua), told(olga), toldIn('secret'))).toEqual([true, true, true])
    expect(await sees(everyone(), told(rhys), toldIn('open'), toldIn('lobby'))).toEqual([false, false, false, false])
  })

  it('shows a series to everyone once one of its rooms is public, wherever it was added', async () => {
    series = [{ id: 1, addedAt: 0, addedIn: 'secret', boundTo: ['secret', 'open'] }]

    expect(await sees(everyone(), told(rhys), toldIn('lobby'))).toEqual([true, true, true])
  })

  it('forgets where a series was added once it is bound', async () => {
    series = [{ id: 1, addedAt: 0, addedIn: 'open', boundTo: ['secret'] }]
    subscribed = [{ room: { id: 'open' }, since: 9 }]

    expect(await sees(everyone(), toldIn('open'))).toEqual([false, false])
  })

  it('shows a new series to organizers only, or in the room it was added in, until a public room is subscribed', async () => {
    series = [
      { id: 1, addedAt: 5, boundTo: [] },
      { id: 2, addedAt: 5, addedIn: 'open', boundTo: [] },
    ]
    subscribed = [{ room: { id: 'lobby' }, since: 5 }]

    expect(await sees(everyone(), told(akua), told({ id: 'OLGA', username: 'olga' }))).toEqual([false, false, true])
    expect(canSeeSeries(await everyone(), 2)).toBe(false)
    expect(canSeeSeries(await toldIn('open'), 2)).toBe(true)
    expect([canSeeSeries(await told(akua), 2), canSeeSeries(await told(rhys), 2)]).toEqual([true, false])

    subscribed = [{ room: { id: 'lobby' }, since: 6 }]
    expect(await sees(everyone())).toEqual([true])

    subscribed = [{ room: { id: 'open' }, since: 1 }]
    expect([canSeeSeries(await everyone(), 1), canSeeSeries(await everyone(), 2)]).toEqual([false, true])

    subscribed = [{ room: { id: 'secret' }, since: 9 }]
    expect(await sees(everyone())).toEqual([false])
  })

  it('does not show it to everyone because somebody who organizes nothing subscribes a channel', async () => {
    series = [
      { id: 1, addedAt: 5, boundTo: [] },
      { id: 2, addedAt: 5, addedIn: 'open', boundTo: [] },
    ]
    subscribed = [{ room: { id: 'lobby' }, since: 6, publishes: false }]
    expect([canSeeSeries(await everyone(), 1), canSeeSeries(await everyone(), 2)]).toEqual([false, false])

    // An organizer has added that one where everybody reads.
    subscribed = [{ room: { id: 'open' }, since: 6, publishes: false }]
    expect([canSeeSeries(await everyone(), 1), canSeeSeries(await everyone(), 2)]).toEqual([false, true])
  })

  it('does not take the subscription of another series’ room for its own', async () => {
    series = [
      { id: 1, addedAt: 0, boundTo: [] },
      { id: 2, addedAt: 0, boundTo: ['lobby'] },
    ]
    subscribed = [{ room: { id: 'lobby' }, since: 9 }]

    expect(await sees(everyone())).toEqual([false])
  })

  it('keeps a meetup of no series to the private room it was planned in; without a room it is for everyone', async () => {
    homes = ['secret', 'open']
    const meetups = [{ roomId: 'secret' }, { roomId: 'open' }, {}]
    const seen = async (sight: Promise<Sight>) => {
      const read = await sight
      return meetups.map((meetup) => canSeeMeetup(read, meetup))
    }

    expect(await seen(everyone())).toEqual([false, true, true])
    expect(await seen(told(akua))).toEqual([true, true, true])
    expect(await seen(told(rhys))).toEqual([false, true, true])
    expect(canSeeMeetup(await told(rhys), { series: { id: 1 }, roomId: 'open' })).toBe(false)
  })

  it('asks who is in which room only for a reply that one person reads, and for organizers', async () => {
    series = [{ id: 1, addedAt: 0, boundTo: ['secret'] }]
    const asked: string[] = []
    const { isMember } = workspace.chat
    workspace.chat.isMember = (room, person) => {
      asked.push(person.id)
      return isMember(room, person)
    }

    await toldIn('lobby')
    await told(rhys)
    await visibility.lookFor(repositories, { id: 'OLGA', username: 'olga', room: { id: 'lobby', kind: 'channel' } })

    expect(asked).toEqual(['RHYS', 'OLGA'])
  })

  it('looks again: a channel that turns private is private ten seconds later', async () => {
    series = [{ id: 1, addedAt: 0, boundTo: ['open'] }]
    expect(await sees(everyone())).toEqual([true])

    workspace.rooms.set('open', { id: 'open', kind: 'group', name: 'open' })
    time.advance(10_000)

    expect(await sees(everyone(), told(rhys), told(akua))).toEqual([false, false, true])
  })

  it('takes what can’t be found out for a no, and says so when the workspace does not answer', async () => {
    series = [{ id: 1, addedAt: 0, boundTo: ['open'] }]
    workspace.failWith(new ChatUnavailable('away'))
    expect(await sees(everyone(), told(akua))).toEqual([false, false])
    expect((await visibility.look(repositories)).isComplete).toBe(false)

    time.advance(10_000)
    workspace.failWith(new ChatRefused('error-not-allowed', 'no'))
    expect(await sees(everyone(), told(akua))).toEqual([false, false])
    expect((await visibility.look(repositories)).isComplete).toBe(true)

    time.advance(10_000)
    workspace.failWith(undefined)
    workspace.rooms.delete('open')
    expect(await sees(everyone(), told(akua))).toEqual([false, false])
  })

  it('treats a direct message of several people as a room, in which nobody is an organizer', async () => {
    series = [{ id: 1, addedAt: 0, boundTo: ['secret'] }]
    const olga = { id: 'OLGA', username: 'olga' }
    const inMany = (id: string) => visibility.lookFor(repositories, { ...olga, room: { id, kind: 'direct' } })
    workspace.rooms.set('many', { id: 'many', kind: 'direct', members: 3 })
    workspace.rooms.set('two', { id: 'two', kind: 'direct', members: 2 })
    workspace.rooms.set('small', { id: 'small', kind: 'group', name: 'small', members: 2 })

    expect(canSeeSeries((await inMany('many')).reader, 1)).toBe(false)
    expect(canSeeSeries((await inMany('untold')).reader, 1)).toBe(false)
    expect(canSeeSeries((await inMany('two')).reader, 1)).toBe(true)
    expect(canSeeSeries((await inMany('BOTOLGA')).reader, 1)).toBe(true)
    // Others may join it.
    const inSmall = await visibility.lookFor(repositories, { ...olga, room: { id: 'small', kind: 'group' } })
    expect(canSeeSeries(inSmall.reader, 1)).toBe(false)
  })

  it('names private rooms to their members only, organizers included', async () => {
    series = [{ id: 1, addedAt: 0, boundTo: ['secret', 'open'] }]
    const known = async (sight: Promise<Sight>) => {
      const read = await sight
      return ['secret', 'open'].map((room) => knowsRoom(read, room))
    }

    expect(await known(told(akua))).toEqual([true, true])
    expect(await known(told({ id: 'OLGA', username: 'olga' }))).toEqual([false, true])
    expect(await known(toldIn('secret'))).toEqual([true, true])
    expect(await known(everyone())).toEqual([false, true])
  })

  it('names a private room to organizers who are in it, in replies that nobody else reads', async () => {
    series = [{ id: 1, addedAt: 0, boundTo: ['secret', 'open'] }]
    const olga = { id: 'OLGA', username: 'olga' }
    const told = async () => {
      const { reader } = await visibility.lookFor(repositories, { ...olga, room: { id: 'lobby', kind: 'channel' } })
      return ['secret', 'open'].map((room) => [knowsRoom(reader, room), mayBeToldOfRoom(reader, room)])
    }
    const outside = await told()
    workspace.members['secret'] = ['OLGA', 'BOT']
    time.advance(10_000)

    expect(outside).toEqual([
      [false, false],
      [true, true],
    ])
    expect(await told()).toEqual([
      [false, true],
      [true, true],
    ])
    expect(mayBeToldOfRoom('system', 'secret')).toBe(true)
  })

  describe('when a message about it is sent', () => {
    const reaches = (to: Receiver, about: Subject) => visibility.mayReceive(repositories, to, about)
    const toAkua = { personId: 'AKUA' }
    const toRhys = { personId: 'RHYS' }
    const later = () => time.advance(10_000)

    beforeEach(() => {
      series = [
        { id: 1, addedAt: 0, boundTo: ['secret'] },
        { id: 2, addedAt: 0, boundTo: ['open'] },
      ]
      homes = ['secret']
      meetups = new Map([
        [11, { series: { id: 1 } }],
        [12, { series: { id: 2 } }],
        [13, { roomId: 'secret' }],
        [14, {}],
      ])
    })

    it('reaches members and organizers, and nobody who has left since', async () => {
      const about = [{ meetupId: 11 }, { meetupId: 13 }, { seriesId: 1 }, { meetupId: 12, seriesId: 1 }]
      const reached = (to: Receiver) => Promise.all(about.map((one) => reaches(to, one)))

      expect(await reached(toAkua)).toEqual([true, true, true, true])
      expect(await reached({ personId: 'OLGA' })).toEqual([true, true, true, true])
      expect(await reached(toRhys)).toEqual([false, false, false, false])

      workspace.members['secret'] = ['BOT']
      later()
      expect(await reached(toAkua)).toEqual([false, false, false, false])
    })

    it('reaches everyone when it is about what is public, account or not', async () => {
      for (const about of [{ meetupId: 12 }, { meetupId: 14 }, { seriesId: 2 }, {}])
        expect(await reaches({ personId: 'GONE' }, about), JSON.stringify(about)).toBe(true)
      expect(await reaches({ personId: 'GONE' }, { meetupId: 11 })).toBe(false)
    })

    it('needs both, the meetup and the series, and something that still exists', async () => {
      meetups.set(15, { roomId: 'private-too' })
      homes = ['secret', 'private-too']

      expect(await reaches(toAkua, { meetupId: 15, seriesId: 1 })).toBe(false)
      expect(await reaches(toAkua, { meetupId: 13, seriesId: 1 })).toBe(true)
      expect(await reaches(toAkua, { meetupId: 99 })).toBe(false)
    })

    it('reaches rooms that it belongs to, and no other private or public room', async () => {
      expect(await reaches({ roomId: 'secret' }, { meetupId: 11 })).toBe(true)
      expect(await reaches({ roomId: 'open' }, { meetupId: 11 })).toBe(false)
      expect(await reaches({ roomId: 'open' }, { meetupId: 12 })).toBe(true)
      expect(await reaches({ roomId: 'secret' }, { meetupId: 13, seriesId: 1 })).toBe(true)
      expect(await reaches({ roomId: 'open' }, { meetupId: 12, seriesId: 1 })).toBe(false)
    })

    it('reaches no place outside of the workspace unless everyone may see it', async () => {
      const outside = { mirror: 'news' }

      expect(await reaches(outside, { meetupId: 12 })).toBe(true)
      expect(await reaches(outside, { meetupId: 14 })).toBe(true)
      expect(await reaches(outside, { meetupId: 11 })).toBe(false)
      expect(await reaches(outside, { meetupId: 13 })).toBe(false)
    })

    it('waits while the workspace does not say which rooms are public, or who is in them', async () => {
      workspace.failWith(new ChatUnavailable('away'))
      await expect(reaches({ roomId: 'open' }, { meetupId: 11 })).rejects.toThrow('which rooms are public')
      await expect(reaches({ mirror: 'news' }, { meetupId: 12 })).rejects.toThrow('which rooms are public')
      await expect(reaches(toAkua, { meetupId: 11 })).rejects.toThrow(ChatUnavailable)
      expect(await reaches(toAkua, { meetupId: 14 })).toBe(true)

      later()
      workspace.failWith(undefined)
      await visibility.look(repositories)
      const { isMember } = workspace.chat
      workspace.chat.isMember = () => Promise.reject(new ChatUnavailable('away'))
      await expect(reaches(toAkua, { meetupId: 11 })).rejects.toThrow('who is in a room')
      workspace.chat.isMember = isMember
      later()
      expect(await reaches(toAkua, { meetupId: 11 })).toBe(true)
    })

    it('reaches a member of one room even if another does not say who is in it', async () => {
      series = [{ id: 1, addedAt: 0, boundTo: ['secret', 'unsure'] }]
      workspace.rooms.set('unsure', { id: 'unsure', kind: 'group', name: 'unsure' })
      const { isMember } = workspace.chat
      workspace.chat.isMember = (room, person) =>
        room.id === 'unsure' ? Promise.reject(new ChatUnavailable('away')) : isMember(room, person)

      expect(await reaches(toAkua, { meetupId: 11 })).toBe(true)
      await expect(reaches(toRhys, { meetupId: 11 })).rejects.toThrow(ChatUnavailable)
    })
  })

  describe('for what one person reads alone', () => {
    const lookAlone = async (person: typeof akua) => (await visibility.lookAlone(repositories, person)).reader

    beforeEach(() => {
      series = [{ id: 1, addedAt: 0, boundTo: ['secret'] }]
      homes = ['secret']
    })

    it('shows what belongs to rooms they are in, and nothing of other rooms', async () => {
      const seen = async (person: typeof akua) => {
        const sight = await lookAlone(person)
        return [canSeeSeries(sight, 1), canSeeMeetup(sight, { roomId: 'secret' }), knowsRoom(sight, 'secret')]
      }

      expect(await seen(akua)).toEqual([true, true, true])
      expect(await seen(rhys)).toEqual([false, false, false])
      expect(await seen({ id: 'OLGA', username: 'olga' })).toEqual([true, true, false])
    })

    it('says nothing rather than half of it while the workspace does not tell', async () => {
      workspace.chat.isMember = () => Promise.reject(new ChatUnavailable('away'))
      await expect(lookAlone(akua)).rejects.toThrow(ChatUnavailable)

      workspace.failWith(new ChatUnavailable('away'))
      time.advance(10_000)
      await expect(lookAlone(akua)).rejects.toThrow('which rooms somebody is in')
    })
  })

  it('passes on a failure that says nothing about rooms', async () => {
    series = [{ id: 1, addedAt: 0, boundTo: ['open'] }]
    workspace.failWith(new TypeError('broken'))

    await expect(everyone()).rejects.toThrow('broken')
  })

  it('knows nothing before the first look', () => {
    expect(visibility.latest.isComplete).toBe(false)
    expect(canSeeSeries(visibility.latest.everyone, 1)).toBe(false)
    expect(canSeeMeetup(visibility.latest.inRoom('secret'), { roomId: 'secret' })).toBe(true)
    expect(canSeeMeetup(visibility.latest.inRoom('secret'), { roomId: 'open' })).toBe(false)
  })
})
