import { describe, expect, it } from 'vitest'
import { commandMessages } from '../../../src/command/messages.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const minuteMs = 60_000

const { test, time } = useTestBot({ startsAt: testClock.now() })

const idOf = (username: string) => test.idOf(username)
const comingMeetups = () => test.bot.store.meetups.coming(time.now(), 10)
const zoneOf = async (username: string) => (await test.bot.store.people.preferences(idOf(username))).zone

describe('a cheap change', () => {
  it('is made at once, says how to take it back, and is taken back once', async () => {
    const made = await test.ask('olga', '!meetup schedule 2031-05-06 13:00 "Terraform"')
    const before = await comingMeetups()

    const back = await test.ask('olga', '!meetup undo')
    const again = await test.ask('olga', '!meetup undo')

    expect(made.msg).toContain(commandMessages.en.howToUndo())
    expect(before.map(({ title }) => title)).toEqual(['Terraform'])
    expect(back.msg).toContain(`Undone: the meetup \`#${before[0]?.id}\` is no longer planned.`)
    expect(await comingMeetups()).toEqual([])
    expect(again.msg).toContain('nothing of yours to undo in this room')
  })

  it('is taken back in French', async () => {
    const room = test.sandbox.direct('olga', testBotName)
    const made = await test.ask('olga', 'planifier 2031-05-06 13 h « Terraform »', room)

    const back = await test.ask('olga', 'défaire', room)

    expect(made.msg).toContain(commandMessages.fr.howToUndo())
    expect(back.msg).toContain('C’est annulé')
    expect(await comingMeetups()).toEqual([])
  })

  it('is taken back after the ones that came later', async () => {
    await test.ask('akua', '!meetup zone America/Vancouver')
    await test.ask('akua', '!meetup zone America/Halifax')

    const first = await test.ask('akua', '!meetup undo')
    const between = await zoneOf('akua')
    const second = await test.ask('akua', '!meetup undo')

    expect(first.msg).toContain('your time zone is America/Vancouver as before')
    expect(between).toBe('America/Vancouver')
    expect(second.msg).toContain('your time zone is America/Toronto as before')
    expect(await zoneOf('akua')).toBeUndefined()
  })

  it('brings back the language in the words of who had chosen the wrong one', async () => {
    await test.ask('rhys', '!meetup lang fr')

    const back = await test.ask('rhys', '!meetup undo')
    const next = await test.ask('rhys', '!meetup conduct')

    expect(back.msg).toContain("Undone: I'll reply in the same language")
    expect(next.msg).toContain('### Code of conduct')
  })

  it('brings back the department that was told before', async () => {
    await test.ask('rhys', '!meetup department TBS')
    await test.ask('rhys', '!meetup department SPC')

    const first = await test.ask('rhys', '!meetup undo')
    const second = await test.ask('rhys', '!meetup undo')

    expect(first.msg).toContain("you're from “TBS”, as before")
    expect(second.msg).toContain("I don't know where you're from, as before")
  })

  it.each([
    { after: 10 * minuteMs, zone: undefined },
    { after: 10 * minuteMs + 1, zone: 'America/Vancouver' },
  ])('can be taken back for ten minutes: $after ms later the zone is $zone', async ({ after, zone }) => {
    await test.ask('akua', '!meetup zone America/Vancouver')

    time.advance(after)
    await test.ask('akua', '!meetup undo')

    expect(await zoneOf('akua')).toBe(zone)
  })

  it('is taken back by the same person in the same room only', async () => {
    await test.ask('olga', '!meetup schedule 2031-05-06 13:00')

    const other = await test.ask('akua', '!meetup undo')
    const elsewhere = await test.ask('olga', '!meetup undo', 'general')

    expect(other.msg).toContain('nothing of yours to undo in this room')
    expect(elsewhere.msg).toContain('nothing of yours to undo in this room')
    expect(await comingMeetups()).toHaveLength(1)
  })

  it('stays when people have acted on it, and what came before stays too', async () => {
    await test.ask('olga', '!meetup zone America/Vancouver')
    await test.ask('olga', '!meetup schedule 2031-05-06 13:00')
    const [meetup] = await comingMeetups()
    const answer = { personId: idOf('akua'), username: 'akua', wish: 'room' } as const
    await test.bot.store.attendance.enter(meetup?.id ?? 0, answer, { kind: 'typed' }, time.now())

    const first = await test.ask('olga', '!meetup undo')
    const second = await test.ask('olga', '!meetup undo')

    expect(first.msg).toContain('so I left everything as it is')
    expect(second.msg).toContain('so I left everything as it is')
    expect(await comingMeetups()).toEqual([meetup])
    expect(await zoneOf('olga')).toBe('America/Vancouver')
  })

  it('stays when the person has changed it again elsewhere', async () => {
    await test.ask('akua', '!meetup zone America/Vancouver')
    await test.ask('akua', '!meetup zone America/Halifax', 'general')

    const { msg } = await test.ask('akua', '!meetup undo')

    expect(msg).toContain("You've changed your time zone again since")
    expect(await zoneOf('akua')).toBe('America/Halifax')
  })

  it('is not taken back by somebody who may not make it any more', async () => {
    const { roles } = test.bot.store
    await test.ask('olga', '!meetup schedule 2031-05-06 13:00')
    await roles.give({ personId: idOf('rhys'), username: 'rhys', role: 'organizer', since: time.now() })
    await roles.take(idOf('olga'), 'organizer', idOf('rhys'))

    const { msg } = await test.ask('olga', '!meetup undo')

    expect(msg).toContain(commandMessages.en.onlyOrganizers())
    expect(await comingMeetups()).toHaveLength(1)
  })

  it('has no undo where it has only been asked for', async () => {
    const { msg } = await test.ask('akua', '!meetup zone')

    expect(msg).not.toContain('undo')
    expect((await test.ask('akua', '!meetup undo')).msg).toContain('nothing of yours to undo')
  })
})
