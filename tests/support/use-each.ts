import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

type Close<T> = (opened: T) => unknown

/**
 * Opens something before each test of a file, or of a `describe`, and closes it afterwards.
 * What this returns is always that of the current test; before the first test it's empty.
 */
export function useEach<T extends object>(open: () => T | Promise<T>, close: Close<T> = closeIfOpen): T {
  const current = {} as T
  beforeEach(async () => become(current, await open()))
  afterEach(() => close(current))
  return current
}

/** The same, with one for all tests. */
export function useShared<T extends object>(open: () => T | Promise<T>, close: Close<T> = closeIfOpen): T {
  const current = {} as T
  beforeAll(async () => become(current, await open()))
  afterAll(() => close(current))
  return current
}

/** Getters stay getters. */
function become<T extends object>(current: T, opened: T): void {
  Object.defineProperties(current, Object.getOwnPropertyDescriptors(opened))
}

function closeIfOpen(current: object): unknown {
  return 'close' in current && typeof current.close === 'function' ? current.close() : undefined
}
