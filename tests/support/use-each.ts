import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

type Open<T> = () => T | Promise<T>
type Close<T> = (opened: T) => unknown

/**
 * Opens something before each test of a file, or of a `describe`, and closes it afterwards.
 * What this returns always has the properties of the current test's; before the first test it has none.
 */
export function useEach<T extends object>(open: Open<T>, close: Close<T> = closeIfClosable): T {
  const { current, begin, end } = createUse(open, close)
  beforeEach(begin)
  afterEach(end)
  return current
}

/** The same, with one for all tests. */
export function useShared<T extends object>(open: Open<T>, close: Close<T> = closeIfClosable): T {
  const { current, begin, end } = createUse(open, close)
  beforeAll(begin)
  afterAll(end)
  return current
}

function createUse<T extends object>(open: Open<T>, close: Close<T>) {
  const current = {} as T
  let opened: T | undefined
  return {
    current,
    async begin() {
      opened = await open()
      // Getters stay getters.
      Object.defineProperties(current, Object.getOwnPropertyDescriptors(opened))
    },
    async end() {
      // Nothing was opened when a hook before this one failed.
      if (opened !== undefined) await close(opened)
      opened = undefined
    },
  }
}

function closeIfClosable(opened: object): unknown {
  return 'close' in opened && typeof opened.close === 'function' ? opened.close() : undefined
}
