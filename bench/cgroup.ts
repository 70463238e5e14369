import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rmdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The memory that the kernel charges to a process and its children: with buffers of sockets and the files that it read first. */
export interface MemoryGroup {
  /** A process that writes its id into this file belongs to the group. */
  readonly members: string
  usedMb(): Promise<number>
  /** The most that was ever charged. */
  peakMb(): Promise<number>
  /** Once its processes are gone. */
  remove(): Promise<void>
}

/** Version 2 has one tree for everything, version 1 one for memory. */
const trees = [
  { root: '/sys/fs/cgroup', used: 'memory.current', peak: 'memory.peak' },
  { root: '/sys/fs/cgroup/memory', used: 'memory.usage_in_bytes', peak: 'memory.max_usage_in_bytes' },
] as const

/** A group of its own; undefined where none can be made, as without the right to or in most containers. */
export async function createMemoryGroup(): Promise<MemoryGroup | undefined> {
  for (const { root, used, peak } of trees) {
    const folder = await mkdtemp(join(root, 'rendezvous-bench-')).catch(() => undefined)
    if (folder === undefined) continue
    const readMb = async (file: string) => Number(await readFile(join(folder, file), 'utf8')) / 2 ** 20
    const remove = () => rmdir(folder)
    // A folder elsewhere, or a group that doesn't count memory.
    if (existsSync(join(folder, used)) && existsSync(join(folder, peak)))
      return { members: join(folder, 'cgroup.procs'), usedMb: () => readMb(used), peakMb: () => readMb(peak), remove }
    await remove()
  }
  return undefined
}
