/** Small facts the bot keeps about itself. */
export interface Settings {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string): Promise<void>
  /** Sets the value unless there is one, and returns the stored one, so that several copies agree. */
  setOnce(key: string, value: string): Promise<string>
}
