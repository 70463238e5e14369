import { describe, expect, it } from 'vitest'
import { openMinutesScene } from '../../support/minutes-scene.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openMinutesScene)

const say = async (username: string, call: string) => (await scene.test.ask(username, `!meetup ${call}`)).msg
const name = (username: string, other: string) => scene.mark(username, `!meetup minute-taker @${other}`)
const taker = async () => (await scene.test.bot.store.liveMinutes.find(scene.meetup.id))?.taker?.username
const told = (username: string) => scene.rooms.told(username)

describe('who takes the minutes', () => {
  it('hands them over while they are open, and not before', async () => {
    await name('olga', 'akua')

    const early = await say('akua', 'minute-taker @rhys')
    const before = await taker()
    await scene.mark('akua', '!meetup start')
    await name('akua', 'rhys')

    expect(early).toContain('Only the minute-taker (akua) or an organizer')
    expect(before).toBe('akua')
    expect(await taker()).toBe('rhys')
  })

  it('is nobody whose account is closed', async () => {
    scene.test.sandbox.setActive('rhys', false)

    expect(await say('olga', 'minute-taker @rhys')).toContain('The account of rhys is closed.')
    expect(await taker()).toBeUndefined()
  })

  it('stays when somebody else was named before the undo', async () => {
    await name('olga', 'akua')
    const other = { id: scene.test.idOf('felix'), username: 'felix' }
    await scene.test.bot.store.liveMinutes.name(scene.meetup.id, other, 'en')

    expect(await say('olga', 'undo')).toContain('Somebody else has been named since')
    expect(await taker()).toBe('felix')
  })

  it('is not changed any more once the minutes have ended, neither by naming nor by undo', async () => {
    await name('olga', 'akua')
    await scene.mark('akua', '!meetup start')
    await scene.test.bot.store.liveMinutes.end(scene.meetup.id, 'ended')

    const named = await say('olga', `minute-taker @rhys #${scene.meetup.id}`)
    const undone = await say('olga', 'undo')

    expect(named).toContain('have already ended')
    expect(undone).toContain('nothing was undone')
    expect(await taker()).toBe('akua')
  })

  it('hears how it works, unless it is who named them', async () => {
    await name('olga', 'akua')
    await name('olga', 'olga')
    await say('olga', 'conduct')

    await expect.poll(() => told('akua')).toHaveLength(1)
    expect(told('olga').filter((text) => text.includes('is now the minute-taker'))).toHaveLength(2)
    expect(told('olga')).toHaveLength(2)
  })
})
