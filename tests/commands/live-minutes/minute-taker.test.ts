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
    await name('olivia', 'alice')

    const early = await say('alice', 'minute-taker @victor')
    const before = await taker()
    await scene.mark('alice', '!meetup start')
    await name('alice', 'victor')

    expect(early).toContain('Only the minute-taker (alice) or an organizer')
    expect(before).toBe('alice')
    expect(await taker()).toBe('victor')
  })

  it('is nobody whose account is closed', async () => {
    scene.test.sandbox.setActive('victor', false)

    expect(await say('olivia', 'minute-taker @victor')).toContain('The account of victor is closed.')
    expect(await taker()).toBeUndefined()
  })

  it('stays when somebody else was named before the undo', async () => {
    await name('olivia', 'alice')
    const other = { id: scene.test.idOf('francois'), username: 'francois' }
    await scene.test.bot.store.liveMinutes.name(scene.meetup.id, other, 'en')

    expect(await say('olivia', 'undo')).toContain('Somebody else has been named since')
    expect(await taker()).toBe('francois')
  })

  it('is not changed any more once the minutes have ended, neither by naming nor by undo', async () => {
    await name('olivia', 'alice')
    await scene.mark('alice', '!meetup start')
    await scene.test.bot.store.liveMinutes.end(scene.meetup.id, 'ended')

    const named = await say('olivia', `minute-taker @victor #${scene.meetup.id}`)
    const undone = await say('olivia', 'undo')

    expect(named).toContain('have already ended')
    expect(undone).toContain('nothing was undone')
    expect(await taker()).toBe('alice')
  })

  it('hears how it works, unless it is who named them', async () => {
    await name('olivia', 'alice')
    await name('olivia', 'olivia')
    await say('olivia', 'conduct')

    await expect.poll(() => told('alice')).toHaveLength(1)
    expect(told('olivia').filter((text) => text.includes('is now the minute-taker'))).toHaveLength(2)
    expect(told('olivia')).toHaveLength(2)
  })
})
