import type { EpochMs } from './dates/time.ts'

import type { Lang } from './i18n/lang.ts'

/** A page that anyone who can reach the port may read. */
export interface Page {
  /** Media type with its parameters. */
  readonly type: string
  readonly body: string
  /** The language of the text; undefined when the page has both. */
  readonly lang?: Lang
  /** When what it shows was last changed, if that is known. */
  readonly changedAt?: EpochMs
  /** The `content-security-policy` header, if the page needs a different one from the default. */
  readonly policy?: string
  /** Only for the person who has its address: nothing on the way may keep it, and search engines may not list it. */
  readonly isPrivate?: true
  /** The language was chosen by the browser's `accept-language` header. */
  readonly isNegotiated?: true
}

export interface Pages {
  /**
   * The page at a path, in the preferred language of the `accept-language` header when the path doesn't name one. Undefined when
   * there is no such page, or when the operator has turned the pages off.
   * @throws whatever the store throws.
   */
  find(path: string, acceptLanguage: string | undefined): Promise<Page | undefined>
}
