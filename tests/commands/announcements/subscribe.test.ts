import { describe, expect, it } from 'vitest'
import { openAnnouncementScene } from '../../support/announcement-scene.ts'
import { testBotName } from '../../support/seed.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openAnnouncementScene)

describe('subscribing a channel', () => {
  it('shows what the channel will receive, and follows later options one by one', async () => {
    const first = await scene.test.ask('olga', '!meetup subscribe')
    const quiet = await scene.test.ask('olga', '!meetup subscribe quiet:on')
    const french = await scene.test.ask('olga', '!rencontre abonner langue:fr')

    expect(first.msg).toContain('### This channel is subscribed')
    expect(first.msg).toContain('**It gets**: announcements, corrections and reminders')
    expect(first.msg).toContain('**Languages**: English first, then French')
    expect(quiet.msg).toContain('no reminders')
    expect(french.msg).toContain('**Il reçoit**\u00a0: les annonces et les corrections, sans les rappels')
    expect(french.msg).toContain('**Langues**\u00a0: français')
    expect(await scene.test.bot.store.subscriptions.all()).toMatchObject([
      { room: { kind: 'channel', name: 'cloudnative' }, language: 'fr', quiet: true, by: scene.test.idOf('olga') },
    ])
  })

  it('is for its owner, its moderators and organizers, and not in a direct message', async () => {
    const direct = await scene.test.ask('olga', 'subscribe', scene.test.sandbox.direct('olga', testBotName))
    const member = await scene.test.ask('akua', '!meetup subscribe')
    const memberLeaves = await scene.test.ask('akua', '!meetup unsubscribe')

    expect(direct.msg).toContain('Announcements go to channels, not to direct messages.')
    expect(direct.msg).toContain('`!meetup subscribe` in the channel')
    expect(member.msg).toContain('Only an owner or a moderator')
    expect(memberLeaves.msg).toContain('Only an owner or a moderator')
    expect(await scene.test.bot.store.subscriptions.all()).toEqual([])
  })

  it('is taken back by undo, step by step, unless somebody has changed it since', async () => {
    await scene.test.ask('olga', '!meetup subscribe')
    await scene.test.ask('olga', '!meetup subscribe lang:fr')
    await scene.test.ask('olga', '!meetup undo')
    const before = await scene.test.bot.store.subscriptions.all()
    await scene.test.ask('olga', '!meetup unsubscribe')
    await scene.test.ask('olga', '!meetup undo')
    const kept = await scene.test.bot.store.subscriptions.all()
    await scene.test.ask('olga', '!meetup undo')

    expect(before).toMatchObject([{ language: 'both' }])
    expect(kept).toMatchObject([{ language: 'both' }])
    expect(await scene.test.bot.store.subscriptions.all()).toEqual([])
  })

  it('puts first the language of the room, else that of its series', async () => {
    const { series } = scene.test.bot.store
    const french = await series.add(
      {
        ...{ name: 'Données', rule: { nth: 2, weekday: 2 }, time: { hour: 13, minute: 0 }, zone: 'America/Toronto' },
        ...{ lengthMinutes: 60, planningMinutes: 0, firstLang: 'fr' },
      },
      scene.time.now(),
    )
    await series.bind('GENERAL', french.id)
    const ofSeries = await scene.test.ask('olga', '!meetup subscribe', 'general')
    await scene.test.ask('olga', '!meetup lang room en', 'general')
    const ofRoom = await scene.test.ask('olga', '!meetup subscribe', 'general')

    expect(ofSeries.msg).toContain('French first, then English')
    expect(ofSeries.msg).toContain('**Series**: Données')
    expect(ofRoom.msg).toContain('English first, then French')
  })

  it('is listed for organizers, privately, with how many people are there', async () => {
    const none = await scene.rooms.answerTo('olga', '!meetup subscriptions')
    await scene.test.ask('olga', '!meetup subscribe')
    scene.time.advance(1)
    await scene.test.ask('olga', '!meetup subscribe quiet:on lang:en', 'steering')
    await expect.poll(async () => (await scene.test.bot.store.subscriptions.staleSince(1)).length).toBe(0)

    const all = await scene.rooms.answerTo('olga', '!meetup subscriptions')
    const french = await scene.rooms.answerTo('olga', '!rencontre abonnements')

    expect(none).toContain('No channel is subscribed yet')
    expect(all).toMatch(/- `#\u2060cloudnative` \(4 people, English first, then French\) · since \w+day/)
    expect(all).toMatch(/- `#\u2060steering` \(2 people, English\) · no reminders · since/)
    expect(french).toContain('(4 personnes, anglais d’abord, puis français)')
    expect((await scene.test.ask('akua', '!meetup subscriptions')).msg).toContain('Only an organizer')
  }, 15_000)
})
