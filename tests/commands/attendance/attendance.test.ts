import { beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../../sandbox/index.ts'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const day = 86_400_000
const names = /akua|felix|rhys|olga/

describe('attendance', () => {
  const { test } = useTestBot({ isShared: true })
  let meetup: Meetup
  let days = 0

  /** Each test has its own meetup; the first one planned is the next one. */
  const plan = (change: Partial<Meetup> = {}): Promise<Meetup> => {
    days += 1
    return test.bot.store.meetups.add(
      {
        title: `Meetup ${days}`,
        startsAt: testClock.now() + days * day,
        lengthMinutes: 120,
        zone: 'America/Toronto',
        place: '90 Elgin, Ottawa',
        joinUrl: 'https://meet.example.ca/abc',
        scheduledBy: 'x',
        ...change,
      },
      testClock.now(),
    )
  }

  beforeEach(async () => {
    meetup = await plan({ capacity: 1 })
  })

  const idOf = (username: string) => test.sandbox.users.find((user) => user.username === username)?._id ?? ''
  const direct = (username: string) => test.sandbox.direct(username, testBotName)
  const botMessages = (room: string) => test.sandbox.messages(room).filter(({ u }) => u.username === testBotName)

  /** Does something and returns the direct message that the bot then sends a person. */
  async function toldTo(username: string, act: () => unknown): Promise<Message> {
    const room = direct(username)
    const before = botMessages(room).length
    act()
    await test.sandbox.waitForMessage(() => botMessages(room).length > before)
    return botMessages(room)[before] as Message
  }

  const answering = (username: string, text: string) => toldTo(username, () => test.sandbox.say(username, 'cloudnative', text))

  const places = async () =>
    Object.fromEntries((await test.bot.store.attendance.of(meetup.id)).map(({ username, mode: place }) => [username, place]))

  it('ticks a sign-up in the channel and tells the rest privately', async () => {
    const room = test.sandbox.messages('cloudnative').length
    let question: Message | undefined
    const { msg } = await toldTo('akua', () => {
      question = test.sandbox.say('akua', 'cloudnative', `!meetup going #${meetup.id}`)
    })

    await test.sandbox.waitForMessage(
      ({ _id, reactions }) => _id === question?._id && reactions?.[':white_check_mark:'] !== undefined,
    )
    expect(msg).toContain(`### You're coming: Meetup ${days}`)
    expect(msg).toMatch(/\*\*When\*\*: \w+day, /)
    expect(msg).toContain('**Where**: 90 Elgin, Ottawa (1 seat)')
    expect(msg).toContain('[Code of conduct](https://')
    expect(msg).toContain(`\`!meetup not going #${meetup.id}\``)
    expect(test.sandbox.messages('cloudnative')).toHaveLength(room + 1)
  })

  it('puts people on the waiting list of a full room and moves them up once', async () => {
    await answering('rhys', `!meetup going #${meetup.id}`)
    const waiting = await answering('felix', `!rencontre participer #${meetup.id}`)
    const second = await answering('akua', `!meetup +1 #${meetup.id}`)
    const seats = botMessages(direct('felix')).length

    const moved = await toldTo('felix', () => test.sandbox.say('rhys', 'cloudnative', `!meetup can't #${meetup.id}`))

    expect(waiting.msg).toContain('### Vous êtes sur la liste d’attente\u00a0: ')
    expect(waiting.msg).toContain('**Liste d’attente**\u00a0: numéro 1.')
    expect(JSON.stringify(waiting.attachments)).toContain(`!rencontre à distance #${meetup.id}`)
    expect(second.msg).toContain('**Waiting list**: number 2.')
    // Félix has chosen no language, but last wrote in French.
    expect(moved.msg).not.toContain('You have a seat now')
    expect(moved.msg).toContain('### Une place s’est libérée, elle est à vous\u00a0: ')
    expect(await places()).toMatchObject({ felix: 'room', akua: 'waiting', rhys: 'no' })
    expect(botMessages(direct('felix'))).toHaveLength(seats + 1)
  })

  it.each([
    ['akua', '!meetup going', 'room'],
    ['akua', "!meetup I'm coming", 'room'],
    ['felix', '!rencontre je viens', 'room'],
    ['akua', '!meetup remote', 'remote'],
    ['akua', '!meetup going remotely', 'remote'],
    ['felix', '!rencontre à distance', 'remote'],
    ['felix', '!rencontre a distance', 'remote'],
    ['akua', '!meetup maybe', 'maybe'],
    ['felix', '!rencontre peut-être', 'maybe'],
    ['felix', '!rencontre peut etre', 'maybe'],
    ['akua', '!meetup not going', 'no'],
    ['akua', '!meetup can’t', 'no'],
    ['felix', '!rencontre absent', 'no'],
    ['felix', '!rencontre pas là', 'no'],
  ])('hears from %s that %j means %s', async (username, words, place) => {
    await answering(username, `${words} #${meetup.id}`)

    expect(await places()).toEqual({ [username]: place })
  })

  it('takes the next meetup when none is named, and one by its date', async () => {
    const first = (await test.bot.store.meetups.next(testClock.now())) as Meetup
    const iso = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(meetup.startsAt)

    await answering('olga', '!meetup maybe')
    await answering('olga', `!meetup remote ${iso}`)

    const [atFirst] = (await test.bot.store.attendance.of(first.id)).filter(({ username }) => username === 'olga')
    expect(atFirst?.mode).toBe('maybe')
    expect(await places()).toEqual({ olga: 'remote' })
  })

  it('says that the same answer changes nothing', async () => {
    await answering('akua', `!meetup remote #${meetup.id}`)

    const { msg } = await answering('akua', `!meetup remote #${meetup.id}`)

    expect(msg).toContain('No change: you already told me.')
  })

  it('takes no sign-up for a meetup that is over, cancelled or unknown', async () => {
    const past = await plan({ startsAt: testClock.now() - day })

    const over = await test.ask('akua', `!meetup going #${past.id}`)
    const overInFrench = await test.ask('akua', `!rencontre participer #${past.id}`)
    const unknown = await test.ask('akua', '!meetup going #99999')

    expect(over.msg).toContain('That meetup is over')
    expect(overInFrench.msg).toContain('Cette rencontre est terminée')
    expect(unknown.msg).toContain('There is no meetup `#99999`')
    expect(await test.bot.store.attendance.of(past.id)).toEqual([])
  })

  it('counts heads without a name wherever a meetup is shown', async () => {
    await answering('akua', `!meetup going #${meetup.id}`)
    await answering('rhys', `!meetup going #${meetup.id}`)
    await answering('felix', `!rencontre à distance #${meetup.id}`)
    const iso = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(meetup.startsAt)

    const shown = await test.ask('olga', `!meetup show ${iso}`)
    const shownInFrench = await test.ask('olga', `!rencontre voir ${iso}`)

    expect(shown.msg).toContain('**Coming**: 1 in the room (1 on the waiting list), 1 remotely')
    expect(shownInFrench.msg).toContain('**Présences**\u00a0: 1 sur place (1 sur la liste d’attente), 1 à distance')
    expect(shown.msg.replace('@olga', '')).not.toMatch(names)
  })

  it('tells organizers, and nobody else, who comes, by answer and department', async () => {
    await answering('akua', `!meetup going #${meetup.id}`)
    await answering('rhys', `!meetup going #${meetup.id}`)
    await test.bot.store.people.setPreferences(idOf('akua'), { department: 'ESDC' })

    const counted = await test.ask('akua', `!meetup who #${meetup.id}`)
    const { msg } = await answering('olga', `!rencontre qui #${meetup.id}`)

    expect(counted.msg).toContain('Only organizers can use_ `who`')
    expect(counted.msg).toContain('**Coming**: 1 in the room')
    expect(counted.msg).not.toContain('rhys')
    expect(msg).toContain('**Sur place**\u00a0: 1 pour 1 place\n- EDSC (1)\u00a0: akua')
    expect(msg).toContain('**Liste d’attente**\u00a0: 1\n- ministère non précisé (1)\u00a0: rhys')
  })

  it('moves people up when the room grows, drops nobody when it shrinks, and lets both be undone', async () => {
    const felix = idOf('felix')
    await test.bot.store.roles.give({ personId: felix, username: 'felix', role: 'organizer', since: 0 })
    await answering('akua', `!meetup going #${meetup.id}`)
    await answering('rhys', `!meetup going #${meetup.id}`)

    const [moved] = await Promise.all([toldTo('rhys', () => {}), answering('olga', `!meetup capacity 2 #${meetup.id}`)])
    const [told, lowered] = await Promise.all([
      toldTo('felix', () => {}),
      answering('olga', `!meetup capacity 1 #${meetup.id}`),
    ])
    const marked = await answering('olga', `!meetup who #${meetup.id}`)
    const raised = await answering('olga', '!meetup undo')

    expect(moved.msg).toContain('You have a seat now')
    expect(lowered.msg).toContain('Nobody lost theirs')
    expect(told.msg).toMatch(/### More people than seats: |### Plus de monde que de places/)
    expect(told.msg).toContain('Dernières inscriptions\u00a0: rhys.')
    expect(marked.msg).toContain('rhys (over capacity)')
    expect(raised.msg).toContain('The room now has 2 seats.')
    expect(await places()).toEqual({ akua: 'room', rhys: 'room' })
  })

  it('gives back an answer, with its place in the line, by undo', async () => {
    await answering('rhys', `!meetup going #${meetup.id}`)
    await answering('akua', `!meetup going #${meetup.id}`)
    await answering('felix', `!rencontre participer #${meetup.id}`)
    await answering('akua', `!meetup not going #${meetup.id}`)

    const { msg } = await answering('akua', '!meetup undo')

    expect(msg).toContain('**Waiting list**: number 1.')
    expect(await places()).toEqual({ rhys: 'room', akua: 'waiting', felix: 'waiting' })
  })

  it('writes every change into the audit log, and a repetition not', async () => {
    for (const words of ['going', 'going', 'remote']) await answering('akua', `!meetup ${words} #${meetup.id}`)

    const entries = (await test.bot.store.audit.latest(20)).filter(({ detail }) => detail.startsWith(`#${meetup.id} `))

    expect(entries.map(({ what, detail }) => `${what} ${detail}`)).toEqual([
      `answer #${meetup.id} room > remote`,
      `answer #${meetup.id} unanswered > room`,
    ])
  })

  it('offers to answer under the next meetup, by its number', async () => {
    const first = (await test.bot.store.meetups.next(testClock.now())) as Meetup

    const english = await test.ask('akua', '!meetup next')
    const french = await test.ask('felix', '!rencontre prochaine')

    expect(JSON.stringify(english.attachments)).toMatch(
      new RegExp(`"Going".*"!meetup going #${first.id}".*"Remote".*"!meetup remote #${first.id}".*"All dates"`),
    )
    expect(JSON.stringify(french.attachments)).toMatch(
      new RegExp(`"Sur place".*participer #${first.id}".*"À distance".*"Toutes les dates".*"!rencontre liste"`),
    )
  })
})
