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
  store().roles.take(scene.test.idOf(username), 'organizer', scene.test.idOf('olga'))
const name = (username: string) => store().liveMinutes.name(scene.meetup.id, { id: scene.test.idOf(username), username }, 'en')

const refusal = 'Only the minute-taker (akua) or an organizer'

describe('somebody who has lost the right to do it can’t undo', () => {
  it('the start of minutes', async () => {
    await appoint('rhys')
    await name('akua')
    await scene.mark('rhys', '!meetup start')
    await dismissFromRole('rhys')

    expect(await undo('rhys')).toContain(refusal)
    expect(await live()).toMatchObject({ state: 'open' })
  })

  it('who takes the minutes, before the meetup and during it', async () => {
    await appoint('rhys')
    await name('felix')
    await scene.mark('rhys', '!meetup minute-taker @akua')
    await dismissFromRole('rhys')

    const before = await undo('rhys')
    await scene.mark('akua', '!meetup start')
    const during = await undo('rhys')

    expect([before, during]).toEqual([expect.stringContaining(refusal), expect.stringContaining(refusal)])
    expect(await live()).toMatchObject({ taker: { username: 'akua' } })
  })

  it('marks and corrections, once somebody else takes the minutes', async () => {
    await scene.mark('olga', '!meetup minute-taker @rhys')
    await scene.mark('olga', '!meetup start')
    await scene.mark('rhys', '!meetup note First')
    await scene.mark('rhys', '!meetup s/First/Second/')
    await scene.mark('rhys', '!meetup minute-taker @akua')
    await store().undoLog.take((await store().undoLog.newest(scene.test.idOf('rhys'), roomId(), scene.time.now()))?.id ?? 0)

    const correction = await undo('rhys')
    await store().undoLog.take((await store().undoLog.newest(scene.test.idOf('rhys'), roomId(), scene.time.now()))?.id ?? 0)
    const mark = await undo('rhys')

    expect([correction, mark]).toEqual([expect.stringContaining(refusal), expect.stringContaining(refusal)])
    expect(await scene.marks()).toEqual(['note: Second'])
  })

  it('what is dismissed', async () => {
    await appoint('rhys')
    await scene.mark('rhys', `!meetup dismiss minutes #${scene.meetup.id}`)
    await dismissFromRole('rhys')

    expect(await undo('rhys')).toContain('Only an organizer can do this.')
    expect(await store().followUps.isDismissed([scene.meetup.id], 'minutes')).toBe(true)
  })

  it('what they did to somebody else’s talk', async () => {
    const presenter = { id: scene.test.idOf('akua'), username: 'akua' }
    const offered = { title: 'Helm charts', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter } as const
    const talk = await store().talks.add(offered, scene.time.now())
    await appoint('rhys')
    await scene.mark('rhys', `!meetup withdraw #${talk.id}`)
    await dismissFromRole('rhys')

    expect(await undo('rhys')).toContain('Only the presenter')
    expect(await store().talks.find(talk.id)).toMatchObject({ state: 'withdrawn' })
  })
})

describe('somebody who still has the right', () => {
  it('undoes the start, and the log says so', async () => {
    await scene.mark('olga', '!meetup start')
    await scene.mark('olga', '!meetup undo')

    expect((await live())?.state).not.toBe('open')
    expect((await store().audit.latest(5)).map(({ what }) => what)).toContain('minutes start undo')
  })

  it('can’t undo the start once there are marks', async () => {
    await scene.mark('olga', '!meetup start')
    await scene.mark('olga', '!meetup note First')
    const noted = await store().undoLog.newest(scene.test.idOf('olga'), roomId(), scene.time.now())
    await store().undoLog.take(noted?.id ?? 0)

    expect(await undo('olga')).toContain('already have marks')
    expect(await live()).toMatchObject({ state: 'open' })
  })

  it('can’t undo the start once the minutes are closed, and hears so', async () => {
    await scene.mark('olga', '!meetup start')
    await store().liveMinutes.end(scene.meetup.id, 'closed')

    expect(await undo('olga')).toContain("aren't open any more")
  })

  it('hands the minutes back', async () => {
    await scene.mark('olga', '!meetup minute-taker @akua')
    await scene.mark('olga', '!meetup minute-taker @rhys')
    await scene.mark('olga', '!meetup undo')

    expect(await live()).toMatchObject({ taker: { username: 'akua' } })
  })
})

function roomId(): string {
  return scene.test.sandbox.rooms.find(({ name: one }) => one === 'cloudnative')?._id ?? ''
}
