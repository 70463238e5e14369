/** The database can't be used at all; the message says how to fix it. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable'
}
