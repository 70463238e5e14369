import { beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../../src/features/people/system-actor.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

describe('the log', () => {
  const { test } = useTestBot()

  beforeEach(async () => {
    const where = { where: '', detail: '#1' }
    await test.bot.store.audit.add({ at: testClock.now(), who: test.idOf('olga'), what: 'move', ...where })
    await test.bot.store.audit.add({ at: testClock.now(), who: systemActor.id, what: 'remind send', ...where })
  })

  const read = async (text: string) => (await test.ask('olga', text, test.sandbox.direct('olga', testBotName))).msg

  it('tells what people did, and with a word also what the bot did of its own accord', async () => {
    const people = await read('log')
    const last = await read('log 1')
    const all = await read('log all')
    const lastOfAll = await read('journal 1 tout')

    expect(people).toContain('**move**')
    expect(people).not.toContain('**remind send**')
    expect(last).toContain('**move**')
    expect(all).toMatch(/\*\*remind send\*\*[\s\S]*\*\*move\*\*/)
    expect(lastOfAll).toContain('**rappel envoyé**')
    expect(lastOfAll).not.toContain('déplacement')
  })

  it('says what a number of lines may be', async () => {
    expect(await read('log 99')).toContain('30')
    expect(await read('log zzz')).toContain('zzz')
  })

  it('folds what somebody does again and again, and pages by person and by day', async () => {
    const { audit } = test.bot.store
    const day = 86_400_000
    await audit.add({ at: Date.UTC(2018, 3, 1), who: test.idOf('olga'), what: 'schedule', where: '', detail: '#7' })
    for (let index = 0; index < 36; index += 1)
      await audit.add({ at: testClock.now(), who: test.idOf('akua'), what: 'answer', where: '', detail: `#1 no > ${index}` })

    const [folded, ofOlga, old] = [
      await read('log 2'),
      await read('log 30 @olga'),
      await read(`journal avant ${new Date(Date.UTC(2018, 3, 1) + 2 * day).toISOString().slice(0, 10)}`),
    ]

    expect(folded).toMatch(/\*\*answer\*\* .* · ×\d+/)
    expect(folded.match(/\*\*answer\*\*/g)).toHaveLength(1)
    expect(ofOlga).toContain('**schedule**')
    expect(ofOlga).not.toContain('**answer**')
    expect(old).toContain('**planification**')
    expect(old).not.toContain('**déplacement**')
  })

  it('is read in words of one’s language and in one’s own time, without data of the program', async () => {
    const { audit } = test.bot.store
    const add = (what: string, detail: string) =>
      audit.add({ at: testClock.now() + 1, who: test.idOf('olga'), what, where: '', detail })
    await add('schedule', '#7 2026-12-17T18:00:00.000Z')
    await add('quiet', '{"weekends":true,"holidays":false}')
    await add('talk accept', '#9 proposed > accepted: no hurry')
    await add('answer', '#7 unanswered > room by reaction')

    const french = await read('journal 4')

    const plain = french.replaceAll('\u2060', '')
    expect(plain).toContain('**réponse** #7 sans réponse › sur place par réaction')
    expect(french).toContain('acceptée: no hurry')
    expect(plain).toContain('**planification** #7 le jeudi 17 décembre 2026 à 13 h (HNE)')
    expect(french).toMatch(/\*\*silence\*\*(?: ·|\n|$)/)
  })

  it('names no private room elsewhere, and calls the bot itself by no account', async () => {
    const secret = { id: 'm9', roomId: 'secret-room', roomKind: 'group', roomName: 'salaries', text: 'x', sentAt: 1 } as const
    const claim = { owner: 'x', now: 1, until: 2 }
    const open = { ...secret, id: 'm10', roomId: 'open-room', roomKind: 'channel', roomName: 'lobby' } as const
    for (const message of [secret, open]) {
      await test.bot.store.inbox.hear({ ...message, sender: { id: 'x', username: 'x' } }, claim)
      await test.bot.store.audit.add({
        ...{ at: testClock.now(), who: systemActor.id, what: 'remind send', where: message.roomId, detail: message.id },
      })
    }

    const told = await read('log all')

    expect(told).toContain('a private room')
    expect(told).not.toContain('salaries')
    expect(told).toContain('lobby')
    expect(told).toMatch(/ · me · \*\*remind send\*\*/)
  })
})
