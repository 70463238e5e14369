export interface QueueOptions<T> {
  /** How many are worked on at a time. */
  readonly atOnce: number
  /** Never rejects. */
  readonly work: (item: T) => Promise<void>
  /** Finds others when all else is under way; `areMore` when there may be still more. Never rejects. */
  readonly more: () => Promise<{ readonly items: readonly T[]; readonly areMore: boolean }>
  /** True once nothing is to be begun but what was pushed. */
  readonly stopped: () => boolean
}

/** Works on so many things at a time, those first that somebody waits for. Each is told from others by its id. */
export interface Queue<T> {
  /** `areMore`: `more` would find others. */
  push(items: readonly T[], areMore?: boolean): void
  /** Whether another one would be begun at once. */
  hasRoom(): boolean
  /** Asks for more, if there is room; else as soon as there is. Resolves when what was found is begun. */
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

  /** One whose claim has ended while it is still at work here is claimed anew, but not begun twice. */
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
