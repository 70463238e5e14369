/** The database cannot be used at all; the message says what to mend. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable'
}
