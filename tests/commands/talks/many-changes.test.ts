import { describe, expect, it } from 'vitest'
import { mostNewsPerHour } from '../../../src/features/talks/notify-organizers.ts'
import { openTalkScene } from '../../support/talk-scene.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openTalkScene)

/** What organizers hear about talks. */
const told = (username: string) =>
  scene.rooms.told(username).filter((text) => /talk|présentation/i.test(text.split('\n')[0] ?? ''))
const newest = (username: string) => told(username).at(-1)?.replaceAll('\u00a0', ' ') ?? ''
/** Titles that are as long as a title can be. */
const title = (index: number) => `${index} ${'long *title* '.repeat(38)}`.slice(0, 490)

describe('somebody who offers and withdraws talks again and again', () => {
  it('causes one message to each organizer after the first five, and the newest state is in it', async () => {
    await scene.privately('olga', 'lang en')
    const before = told('olga').length
    for (let index = 0; index < 40; index += 1) {
      const { id } = { id: Number(/#(\d+)/.exec(await scene.privately('akua', `present "${title(index)}"`))?.[1]) }
      if (index % 3 === 0) await scene.privately('akua', `withdraw #${id}`)
    }

    await scene.test.sandbox.waitForMessage(() => newest('olga').includes('`#'))
    const pending = await scene.test.bot.store.talks.of(scene.test.idOf('akua'))
    const open = pending.filter(({ state }) => state === 'proposed')
    await expect.poll(() => open.every(({ id }) => newest('olga').includes(`\`#${id}\``))).toBe(true)

    expect(told('olga').length - before).toBe(mostNewsPerHour + 1)
    expect(newest('olga')).toContain('### akua keeps changing talks')
    expect(open).toHaveLength(10)
  })

  it('is told about one by one again in the next hour, and by others at any time', async () => {
    for (let index = 0; index < 4; index += 1) {
      const answer = await scene.privately('akua', `present "Talk ${index}"`)
      await scene.privately('akua', `withdraw #${/#(\d+)/.exec(answer)?.[1]}`)
    }
    await scene.test.sandbox.waitForMessage(() => newest('olga').includes('modifie ses présentations à répétition'))
    const folded = told('olga').length

    const other = await scene.offer('rhys', 'present "Another person"')
    scene.time.advance(3_600_000)
    await scene.offer('akua', 'present "Later"')

    expect(other.id).toBeGreaterThan(0)
    expect(
      told('olga')
        .slice(folded)
        .map((text) => text.split('\n')[0]),
    ).toEqual(['### New talk proposal: “Another person”', '### New talk proposal: “Later”'])
  })
})
