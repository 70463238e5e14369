import type { Mirrors } from '../../src/messaging/mirrors.ts'

/** For tests in which nothing leaves the workspace. */
export const noMirrors: Mirrors = {
  post: async (name) => {
    throw new Error(`Nothing should be posted to ${name}.`)
  },
}
