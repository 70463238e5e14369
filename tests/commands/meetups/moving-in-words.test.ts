import { beforeEach, describe, expect, it } from 'vitest'
import { openConversation } from '../../support/conversation.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { useEach } from '../../support/use-each.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

// The clock starts on November 25, 2026.
describe('an organizer who changes meetups in their own words', () => {
  const { clock, time } = createMovingClock()
  const { test } = useTestBot({ clock, sandbox: { now: clock.now } })
  const olga = useEach(() => openConversation(test.sandbox, 'olga'))
  const akua = useEach(() => openConversation(test.sandbox, 'akua'))

  beforeEach(async () => {
    await plan('Under way', clock.now() - 600_000)
    await plan('Service mesh', Date.UTC(2026, 11, 17, 18))
    await plan('Prometheus', Date.UTC(2027, 2, 11, 18))
  })

  const plan = (title: string, startsAt: number) =>
    test.bot.store.meetups.add(
      { title, startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x', place: '90 Elgin' },
      startsAt - 1,
    )
  const say = async (words: string) => (await olga.say(words)).replaceAll(/[\u00a0\u202f]/g, ' ')
  const startOf = async (title: string) =>
    (await test.bot.store.meetups.between(0, Date.UTC(2030, 0))).find((one) => one.title === title)?.startsAt

  it.each([
    ['move it to december 18', 'Service mesh', Date.UTC(2026, 11, 18, 18)],
    ['push it back a week', 'Service mesh', Date.UTC(2026, 11, 24, 18)],
    ['devance-la d’une heure', 'Service mesh', Date.UTC(2026, 11, 17, 17)],
    ['move the prometheus meetup to march 18', 'Prometheus', Date.UTC(2027, 2, 18, 17)],
    // The clock changes on March 14; the meetup stays at 1 pm.
    ['move "prometheus" a week later', 'Prometheus', Date.UTC(2027, 2, 18, 17)],
    ['déplacer prochaine 2 semaines plus tard', 'Service mesh', Date.UTC(2026, 11, 31, 18)],
  ])('moves the meetup that is meant, once that is confirmed: %s', async (words, title, startsAt) => {
    const before = await startOf(title)
    const preview = await say(words)
    const unmoved = await startOf(title)
    await say('sounds good')

    expect(preview).toContain(title)
    expect(unmoved).toBe(before)
    expect(await startOf(title)).toBe(startsAt)
  })

  it('says which meetups a title may mean, and when it means none', async () => {
    await plan('Mesh on Windows', Date.UTC(2027, 0, 14, 18))

    expect(await say('show "mesh"')).toMatch(
      /^There are several meetups with “mesh” in their titles: `#\d+` Service mesh, `#\d+` Mesh/,
    )
    expect(await say('voir « coquille »')).toContain('Aucune rencontre à venir n’a « coquille » dans son titre.')
  })

  it('changes the place, the title and the length, after a yes', async () => {
    for (const [words, shown] of [
      ['change the place to 10 Wellington', '**Where**: 10 Wellington'],
      ['rename the mesh meetup to "Sidecars"', '### Sidecars'],
    ] as const) {
      expect(await say(words)).toMatch(/^Do you mean `edit meetup /)
      expect(await say('ok')).toContain(shown)
    }
  })

  it('is asked for what is missing, and the next words are it', async () => {
    expect(await say('change the venue')).toContain('What should come after `place:`?')
    expect(await say('push it back a week')).toMatch(/Move the meetup: Service mesh/)
    await say('no')
    await say('change the venue')
    expect(await say('10 Wellington')).toContain('**Where**: 10 Wellington')
    expect(await say('remind everyone tomorrow at 9 to sign up')).toContain('Who should I remind?')
    expect(await say('#cloudnative')).toContain('**Words**: sign up')
    expect(await say('move a meetup')).toContain('Upcoming meetups')
    expect(await say('the one about Prometheus')).toContain('I need a date here')
    expect(await say('march 18')).toMatch(/Move the meetup: Prometheus/)
    expect(await say('move a meetup')).toContain('Upcoming meetups')
    expect(await say('the third')).toContain('I need a date here')
    expect(await say('march 19')).toMatch(/Move the meetup: Prometheus/)
  })

  it('plans a meetup from a sentence only after a yes, with its place', async () => {
    const asked = await say('schedule something for January 14 at noon at 90 Elgin')
    const { length: before } = await test.bot.store.meetups.between(0, Date.UTC(2030, 0))
    const done = await say('yes')

    expect(asked).toContain('Do you mean `schedule 2027-01-14 12:00 place:"90 Elgin"`?')
    expect(before).toBe(3)
    expect(done).toContain('**Where**: 90 Elgin')
  })

  it('confirms the last of several questions whether a sentence was meant', async () => {
    await say('raise capacity to 30')
    time.advance(1_000)
    await say('make it 40 seats')

    expect(await say('ok')).toContain('40 seats')
  })

  it('is told nothing after words of agreement when nothing was asked', async () => {
    const room = test.sandbox.direct('akua', test.bot.chat.self?.username ?? '')
    const message = test.sandbox.say('akua', room, 'sounds good')
    await test.sandbox.waitForMessage(({ _id, reactions = {} }) => _id === message._id && ':thumbsup:' in reactions)

    expect(await akua.say('mets-moi un rappel pour demain matin')).toContain('Que dois-je vous rappeler?')
    test.sandbox.say('akua', room, 'd’accord')
    expect(await akua.say('d’appeler Luc')).toMatch(/\*\*Texte\*\*\s: appeler Luc/)
  })

  it.each(['suggest a topic', 'suggérer un sujet', 'propose a talk', 'présenter quelque chose'])(
    'has no title taken from words that only say that there is one: %s',
    async (words) => {
      const question = await akua.say(words)
      const done = await akua.say('Secrets in pipelines')

      expect(question).toMatch(/what should it say|que dois-je écrire|write its title now|écrivez son titre maintenant/)
      expect(done).toContain('Secrets in pipelines')
      expect(done).not.toContain('a topic')
    },
  )

  it.each([
    ['am I registered?', 'You haven’t answered yet.'],
    ['suis-je inscrit?', 'Vous n’avez pas encore répondu.'],
  ])('shows people their own answer in a direct message: %s', async (question, unanswered) => {
    const plain = async () => (await akua.say(question)).replaceAll("'", '’')
    expect(await plain()).toContain(unanswered)
    await akua.say('going')
    expect(await plain()).toMatch(/You’re coming\.|Vous venez\./)
    expect((await test.ask('akua', '!meetup count')).msg).not.toContain('coming.')
  })
})
