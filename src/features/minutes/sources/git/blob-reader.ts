import type { Git } from './run-git.ts'

export interface BlobReader {
  /** @throws When the blob isn't in the copy, or git can't read it. */
  read(blob: string): Promise<Uint8Array>
  close(): void
}

interface Waiting {
  readonly blob: string
  resolve(bytes: Uint8Array): void
  reject(error: Error): void
}

/** With more broken files than this, the copy itself is broken. */
const mostDeaths = 20

/** One `git cat-file --batch` for all requested blobs. A process per blob would take minutes for ten thousand. */
export function createBlobReader(git: Git, repository: string): BlobReader {
  let child: ReturnType<Git['start']> | undefined
  let deaths = 0
  let waiting: Waiting[] = []
  let pending: Buffer = Buffer.alloc(0)

  /**
   * git exits on a damaged blob. It answers in order, so the first pending request is the cause; the others are requested
   * again.
   */
  function endOf(dead: NonNullable<typeof child>): void {
    if (child !== dead) return
    child = undefined
    pending = Buffer.alloc(0)
    deaths++
    const lost = deaths < mostDeaths ? waiting.slice(0, 1) : waiting
    const others = waiting.slice(lost.length)
    waiting = []
    for (const { reject } of lost) reject(new Error('git cannot read its copy'))
    for (const other of others) ask(other)
  }

  function ask(one: Waiting): void {
    child ??= open()
    waiting.push(one)
    child.stdin.write(`${one.blob}\n`)
  }

  function take(chunk: Buffer): void {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    for (let answer = readAnswer(pending); answer !== undefined; answer = readAnswer(pending)) {
      pending = pending.subarray(answer.length)
      const next = waiting.shift()
      if (answer.bytes === undefined) next?.reject(new Error('missing in the copy'))
      else next?.resolve(answer.bytes)
    }
  }

  function open(): NonNullable<typeof child> {
    const started = git.start(['--git-dir', repository, 'cat-file', '--batch'])
    started.stdout.on('data', take)
    started.stderr.resume()
    started.once('error', () => endOf(started))
    started.once('close', () => endOf(started))
    return started
  }

  return {
    read: (blob) => new Promise((resolve, reject) => ask({ blob, resolve, reject })),
    close: () => void child?.stdin.end(),
  }
}

/** `<id> blob <size>\n<content>\n`, or `<id> missing\n`; undefined until all of it has arrived. */
function readAnswer(pending: Buffer): { readonly length: number; readonly bytes?: Uint8Array } | undefined {
  const end = pending.indexOf('\n')
  if (end === -1) return undefined
  const [, size] = / blob (\d+)$/.exec(pending.toString('latin1', 0, end)) ?? []
  if (size === undefined) return { length: end + 1 }
  const length = end + 1 + Number(size) + 1
  // Copied, because the chunk it lies in also holds other files.
  return pending.length < length ? undefined : { length, bytes: Uint8Array.prototype.slice.call(pending, end + 1, length - 1) }
}
