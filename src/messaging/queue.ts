export interface QueueOptions<T> {
  /** How many are worked on at the same time. */
  readonly atOnce: number
  /** Never rejects. */
  readonly work: (item: T) => Promise<void>
  /** Finds more work when everything else has been started; `areMore` when there may be even more. Never rejects. */
  readonly more: () => Promise<{ readonly items: readonly T[]; readonly areMore: boolean }>
  /** True once nothing may be started except what was pushed. */
  readonly stopped: () => boolean
}

/**
 * Works on a limited number of items at the same time. Pushed items go first because somebody is waiting for them. Items are
 * identified by id.
 */
export interface Queue<T> {
  /** `areMore`: `more` would find others. */
  push(items: readonly T[], areMore?: boolean): void
  /** Whether another item would be started immediately. */
  hasRoom(): boolean
  /** Looks for more work as soon as there is room. Resolves once what was found has been started. */
  look(): Promise<void>
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>
}

export function createQueue<T extends { readonly id: string }>({ atOnce, work, more, stopped }: QueueOptions<T>): Queue<T> {
  const urgent: T[] = []
  const found: T[] = []
  const known = new Set<string>()
  const running = new Set<Promise<void>>()
  let looking: Promise<void> | undefined
  let areOthers = false

  function begin(item: T): void {
    const working = work(item).finally(() => {
      running.delete(working)
      known.delete(item.id)
      turn()
    })
    running.add(working)
  }

  function turn(): void {
    while (running.size < atOnce) {
      const item = urgent.shift() ?? (stopped() ? undefined : found.shift())
      if (item === undefined) break
      begin(item)
    }
    if (areOthers && running.size < atOnce && !stopped()) void find()
  }

  function find(): Promise<void> {
    looking ??= (async () => {
      areOthers = false
      const { items, areMore } = await more()
      areOthers ||= areMore
      take(found, items)
    })().finally(() => {
      looking = undefined
      turn()
    })
    return looking
  }

  /** If a claim expires while its item is still being worked on here, the item is claimed again but not started twice. */
  function take(line: T[], items: readonly T[]): void {
    for (const item of items) {
      if (known.has(item.id)) continue
      known.add(item.id)
      line.push(item)
    }
  }

  return {
    push(items, areMore = false) {
      take(urgent, items)
      areOthers ||= areMore
      turn()
    },
    hasRoom: () => running.size + urgent.length + found.length < atOnce,
    async look() {
      if (stopped()) return
      areOthers = true
      if (running.size < atOnce) await find()
    },
    async idle() {
      while (running.size > 0 || looking !== undefined) await Promise.all([...running, looking])
    },
  }
}
