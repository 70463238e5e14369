import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoSeed, type Message } from '../../sandbox/index.ts'
import type { Meetup } from '../../src/domain/meetup.ts'
import type { NewSeries } from '../../src/ports/series.ts'
import { startTestBot, type TestBot } from '../support/bot.ts'
import type { FakeClock } from '../support/fake-clock.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { createPrivateRooms, type PrivateRooms } from '../support/private-rooms.ts'

const minute = 60_000
const day = 1_440 * minute

/** Two channels and a private one, each with alice, olivia and the bot. */
const seed = {
  ...demoSeed,
  rooms: [...demoSeed.rooms, { name: 'steering', type: 'p' as const, owner: 'olivia', members: ['alice', 'rendezvous'] }],
}

let test: TestBot
let time: FakeClock
let rooms: PrivateRooms

beforeEach(async () => {
  const moving = createMovingClock()
  time = moving.time
  test = await startTestBot({ clock: moving.clock, sandbox: { seed } })
  rooms = createPrivateRooms(test)
})
afterEach(() => test.close())

const plan = (change: Partial<Meetup> = {}) =>
  test.bot.store.meetups.add(
    { title: 'Helm', startsAt: time.now() + 7 * day, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x', ...change },
    time.now(),
  )
const isAnnouncement = ({ u, tmid, msg }: Message) =>
  u.username === 'rendezvous' && tmid === undefined && /(?:^|\n)### /.test(msg)
const standingIn = (room: string) => test.sandbox.messages(room).filter(isAnnouncement)
/** The announcement in a room, as soon as it says something. */
const announced = (room: string, words: string) => {
  const { _id: rid } = test.sandbox.rooms.find(({ name }) => name === room) ?? {}
  return test.sandbox.waitForMessage((message) => message.rid === rid && isAnnouncement(message) && message.msg.includes(words))
}
const labelsOf = ({ attachments = [] }: Message) =>
  attachments.flatMap((one) => (one['actions'] as readonly { text: string }[]).map(({ text }) => text))
/** The announcement in a room once it has been edited to say something; meanwhile time passes. */
const editedTo = async (room: string, words: string) => {
  const says = () => {
    time.advance(10_000)
    return standingIn(room).some(({ msg }) => msg.includes(words))
  }
  await expect.poll(says, { timeout: 15_000, interval: 250 }).toBe(true)
  return announced(room, words)
}

describe('subscribing a channel', () => {
  it('shows what the channel will receive, and follows later options one by one', async () => {
    const first = await test.ask('olivia', '!meetup subscribe')
    const quiet = await test.ask('olivia', '!meetup subscribe quiet:on')
    const french = await test.ask('olivia', '!rencontre abonner langue:fr')

    expect(first.msg).toContain('### This channel is subscribed')
    expect(first.msg).toContain('**It receives**: announcements, corrections and reminders')
    expect(first.msg).toContain('**Languages**: English first, then French')
    expect(quiet.msg).toContain('no reminders')
    expect(french.msg).toContain('**Il reçoit**\u00a0: les annonces et les corrections, sans les rappels')
    expect(french.msg).toContain('**Langues**\u00a0: français')
    expect(await test.bot.store.subscriptions.all()).toMatchObject([
      { room: { kind: 'channel', name: 'cloudnative' }, language: 'fr', quiet: true, by: test.idOf('olivia') },
    ])
  })

  it('is for its owner, its moderators and organizers, and not in a direct message', async () => {
    const direct = await test.ask('olivia', 'subscribe', test.sandbox.direct('olivia', 'rendezvous'))
    const member = await test.ask('alice', '!meetup subscribe')
    const memberLeaves = await test.ask('alice', '!meetup unsubscribe')

    expect(direct.msg).toContain('This is a direct message')
    expect(direct.msg).toContain('`!meetup subscribe` in the channel')
    expect(member.msg).toContain('Only an owner or a moderator')
    expect(memberLeaves.msg).toContain('Only an owner or a moderator')
    expect(await test.bot.store.subscriptions.all()).toEqual([])
  })

  it('is taken back by undo, step by step, unless somebody has changed it since', async () => {
    await test.ask('olivia', '!meetup subscribe')
    await test.ask('olivia', '!meetup subscribe lang:fr')
    await test.ask('olivia', '!meetup undo')
    const before = await test.bot.store.subscriptions.all()
    await test.ask('olivia', '!meetup unsubscribe')
    await test.ask('olivia', '!meetup undo')
    const kept = await test.bot.store.subscriptions.all()
    await test.ask('olivia', '!meetup undo')

    expect(before).toMatchObject([{ language: 'both' }])
    expect(kept).toMatchObject([{ language: 'both' }])
    expect(await test.bot.store.subscriptions.all()).toEqual([])
  })

  it('puts first the language of the room, else that of its series', async () => {
    const { series } = test.bot.store
    const french = await series.add(
      {
        ...{ name: 'Données', rule: { nth: 2, weekday: 2 }, time: { hour: 13, minute: 0 }, zone: 'America/Toronto' },
        ...{ lengthMinutes: 60, planningMinutes: 0, firstLang: 'fr' },
      },
      time.now(),
    )
    await series.bind('GENERAL', french.id)
    const ofSeries = await test.ask('olivia', '!meetup subscribe', 'general')
    await test.ask('olivia', '!meetup lang room en', 'general')
    const ofRoom = await test.ask('olivia', '!meetup subscribe', 'general')

    expect(ofSeries.msg).toContain('French first, then English')
    expect(ofSeries.msg).toContain('**Series**: Données')
    expect(ofRoom.msg).toContain('English first, then French')
  })

  it('is listed for organizers, privately, with how many people are there', async () => {
    const none = await rooms.answerTo('olivia', '!meetup subscriptions')
    await test.ask('olivia', '!meetup subscribe')
    time.advance(1)
    await test.ask('olivia', '!meetup subscribe quiet:on lang:en', 'steering')
    await expect.poll(async () => (await test.bot.store.subscriptions.unheardSince(1)).length, { timeout: 8_000 }).toBe(0)

    const all = await rooms.answerTo('olivia', '!meetup subscriptions')
    const french = await rooms.answerTo('olivia', '!rencontre abonnements')

    expect(none).toContain('No channel is subscribed yet')
    expect(all).toMatch(/- `#\u2060cloudnative` \(5 people, English first, then French\) · since \w+day/)
    expect(all).toMatch(/- `#\u2060steering` \(3 people, English\) · no reminders · since/)
    expect(french).toContain('(5 personnes, anglais d’abord, puis français)')
    expect((await test.ask('alice', '!meetup subscriptions')).msg).toContain('Only an organizer')
  }, 15_000)
})

describe('announcing a meetup', () => {
  let meetup: Meetup

  beforeEach(async () => {
    meetup = await plan()
  })

  const subscribeBoth = async () => {
    await test.ask('olivia', '!meetup subscribe')
    time.advance(1)
    await test.ask('olivia', '!meetup subscribe lang:fr', 'general')
  }

  it('shows the very text and where it goes, and posts it in each subscribed channel after a yes', async () => {
    await subscribeBoth()

    const preview = await test.ask('olivia', '!meetup announce')
    const nothingYet = [...standingIn('cloudnative'), ...standingIn('general')]
    const done = await test.ask('olivia', '!meetup yes')
    const [bilingual, french] = await Promise.all([announced('cloudnative', 'Helm'), announced('general', 'Helm')])

    expect(preview.msg).toContain(bilingual.msg)
    expect(preview.msg).toMatch(
      /\*\*It goes to\*\*: `#\u2060cloudnative` \(.*English first, then French\) · `#\u2060general` \(.*French\)/,
    )
    expect(labelsOf(preview)).toEqual(['Yes', 'No'])
    expect(nothingYet).toEqual([])
    expect(done.msg).toContain('I am posting it now')
    expect(bilingual.msg).toMatch(/^### Helm\n\*\*When\*\*[\s\S]*\n\n### Helm\n\*\*Quand\*\*/)
    expect(labelsOf(bilingual)).toEqual(['Going', 'Remote', 'Not going'])
    expect(french.msg).not.toContain('When')
    expect(labelsOf(french)).toEqual(['Sur place', 'À distance', 'Pas là'])
    expect(bilingual.attachments).toHaveLength(1)
    expect(standingIn('outside')).toEqual([])
    expect((await test.bot.store.audit.latest(20)).find(({ what }) => what === 'announce')).toMatchObject({
      what: 'announce',
      detail: expect.stringContaining(`#${meetup.id}`),
    })
  })

  it('keeps the messages true: a reaction and a button are answers that everybody sees within a minute', async () => {
    await subscribeBoth()
    await test.confirm('olivia', '!meetup announce')
    const message = await announced('cloudnative', 'nobody yet')
    await announced('general', 'Helm')

    await rooms.toldTo('alice', () => test.sandbox.reactAs('alice', message._id, ':+1:'))
    await rooms.answerTo('francois', `!meetup remote #${meetup.id}`, 'general')
    const edited = await editedTo('cloudnative', '1 in the room, 1 remotely')
    const other = await editedTo('general', '1 sur place, 1 à distance')

    expect(edited._id).toBe(message._id)
    expect(edited).toHaveProperty('editedAt')
    expect(labelsOf(edited)).toEqual(['Going', 'Remote', 'Not going'])
    expect(edited.msg).not.toContain('alice')
    expect(other).toHaveProperty('editedAt')
    expect(standingIn('cloudnative')).toHaveLength(1)
  })

  it('posts nothing twice, says so, and serves a channel that was subscribed since', async () => {
    await test.ask('olivia', '!meetup subscribe')
    await test.confirm('olivia', '!meetup announce')
    await announced('cloudnative', 'Helm')

    const again = await test.ask('olivia', '!meetup announce')
    await test.ask('olivia', '!meetup subscribe', 'general')
    const preview = await test.ask('olivia', `!meetup announce #${meetup.id}`)
    await test.ask('olivia', '!meetup yes')
    await announced('general', 'Helm')

    expect(again.msg).toContain('It is announced already: `#\u2060cloudnative`')
    expect(again.msg).toContain('I post nothing twice')
    expect(preview.msg).toMatch(/It goes to\*\*: `#\u2060general`/)
    expect(preview.msg).toMatch(/It stands already in\*\*: `#\u2060cloudnative`/)
    expect(standingIn('cloudnative')).toHaveLength(1)
  })

  it('goes on keeping true what stands in a channel that has unsubscribed', async () => {
    await test.ask('olivia', '!meetup subscribe')
    await test.confirm('olivia', '!meetup announce')
    await announced('cloudnative', 'Helm')
    await test.ask('olivia', '!meetup unsubscribe')

    await test.bot.store.meetups.change(meetup.id, { state: 'cancelled', cancelReason: 'ice storm' })
    const { msg } = await editedTo('cloudnative', '(cancelled)')

    expect(msg).toContain('**Reason**: ice storm')
    expect(msg).toContain('(annulée)')
  })

  it('leaves out channels of another series, and serves those of its own and of none', async () => {
    const { series, meetups } = test.bot.store
    const monthly = {
      ...{ rule: { nth: 2, weekday: 2 }, time: { hour: 13, minute: 0 }, zone: 'America/Toronto' },
      ...{ lengthMinutes: 60, planningMinutes: 0, firstLang: 'en' },
    } as const satisfies Omit<NewSeries, 'name'>
    const [data, helm] = [await series.add({ ...monthly, name: 'Data' }, 1), await series.add({ ...monthly, name: 'Helm' }, 1)]
    await series.bind('GENERAL', data.id)
    const own = await meetups.add(
      {
        ...{ title: 'Serial', startsAt: time.now() + day, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' },
        series: { id: helm.id, day: '2030-01-01' },
      },
      time.now(),
    )
    await subscribeBoth()

    const preview = await test.ask('olivia', `!meetup announce #${own.id}`)

    expect(preview.msg).toContain('cloudnative')
    expect(preview.msg).not.toContain('general')
  })

  it('names a private channel only where its name is known anyway', async () => {
    await subscribeBoth()
    await test.ask('olivia', '!meetup subscribe', 'steering')

    const inPublic = await test.ask('olivia', '!meetup announce')
    const alone = await test.ask('olivia', 'announce', test.sandbox.direct('olivia', 'rendezvous'))

    expect(inPublic.msg).not.toContain('steering')
    expect(inPublic.msg).toContain('1 private channel')
    expect(alone.msg).toContain('`#\u2060steering`')
  })

  it.each([
    ['no channel is subscribed', 'announce', 'No channel receives announcements'],
    ['the meetup is unknown', 'announce #999', 'There is no meetup `#999`'],
    ['a mention is none', 'announce mention:everyone', 'is not one of `all`, `here`'],
  ])('is refused with what to type when %s', async (_why, command, told) => {
    expect((await test.ask('olivia', `!meetup ${command}`)).msg).toContain(told)
  })

  it('is refused for a meetup that is over or cancelled, and for members', async () => {
    const past = await plan({ startsAt: time.now() - day })
    const cancelled = await plan({ startsAt: time.now() + 2 * day })
    await test.bot.store.meetups.change(cancelled.id, { state: 'cancelled', cancelReason: 'x' })

    const answers = [
      await test.ask('olivia', `!meetup announce #${past.id}`),
      await test.ask('olivia', `!meetup announce #${cancelled.id}`),
      await test.ask('alice', '!meetup announce'),
    ].map(({ msg }) => msg)

    expect(answers[0]).toContain('That meetup is over')
    expect(answers[1]).toContain('That meetup is cancelled')
    expect(answers[2]).toContain('Only an organizer')
  })

  describe('with a call to a group', () => {
    it('calls once a meetup, in the message only, after a preview that calls nobody', async () => {
      await subscribeBoth()
      const preview = await test.ask('olivia', '!rencontre annoncer mention:tous')
      await test.ask('olivia', '!rencontre oui')
      const message = await announced('cloudnative', 'Helm')
      await announced('general', 'Helm')
      await test.ask('olivia', '!meetup subscribe', 'steering')
      const second = await test.ask('olivia', '!meetup announce mention:here')
      await rooms.answerTo('alice', '!meetup going')
      const edited = await editedTo('cloudnative', '1 in the room')

      expect(preview.mentions?.map(({ username }) => username)).toEqual(['olivia'])
      expect(preview.msg).toContain('**Appel**\u00a0: à toutes les personnes de ces salons')
      expect(second.msg).toContain('once is the limit')
      expect(second.msg).toContain(`\`!meetup announce #${meetup.id}\``)
      expect(message._id).toBe(edited._id)
      expect(edited.mentions).toEqual([])
    })

    it('stands at the beginning of the message', async () => {
      await test.ask('olivia', '!meetup subscribe')

      await test.confirm('olivia', '!meetup announce mention:here')

      const { msg, mentions } = await announced('cloudnative', 'Helm')
      expect(msg).toMatch(/^@here\n### Helm/)
      expect(mentions).toEqual([expect.objectContaining({ _id: 'here' })])
    })

    it('is refused when the message stands already, because an edit calls nobody', async () => {
      await test.ask('olivia', '!meetup subscribe')
      await test.confirm('olivia', '!meetup announce')

      expect((await test.ask('olivia', '!meetup announce mention:all')).msg).toContain('an edit calls nobody')
    })
  })

  const hostile = [
    '@all @here @alice #general',
    'x\n@all\n@here',
    '＠all ﹫here @\u200ball',
    '](https://evil.example) [click](javascript:alert(1)) <https://evil.example|x>',
    '**Bold:** # no ``` fence ~~~ > @all',
    '\u202e@all\u2066 @here',
  ].join(' ')

  it('repeats hostile words in title, place, reason and talks so that it calls nobody and hides no link', async () => {
    const { talks, meetups } = test.bot.store
    await meetups.change(meetup.id, { title: hostile, place: hostile })
    const talk = await talks.add(
      {
        title: hostile,
        presenter: { id: 'p', username: 'alice' },
        lengthMinutes: 20,
        lang: 'en',
        from: 'room',
        state: 'proposed',
      },
      time.now(),
    )
    await talks.change(talk.id, { state: 'scheduled', meetupId: meetup.id }, { at: time.now(), who: 'x', step: 'place' })
    await subscribeBoth()

    const preview = await test.ask('olivia', '!meetup announce')
    await test.ask('olivia', '!meetup yes')
    const [shown] = [await announced('cloudnative', 'Coming'), await announced('general', 'Présences')]
    const standing = { ...shown }
    await meetups.change(meetup.id, { state: 'cancelled', cancelReason: hostile })
    const edited = await editedTo('cloudnative', 'Reason')

    expect(preview.mentions?.map(({ username }) => username)).toEqual(['olivia'])
    for (const { mentions, channels, msg } of [standing, edited]) {
      expect({ mentions, channels }).toEqual({ mentions: [], channels: [] })
      expect(msg).not.toMatch(/\]\(|[\u202a-\u202e\u2066-\u2069\u200b]|```/)
    }
  })
})

describe('an announcement that is lost', () => {
  it('is told to the organizers once, with the channel and what to type', async () => {
    const meetup = await plan()
    await test.ask('olivia', '!meetup subscribe')
    await test.confirm('olivia', '!meetup announce')
    const message = await announced('cloudnative', 'Helm')
    test.sandbox.deleteAs('olivia', message._id)
    await test.bot.store.meetups.change(meetup.id, { title: 'Helm 4' })

    const before = rooms.told('olivia').length
    const tellsMore = () => {
      time.advance(3_000)
      return rooms.told('olivia').length - before
    }
    await expect.poll(tellsMore, { timeout: 10_000, interval: 300 }).toBe(1)

    const told = rooms.told('olivia').at(-1)
    expect(told).toContain('`#\u2060cloudnative` is not kept up to date any more')
    expect(told).toContain('No message found')
    expect(told).toContain(`\`!meetup announce #${meetup.id}\` posts a new one`)
  })
})
