import { expect, it, onTestFinished } from 'vitest'
import { createMemoryGroup } from '../../bench/cgroup.ts'
import { startNode } from '../../bench/child.ts'

const probe = await createMemoryGroup()
await probe?.remove()

const holding = `globalThis.held = Buffer.alloc(64 * 2 ** 20, 1); console.log('{"msg":"ready"}'); setInterval(() => {}, 1000)`

async function start() {
  const child = await startNode(['-e', holding], { cwd: '.', env: {} })
  let isEnded = false
  const end = async () => {
    if (!isEnded) await child.end()
    isEnded = true
  }
  onTestFinished(end)
  return { child, end }
}

it.skipIf(process.platform !== 'linux')('tells the resident memory of what it starts', async () => {
  const { child } = await start()

  expect(await child.residentMb()).toBeGreaterThan(64)
})

it.skipIf(probe === undefined)(
  'is charged with all that a process holds, from its first page, and is removed after it',
  async () => {
    const { child, end } = await start()

    expect(await child.group?.usedMb()).toBeGreaterThan(64)
    expect(await child.group?.peakMb()).toBeGreaterThan(64)

    await end()
    await expect(child.group?.usedMb()).rejects.toThrow('ENOENT')
  },
)
