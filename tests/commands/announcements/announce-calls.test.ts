import { beforeEach, describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { openAnnouncementScene } from '../../support/announcement-scene.ts'
import { testClock } from '../../support/test-clock.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openAnnouncementScene)

describe('announcing a meetup', () => {
  let meetup: Meetup

  beforeEach(async () => {
    meetup = await scene.plan()
  })

  describe('with a call to a group', () => {
    it('calls once a meetup, in the message only, after a preview that calls nobody', async () => {
      await scene.subscribeBoth()
      const preview = await scene.test.ask('olga', '!rencontre annoncer mention:tous')
      await scene.test.ask('olga', '!rencontre oui')
      const message = await scene.announced('cloudnative', 'Helm')
      await scene.announced('general', 'Helm')
      await scene.test.ask('olga', '!meetup subscribe', 'steering')
      const second = await scene.test.ask('olga', '!meetup announce mention:here')
      await scene.rooms.answerTo('akua', '!meetup going')
      const edited = await scene.editedTo('cloudnative', '1 in the room')

      expect(preview.mentions?.map(({ username }) => username)).toEqual(['olga'])
      expect(preview.msg).toContain('**Appel**\u00a0: à toutes les personnes de ces salons')
      expect(second.msg).toContain('once is the limit')
      expect(second.msg).toContain(`\`!meetup announce #${meetup.id}\``)
      expect(message._id).toBe(edited._id)
      expect(edited.mentions).toEqual([])
    })

    it('stands at the beginning of the message', async () => {
      await scene.test.ask('olga', '!meetup subscribe')

      await scene.test.confirm('olga', '!meetup announce mention:here')

      const { msg, mentions } = await scene.announced('cloudnative', 'Helm')
      expect(msg).toMatch(/^@here\n### Helm/)
      expect(mentions).toEqual([expect.objectContaining({ _id: 'here' })])
    })

    it('is refused when the message stands already, because an edit calls nobody', async () => {
      await scene.test.ask('olga', '!meetup subscribe')
      await scene.test.confirm('olga', '!meetup announce')

      expect((await scene.test.ask('olga', '!meetup announce mention:all')).msg).toContain(
        "editing a message doesn't notify anyone",
      )
    })
  })

  const hostile = [
    '@all @here @akua #general',
    'x\n@all\n@here',
    '＠all ﹫here @\u200ball',
    '](https://evil.example) [click](javascript:alert(1)) <https://evil.example|x>',
    '**Bold:** # no ``` fence ~~~ > @all',
    '\u202e@all\u2066 @here',
  ].join(' ')

  it('repeats hostile words in title, place, reason and talks so that it calls nobody and hides no link', async () => {
    const { talks, meetups } = scene.test.bot.store
    await meetups.change(meetup.id, { title: hostile, place: hostile }, testClock.now())
    const talk = await talks.add(
      {
        title: hostile,
        presenter: { id: 'p', username: 'akua' },
        lengthMinutes: 20,
        lang: 'en',
        from: 'room',
        state: 'proposed',
      },
      scene.time.now(),
    )
    await talks.change(talk.id, { state: 'scheduled', meetupId: meetup.id }, { at: scene.time.now(), who: 'x', step: 'place' })
    await scene.subscribeBoth()

    const preview = await scene.test.ask('olga', '!meetup announce')
    await scene.test.ask('olga', '!meetup yes')
    const [shown] = [await scene.announced('cloudnative', 'When'), await scene.announced('general', 'Quand')]
    const standing = { ...shown }
    await meetups.change(meetup.id, { state: 'cancelled', cancelReason: hostile }, testClock.now())
    const edited = await scene.editedTo('cloudnative', 'Reason')

    expect(preview.mentions?.map(({ username }) => username)).toEqual(['olga'])
    for (const { mentions, channels, msg } of [standing, edited]) {
      expect({ mentions, channels }).toEqual({ mentions: [], channels: [] })
      expect(msg.replace(/\[Code (?:of conduct|de conduite)\]\([^)]*\)/g, '')).not.toMatch(
        /\]\(|[\u202a-\u202e\u2066-\u2069\u200b]|```/,
      )
    }
  })
})
