import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestBot, type TestBot } from '../../support/bot.ts'
import { testClock } from '../../support/test-clock.ts'

describe('the log', () => {
  let test: TestBot

  beforeEach(async () => {
    test = await startTestBot()
    const where = { where: '', detail: '#1' }
    await test.bot.store.audit.add({ at: testClock.now(), who: test.idOf('olivia'), what: 'move', ...where })
    await test.bot.store.audit.add({ at: testClock.now(), who: 'rendezvous', what: 'remind send', ...where })
  })
  afterEach(() => test.close())

  const read = async (text: string) => (await test.ask('olivia', text, test.sandbox.direct('olivia', 'rendezvous'))).msg

  it('tells what people did, and with a word also what the bot did of its own accord', async () => {
    const people = await read('log')
    const last = await read('log 1')
    const all = await read('log all')
    const lastOfAll = await read('journal 1 tout')

    expect(people).toContain('**move**')
    expect(people).not.toContain('**remind send**')
    expect(last).toContain('**move**')
    expect(all).toMatch(/\*\*remind send\*\*[\s\S]*\*\*move\*\*/)
    expect(lastOfAll).toContain('**remind send**')
    expect(lastOfAll).not.toContain('**move**')
  })

  it('says what a number of lines may be', async () => {
    expect(await read('log 99')).toContain('30')
    expect(await read('log zzz')).toContain('zzz')
  })
})
