import { describe, expect, it } from 'vitest'
import { openMinutesScene } from '../../support/minutes-scene.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openMinutesScene)

const store = () => scene.test.bot.store
const live = () => store().liveMinutes.find(scene.meetup.id)
const undo = async (username: string) => (await scene.test.ask(username, '!meetup undo')).msg
const appoint = (username: string) =>
  store().roles.give({ personId: scene.test.idOf(username), username, role: 'organizer', since: scene.time.now() })
const dismissFromRole = (username: string) =>
  store().roles.take(scene.test.idOf(username), 'organizer', scene.test.idOf('olivia'))
const name = (username: string) => store().liveMinutes.name(scene.meetup.id, { id: scene.test.idOf(username), username }, 'en')

const refusal = 'Only the minute-taker (alice) or an organizer'

describe('somebody who has lost the right to do it can’t undo', () => {
  it('the start of minutes', async () => {
    await appoint('victor')
    await name('alice')
    await scene.mark('victor', '!meetup start')
    await dismissFromRole('victor')

    expect(await undo('victor')).toContain(refusal)
    expect(await live()).toMatchObject({ state: 'open' })
  })

  it('who takes the minutes, before the meetup and during it', async () => {
    await appoint('victor')
    await name('francois')
    await scene.mark('victor', '!meetup minute-taker @alice')
    await dismissFromRole('victor')

    const before = await undo('victor')
    await scene.mark('alice', '!meetup start')
    const during = await undo('victor')

    expect([before, during]).toEqual([expect.stringContaining(refusal), expect.stringContaining(refusal)])
    expect(await live()).toMatchObject({ taker: { username: 'alice' } })
  })

  it('marks and corrections, once somebody else takes the minutes', async () => {
    await scene.mark('olivia', '!meetup minute-taker @victor')
    await scene.mark('olivia', '!meetup start')
    await scene.mark('victor', '!meetup note First')
    await scene.mark('victor', '!meetup s/First/Second/')
    await scene.mark('victor', '!meetup minute-taker @alice')
    await store().undoLog.take((await store().undoLog.newest(scene.test.idOf('victor'), roomId(), scene.time.now()))?.id ?? 0)

    const correction = await undo('victor')
    await store().undoLog.take((await store().undoLog.newest(scene.test.idOf('victor'), roomId(), scene.time.now()))?.id ?? 0)
    const mark = await undo('victor')

    expect([correction, mark]).toEqual([expect.stringContaining(refusal), expect.stringContaining(refusal)])
    expect(await scene.marks()).toEqual(['note: Second'])
  })

  it('what is dismissed', async () => {
    await appoint('victor')
    await scene.mark('victor', `!meetup dismiss minutes #${scene.meetup.id}`)
    await dismissFromRole('victor')

    expect(await undo('victor')).toContain('Only an organizer can do this.')
    expect(await store().followUps.isDismissed([scene.meetup.id], 'minutes')).toBe(true)
  })

  it('what they did to somebody else’s talk', async () => {
    const presenter = { id: scene.test.idOf('alice'), username: 'alice' }
    const offered = { title: 'Helm charts', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter } as const
    const talk = await store().talks.add(offered, scene.time.now())
    await appoint('victor')
    await scene.mark('victor', `!meetup withdraw #${talk.id}`)
    await dismissFromRole('victor')

    expect(await undo('victor')).toContain('Only the presenter')
    expect(await store().talks.find(talk.id)).toMatchObject({ state: 'withdrawn' })
  })
})

describe('somebody who still has the right', () => {
  it('undoes the start, and the log says so', async () => {
    await scene.mark('olivia', '!meetup start')
    await scene.mark('olivia', '!meetup undo')

    expect((await live())?.state).not.toBe('open')
    expect((await store().audit.latest(5)).map(({ what }) => what)).toContain('minutes start undo')
  })

  it('hands the minutes back', async () => {
    await scene.mark('olivia', '!meetup minute-taker @alice')
    await scene.mark('olivia', '!meetup minute-taker @victor')
    await scene.mark('olivia', '!meetup undo')

    expect(await live()).toMatchObject({ taker: { username: 'alice' } })
  })
})

function roomId(): string {
  return scene.test.sandbox.rooms.find(({ name: one }) => one === 'cloudnative')?._id ?? ''
}
