import { describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { useEach } from '../support/use-each.ts'

const sandbox = useEach(startSandbox)

describe('waiting for a message', () => {
  it('finds one that was said before', async () => {
    const said = sandbox.say('alice', 'cloudnative', 'hello')

    expect(await sandbox.waitForMessage((message) => message.msg === 'hello')).toBe(said)
  })

  it('finds one that is said later, and one that is edited to fit', async () => {
    const first = sandbox.say('alice', 'cloudnative', 'helo')
    const edited = sandbox.waitForMessage((message) => message.msg === 'hello')
    const later = sandbox.waitForMessage((message) => message.msg === 'goodbye')

    sandbox.edit('alice', first._id, 'hello')
    const second = sandbox.say('victor', 'cloudnative', 'goodbye')

    expect([(await edited)._id, (await later)._id]).toEqual([first._id, second._id])
  })

  it('gives up with what was said instead', async () => {
    sandbox.say('alice', 'cloudnative', 'something else')

    await expect(sandbox.waitForMessage(() => false, { timeoutMs: 1 })).rejects.toThrow(
      /within 1 ms[\s\S]*alice in .*"something else"/,
    )
  })
})

describe('people of the sandbox', () => {
  it('keep their ids from one run to the next, because bots remember them', async () => {
    const other = await startSandbox()
    const ids = (world: Sandbox): string[] => [...world.users, ...world.rooms].map((one) => one._id)

    expect(ids(other)).toEqual(ids(sandbox))

    await other.close()
  })

  it('are refused by name when they do not exist', () => {
    expect(() => sandbox.say('nobody', 'cloudnative', 'x')).toThrow('no person called nobody')
    expect(() => sandbox.say('alice', 'nowhere', 'x')).toThrow('no room nowhere')
  })
})
