import { beforeEach, describe, expect, it } from 'vitest'
import { openMinutesScene } from '../../support/minutes-scene.ts'
import { testBotName } from '../../support/seed.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openMinutesScene)

beforeEach(async () => {
  await scene.mark('olga', '!meetup start')
})

const edit = (username: string, id: string, text: string) => scene.test.sandbox.edit(username, id, text)

describe('a mark whose message is edited', () => {
  it('says what the message says now, whatever form it has', async () => {
    const opened = await scene.test.sandbox.waitForMessage(({ msg }) => msg.includes('Minutes are open'))
    const short = await scene.mark('olga', '!note Frist')
    const long = await scene.mark('olga', '!meetup action @rhys book the room due:2031-01-08')
    const kind = await scene.mark('olga', `@${testBotName} note We meet in May`)
    const { _id: line } = scene.test.sandbox.say('olga', 'cloudnative', 'A lien', { tmid: opened._id })
    await scene.test.sandbox.waitForMessage((one) => one._id === line && one.reactions !== undefined)

    edit('olga', short._id, '!note First\n- one\n- two')
    edit('olga', long._id, '!meetup action @akua book two rooms')
    edit('olga', kind._id, `@${testBotName} decision We meet in June`)
    edit('olga', line, 'A line')
    await scene.tick()

    expect(await scene.marks()).toEqual([
      'note: First\n- one\n- two',
      'action: book two rooms',
      'decision: We meet in June',
      'note: A line',
    ])
    const [, action] = await scene.test.bot.store.liveMinutes.marks(scene.meetup.id)
    expect(action).toMatchObject({ owner: { username: 'akua' } })
    expect(action).not.toHaveProperty('due')
  })

  it('is not told that edits are not followed', async () => {
    const { _id } = await scene.mark('olga', '!note Frist')
    edit('olga', _id, '!note First')
    await scene.mark('olga', '!note Second')

    expect(scene.test.sandbox.messages('cloudnative').filter(({ msg }) => msg.includes("I don't follow edits"))).toEqual([])
  })

  it('keeps a later correction, since an edit is followed once', async () => {
    const { _id } = await scene.mark('olga', '!note One')
    edit('olga', _id, '!note Two')
    await scene.tick()
    await scene.mark('olga', '!meetup s/Two/Three/')
    await scene.tick()

    expect(await scene.marks()).toEqual(['note: Three'])
  })

  it('stays as it was when the message is no mark any more, and its author is told once', async () => {
    const { _id } = await scene.mark('olga', '!note Keep this')
    const told = () => scene.rooms.told('olga').filter((msg) => msg.includes('The minutes keep what your message said'))

    edit('olga', _id, 'never mind')
    await scene.tick()
    await expect.poll(() => told()).toHaveLength(1)
    await scene.tick()

    expect(told()[0]).toContain('`Keep this`')
    expect(told()).toHaveLength(1)
    expect(await scene.marks()).toEqual(['note: Keep this'])
  })

  it('does not follow somebody who no longer takes these minutes', async () => {
    await scene.mark('olga', '!meetup minute-taker @rhys')
    const { _id } = await scene.mark('rhys', '!note From Rhys')
    await scene.mark('olga', '!meetup minute-taker @akua')

    edit('rhys', _id, '!note Something else')
    await scene.tick()

    expect(await scene.marks()).toEqual(['note: From Rhys'])
  })
})

describe('a mark whose message is deleted', () => {
  it('is taken out, also when a thread hangs on the message', async () => {
    const plain = await scene.mark('olga', '!note One')
    const answered = await scene.mark('olga', '!note Two')
    await scene.mark('olga', '!note Three')
    scene.test.sandbox.say('akua', 'cloudnative', 'Really?', { tmid: answered._id })

    scene.test.sandbox.deleteAs('olga', plain._id)
    scene.test.sandbox.deleteAs('olga', answered._id)
    await scene.tick()

    expect(await scene.marks()).toEqual(['note: Three'])
  })

  it('is not in the file that `end` shows right after, and stays once the minutes have ended', async () => {
    const gone = await scene.mark('olga', '!note Gone words')
    const kept = await scene.mark('olga', '!note Kept words')
    scene.test.sandbox.deleteAs('olga', gone._id)

    await scene.test.ask('olga', '!meetup end')
    await expect.poll(() => scene.rooms.told('olga').some((msg) => msg.includes('* Kept words'))).toBe(true)
    const shown = scene.rooms.told('olga').join('\n')
    await scene.mark('olga', '!meetup yes')
    scene.test.sandbox.deleteAs('olga', kept._id)
    await scene.tick()

    expect(shown).not.toContain('Gone words')
    expect(await scene.marks()).toEqual(['note: Kept words'])
  })
})
