/** The database cannot be used at all. The message says how to fix it. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable'
}
