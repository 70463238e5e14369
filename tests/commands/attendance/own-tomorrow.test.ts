import { beforeEach, describe, expect, it } from 'vitest'
import { testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

/** Friday 4 December 2026, 23:30 in Vancouver: already Saturday in Toronto, whose clock the meetups are planned by. */
const friday = Date.UTC(2026, 11, 5, 6, 30)
const day = 86_400_000

describe('tomorrow, said by somebody in Vancouver on Friday at 23:30', () => {
  const { test } = useTestBot({ startsAt: friday })
  let ids: { readonly saturday: number; readonly sunday: number }

  beforeEach(async () => {
    const add = async (startsAt: number) => {
      const meetup = { startsAt, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' }
      return (await test.bot.store.meetups.add(meetup, friday)).id
    }
    const noon = Date.UTC(2026, 11, 5, 17)
    ids = { saturday: await add(noon), sunday: await add(noon + day) }
    await say('akua', 'zone America/Vancouver')
  })

  const say = async (who: string, text: string) => (await test.ask(who, text, test.sandbox.direct(who, testBotName))).msg
  const answersOf = async (id: number) => (await test.bot.store.attendance.of(id)).map(({ username }) => username)

  it.each(['going tomorrow', "I'll be there tomorrow", 'participer demain', 'going saturday'])(
    'is Saturday: %s',
    async (typed) => {
      const asked = await say('akua', typed)
      if (/yes|oui/.test(asked)) await say('akua', 'yes')

      expect([await answersOf(ids.saturday), await answersOf(ids.sunday)]).toEqual([['akua'], []])
    },
  )

  it('is Sunday for somebody who is in Toronto', async () => {
    await say('felix', 'participer demain')

    expect([await answersOf(ids.saturday), await answersOf(ids.sunday)]).toEqual([[], ['felix']])
  })

  it('keeps dates as they are shown', async () => {
    await say('akua', 'going december 6')

    expect([await answersOf(ids.saturday), await answersOf(ids.sunday)]).toEqual([[], ['akua']])
  })
})
