import { beforeAll, describe, expect, it } from 'vitest'
import { testBotName } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

describe('people answer a preview in their own words', () => {
  const { test } = useTestBot({ isShared: true })
  let room: string

  beforeAll(() => {
    room = test.sandbox.direct('olga', testBotName)
  })

  const say = async (words: string) => (await test.ask('olga', words, room)).msg.replaceAll('\u00a0', ' ')
  const plan = () =>
    test.bot.store.meetups.add(
      { startsAt: testClock.now() + 86_400_000, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' },
      testClock.now(),
    )
  const stateOf = async (id: number) => (await test.bot.store.meetups.find(id))?.state

  it.each(['yes please', 'Sure, go ahead.', 'ok', 'oui, vas-y', 'D’accord', 'yep 👍'])('and %s does it', async (answer) => {
    const { id } = await plan()
    await say(`cancel meetup #${id} reason:Closed`)
    await say(answer)

    expect(await stateOf(id)).toBe('cancelled')
  })

  it.each([
    ['nah, leave it', "OK, I'm leaving everything as it is."],
    ['never mind', "OK, I'm leaving everything as it is."],
    ['non merci', 'Tout reste en l’état.'],
    ['Laisse tomber', 'Tout reste en l’état.'],
    ['cancel', "OK, I'm leaving everything as it is."],
  ])('and %s drops it', async (answer, reply) => {
    const { id } = await plan()
    await say(`cancel meetup #${id} reason:Closed`)

    expect(await say(answer)).toContain(reply)
    expect(await say('yes')).toContain("There's nothing to confirm here.")
    expect(await stateOf(id)).toBe('planned')
  })

  it.each(['yes but not today', 'yes, at 14:00', 'not sure', 'no, go ahead', 'thanks'])(
    'and %s does nothing, because it says something else',
    async (answer) => {
      const { id } = await plan()
      await say(`cancel meetup #${id} reason:Closed`)
      await say(answer)

      expect(await stateOf(id)).toBe('planned')
      await say('no')
    },
  )

  it('and a call that was asked about is run by a sure, or dropped by a nope', async () => {
    await plan()
    expect(await say('raise the capacity to 30')).toContain('Do you mean `capacity 30`?')
    expect(await say('nope')).toContain("OK, I'm leaving everything as it is.")
    expect(await say('raise the capacity to 30')).toContain('Do you mean `capacity 30`?')
    expect(await say('yep go for it')).toContain('The room now has 30 seats')
  })

  it('and what the bot still asks about is dropped by a never mind', async () => {
    expect(await say('remind me 1d before')).not.toContain('nothing to confirm')
    expect(await say('suggest')).toContain('For example')
    expect(await say('never mind')).toContain("OK, I'm leaving everything as it is.")
    expect(await say('Secrets in Kubernetes')).not.toMatch(/suggest.* Secrets|added|topic `#/i)
  })

  it('and without a question, the same words mean nothing', async () => {
    expect(await say('yes please')).toContain("There's nothing to confirm here.")
    expect(await say('non merci')).toContain('Il n’y a rien à confirmer ici.')
  })
})
