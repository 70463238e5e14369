import { beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../../sandbox/index.ts'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import type { NewSeries } from '../../../src/features/series/repository.ts'
import { day, openAnnouncementScene } from '../../support/announcement-scene.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openAnnouncementScene)

const labelsOf = ({ attachments = [] }: Message) =>
  attachments.flatMap((one) => (one['actions'] as readonly { text: string }[]).map(({ text }) => text))

describe('scheduling and announcing at once', () => {
  it.each([
    ['schedule 2027-02-03 13:00 "Terraform" place:90 Elgin, Ottawa announce', 'yes', 'I would schedule'],
    ['planifier 2027-02-03 13 h « Terraform » annoncer lieu:90 Elgin, Ottawa', 'oui', 'serait planifiée'],
    ['schedule 2027-02-03 13:00 place:90 Elgin, Ottawa title:"Terraform" announce', 'yes', 'I would schedule'],
    ['planifier 2027-02-03 13 h lieu:90 Elgin, Ottawa titre:Terraform annoncer', 'oui', 'serait planifiée'],
  ])('shows one preview of both, and does both after one yes: %s', async (call, yes, words) => {
    await scene.subscribeBoth()

    const preview = await scene.test.ask('olga', `!meetup ${call}`)
    const before = await scene.test.bot.store.meetups.coming(0, 9)
    await scene.test.ask('olga', `!meetup ${yes}`)
    const posted = await scene.announced('cloudnative', 'Terraform')
    const after = await scene.test.bot.store.meetups.coming(0, 9)

    expect(preview.msg).toContain(words)
    expect(preview.msg).toContain(posted.msg)
    expect(before).toEqual([])
    expect(after).toMatchObject([{ title: 'Terraform', place: '90 Elgin, Ottawa' }])
  })
})

describe('announcing a meetup', () => {
  let meetup: Meetup

  beforeEach(async () => {
    meetup = await scene.plan()
  })

  it('shows the very text and where it goes, and posts it in each subscribed channel after a yes', async () => {
    await scene.subscribeBoth()

    const preview = await scene.test.ask('olga', '!meetup announce')
    const nothingYet = [...scene.standingIn('cloudnative'), ...scene.standingIn('general')]
    const done = await scene.test.ask('olga', '!meetup yes')
    const [bilingual, french] = await Promise.all([scene.announced('cloudnative', 'Helm'), scene.announced('general', 'Helm')])

    expect(preview.msg).toContain(bilingual.msg)
    expect(preview.msg).toMatch(
      /\*\*Where\*\*: `#\u2060cloudnative` \(.*English first, then French\) · `#\u2060general` \(.*French\)/,
    )
    expect(labelsOf(preview)).toEqual(['Yes', 'No'])
    expect(nothingYet).toEqual([])
    expect(done.msg).toContain("I'm posting it now")
    expect(bilingual.msg).toMatch(/^### Helm\n\*\*When\*\*[\s\S]*\n\n### Helm\n\*\*Quand\*\*/)
    expect(labelsOf(bilingual)).toEqual(['👍 Going · Je viens', '💻 Web', '👎 No · Non'])
    expect(french.msg).not.toContain('When')
    expect(labelsOf(french)).toEqual(['Sur place', 'À distance', 'Absence'])
    expect(bilingual.attachments).toHaveLength(1)
    expect(scene.standingIn('outside')).toEqual([])
    expect((await scene.test.bot.store.audit.latest(20)).find(({ what }) => what === 'announce')).toMatchObject({
      what: 'announce',
      detail: expect.stringContaining(`#${meetup.id}`),
    })
  })

  it('keeps the messages true: a reaction and a button are answers that everybody sees within a minute', async () => {
    await scene.subscribeBoth()
    await scene.test.confirm('olga', '!meetup announce')
    const message = await scene.announced('cloudnative', 'Helm')
    await scene.announced('general', 'Helm')

    scene.test.sandbox.reactAs('akua', message._id, ':+1:')
    await expect.poll(() => scene.test.bot.store.attendance.of(meetup.id)).toHaveLength(1)
    await scene.rooms.answerTo('felix', `!meetup remote #${meetup.id}`, 'general')
    const edited = await scene.editedTo('cloudnative', '1 in the room, 1 remotely')
    const other = await scene.editedTo('general', '1 sur place, 1 à distance')

    expect(edited._id).toBe(message._id)
    expect(edited).toHaveProperty('editedAt')
    expect(labelsOf(edited)).toEqual(['👍 Going · Je viens', '💻 Web', '👎 No · Non'])
    expect(edited.msg).not.toContain('akua')
    expect(other).toHaveProperty('editedAt')
    expect(scene.standingIn('cloudnative')).toHaveLength(1)
  })

  it('posts nothing twice, says so, and serves a channel that was subscribed since', async () => {
    await scene.test.ask('olga', '!meetup subscribe')
    await scene.test.confirm('olga', '!meetup announce')
    await scene.announced('cloudnative', 'Helm')

    const again = await scene.test.ask('olga', '!meetup announce')
    await scene.test.ask('olga', '!meetup subscribe', 'general')
    const preview = await scene.test.ask('olga', `!meetup announce #${meetup.id}`)
    await scene.test.ask('olga', '!meetup yes')
    await scene.announced('general', 'Helm')

    expect(again.msg).toContain("It's already announced in `#\u2060cloudnative`")
    expect(again.msg).toContain('Changes show up there within a minute')
    expect(preview.msg).toMatch(/Where\*\*: `#\u2060general`/)
    expect(preview.msg).toMatch(/Already posted in\*\*: `#\u2060cloudnative`/)
    expect(scene.standingIn('cloudnative')).toHaveLength(1)
  })

  it('goes on keeping true what stands in a channel that has unsubscribed', async () => {
    await scene.test.ask('olga', '!meetup subscribe')
    await scene.test.confirm('olga', '!meetup announce')
    await scene.announced('cloudnative', 'Helm')
    await scene.test.ask('olga', '!meetup unsubscribe')

    await scene.test.bot.store.meetups.change(meetup.id, { state: 'cancelled', cancelReason: 'ice storm' }, testClock.now())
    const { msg } = await scene.editedTo('cloudnative', '(cancelled)')

    expect(msg).toContain('**Reason**: ice storm')
    expect(msg).toContain('(annulée)')
  })

  it('leaves out channels of another series, and serves those of its own and of none', async () => {
    const { series, meetups } = scene.test.bot.store
    const monthly = {
      ...{ rule: { nth: 2, weekday: 2 }, time: { hour: 13, minute: 0 }, zone: 'America/Toronto' },
      ...{ lengthMinutes: 60, planningMinutes: 0, firstLang: 'en' },
    } as const satisfies Omit<NewSeries, 'name'>
    const [data, helm] = [await series.add({ ...monthly, name: 'Data' }, 1), await series.add({ ...monthly, name: 'Helm' }, 1)]
    await series.bind('GENERAL', data.id)
    const own = await meetups.add(
      {
        ...{ title: 'Serial', startsAt: scene.time.now() + day, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' },
        series: { id: helm.id, day: '2030-01-01' },
      },
      scene.time.now(),
    )
    await scene.subscribeBoth()

    const preview = await scene.test.ask('olga', `!meetup announce #${own.id}`)

    expect(preview.msg).toContain('cloudnative')
    expect(preview.msg).not.toContain('general')
  })

  it('names a private channel only where its name is known anyway', async () => {
    await scene.subscribeBoth()
    await scene.test.ask('olga', '!meetup subscribe', 'steering')

    const inPublic = await scene.test.ask('olga', '!meetup announce')
    const alone = await scene.test.ask('olga', 'announce', scene.test.sandbox.direct('olga', testBotName))

    expect(inPublic.msg).not.toContain('steering')
    expect(inPublic.msg).toContain('1 private channel')
    expect(alone.msg).toContain('`#\u2060steering`')
  })

  it.each([
    ['no channel is subscribed', 'announce', 'No channel receives announcements'],
    ['the meetup is unknown', 'announce #999', 'There is no meetup `#999`'],
    ['a mention is none', 'announce mention:everyone', "isn't one of `all`, `here`"],
  ])('is refused with what to type when %s', async (_why, command, told) => {
    expect((await scene.test.ask('olga', `!meetup ${command}`)).msg).toContain(told)
  })

  it('is refused for a meetup that is over or cancelled, and for members', async () => {
    const past = await scene.plan({ startsAt: scene.time.now() - day })
    const cancelled = await scene.plan({ startsAt: scene.time.now() + 2 * day })
    await scene.test.bot.store.meetups.change(cancelled.id, { state: 'cancelled', cancelReason: 'x' }, testClock.now())

    const answers = [
      await scene.test.ask('olga', `!meetup announce #${past.id}`),
      await scene.test.ask('olga', `!meetup announce #${cancelled.id}`),
      await scene.test.ask('akua', '!meetup announce'),
    ].map(({ msg }) => msg)

    expect(answers[0]).toContain('That meetup is over')
    expect(answers[1]).toContain('That meetup is cancelled')
    expect(answers[2]).toContain('Only an organizer')
  })
})

describe('an announcement that is lost', () => {
  it('is told to the organizers once, with the channel and what to type', async () => {
    const meetup = await scene.plan()
    await scene.test.ask('olga', '!meetup subscribe')
    await scene.test.confirm('olga', '!meetup announce')
    const message = await scene.announced('cloudnative', 'Helm')
    scene.test.sandbox.deleteAs('olga', message._id)
    await scene.test.bot.store.meetups.change(meetup.id, { title: 'Helm 4' }, testClock.now())

    const before = scene.rooms.told('olga').length
    const tellsMore = () => {
      scene.time.advance(3_000)
      return scene.rooms.told('olga').length - before
    }
    await expect.poll(tellsMore, { interval: 100 }).toBe(1)

    const told = scene.rooms.told('olga').at(-1)
    expect(told).toMatch(/I can no longer update the announcement of `#\d+` in `#\u2060cloudnative`/)
    expect(told).toContain('No message found')
    expect(told).toContain(`\`!meetup announce #${meetup.id}\` posts a new one`)
  })
})
