import type { MinutesTrouble } from '../../archive.ts'
import { findTrouble } from './find-trouble.ts'
import type { GitRun } from './run-git.ts'

export interface TreeEntry {
  /** Relative to the folder of minutes. */
  readonly name: string
  readonly blob: string
  readonly size: number
  /** Links and submodules are listed, but not followed. */
  readonly kind: 'file' | 'link' | 'submodule'
}

/** Everything below a folder of a commit. */
export async function readTree(
  run: (args: readonly string[]) => Promise<GitRun>,
  commit: string,
  path: string,
): Promise<readonly TreeEntry[] | MinutesTrouble> {
  const listed = await run(['ls-tree', '-r', '-z', '--long', `${commit}:${path}`])
  if (listed.ended === 'well') return parseEntries(listed.stdout)
  if (path === '') return findTrouble(listed)
  // A missing path and a lost tree look alike; reading the commit's own tree tells them apart.
  const kind = await run(['cat-file', '-t', `${commit}:`])
  const isCommitWhole = kind.ended === 'well' && /Not a valid object name|not a tree object/i.test(listed.stderr)
  return isCommitWhole ? { kind: 'no-path', detail: path } : findTrouble(listed)
}

/** `<mode> <type> <id> <size>\t<name>\0`; `-z` keeps git from quoting names. */
function parseEntries(output: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = []
  for (const line of output.toString('utf8').split('\0')) {
    const [, mode = '', blob = '', size = '', name = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? []
    if (name !== '') entries.push({ name, blob, size: Number(size) || 0, kind: kindOf(mode) })
  }
  return entries
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode.startsWith('100')) return 'file'
  return mode === '160000' ? 'submodule' : 'link'
}
